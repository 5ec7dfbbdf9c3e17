import { MINUTE_MS, toCivilDay, toIsoDate, weekdayOf } from "../../src/scheduling/civil-day.ts";
import { wallWindow } from "../../src/scheduling/time-zone.ts";

/** The instant of a wall-clock time, in minutes since midnight, on a civil day. Throws in the gap of a clock change. */
export function instantOf(date: string, minutes: number, timeZone: string): Date {
  const wall = Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS;
  const [window] = wallWindow(timeZone, wall, wall + MINUTE_MS);
  if (!window) throw new RangeError(`${date} has no minute ${minutes} in ${timeZone}`);
  return new Date(window.start);
}

/** The civil day `days` after `date`. */
export function addDays(date: string, days: number): string {
  return toIsoDate(toCivilDay(date) + days);
}

/** The first ISO weekday `day` on or after `date`. */
export function nextWeekday(date: string, day: number): string {
  return addDays(date, (day - weekdayOf(toCivilDay(date)) + 7) % 7);
}
