import { dayMonthReadings, sortNear, weekdayReadings } from "./ambiguity.ts";
import { HOLIDAYS, holidayDate, nthWeekday } from "./holidays.ts";
import type { Unit } from "./lexicon.ts";
import { portionOf } from "./portions.ts";
import { stepOf } from "./pointers.ts";
import type { Days, PeriodUnit } from "./syntax.ts";
import type { WhenAmbiguity } from "./when.ts";

type Day = Temporal.PlainDate;

/** What decides between readings: the clock on the clinic's wall and the customs of its country. */
export interface Policy {
  now: Temporal.PlainDateTime;
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

const point = (day: Day, ambiguity?: WhenAmbiguity): DaySpan => ({ from: day, to: day, point: true, ...(ambiguity ? { ambiguity } : {}) });
const span = (from: Day, to: Day): DaySpan => ({ from, to, point: false });

/** Puts an expression on the calendar. Null when there is no such day (31 February, a fifth Monday that is not). */
export function resolveDays(days: Days, policy: Policy): DaySpan | null {
  const today = policy.now.toPlainDate();
  switch (days.is) {
    case "offset":
      return point(today.add({ days: days.days }));
    case "shift":
      return resolveShift(days, policy);
    case "weekday":
      return resolveWeekday(days, today);
    case "date":
      return resolveDate(days, policy);
    case "numeric":
      return resolveNumeric(days, policy);
    case "nth":
      return resolveNth(days, policy);
    case "nth-after": {
      const after = resolveDays(days.after, policy)?.to;
      return after ? point(after.add({ days: stepsTo(after.dayOfWeek, days.weekday) + (days.nth - 1) * 7 })) : null;
    }
    case "holiday":
      return resolveHoliday(days, today);
    case "period":
      return periodAround(today, days.unit, days.shift);
    case "period-of": {
      const day = resolveDays(days.day, policy)?.from;
      return day ? periodAround(day, days.unit, 0) : null;
    }
    case "month":
      return resolveMonth(days, today);
    case "season":
      return resolveSeason(days, today);
    case "years":
      return span(Temporal.PlainDate.from({ year: days.from, month: 1, day: 1 }), Temporal.PlainDate.from({ year: days.to, month: 12, day: 31 }));
    case "part-of-year": {
      const year = days.year ?? today.year + (days.yearShift ?? 0);
      const first = Temporal.PlainDate.from({ year, month: days.index * days.months + 1, day: 1 });
      return span(first, first.add({ months: days.months }).subtract({ days: 1 }));
    }
    case "portion": {
      const of = resolveDays(days.of, policy);
      return of?.from && of.to ? portionOf(days, of.from, of.to, today) : null;
    }
    case "run":
      return resolveRun(days, today);
    case "stay": {
      const from = resolveDays(days.from, policy)?.from;
      return from ? span(from, addUnits(from, days.amount, days.unit)) : null;
    }
    case "between":
      return resolveBetween(days, policy);
    case "open": {
      const from = days.from ? resolveDays(days.from, policy) : null;
      const to = days.to ? resolveDays(days.to, policy) : null;
      const ambiguity = from?.ambiguity ?? to?.ambiguity;
      if (!from?.from && !to?.to) return null;
      return { ...(from?.from ? { from: from.from } : {}), ...(to?.to ? { to: to.point ? to.to : (to.to ?? to.from) } : {}), point: false, ...(ambiguity ? { ambiguity } : {}) };
    }
  }
}

/** Days from one weekday forward to another, never zero: on a Monday, "Monday" is in a week. */
const stepsTo = (from: number, to: number): number => ((to - from + 6) % 7) + 1;

function resolveShift(days: Days & { is: "shift" }, policy: Policy): DaySpan | null {
  const anchor = days.from ? resolveDays(days.from, policy) : point(policy.now.toPlainDate());
  if (!anchor?.from) return null;
  return point(addUnits(anchor.from, days.amount, days.unit));
}

/** Whole units move on the calendar; a half of a month or year is counted in days. */
export function addUnits(day: Day, amount: number, unit: Unit | "workday"): Day {
  const capped = Math.max(-20_000, Math.min(20_000, amount));
  if (unit === "workday") return addWorkdays(day, Math.trunc(capped));
  const whole = Math.trunc(capped);
  const rest = capped - whole;
  const perUnit: Record<string, number> = { day: 1, week: 7, month: 30, quarter: 91, year: 365 };
  const extra = Math.round(rest * (perUnit[unit] ?? 0));
  if (unit === "month") return day.add({ months: Math.max(-2400, Math.min(2400, whole)), days: extra });
  if (unit === "quarter") return day.add({ months: Math.max(-800, Math.min(800, whole)) * 3, days: extra });
  if (unit === "year") return day.add({ years: Math.max(-800, Math.min(800, whole)), days: extra });
  return day.add({ days: whole * (perUnit[unit] ?? 0) + extra });
}

function addWorkdays(day: Day, amount: number): Day {
  let left = Math.min(Math.abs(amount), 2000);
  let at = day;
  while (left > 0) {
    at = at.add({ days: Math.sign(amount) });
    if (at.dayOfWeek <= 5) left--;
  }
  return at;
}

/**
 * Bare and "this": the nearest such day after today. "next": that day of the next calendar week (Monday first). Where
 * the two differ by a week ("next Tuesday" said on a Monday), both readings are given. "last": the latest one before today.
 */
function resolveWeekday(days: Days & { is: "weekday" }, today: Day): DaySpan {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const inWeek = (week: number) => monday.add({ days: week * 7 + days.weekday - 1 });
  if (days.week !== undefined) return point(inWeek(days.week));
  if (days.which === "after-next") return point(inWeek(1));
  if (days.which === "last") {
    const back = ((today.dayOfWeek - days.weekday + 6) % 7) + 1;
    return point(today.subtract({ days: back }));
  }
  const soon = today.add({ days: stepsTo(today.dayOfWeek, days.weekday) });
  if (days.which === "this") return days.weekday === today.dayOfWeek ? point(today) : point(soon);
  if (days.which === "bare") {
    // Said on its own day, a weekday may be today or in a week.
    return days.weekday === today.dayOfWeek && !days.plural
      ? point(soon, { code: "next_weekday", readings: [soon, today].map(String) })
      : point(soon);
  }
  const next = inWeek(1);
  return next.equals(soon) ? point(next) : point(next, { code: "next_weekday", readings: [next, soon].map(String) });
}

function resolveDate(days: Days & { is: "date" }, policy: Policy): DaySpan | null {
  const today = policy.now.toPlainDate();
  if (days.year !== undefined) {
    const day = makeDay(days.year, days.month ?? 0, days.day);
    return day && weekdayChecked(day, days.weekday);
  }
  if (days.monthShift !== undefined) {
    const month = today.with({ day: 1 }).add({ months: days.monthShift });
    const day = makeDay(month.year, month.month, days.day);
    return day && weekdayChecked(day, days.weekday);
  }
  const candidates = days.month === undefined ? daysOfMonth(days.day, today) : yearly(days.month, days.day, today);
  const first = candidates[days.next ? skipCount(candidates, today) : 0];
  if (!first) return null;
  if (days.weekday === undefined || first.dayOfWeek === days.weekday) return point(first);
  const recent = days.month === undefined ? undefined : makeDay(today.year, days.month, days.day);
  // "Sunday, Feb 10" said on the 12th speaks of two days ago, not of a year when it fits.
  if (recent && recent.dayOfWeek === days.weekday && recent.until(today).days < 60) return point(recent);
  const fitting = candidates.find((day) => day.dayOfWeek === days.weekday);
  return point(...weekdayReadings({ said: first, weekday: days.weekday, fitting, near: policy.nearDates, today }));
}

/** "next 5/12": the one of next year, unless this year's is still to come by half a year or more. */
const skipCount = (candidates: readonly Day[], today: Day): number => (candidates[0] && candidates[0].year > today.year ? 0 : 1);

function weekdayChecked(day: Day, weekday: number | undefined): DaySpan {
  if (weekday === undefined || day.dayOfWeek === weekday) return point(day);
  return point(...weekdayReadings({ said: day, weekday, fitting: undefined, near: true, today: day }));
}

export function makeDay(year: number, month: number, day: number): Day | null {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : null;
}

/** The coming months' days of this number, today's included, soonest first. */
function daysOfMonth(day: number, today: Day): Day[] {
  const first = today.with({ day: 1 });
  return Array.from({ length: 13 }, (_, index) => first.add({ months: index }))
    .map((month) => makeDay(month.year, month.month, day))
    .filter((found): found is Day => found !== null && Temporal.PlainDate.compare(found, today) >= 0);
}

/** This date in the coming years, today's included. Eight years bring back every leap day and weekday. */
function yearly(month: number, day: number, today: Day): Day[] {
  return Array.from({ length: 9 }, (_, index) => makeDay(today.year + index, month, day)).filter(
    (found): found is Day => found !== null && Temporal.PlainDate.compare(found, today) >= 0,
  );
}

function resolveNumeric(days: Days & { is: "numeric" }, policy: Policy): DaySpan | null {
  const readings = dayMonthReadings(days.first, days.second, policy.dayFirst)
    .map((order) => resolveDate({ is: "date", ...order, year: days.year, weekday: days.weekday, next: days.next }, policy))
    .filter((found): found is DaySpan => found?.from !== undefined);
  // A weekday beside the numbers settles their order.
  const settled = readings.filter((found) => !found.ambiguity);
  const best = settled[0] ?? readings[0];
  if (!best?.from) return null;
  const distinct = sortNear(readings.flatMap((found) => (found.from ? [found.from] : [])));
  if (distinct.length < 2 || days.weekday !== undefined) return best;
  const others = distinct.map(String).filter((day) => day !== String(best.from));
  return point(best.from, { code: "day_month_order", readings: [String(best.from), ...others] });
}

function resolveNth(days: Days & { is: "nth" }, policy: Policy): DaySpan | null {
  const of = resolveDays(days.of, policy);
  if (!of?.from || !of.to) return null;
  if (days.weekday === 0) {
    // Weeks of a month or year are ISO weeks: the first is the one with its fourth day.
    const monday = (day: Day) => day.subtract({ days: day.dayOfWeek - 1 });
    const start = days.nth > 0 ? monday(of.from.add({ days: 3 })).add({ days: (days.nth - 1) * 7 }) : monday(of.to.subtract({ days: 3 }));
    return span(start, start.add({ days: 6 }));
  }
  if (days.weekday === null) {
    const day = days.nth > 0 ? of.from.add({ days: days.nth - 1 }) : of.to.subtract({ days: -days.nth - 1 });
    return point(day);
  }
  const anchor = days.nth > 0 ? of.from : of.to;
  const day = nthWeekday(anchor.year, anchor.month, days.weekday, days.nth);
  return point(day);
}

function resolveHoliday(days: Days & { is: "holiday" }, today: Day): DaySpan | null {
  if (!HOLIDAYS.has(days.name)) return null;
  let day = holidayDate(days.name, days.year ?? today.year);
  if (!day) return null;
  if (days.year === undefined) {
    const past = Temporal.PlainDate.compare(day, today) < 0;
    if (past && days.which !== "last" && days.which !== "this") day = holidayDate(days.name, today.year + 1);
    if (!past && days.which === "last") day = holidayDate(days.name, today.year - 1);
  }
  if (!day) return null;
  if (!days.weekend) return point(day);
  const saturday = day.dayOfWeek === 7 ? day.subtract({ days: 1 }) : day.dayOfWeek === 1 ? day.subtract({ days: 2 }) : day.add({ days: 6 - day.dayOfWeek });
  return span(saturday, day.dayOfWeek === 1 ? day : saturday.add({ days: 1 }));
}

/** The week, weekend, month … around a day, `shift` of them later. Weeks begin on Monday. */
export function periodAround(day: Day, unit: PeriodUnit, shift: number): DaySpan {
  const monday = day.subtract({ days: day.dayOfWeek - 1 }).add({ days: shift * 7 });
  if (unit === "week") return span(monday, monday.add({ days: 6 }));
  if (unit === "workweek") return span(monday, monday.add({ days: 4 }));
  if (unit === "weekend") return span(monday.add({ days: 5 }), monday.add({ days: 6 }));
  if (unit === "month") {
    const first = day.with({ day: 1 }).add({ months: shift });
    return span(first, first.with({ day: first.daysInMonth }));
  }
  if (unit === "quarter") {
    const first = day.with({ month: Math.floor((day.month - 1) / 3) * 3 + 1, day: 1 }).add({ months: shift * 3 });
    return span(first, first.add({ months: 3 }).subtract({ days: 1 }));
  }
  const first = day.with({ month: 1, day: 1 }).add({ years: shift });
  return span(first, first.add({ years: 1 }).subtract({ days: 1 }));
}

function resolveMonth(days: Days & { is: "month" }, today: Day): DaySpan {
  let year = days.year ?? today.year + (days.yearShift ?? 0);
  if (days.year === undefined && days.yearShift === undefined) {
    const gone = days.month < today.month;
    if (days.which === "last") year -= days.month < today.month ? 0 : 1;
    else if (days.which === "next") year += days.month <= today.month ? 1 : 0;
    else if (days.which === "bare" && gone) year += 1;
  }
  const first = Temporal.PlainDate.from({ year, month: days.month, day: 1 });
  return span(first, first.with({ day: first.daysInMonth }));
}

/** Northern seasons by the usual calendar days: 20 March, 21 June, 23 September, 21 December. */
const SEASON_STARTS = [
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
] as const;

function resolveSeason(days: Days & { is: "season" }, today: Day): DaySpan {
  const start = (index: number): Day => {
    const [month, day] = SEASON_STARTS[((index % 4) + 4) % 4] ?? [1, 1];
    return Temporal.PlainDate.from({ year: Math.floor(index / 4), month, day });
  };
  const whole = (index: number) => span(start(index), start(index + 1).subtract({ days: 1 }));
  let current = today.year * 4 + 3;
  while (Temporal.PlainDate.compare(start(current), today) > 0) current--;
  if (days.season < 0) return whole(current + stepOf(days.which));
  let index = (days.year ?? today.year) * 4 + days.season;
  if (days.year === undefined && days.which !== "this" && days.which !== "last" && index < current) index += 4;
  if (days.year === undefined && days.which === "last" && index >= current) index -= 4;
  return whole(index);
}

/** "the next 3 days" start tomorrow; "the last 3 days" reach up to today. */
function resolveRun(days: Days & { is: "run" }, today: Day): DaySpan {
  const tomorrow = today.add({ days: 1 });
  if (days.unit === "quarter") {
    const step = (shift: number) => periodAround(today, "quarter", shift);
    const [first, last] = days.ahead ? [step(1), step(days.amount)] : [step(-days.amount), step(-1)];
    return { from: first.from, to: last.to, point: false };
  }
  if (!days.ahead) return span(addUnits(today, -days.amount, days.unit), today);
  if (days.unit === "workday") {
    let first = tomorrow;
    while (first.dayOfWeek > 5) first = first.add({ days: 1 });
    return span(first, addWorkdays(today, days.amount));
  }
  return span(tomorrow, addUnits(tomorrow, days.amount, days.unit).subtract({ days: 1 }));
}

function resolveBetween(days: Days & { is: "between" }, policy: Policy): DaySpan | null {
  const ends = shareMonth(days.from, days.to);
  let from = resolveDays(ends.from, policy);
  let to = resolveDays(ends.to, policy);
  if (!from?.from || !to?.from || !to.to) return null;
  if (Temporal.PlainDate.compare(from.from, to.to) > 0) {
    // Read apart, the ends are the wrong way round: count the second one from the first.
    const later = resolveDays(ends.to, { ...policy, now: from.from.toPlainDateTime() });
    if (later?.to && ends !== days) from = resolveDays(days.from, policy) ?? from;
    to = resolveDays(ends.to, { ...policy, now: (from.from ?? policy.now.toPlainDate()).toPlainDateTime() }) ?? to;
  }
  if (!from.from || !to.to || Temporal.PlainDate.compare(from.from, to.to) > 0) return null;
  const ambiguity = from.ambiguity ?? to.ambiguity;
  return { from: from.from, to: to.to, point: false, ...(ambiguity ? { ambiguity } : {}) };
}

/** "from the 13th to the 15th of July", "July 13 to 15", "May to Oct 2020": what one end leaves out the other says. */
function shareMonth(from: Days, to: Days): { from: Days; to: Days } {
  if (from.is === "date" && to.is === "date") {
    if (from.month === undefined && from.monthShift === undefined && to.month !== undefined && from.day <= to.day)
      return { from: { ...from, month: to.month, ...(to.year === undefined ? {} : { year: to.year }) }, to };
    if (to.month === undefined && to.monthShift === undefined && from.month !== undefined && to.day >= from.day)
      return { from, to: { ...to, month: from.month, ...(from.year === undefined ? {} : { year: from.year }) } };
    if (from.year === undefined && to.year !== undefined && from.month !== undefined) {
      const year = (from.month * 100 + from.day <= (to.month ?? 12) * 100 + to.day ? 0 : -1) + to.year;
      return { from: { ...from, year }, to };
    }
  }
  if (from.is === "month" && to.is === "month" && from.year === undefined && to.year !== undefined && from.which === "bare")
    return { from: { ...from, year: from.month <= to.month ? to.year : to.year - 1 }, to };
  return { from, to };
}
