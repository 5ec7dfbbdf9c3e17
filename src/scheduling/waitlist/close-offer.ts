import type { Db } from "../../../db/client.ts";
import { endHold } from "../../../db/queries/holds.ts";
import { enqueue } from "../../../db/queries/jobs.ts";
import { endOffer, type OfferRow } from "../../../db/queries/waitlist.ts";

/**
 * Ends an open offer that did not become a visit: its time is free again, and a job offers it to the next. To be called
 * under the entry's lock; the entry's own row is the caller's. False when it was not open any more.
 */
export async function closeOffer(
  tx: Db,
  { offer, state, now }: { offer: OfferRow; state: "declined" | "expired" | "lost"; now: Date },
): Promise<boolean> {
  const { clinicId, id: offerId, holdId } = offer;
  if (!(await endOffer(tx, { clinicId, offerId, state, at: now }))) return false;
  if (holdId !== null) await endHold(tx, { clinicId, holdId, state: state === "expired" ? "expired" : "released" });
  if (state !== "lost") {
    await enqueue(tx, clinicId, now, [
      { kind: "offer_slot", dedupeKey: `offer_slot:offer:${offerId}`, payload: { offerId }, runAt: now },
    ]);
  }
  return true;
}
