import { changeVisit, nextVersion } from "../change-visit.ts";
import type { SchedulingParts } from "../context.ts";
import type { Appointment, SchedulingContext } from "../model.ts";
import { refuse } from "../refuse.ts";
import { writeNext } from "../write-appointment.ts";
import type { DecideRequest } from "./model.ts";
import { requireStaff } from "./require-staff.ts";

/**
 * Books a visit that waited for approval, or cancels it and frees its time. Refusals: `not_authorised`,
 * `appointment_not_found`, `version_conflict` (another version, or it waits no longer), `past` (to approve),
 * `idempotency_mismatch`, `calendar_unavailable`.
 */
export async function decideApproval(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: DecideRequest,
  decision: "approve" | "decline",
): Promise<Appointment> {
  requireStaff(context);
  const { idempotencyKey, ...body } = request;
  const { appointmentId, expectedVersion, reason } = request;
  return changeVisit(
    parts,
    context,
    { verb: decision, appointmentId, idempotencyKey, body },
    async ({ tx, current: { appointment }, nowDate }) => {
      const { status, version, calendarSequence } = appointment;
      if (status !== "pending" || version !== expectedVersion) throw refuse("version_conflict", { status, version });
      const sequence = { calendarSequence: calendarSequence + 1 };
      if (decision === "approve") {
        if (appointment.startsAt <= nowDate) throw refuse("past");
        const row = nextVersion(appointment, nowDate, { status: "booked", ...sequence });
        await writeNext(tx, context, { row, type: "status_changed", reason: reason ?? "approved", claims: "kept" });
        return row;
      }
      const row = nextVersion(appointment, nowDate, {
        status: "cancelled",
        cancelReason: reason ?? "declined",
        cancelledLate: false,
        ...sequence,
      });
      await writeNext(tx, context, { row, type: "cancelled", reason: row.cancelReason, claims: "freed" });
      return row;
    },
  );
}
