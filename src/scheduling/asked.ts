import { type CivilDay, DAY_MS, MINUTE_MS, toCivilDay, toMinutes, weekdayOf } from "./civil-day.ts";
import type { SlotQuery } from "./model.ts";

/** What a search was asked for, read once: days as numbers, times as minutes. */
export interface Asked {
  dates: { from: CivilDay; to: CivilDay }[];
  times: { from: number; to: number }[];
  weekdays: ReadonlySet<number>;
  excludedDays: ReadonlySet<CivilDay>;
  excludedWeekdays: ReadonlySet<number>;
  practitionerIds: ReadonlySet<string>;
  excludedPractitionerIds: ReadonlySet<string>;
  locationIds: ReadonlySet<string>;
}

/** What may be let go of to find something near. Exclusions never are: "not Mondays" stays not Mondays. */
export type Relaxable = "dates" | "times" | "practitioner" | "location";

/** Throws a RangeError that names the value when a date or time is not one. */
export function readAsked(query: SlotQuery): Asked {
  return {
    dates: (query.dates ?? []).map(({ from, to }) => ({ from: toCivilDay(from), to: toCivilDay(to) })),
    times: (query.times ?? []).map(({ from, to }) => ({
      from: from === undefined ? 0 : toMinutes(from),
      to: to === undefined || to === "24:00" ? 24 * 60 : toMinutes(to),
    })),
    weekdays: new Set(query.weekdays),
    excludedDays: new Set((query.excludedDates ?? []).map(toCivilDay)),
    excludedWeekdays: new Set(query.excludedWeekdays),
    practitionerIds: new Set(query.practitionerIds),
    excludedPractitionerIds: new Set(query.excludedPractitionerIds),
    locationIds: new Set(query.locationIds),
  };
}

/** The constraints that are there to be relaxed, nearest to the wish first. */
export function relaxable(asked: Asked): Relaxable[] {
  const all: [Relaxable, boolean][] = [
    ["times", asked.times.length > 0],
    ["dates", asked.dates.length > 0 || asked.weekdays.size > 0],
    ["practitioner", asked.practitionerIds.size > 0],
    ["location", asked.locationIds.size > 0],
  ];
  return all.filter(([, constrained]) => constrained).map(([name]) => name);
}

/** The same wish without some of its constraints. */
export function relax(asked: Asked, names: readonly Relaxable[]): Asked {
  const relaxed = { ...asked };
  if (names.includes("dates")) Object.assign(relaxed, { dates: [], weekdays: new Set() });
  if (names.includes("times")) relaxed.times = [];
  if (names.includes("practitioner")) relaxed.practitionerIds = new Set();
  if (names.includes("location")) relaxed.locationIds = new Set();
  return relaxed;
}

export function wantsDay(asked: Asked, day: CivilDay): boolean {
  const { dates, weekdays, excludedDays, excludedWeekdays } = asked;
  if (dates.length > 0 && !dates.some(({ from, to }) => from <= day && day <= to)) return false;
  const weekday = weekdayOf(day);
  if (weekdays.size > 0 && !weekdays.has(weekday)) return false;
  return !excludedDays.has(day) && !excludedWeekdays.has(weekday);
}

/** `minutes` since midnight on the location's wall clock; a window that ends before it begins runs over midnight. */
export function wantsTime(asked: Asked, minutes: number): boolean {
  const { times } = asked;
  return (
    times.length === 0 ||
    times.some(({ from, to }) => (from < to ? from <= minutes && minutes < to : from <= minutes || minutes < to))
  );
}

/** Whether a start at these wall milliseconds is wanted, day and time. */
export function wantsWall(asked: Asked, wall: number): boolean {
  const day = Math.floor(wall / DAY_MS);
  return wantsTime(asked, (wall - day * DAY_MS) / MINUTE_MS) && wantsDay(asked, day);
}

export function wantsPractitioner(asked: Asked, practitionerId: string): boolean {
  const { practitionerIds, excludedPractitionerIds } = asked;
  return (
    (practitionerIds.size === 0 || practitionerIds.has(practitionerId)) && !excludedPractitionerIds.has(practitionerId)
  );
}

export function wantsLocation(asked: Asked, locationId: string): boolean {
  return asked.locationIds.size === 0 || asked.locationIds.has(locationId);
}

/** First and last civil day asked for; null where open. */
export function askedDays(asked: Asked): { first: CivilDay; last: CivilDay } | null {
  if (asked.dates.length === 0) return null;
  return {
    first: Math.min(...asked.dates.map(({ from }) => from)),
    last: Math.max(...asked.dates.map(({ to }) => to)),
  };
}
