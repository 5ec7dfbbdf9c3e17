import type { Db } from "../../../db/client.ts";
import { lockAll } from "../../../db/queries/locks.ts";
import {
  insertTimeOff,
  insertWorklistItems,
  listVisitsTaking,
  listWorklist,
  updateWorklistItem,
  type WorklistRow,
} from "../../../db/queries/worklist.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "../answer-once.ts";
import { toAppointment } from "../appointment-view.ts";
import type { SchedulingParts } from "../context.ts";
import type { SchedulingContext } from "../model.ts";
import { findReachable } from "../own-appointment.ts";
import { refuse } from "../refuse.ts";
import { isUuid } from "../slot-id.ts";
import { transact } from "../transaction.ts";
import type { AddTimeOffRequest, WorklistItem } from "./model.ts";
import { requireStaff } from "./require-staff.ts";

type TimeOffAdded = { timeOffId: string; worklist: WorklistItem[] };

/**
 * Notes that a practitioner, room or device is away. Nothing is cancelled: new bookings are refused, and each visit in
 * the way is put on the worklist, in the same transaction and under the resource's lock, so that none slips in between.
 * Refusals: `not_authorised`, `practitioner_not_found`, `idempotency_mismatch`, `calendar_unavailable`; throws
 * RangeError for a time that does not end after it begins.
 */
export async function addTimeOff(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: AddTimeOffRequest,
): Promise<TimeOffAdded> {
  requireStaff(context);
  const { idempotencyKey, ...body } = request;
  const { resourceId, reason } = request;
  const { clinicId } = context;
  const [startsAt, endsAt] = [new Date(request.startsAt), new Date(request.endsAt)];
  if (!(startsAt < endsAt)) throw new RangeError("time off must end after it begins; both are ISO 8601 instants");
  if (!isUuid(resourceId)) throw refuse("practitioner_not_found");
  const keyed = keyedRequest(context, idempotencyKey, "time_off", body);
  const now = parts.now();
  return transact(parts, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [`resource:${resourceId}`, keyLock(keyed)]);
    const answered = await answerOf<TimeOffAdded>(tx, keyed);
    if (answered) return answered;
    const timeOffId = parts.ids();
    const cause = `time_off:${timeOffId}`;
    await insertTimeOff(tx, { id: timeOffId, clinicId, resourceId, startsAt, endsAt, reason: reason ?? null });
    const ids = await listVisitsTaking(tx, { clinicId, resourceId, from: startsAt, to: endsAt });
    const common = { clinicId, cause, state: "open" as const, createdAt: now, updatedAt: now };
    await insertWorklistItems(
      tx,
      ids.map((appointmentId) => ({ ...common, id: parts.ids(), appointmentId })),
    );
    const worklist = await toItems(tx, context, await listWorklist(tx, { clinicId, cause }), now);
    const added = { timeOffId, worklist };
    await keepAnswer(tx, keyed, added, now);
    return added;
  });
}

/** The visits staff must see to, by start. Refusals: `not_authorised`, `calendar_unavailable`. */
export async function worklist(
  parts: SchedulingParts,
  context: SchedulingContext,
  filter: { state?: WorklistItem["state"] } = {},
): Promise<WorklistItem[]> {
  requireStaff(context);
  const { clinicId } = context;
  const now = parts.now();
  return transact(parts, clinicId, async (tx) =>
    toItems(tx, context, await listWorklist(tx, { clinicId, ...filter }), now),
  );
}

/** Notes how far staff are with a visit. Refusals: `not_authorised`, `appointment_not_found`, `calendar_unavailable`. */
export async function markWorklistItem(
  parts: SchedulingParts,
  context: SchedulingContext,
  { id, state }: { id: string; state: WorklistItem["state"] },
): Promise<void> {
  requireStaff(context);
  const { clinicId } = context;
  const now = parts.now();
  const found =
    isUuid(id) && (await transact(parts, clinicId, (tx) => updateWorklistItem(tx, { clinicId, id, state, now })));
  if (!found) throw refuse("appointment_not_found");
}

async function toItems(
  tx: Db,
  context: SchedulingContext,
  rows: readonly WorklistRow[],
  now: Date,
): Promise<WorklistItem[]> {
  const items: WorklistItem[] = [];
  for (const { id, cause, state, appointmentId } of rows) {
    const view = await findReachable(tx, context, appointmentId, now);
    items.push({ id, cause, state, appointment: toAppointment(view) });
  }
  return items;
}
