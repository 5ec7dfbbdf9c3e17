import { acceptOffer } from "./accept-offer.ts";
import { editWaitlist, leaveWaitlist } from "./change-place.ts";
import { declineOffer, expireOffers } from "./end-offers.ts";
import { joinWaitlist } from "./join-waitlist.ts";
import type { Waitlist } from "./model.ts";
import { offerFreedTime } from "./offer-freed-time.ts";
import type { WaitlistParts } from "./parts.ts";
import { waitlistPlaces } from "./waitlist-position.ts";

/** The clinic's waitlist. `db` is a pool of the app's role; every verb runs in transactions of its clinic. */
export function createWaitlist(parts: WaitlistParts): Waitlist {
  return {
    join: (context, request) => joinWaitlist(parts, context, request),
    edit: (context, request) => editWaitlist(parts, context, request),
    leave: (context, request) => leaveWaitlist(parts, context, request),
    places: (context) => waitlistPlaces(parts, context),
    accept: (context, request) => acceptOffer(parts, context, request),
    decline: (context, offerId) => declineOffer(parts, context, offerId),
    offerFreedTime: (clinicId, freed) => offerFreedTime(parts, clinicId, freed),
    expireOffers: (clinicId) => expireOffers(parts, clinicId),
  };
}
