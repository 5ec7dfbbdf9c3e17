import type { AppointmentRow } from "../../db/queries/appointments.ts";
import { readClinicPolicy } from "../../db/queries/clinic-policy.ts";
import { lockAll } from "../../db/queries/locks.ts";
import { answerOf, keepAnswer, keyedRequest, keyLock } from "./answer-once.ts";
import { toAppointment } from "./appointment-view.ts";
import type { SchedulingParts } from "./context.ts";
import type { Appointment, CancelRequest, SchedulingContext } from "./model.ts";
import { findReachable, requireChangeable } from "./own-appointment.ts";
import { transact } from "./transaction.ts";
import { writeEnded } from "./write-appointment.ts";

/**
 * Cancels a visit and frees its time at once. Patients may until the clinic's cutoff; staff may later, and the visit
 * then says it was late. Refusals: `appointment_not_found`, `version_conflict`, `past`, `cancel_cutoff`,
 * `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function cancelAppointment(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: CancelRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  const { appointmentId, expectedVersion, reason } = request;
  const { clinicId } = context;
  const keyed = keyedRequest(context, idempotencyKey, "cancel", body);
  const nowDate = parts.now();
  return transact(parts, clinicId, async (tx) => {
    await lockAll(tx, clinicId, [`appointment:${appointmentId}`, keyLock(keyed)]);
    const answered = await answerOf(tx, keyed);
    if (answered) return answered;
    const current = await findReachable(tx, context, appointmentId);
    const { policy, phone } = await readClinicPolicy(tx, clinicId);
    const now = nowDate.getTime();
    const { late } = requireChangeable(current, { context, expectedVersion, now, policy, phone });
    const row: AppointmentRow = {
      ...current.appointment,
      status: "cancelled",
      cancelReason: reason ?? null,
      cancelledLate: late,
      version: current.appointment.version + 1,
      updatedAt: nowDate,
    };
    await writeEnded(tx, context, { row, type: "cancelled" });
    const appointment = toAppointment({ ...current, appointment: row });
    await keepAnswer(tx, keyed, appointment, nowDate);
    return appointment;
  });
}
