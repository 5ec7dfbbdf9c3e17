import type { WhenAmbiguity } from "./when.ts";

export type Day = Temporal.PlainDate;

/** What decides between readings: the clock on the clinic's wall and the customs of its country. */
export interface Policy {
  now: Temporal.PlainDateTime;
  /** The visit or day spoken of before: what "the day after" and "same time" count from. */
  anchor?: { day: Day; minutes?: number };
  /** 03/04 is 3 April. */
  dayFirst: boolean;
  /** `HH:MM`; when given, an hour without am or pm falls where the clinic is open. */
  opensAt?: string;
  closesAt?: string;
  /** "Tuesday the 9th" that is no Tuesday: take the near day rather than the next month where both agree. */
  nearDates: boolean;
}

/** The days an expression covers, both ends included; an end is absent when the stretch is open. */
export interface DaySpan {
  from?: Day;
  to?: Day;
  /** One day was named, not a stretch that happens to be short. */
  point: boolean;
  ambiguity?: WhenAmbiguity;
}

export const point = (day: Day, ambiguity?: WhenAmbiguity): DaySpan => ({
  from: day,
  to: day,
  point: true,
  ...(ambiguity ? { ambiguity } : {}),
});
export const span = (from: Day, to: Day): DaySpan => ({ from, to, point: false });
