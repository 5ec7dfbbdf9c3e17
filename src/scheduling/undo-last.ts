import type { Db } from "../../db/client.ts";
import { listAppointmentEvents } from "../../db/queries/appointment-events.ts";
import type { AppointmentRow, AppointmentView } from "../../db/queries/appointments.ts";
import { readAppointmentClaims, readTaken } from "../../db/queries/claims.ts";
import { readClinicPolicy } from "../../db/queries/clinic-policy.ts";
import { listSessions } from "../../db/queries/group-sessions.ts";
import { expireHolds } from "../../db/queries/holds.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { replay } from "./appointment-history.ts";
import { toAppointment } from "./appointment-view.ts";
import { cancelVisit } from "./cancel-appointment.ts";
import { nextVersion } from "./change-visit.ts";
import type { SchedulingParts } from "./context.ts";
import { type FoundChange, findLastChange, UNDONE } from "./last-change.ts";
import type { SchedulingContext, Undone, UndoRequest } from "./model.ts";
import { requireChangeable } from "./own-appointment.ts";
import { refuse } from "./refuse.ts";
import { PlanIsStale, transact } from "./transaction.ts";
import { writeNext } from "./write-appointment.ts";

/**
 * Takes back what this actor changed last, whole or not at all: a booking is cancelled, a cancelled visit stands again,
 * a moved one goes back, a note goes away. What stands again needs its old time to be free and still to come; giving a
 * visit up keeps the clinic's cutoff. Refusals: `nothing_to_undo`, `version_conflict`, `slot_taken`, `past`,
 * `patient_overlap`, `cancel_cutoff`, `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function undoLast(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: UndoRequest,
): Promise<Undone> {
  const { idempotencyKey, ...body } = request;
  const { clinicId } = context;
  const keyed = keyedRequest(context, idempotencyKey, "undo", body);
  const nowDate = parts.now();
  return transact(parts, clinicId, async (tx) => {
    const before = await answerOf<Undone>(tx, keyed);
    if (before) return before;
    const seen = await findLastChange(tx, context, nowDate);
    await lockAll(tx, clinicId, [...(await locksOf(tx, clinicId, seen)), keyLock(keyed)]);
    const answered = await answerOf<Undone>(tx, keyed);
    if (answered) return answered;
    const change = await findLastChange(tx, context, nowDate);
    if (idsOf(change) !== idsOf(seen)) throw new PlanIsStale("another change was made meanwhile");
    requireSeen(change, request);
    const rows = await takeBack({ tx, context, change, nowDate });
    const undone: Undone = { kind: change.kind, visits: rows };
    await keepAnswer(tx, keyed, undone, nowDate);
    return undone;
  });
}

interface TakeBack {
  tx: Db;
  context: SchedulingContext;
  change: FoundChange;
  nowDate: Date;
}

async function takeBack({ tx, context, change, nowDate }: TakeBack): Promise<Undone["visits"]> {
  const after: Undone["visits"] = [];
  const { before, kind } = change;
  for (const current of change.visits) {
    const of = { tx, context, current, nowDate };
    if (kind === "book") after.push(shown(current, await giveUp(of)));
    else if (kind === "note") after.push(shown(current, await forgetNote(of)));
    else if (kind === "cancel") after.push(shown(current, await standAgain(of)));
    else if (before) after.push(shown(before, await goBack({ ...of, before })));
  }
  return after;
}

type Visit = Omit<TakeBack, "change"> & { current: AppointmentView };

const shown = (view: AppointmentView, row: AppointmentRow) => toAppointment({ ...view, appointment: row });

async function giveUp({ tx, context, current, nowDate }: Visit): Promise<AppointmentRow> {
  const { version } = current.appointment;
  return cancelVisit({ tx, context, current, nowDate, expectedVersion: version, reason: UNDONE });
}

async function standAgain(
  { tx, context, current, nowDate }: Visit,
  changes: Partial<AppointmentRow> = {},
): Promise<AppointmentRow> {
  await requireFree(tx, context, current.appointment, nowDate);
  const row = nextVersion(current.appointment, nowDate, {
    status: statusBefore(await statesOf(tx, current.appointment)),
    cancelReason: null,
    cancelledLate: null,
    calendarSequence: current.appointment.calendarSequence + 1,
    ...changes,
  });
  await writeNext(tx, context, { row, type: "restored", reason: UNDONE, claims: "taken" });
  return row;
}

/** The new visit ends, the one before it stands again under the reference the patient knows. */
async function goBack(of: Visit & { before: AppointmentView }): Promise<AppointmentRow> {
  const { tx, context, current, before, nowDate } = of;
  const { clinicId } = context;
  const { policy, phone } = await readClinicPolicy(tx, clinicId);
  const { appointment } = current;
  const expectedVersion = appointment.version;
  const { late } = requireChangeable(current, { context, expectedVersion, now: nowDate.getTime(), policy, phone });
  const ended = nextVersion(appointment, nowDate, {
    status: "cancelled",
    reference: `${appointment.reference}~${appointment.id.slice(0, 8)}`,
    cancelReason: UNDONE,
    cancelledLate: late,
  });
  await writeNext(tx, context, { row: ended, type: "rescheduled", reason: UNDONE, claims: "freed" });
  const changes = { reference: appointment.reference, calendarSequence: appointment.calendarSequence + 1 };
  return standAgain({ tx, context, current: before, nowDate }, changes);
}

async function forgetNote({ tx, context, current, nowDate }: Visit): Promise<AppointmentRow> {
  const earlier = (await statesOf(tx, current.appointment)).at(-2);
  // Written by stateOf from a row; an event before the columns were there has none of them.
  const { needs = {}, confirmedAt = null, lateMinutes = null } = (earlier ?? {}) as Partial<AppointmentRow>;
  const row = nextVersion(current.appointment, nowDate, {
    needs,
    confirmedAt: confirmedAt && new Date(confirmedAt),
    lateMinutes,
  });
  await writeNext(tx, context, { row, type: "noted", reason: UNDONE, claims: "kept" });
  return row;
}

/** The visit's rows by version, as its history keeps them. */
async function statesOf(tx: Db, { clinicId, id }: AppointmentRow): Promise<Record<string, unknown>[]> {
  const events = await listAppointmentEvents(tx, clinicId, id);
  return events.map((_, index) => replay(events.slice(0, index + 1))?.appointment ?? {});
}

const statusBefore = (states: readonly Record<string, unknown>[]): AppointmentRow["status"] =>
  states.at(-2)?.status === "pending" ? "pending" : "booked";

/** Throws unless all the visit took is free again and its start is still to come. */
async function requireFree(tx: Db, context: SchedulingContext, row: AppointmentRow, nowDate: Date): Promise<void> {
  const { clinicId } = context;
  if (row.startsAt <= nowDate) throw refuse("past");
  if (row.groupSessionId) await requireSeat(tx, context, row, nowDate);
  const claims = await readAppointmentClaims(tx, clinicId, row.id);
  const resourceIds = claims
    .filter(({ resourceKind }) => resourceKind !== "patient")
    .map(({ resourceId }) => resourceId);
  await expireHolds(tx, { clinicId, resourceIds, owner: context.actor, now: nowDate });
  for (const { resourceId, resourceKind, start, end } of claims) {
    const query = { clinicId, resourceIds: [resourceId], from: start, to: end, now: nowDate.getTime() };
    const taken = await readTaken(tx, query);
    if (taken.claims.length > 0) throw refuse(resourceKind === "patient" ? "patient_overlap" : "slot_taken");
    if (taken.holds.length > 0) throw refuse("slot_held");
  }
}

/** Throws `slot_taken` unless the group still meets and has a seat; one that nobody was left in does not meet. */
async function requireSeat(
  tx: Db,
  { clinicId, actor }: SchedulingContext,
  row: AppointmentRow,
  now: Date,
): Promise<void> {
  const { visitTypeId, practitionerId, startsAt } = row;
  const sessions = await listSessions(tx, {
    clinicId,
    visitTypeId,
    practitionerIds: [practitionerId],
    from: startsAt,
    to: new Date(startsAt.getTime() + 1),
    now,
    owner: actor,
  });
  if (!sessions.some(({ seats, taken }) => taken < seats)) throw refuse("slot_taken");
}

/** Everything the visits have claimed, and they themselves: what another writer would have to take. */
async function locksOf(tx: Db, clinicId: string, { visits, before }: FoundChange): Promise<string[]> {
  const names: string[] = [];
  for (const { appointment } of [...visits, ...(before ? [before] : [])]) {
    names.push(`appointment:${appointment.id}`, `resource:${appointment.practitionerId}`);
    const claims = await readAppointmentClaims(tx, clinicId, appointment.id);
    for (const { resourceId, resourceKind } of claims) {
      if (resourceKind !== "patient") names.push(`resource:${resourceId}`);
    }
  }
  return names;
}

const idsOf = ({ visits, before }: FoundChange): string =>
  [...visits, ...(before ? [before] : [])].map(({ appointment: { id, version } }) => `${id} ${version}`).join();

function requireSeen({ visits }: FoundChange, request: UndoRequest): void {
  const stand = (list: { id: string; version: number }[]) =>
    list
      .map(({ id, version }) => `${id} ${version}`)
      .sort()
      .join();
  const [first] = visits;
  if (stand(visits.map(({ appointment }) => appointment)) === stand(request.visits)) return;
  throw refuse("version_conflict", first ? { status: first.appointment.status } : {});
}
