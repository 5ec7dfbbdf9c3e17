import type { Db } from "../../../db/client.ts";
import { lockAll } from "../../../db/queries/locks.ts";
import { type EntryRow, type EntryView, listOffersOf, updateEntry } from "../../../db/queries/waitlist.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "../answer-once.ts";
import type { SchedulingContext } from "../model.ts";
import { refuse } from "../refuse.ts";
import { transact } from "../transaction.ts";
import { closeOffer } from "./close-offer.ts";
import { isOver, readCriteria } from "./criteria.ts";
import type { EditRequest, LeaveRequest, WaitlistPlace } from "./model.ts";
import { todayOf, type WaitlistParts } from "./parts.ts";
import { toPlaces } from "./place-view.ts";
import { entryLock, findReachableEntry } from "./reach.ts";

/**
 * Changes what is waited for; the place in the queue stays. An open offer stays too: it was the patient's when it was
 * made. Refusals: `waitlist_not_found`, `version_conflict`, `past`, `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function editWaitlist(
  parts: WaitlistParts,
  context: SchedulingContext,
  request: EditRequest,
): Promise<WaitlistPlace> {
  const criteria = readCriteria(request.criteria);
  return changePlace(parts, context, { ...request, verb: "waitlist_edit" }, async (_tx, { entry }, { today }) => {
    if (isOver(criteria, today)) throw refuse("past");
    return { ...entry, criteria };
  });
}

/** Takes the patient off the list; an open offer goes to the next. Refusals as those of `editWaitlist`. */
export async function leaveWaitlist(
  parts: WaitlistParts,
  context: SchedulingContext,
  request: LeaveRequest,
): Promise<WaitlistPlace> {
  return changePlace(parts, context, { ...request, verb: "waitlist_leave" }, async (tx, { entry }, { now }) => {
    for (const offer of await listOffersOf(tx, entry.clinicId, [entry.id])) {
      if (offer.state === "open") await closeOffer(tx, { offer, state: "declined", now });
    }
    return { ...entry, state: "left" };
  });
}

async function changePlace(
  parts: WaitlistParts,
  context: SchedulingContext,
  request: { verb: string; entryId: string; expectedVersion: number; idempotencyKey: string },
  change: (tx: Db, view: EntryView, at: { now: Date; today: string }) => Promise<EntryRow>,
): Promise<WaitlistPlace> {
  const { verb, entryId, expectedVersion, idempotencyKey, ...rest } = request;
  const { clinicId } = context;
  const keyed = keyedRequest(context, idempotencyKey, verb, { entryId, expectedVersion, ...rest });
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [entryLock(entryId), keyLock(keyed)]);
    const answered = await answerOf<WaitlistPlace>(tx, keyed);
    if (answered) return answered;
    const view = await findReachableEntry(tx, context, entryId, now);
    const { state, version } = view.entry;
    if (state === "accepted" || state === "left") throw refuse("waitlist_not_found");
    if (version !== expectedVersion) throw refuse("version_conflict", { version });
    const today = await todayOf(tx, clinicId, now);
    const entry = { ...(await change(tx, view, { now, today })), version: version + 1, updatedAt: now };
    await updateEntry(tx, entry);
    const [place] = await toPlaces(tx, { clinicId, views: [{ ...view, entry }], now, today });
    if (!place) throw new Error("A place on the waitlist that was just changed cannot be shown.");
    await keepAnswer(tx, keyed, place, now);
    return place;
  });
}
