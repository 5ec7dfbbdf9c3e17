import { listAppointmentEvents } from "../../../db/queries/appointment-events.ts";
import type { AppointmentRow } from "../../../db/queries/appointments.ts";
import { replay } from "../appointment-history.ts";
import { changeVisit, nextVersion } from "../change-visit.ts";
import type { SchedulingParts } from "../context.ts";
import type { Appointment, SchedulingContext } from "../model.ts";
import { findReachable } from "../own-appointment.ts";
import { refuse } from "../refuse.ts";
import { transact } from "../transaction.ts";
import { writeNext } from "../write-appointment.ts";
import type { HistoryStep, Outcome, RecordOutcomeRequest } from "./model.ts";
import { requireStaff } from "./require-staff.ts";

/** The way a visit's day goes. Anything else is a correction, which says why. */
const FORWARD: Partial<Record<AppointmentRow["status"], readonly Outcome[]>> = {
  booked: ["arrived", "checked-in", "fulfilled", "noshow"],
  arrived: ["checked-in", "fulfilled"],
  "checked-in": ["fulfilled"],
  fulfilled: [],
  noshow: [],
};

/**
 * Notes how a visit went, or corrects what was noted: the row says what is true, the history keeps what was said.
 * Refusals: `not_authorised`, `appointment_not_found`, `version_conflict` (another version, or a visit that is
 * cancelled or waits for approval), `too_soon` (a no-show before the start), `idempotency_mismatch`,
 * `calendar_unavailable`; throws RangeError for a correction without a reason.
 */
export async function recordOutcome(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: RecordOutcomeRequest,
): Promise<Appointment> {
  requireStaff(context);
  const { idempotencyKey, ...body } = request;
  const { appointmentId, expectedVersion, outcome, reason } = request;
  return changeVisit(
    parts,
    context,
    { verb: "outcome", appointmentId, idempotencyKey, body },
    async ({ tx, current: { appointment }, nowDate }) => {
      const { status, version } = appointment;
      const forward = FORWARD[status];
      if (!forward || version !== expectedVersion || status === outcome) {
        throw refuse("version_conflict", { status, version });
      }
      if (!forward.includes(outcome) && !reason?.trim()) {
        throw new RangeError(`a correction from ${status} to ${outcome} needs a reason`);
      }
      if (outcome === "noshow" && appointment.startsAt > nowDate) throw refuse("too_soon");
      const row = nextVersion(appointment, nowDate, { status: outcome });
      await writeNext(tx, context, { row, type: "status_changed", reason: reason ?? null, claims: "kept" });
      return row;
    },
  );
}

/** What happened to a visit, from its events. Refusals: `not_authorised`, `appointment_not_found`. */
export async function visitHistory(
  parts: SchedulingParts,
  context: SchedulingContext,
  appointmentId: string,
): Promise<HistoryStep[]> {
  requireStaff(context);
  const now = parts.now();
  return transact(parts, context.clinicId, async (tx) => {
    const { appointment } = await findReachable(tx, context, appointmentId, now);
    const events = await listAppointmentEvents(tx, context.clinicId, appointment.id);
    return events.map(({ version, type, actor, reason, at }, index) => ({
      version,
      type,
      // Every event keeps the whole row after it.
      status: replay(events.slice(0, index + 1))?.appointment.status as Appointment["status"],
      actor,
      reason,
      at: at.toISOString(),
    }));
  });
}
