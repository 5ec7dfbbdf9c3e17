import { changeVisit, nextVersion, requireStanding } from "./change-visit.ts";
import type { SchedulingParts } from "./context.ts";
import type { Appointment, ReportLateRequest, SchedulingContext } from "./model.ts";
import { refuse } from "./refuse.ts";
import { wallClockAt } from "./time-zone.ts";
import { writeNext } from "./write-appointment.ts";

const MINUTES_AT_MOST = 24 * 60;
/** Sooner than this many hours before a visit nobody is late for it: another time is wanted. */
const AHEAD_HOURS = 24;

/**
 * Notes how late the patient will be, from 24 hours before the visit until its end. What the clinic's policy says of it
 * is for the caller to tell. Refusals: `too_soon`, `past`, `version_conflict`, `appointment_not_found`,
 * `idempotency_mismatch`, `calendar_unavailable`; throws RangeError for minutes that are none.
 */
export async function reportLate(
  parts: SchedulingParts,
  context: SchedulingContext,
  request: ReportLateRequest,
): Promise<Appointment> {
  const { idempotencyKey, ...body } = request;
  const { appointmentId, minutes } = request;
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MINUTES_AT_MOST) {
    throw new RangeError(`minutes is ${minutes}; it must be a whole number from 1 to ${MINUTES_AT_MOST}`);
  }
  return changeVisit(
    parts,
    context,
    { verb: "late", appointmentId, idempotencyKey, body },
    async ({ tx, current: { appointment }, nowDate }) => {
      const { startsAt, endsAt, timeZone } = appointment;
      requireStanding(appointment);
      if (endsAt <= nowDate) throw refuse("past");
      if (startsAt.getTime() - nowDate.getTime() > AHEAD_HOURS * 3_600_000) {
        throw refuse("too_soon", { date: wallClockAt(timeZone, startsAt.getTime()).date });
      }
      const row = nextVersion(appointment, nowDate, { lateMinutes: minutes });
      await writeNext(tx, context, { row, type: "noted", reason: "late", claims: "kept" });
      return row;
    },
  );
}
