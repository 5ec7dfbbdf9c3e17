import { type ClosureRow, listClosures } from "../../db/queries/closures.ts";
import { toClockTime, toMinutes } from "./civil-day.ts";
import type { SchedulingParts } from "./context.ts";
import { type Interval, subtract, union } from "./intervals.ts";
import type { Closure, DateRange, LocationSummary } from "./model.ts";
import { transact } from "./transaction.ts";

const DAY_MINUTES = 24 * 60;

/** The clinic's closures between two days (inclusive), by day, then by site: the ones that booking goes by. */
export type FindClosures = (clinicId: string, between: DateRange) => Promise<Closure[]>;

/** Throws `calendar_unavailable`. */
export function createFindClosures(
  parts: SchedulingParts,
  locations: (clinicId: string) => Promise<readonly Pick<LocationSummary, "id" | "name">[]>,
): FindClosures {
  return async (clinicId, { from, to }) => {
    const sites = await locations(clinicId);
    const rows = await transact(parts, clinicId, (tx) => listClosures(tx, { clinicId, from, to }));
    return closuresOf(rows, sites);
  };
}

/** What is left of the closures where a one-off opening does not win, as in `workingHours`. */
export function closuresOf(
  rows: readonly ClosureRow[],
  locations: readonly Pick<LocationSummary, "id" | "name">[],
): Closure[] {
  const days = [...new Set(rows.map(({ day }) => day))].sort();
  return days.flatMap((day) =>
    locations.flatMap(({ id, name }) => {
      const here = rows.filter((row) => row.day === day && (row.locationId === null || row.locationId === id));
      const windows = (kind: ClosureRow["kind"]) => union(here.filter((row) => row.kind === kind).map(windowOf));
      return subtract(windows("closed"), windows("open")).map(({ start, end }) => ({
        day,
        locationName: name,
        from: toClockTime(start),
        to: toClockTime(end),
      }));
    }),
  );
}

/** Minutes of its own day; what runs over midnight ends with the day. */
function windowOf({ startTime, endTime }: ClosureRow): Interval {
  if (startTime === null || endTime === null) return { start: 0, end: DAY_MINUTES };
  const [start, end] = [toMinutes(startTime.slice(0, 5)), toMinutes(endTime.slice(0, 5))];
  return { start, end: end > start ? end : DAY_MINUTES };
}
