import type { Db } from "../../db/client.ts";
import type { AppointmentRow, AppointmentView } from "../../db/queries/appointments.ts";
import { endHold, expireHolds, findActiveHold } from "../../db/queries/holds.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { findPatientStanding, readPatient } from "../../db/queries/patients.ts";
import { listVisitTypeKinds } from "../../db/queries/visit-types.ts";
import { answerOf, type KeyedRequest, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { toAppointment } from "./appointment-view.ts";
import { requireStanding } from "./change-visit.ts";
import { isStaff, type SchedulingParts } from "./context.ts";
import type { Asker } from "./eligibility.ts";
import { sessionAt, takePlace } from "./group-session.ts";
import { isSameSlot } from "./hold-slot.ts";
import type { Appointment, RescheduleRequest, SchedulingContext } from "./model.ts";
import { findReachable, requireChangeable } from "./own-appointment.ts";
import { requireNoOverlap } from "./patient-overlap.ts";
import { refuse } from "./refuse.ts";
import { decideSlot, planSlot, readTakenFor } from "./slot-check.ts";
import { decodeSlotId, isUuid, type SlotTarget } from "./slot-id.ts";
import { transact } from "./transaction.ts";
import { leftVisit, movedVisit } from "./visit-rows.ts";
import { bookedStatus, writeEnded, writeNew } from "./write-appointment.ts";

/**
 * Moves a visit to another slot of the same visit type (or, asked for, of another one of the same specialty that the
 * patient may have), in one transaction: the old row ends (`cancelled`, reason
 * `rescheduled`) and frees its time, a new row is booked with `rescheduledFrom`. The reference the patient wrote down
 * goes with the visit: the new row takes it, the old one keeps it with `~` and a number. If the new slot cannot be had,
 * nothing changes. Refusals: those of booking, `version_conflict`, `cancel_cutoff`, `reschedule_limit`,
 * `appointment_not_found`.
 */
export async function rescheduleAppointment(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: RescheduleRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  const keyed = keyedRequest(context, idempotencyKey, "reschedule", body);
  const target = decodeSlotId(request.slotId);
  if (!target) throw refuse("off_grid");
  const nowDate = parts.now();
  return transact(parts, context.clinicId, (tx) => move({ parts, tx, context, request, keyed, target, nowDate }));
}

interface Move {
  parts: SchedulingParts;
  tx: Db;
  context: SchedulingContext;
  request: RescheduleRequest;
  keyed: KeyedRequest;
  target: SlotTarget;
  nowDate: Date;
}

async function move({ parts, tx, context, request, keyed, target, nowDate }: Move): Promise<Appointment> {
  const { clinicId, actor } = context;
  const now = nowDate.getTime();
  const { appointmentId, expectedVersion } = request;
  const options = { clinicId, actor, now, movingAppointmentId: appointmentId };
  const before = await answerOf(tx, keyed);
  if (before) return before;

  const seen = await findReachable(tx, context, appointmentId, nowDate);
  const { patientId } = seen.appointment;
  const patient = await readPatient(tx, clinicId, patientId);
  // A visit already moved or cancelled is said so before its new slot is looked at.
  requireStanding(seen.appointment);
  const changed = target.visitTypeId !== seen.appointment.visitTypeId;
  const asker: Asker = {
    isStaff: isStaff(context),
    dateOfBirth: patient?.dateOfBirth,
    ...(changed && (await askerOfChange(tx, context, { request, target, seen, patient, nowDate }))),
  };
  const plan = await planSlot(tx, target, asker, options);
  await lockAll(tx, clinicId, [
    ...plan.lockIds.map((id) => `resource:${id}`),
    `patient:${patient?.matchKey}`,
    `appointment:${appointmentId}`,
    keyLock(keyed),
  ]);
  const [answered, , rows, own] = await Promise.all([
    answerOf(tx, keyed),
    expireHolds(tx, { clinicId, resourceIds: plan.lockIds, owner: actor, now: nowDate }),
    readTakenFor(tx, plan, options),
    findActiveHold(tx, clinicId, actor),
  ]);
  if (answered) return answered;
  const current = await findReachable(tx, context, appointmentId, nowDate);
  const { policy, phone } = plan.book.clinic;
  const { late } = requireChangeable(current, { context, expectedVersion, now, policy, phone });
  const old = current.appointment;
  if (old.rescheduleCount >= policy.rescheduleLimit && !asker.isStaff) {
    throw refuse("reschedule_limit", { limit: policy.rescheduleLimit, phone });
  }
  const session = await sessionAt(tx, plan, options);
  const chosen = decideSlot(plan, rows, { ...options, session });
  await requireNoOverlap(tx, plan, { ...options, patientId });

  if (own && isSameSlot(own, target)) await endHold(tx, { clinicId, holdId: own.id, state: "converted" });
  const id = parts.ids();
  // The old time is freed first: the new one may overlap it.
  await writeEnded(tx, context, { row: leftVisit(old, { late, now: nowDate }), type: "rescheduled" });
  const place = { clinicId, appointmentId: id, patientId, chosen, ids: parts.ids, session };
  const { claims, groupSessionId } = await takePlace(tx, plan, place);
  const row: AppointmentRow = {
    ...movedVisit(old, plan, { id, context, now: nowDate }),
    groupSessionId,
    status: changed ? bookedStatus(plan, asker.isStaff) : old.status,
  };
  const { location } = plan.post;
  const { preparation, modality } = plan.book.visit;
  const shown = { ...current, locationAddress: location.address, preparation, modality };
  const appointment = toAppointment({ ...shown, appointment: row });
  await writeNew(tx, context, { row, claims, plan });
  await keepAnswer(tx, keyed, appointment, nowDate);
  return appointment;
}

/**
 * What the rules of another visit type ask of the patient. Throws `does_not_fit` unless the caller asked for another
 * type and it is of the same specialty.
 */
async function askerOfChange(
  tx: Db,
  { clinicId }: SchedulingContext,
  of: {
    request: RescheduleRequest;
    target: SlotTarget;
    seen: AppointmentView;
    patient: Awaited<ReturnType<typeof readPatient>>;
    nowDate: Date;
  },
): Promise<Pick<Asker, "patientKind" | "hasReferral">> {
  const { request, target, seen, patient, nowDate } = of;
  const { visitTypeId } = seen.appointment;
  if (!request.changeVisitType || !isUuid(target.visitTypeId) || !patient) throw refuse("does_not_fit", {});
  const kinds = await listVisitTypeKinds(tx, clinicId, [visitTypeId, target.visitTypeId]);
  const [from, to] = [visitTypeId, target.visitTypeId].map((id) => kinds.find((kind) => kind.id === id));
  if (!from || !to || from.specialty !== to.specialty) throw refuse("does_not_fit", {});
  const { matchKey } = patient;
  const standing = await findPatientStanding(tx, { clinicId, matchKey, now: nowDate, from: nowDate, to: nowDate });
  return {
    patientKind: standing?.established ? "established" : "new",
    // Who came with a referral for this specialty has it still.
    hasReferral: from.needsReferral,
  };
}
