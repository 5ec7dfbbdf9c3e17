import { type Asked, askedDays } from "./asked.ts";
import { horizonEndOf } from "./availability.ts";
import { DAY_MS } from "./civil-day.ts";
import type { Interval } from "./intervals.ts";
import type { RuleBook } from "./rule-book.ts";
import { civilDayAt, startOfDay } from "./time-zone.ts";

/** Most wishes are met soon: this much is read and looked at before the rest of the range. */
const FIRST_LOOK_MS = 14 * DAY_MS;
/** A civil day lies within 14 hours of the same day in UTC, wherever the location is. */
const ZONE_REACH_MS = 14 * 3_600_000;
/** Staff may look past the horizon, but not without end. */
const STAFF_REACH_MS = 400 * DAY_MS;

/** From the start of today to the end of the horizon, by the clinic's clock. */
export function bookableRange(book: RuleBook, now: number): Interval {
  const { timeZone } = book.clinic;
  return { start: startOfDay(timeZone, civilDayAt(timeZone, now)), end: horizonEndOf(book, now) };
}

/** The part of it that the dates asked for can lie in; `end` is at or before `start` when they lie outside. */
export function searchRange(book: RuleBook, asked: Asked, now: number, isStaff: boolean): Interval {
  const range = bookableRange(book, now);
  const days = askedDays(asked);
  if (!days) return range;
  const latest = isStaff ? range.start + STAFF_REACH_MS : range.end;
  return {
    start: Math.max(range.start, days.first * DAY_MS - ZONE_REACH_MS),
    end: Math.min(latest, (days.last + 1) * DAY_MS + ZONE_REACH_MS),
  };
}

/** A range as one or two looks, the near part first; none when it is empty. */
export function inTwoLooks({ start, end }: Interval): Interval[] {
  if (start >= end) return [];
  const middle = start + FIRST_LOOK_MS;
  if (middle >= end) return [{ start, end }];
  return [
    { start, end: middle },
    { start: middle, end },
  ];
}
