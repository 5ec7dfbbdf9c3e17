import type { WaitlistOffer, WaitlistPlace } from "../../../src/scheduling/waitlist/model.ts";
import type { Action } from "../../scenario/schema.ts";
import { type Acting, ActionFailed, bySlug, detailsOf, idOf, keyOf, personOf } from "./acting.ts";

type Of<Key extends string> = Extract<Action, Record<Key, unknown>>[Key & keyof Extract<Action, Record<Key, unknown>>];

export async function joinWaitlist(acting: Acting, action: Of<"join_waitlist">): Promise<void> {
  const { visitType, practitioner, dates, weekdays, times, swap } = action;
  const place = await acting.verbs.waitlist.join(acting.context, {
    ...(swap
      ? { swapAppointmentId: idOf(acting.named.visits, acting, swap) }
      : { patient: detailsOf(personOf(acting, action.patient)) }),
    visitTypeId: bySlug(acting, "visitTypes", visitType).id,
    criteria: {
      practitionerIds: practitioner ? [bySlug(acting, "practitioners", practitioner).id] : [],
      excludedPractitionerIds: [],
      locationIds: [],
      dates,
      excludedDates: [],
      weekdays,
      excludedWeekdays: [],
      times,
    },
    idempotencyKey: keyOf(acting),
  });
  if (action.as) acting.named.places.set(action.as, place.id);
}

/** Days, times and practitioner that are named replace their own; the place in the queue stays. */
export async function editWaitlist(acting: Acting, action: Of<"edit_waitlist">): Promise<void> {
  const { practitioner, dates, weekdays, times } = action;
  const { id, version, criteria } = await placeNamed(acting, action.place);
  const days = dates.length + weekdays.length > 0;
  await acting.verbs.waitlist.edit(acting.context, {
    entryId: id,
    expectedVersion: version,
    criteria: {
      ...criteria,
      ...(practitioner && { practitionerIds: [bySlug(acting, "practitioners", practitioner).id] }),
      ...(days && { dates, weekdays, excludedDates: [], excludedWeekdays: [] }),
      ...(times.length > 0 && { times }),
    },
    idempotencyKey: keyOf(acting),
  });
}

export async function leaveWaitlist(acting: Acting, { place }: Of<"leave_waitlist">): Promise<void> {
  const { id, version } = await placeNamed(acting, place);
  const request = { entryId: id, expectedVersion: version, idempotencyKey: keyOf(acting) };
  await acting.verbs.waitlist.leave(acting.context, request);
}

/** The time offered to it, in place of the visit that it would take the place of. */
export async function acceptOffer(acting: Acting, { place }: Of<"accept_offer">): Promise<void> {
  const { offer, swap } = await offeredPlace(acting, place);
  await acting.verbs.waitlist.accept(acting.context, {
    offerId: offer.id,
    swap: swap && { id: swap.id, version: swap.version },
    idempotencyKey: keyOf(acting),
  });
}

/** The time offered to it goes to the next; the place stays. */
export async function declineOffer(acting: Acting, { place }: Of<"decline_offer">): Promise<void> {
  const { offer } = await offeredPlace(acting, place);
  await acting.verbs.waitlist.decline(acting.context, offer.id);
}

async function offeredPlace(acting: Acting, name: string): Promise<WaitlistPlace & { offer: WaitlistOffer }> {
  const { offer, ...place } = await placeNamed(acting, name);
  if (offer) return { ...place, offer };
  throw new ActionFailed(
    `${acting.what}: nothing was offered to "${name}". Free a time that suits it first, by a cancel in \`before\`.`,
  );
}

async function placeNamed(acting: Acting, name: string): Promise<WaitlistPlace> {
  const id = idOf(acting.named.places, acting, name);
  const { places } = await acting.verbs.waitlist.places(acting.context);
  const place = places.find((candidate) => candidate.id === id);
  if (place) return place;
  throw new ActionFailed(`${acting.what}: "${name}" is no longer on the waitlist. Take out what made it leave.`);
}
