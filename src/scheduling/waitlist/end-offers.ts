import { lockAll } from "../../../db/queries/locks.ts";
import { findEntry, findOffer, listExpiredOffers, updateEntry } from "../../../db/queries/waitlist.ts";
import type { SchedulingContext } from "../model.ts";
import { refuse } from "../refuse.ts";
import { isUuid } from "../slot-id.ts";
import { transact } from "../transaction.ts";
import { closeOffer } from "./close-offer.ts";
import type { WaitlistPlace } from "./model.ts";
import { todayOf, type WaitlistParts } from "./parts.ts";
import { toPlaces } from "./place-view.ts";
import { entryLock, findReachableEntry } from "./reach.ts";

/**
 * Turns an offer down: it stays on record, its time goes to the next, the patient keeps the place. One that is over
 * already is as good as declined. Refusals: `waitlist_not_found`, `calendar_unavailable`.
 */
export async function declineOffer(
  parts: WaitlistParts,
  context: SchedulingContext,
  offerId: string,
): Promise<WaitlistPlace> {
  const { clinicId } = context;
  if (!isUuid(offerId)) throw refuse("waitlist_not_found");
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    const seen = await findOffer(tx, clinicId, offerId);
    if (!seen) throw refuse("waitlist_not_found");
    await lockAll(tx, clinicId, [entryLock(seen.entryId)]);
    const view = await findReachableEntry(tx, context, seen.entryId, now);
    const entry = { ...view.entry };
    if ((await closeOffer(tx, { offer: seen, state: "declined", now })) && entry.state === "offered") {
      Object.assign(entry, { state: "waiting", updatedAt: now });
      await updateEntry(tx, entry);
    }
    const today = await todayOf(tx, clinicId, now);
    const [place] = await toPlaces(tx, { clinicId, views: [{ ...view, entry }], now, today });
    if (!place) throw new Error("A place on the waitlist that was just changed cannot be shown.");
    return place;
  });
}

/** Ends the offers whose time is up, each in a transaction of its own; gives how many it ended. */
export async function expireOffers(parts: WaitlistParts, clinicId: string): Promise<number> {
  const now = parts.now();
  const due = await transact(parts, clinicId, (tx) => listExpiredOffers(tx, clinicId, now));
  let ended = 0;
  for (const offer of due) {
    const closed = await transact(parts, clinicId, async (tx) => {
      await lockAll(tx, clinicId, [entryLock(offer.entryId)]);
      if (!(await closeOffer(tx, { offer, state: "expired", now }))) return false;
      const view = await findEntry(tx, { clinicId, entryId: offer.entryId });
      if (view?.entry.state === "offered") await updateEntry(tx, { ...view.entry, state: "waiting", updatedAt: now });
      return true;
    });
    if (closed) ended += 1;
  }
  return ended;
}
