import type { Db } from "../../db/client.ts";
import type { AppointmentRow } from "../../db/queries/appointments.ts";
import { endHold, expireHolds, findActiveHold } from "../../db/queries/holds.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { readPatient } from "../../db/queries/patients.ts";
import { answerOf, type KeyedRequest, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { toAppointment } from "./appointment-view.ts";
import { isStaff, type SchedulingParts } from "./context.ts";
import { isSameSlot } from "./hold-slot.ts";
import type { Appointment, RescheduleRequest, SchedulingContext } from "./model.ts";
import { findReachable, requireChangeable } from "./own-appointment.ts";
import { requireNoOverlap } from "./patient-overlap.ts";
import { refuse } from "./refusal-text.ts";
import { decideSlot, planSlot, readTakenFor } from "./slot-check.ts";
import { appointmentClaims } from "./slot-claims.ts";
import { decodeSlotId, type SlotTarget } from "./slot-id.ts";
import { transact } from "./transaction.ts";
import { promiseOf, writeEnded, writeNew } from "./write-appointment.ts";

/**
 * Moves a visit to another slot of the same visit type, in one transaction: the old row ends (`cancelled`, reason
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

  const seen = await findReachable(tx, context, appointmentId);
  const { patientId } = seen.appointment;
  const patient = await readPatient(tx, clinicId, patientId);
  // A visit already moved or cancelled is said so before its new slot is looked at.
  if (seen.appointment.status !== "booked") {
    throw refuse("version_conflict", { status: seen.appointment.status, version: seen.appointment.version });
  }
  if (target.visitTypeId !== seen.appointment.visitTypeId) throw refuse("does_not_fit", {});
  const asker = { isStaff: isStaff(context), dateOfBirth: patient?.dateOfBirth };
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
  const current = await findReachable(tx, context, appointmentId);
  const { policy, phone } = plan.book.clinic;
  const { late } = requireChangeable(current, { context, expectedVersion, now, policy, phone });
  const old = current.appointment;
  if (old.rescheduleCount >= policy.rescheduleLimit && !asker.isStaff) {
    throw refuse("reschedule_limit", { limit: policy.rescheduleLimit, phone });
  }
  const chosen = decideSlot(plan, rows, options);
  await requireNoOverlap(tx, plan, { ...options, patientId });

  if (own && isSameSlot(own, target)) await endHold(tx, { clinicId, holdId: own.id, state: "converted" });
  const moves = old.rescheduleCount + 1;
  const ended: AppointmentRow = {
    ...old,
    reference: `${old.reference}~${moves}`,
    status: "cancelled",
    cancelReason: "rescheduled",
    cancelledLate: late,
    version: old.version + 1,
    updatedAt: nowDate,
  };
  const row: AppointmentRow = {
    ...old,
    ...promiseOf(plan),
    id: parts.ids(),
    channel: context.channel,
    confirmedAt: null,
    lateMinutes: null,
    calendarSequence: old.calendarSequence + 1,
    rescheduledFrom: old.id,
    rescheduleCount: moves,
    version: 1,
    createdAt: nowDate,
    updatedAt: nowDate,
  };
  const claims = appointmentClaims(plan, { clinicId, appointmentId: row.id, patientId, chosen, ids: parts.ids });
  const { location } = plan.post;
  const { preparation } = plan.book.visit;
  const appointment = toAppointment({ ...current, appointment: row, locationAddress: location.address, preparation });
  // The old time is freed first: the new one may overlap it.
  await writeEnded(tx, context, { row: ended, type: "rescheduled" });
  await writeNew(tx, context, { row, claims, plan });
  await keepAnswer(tx, keyed, appointment, nowDate);
  return appointment;
}
