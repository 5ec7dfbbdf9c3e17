import type { Db } from "../../db/client.ts";
import type { AppointmentRow, AppointmentView } from "../../db/queries/appointments.ts";
import { readClinicPolicy } from "../../db/queries/clinic-policy.ts";
import { changeVisit, nextVersion } from "./change-visit.ts";
import type { SchedulingParts } from "./context.ts";
import type { Appointment, CancelRequest, SchedulingContext } from "./model.ts";
import { requireChangeable } from "./own-appointment.ts";
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
  return changeVisit(parts, context, { verb: "cancel", appointmentId, idempotencyKey, body }, (visit) =>
    cancelVisit({ ...visit, context, expectedVersion, reason }),
  );
}

/** Cancels a visit whose lock is held, by the clinic's rules; returns the row as written. */
export async function cancelVisit(of: {
  tx: Db;
  context: SchedulingContext;
  current: AppointmentView;
  nowDate: Date;
  expectedVersion: number;
  reason?: string;
}): Promise<AppointmentRow> {
  const { tx, context, current, nowDate, expectedVersion, reason } = of;
  const { policy, phone } = await readClinicPolicy(tx, context.clinicId);
  const now = nowDate.getTime();
  const { late } = requireChangeable(current, { context, expectedVersion, now, policy, phone });
  const row = nextVersion(current.appointment, nowDate, {
    status: "cancelled",
    cancelReason: reason ?? null,
    cancelledLate: late,
    calendarSequence: current.appointment.calendarSequence + 1,
  });
  await writeEnded(tx, context, { row, type: "cancelled" });
  return row;
}
