import { listAppointmentViews } from "../../../db/queries/appointments.ts";
import { toAppointment } from "../appointment-view.ts";
import type { SchedulingParts } from "../context.ts";
import type { Appointment, SchedulingContext } from "../model.ts";
import { wallClockAt } from "../time-zone.ts";
import { transact } from "../transaction.ts";
import type { ZoneChange } from "./model.ts";
import { requireStaff } from "./require-staff.ts";

const AT_MOST = 100_000;

/**
 * What a clinic must tell its patients when its clocks change zone: a visit is an instant and keeps it, and so its wall
 * time moves. By start. Refusals: `not_authorised`, `calendar_unavailable`; throws RangeError for a zone that is none.
 */
export async function reportZoneChange(
  parts: SchedulingParts,
  context: SchedulingContext,
  { timeZone, locationId }: { timeZone: string; locationId?: string },
): Promise<ZoneChange[]> {
  requireStaff(context);
  const { clinicId } = context;
  const from = parts.now();
  const views = await transact(parts, clinicId, (tx) =>
    listAppointmentViews(tx, { clinicId, statuses: ["booked", "pending"], from, limit: AT_MOST }),
  );
  const visits = views
    .map(toAppointment)
    .filter((visit) => locationId === undefined || visit.locationId === locationId);
  return changedWallTimes(visits, timeZone);
}

/** The visits whose wall time differs from what was promised, on the clocks of another zone. */
export function changedWallTimes(visits: readonly Appointment[], timeZone: string): ZoneChange[] {
  return visits.flatMap((appointment) => {
    const { date, time, startsAt } = appointment;
    const after = wallClockAt(timeZone, Date.parse(startsAt));
    return after.date === date && after.time === time ? [] : [{ appointment, before: { date, time }, after }];
  });
}
