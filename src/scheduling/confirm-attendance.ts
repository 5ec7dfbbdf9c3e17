import { changeVisit, nextVersion, requireStanding } from "./change-visit.ts";
import type { SchedulingParts } from "./context.ts";
import type { Appointment, ConfirmAttendanceRequest, SchedulingContext } from "./model.ts";
import { refuse } from "./refuse.ts";
import { writeNext } from "./write-appointment.ts";

/**
 * Notes that the patient will come. Said again, the first time stays. Refusals: `appointment_not_found`,
 * `version_conflict` (no longer booked), `past`, `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function confirmAttendance(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: ConfirmAttendanceRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  const { appointmentId } = request;
  return changeVisit(
    parts,
    context,
    { verb: "confirm", appointmentId, idempotencyKey, body },
    async ({ tx, current: { appointment }, nowDate }) => {
      requireStanding(appointment);
      if (appointment.startsAt <= nowDate) throw refuse("past");
      if (appointment.confirmedAt) return appointment;
      const row = nextVersion(appointment, nowDate, { confirmedAt: nowDate });
      await writeNext(tx, context, { row, type: "noted", reason: "confirmed", claims: "kept" });
      return row;
    },
  );
}
