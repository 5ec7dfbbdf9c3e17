import type { ClockTime, IsoDate } from "./model.ts";

/** A civil day as a number: days since 1970-01-01. No zone is involved; adding 1 is always the next calendar day. */
export type CivilDay = number;

export const MINUTE_MS = 60_000;
export const DAY_MS = 86_400_000;

const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;
const CLOCK_TIME = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** The day of an ISO date. Throws a RangeError for a date the calendar does not have (2026-02-30). */
export function toCivilDay(date: IsoDate): CivilDay {
  const instant = ISO_DATE.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN;
  // Date.parse rolls 2026-02-30 over to March, so the round trip is what proves the date.
  if (Number.isNaN(instant) || new Date(instant).toISOString().slice(0, 10) !== date) {
    throw new RangeError(`"${date}" is not a calendar date; write it as YYYY-MM-DD`);
  }
  return instant / DAY_MS;
}

export function toIsoDate(day: CivilDay): IsoDate {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** ISO weekday of a day, 1 is Monday. */
export function weekdayOf(day: CivilDay): number {
  return modulo(day + 3, 7) + 1;
}

/** Number of the Monday-to-Sunday week a day lies in; only differences mean something. */
export function weekOf(day: CivilDay): number {
  return Math.floor((day + 3) / 7);
}

/** Minutes since midnight of `HH:MM`. Throws a RangeError for anything else. */
export function toMinutes(time: ClockTime): number {
  const match = CLOCK_TIME.exec(time);
  if (!match) throw new RangeError(`"${time}" is not a time of day; write it as HH:MM, 00:00 to 23:59`);
  return Number(match[1]) * 60 + Number(match[2]);
}

export function toClockTime(minutes: number): ClockTime {
  const twoDigits = (value: number) => String(value).padStart(2, "0");
  return `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

/** Whole years between two civil dates, as ages are counted: the birthday itself completes the year. */
export function wholeYears(from: IsoDate, to: IsoDate): number {
  const years = Number(to.slice(0, 4)) - Number(from.slice(0, 4));
  return to.slice(5) < from.slice(5) ? years - 1 : years;
}

/** Remainder that is never negative. */
export function modulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
