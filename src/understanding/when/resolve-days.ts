import { weekdayReadings } from "./ambiguity.ts";
import { addUnits, stepsTo } from "./calendar.ts";
import { type Day, type DaySpan, type Policy, point, span } from "./day-span.ts";
import { nthWeekday } from "./holidays.ts";
import { pieceOf, portionOf } from "./portions.ts";
import { resolveDate, resolveNumeric, resolveWeekday } from "./resolve-dates.ts";
import { periodAround, resolveHoliday, resolveMonth, resolveRun, resolveSeason } from "./resolve-periods.ts";
import type { Days } from "./syntax.ts";

/** Puts an expression on the calendar. Null when there is no such day (31 February, a fifth Monday that is not). */
export function resolveDays(days: Days, policy: Policy): DaySpan | null {
  const today = policy.now.toPlainDate();
  switch (days.is) {
    case "offset":
      return resolveOffset(days, policy);
    case "shift":
      return resolveShift(days, policy);
    case "anchored":
      if (days.pointing && !policy.anchor) return null;
      return point(addUnits(policy.anchor?.day ?? today, days.amount, days.unit));
    case "weekday":
      if (days.following && policy.anchor)
        return point(policy.anchor.day.add({ days: stepsTo(policy.anchor.day.dayOfWeek, days.weekday) }));
      if (days.thatWeek && policy.anchor) return resolveWeekday({ ...days, week: 0 }, policy.anchor.day);
      return resolveWeekday(days, today);
    case "weekdays":
      return null;
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
      if (days.pointing && !policy.anchor) return null;
      if (days.unit === "weekend" && days.shift === 1 && !days.following) return nextWeekend(today);
      return periodAround(
        days.following || days.pointing ? (policy.anchor?.day ?? today) : today,
        days.unit,
        days.shift,
      );
    case "period-of": {
      const day = resolveDays(days.day, policy)?.from;
      if (days.unit === "weekend" && days.day.is === "holiday")
        return resolveHoliday({ ...days.day, weekend: true }, today);
      return day ? periodAround(day, days.unit, 0) : null;
    }
    case "month":
      return resolveMonth(days, today);
    case "season":
      return resolveSeason(days, today);
    case "years":
      return span(
        Temporal.PlainDate.from({ year: days.from, month: 1, day: 1 }),
        Temporal.PlainDate.from({ year: days.to, month: 12, day: 31 }),
      );
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
    case "piece": {
      const of = resolveDays(days.of, policy);
      return of?.from && of.to ? pieceOf(days, of.from, of.to) : null;
    }
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
      return {
        ...(from?.from ? { from: from.from } : {}),
        ...(to?.to ? { to: to.point ? to.to : (to.to ?? to.from) } : {}),
        point: false,
        ...(ambiguity ? { ambiguity } : {}),
      };
    }
  }
}

/** Before the weekend, "next weekend" is the coming one to some; on it, only the one after. */
function nextWeekend(today: Day): DaySpan {
  const next = periodAround(today, "weekend", 1);
  const coming = periodAround(today, "weekend", 0);
  if (today.dayOfWeek >= 6) return next;
  return { ...next, ambiguity: { code: "next_weekday", readings: [next.from, coming.from].map(String) } };
}

/** Until this hour many have not slept yet: their "tomorrow" may be the day that has begun. */
const NIGHT_ENDS = 4;

function resolveOffset({ days, weekday }: Days & { is: "offset" }, { now }: Policy): DaySpan {
  const today = now.toPlainDate();
  const day = today.add({ days });
  if (weekday !== undefined && weekday !== day.dayOfWeek)
    return point(...weekdayReadings({ said: day, weekday, fitting: undefined, near: true, today }));
  if (days !== 1 || now.hour >= NIGHT_ENDS) return point(day);
  return point(day, { code: "near_midnight", readings: [day, today].map(String) });
}

function resolveShift(days: Days & { is: "shift" }, policy: Policy): DaySpan | null {
  const anchor = days.from ? resolveDays(days.from, policy) : point(policy.now.toPlainDate());
  if (!anchor?.from) return null;
  return point(addUnits(anchor.from, days.amount, days.unit));
}

function resolveNth(days: Days & { is: "nth" }, policy: Policy): DaySpan | null {
  const of = resolveDays(days.of, policy);
  if (!of?.from || !of.to) return null;
  if (days.weekday === 0) {
    // Weeks of a month or year are ISO weeks: the first is the one with its fourth day.
    const monday = (day: Day) => day.subtract({ days: day.dayOfWeek - 1 });
    const start =
      days.nth > 0
        ? monday(of.from.add({ days: 3 })).add({ days: (days.nth - 1) * 7 })
        : monday(of.to.subtract({ days: 3 }));
    return span(start, start.add({ days: 6 }));
  }
  if (days.weekday === null) {
    const day = days.nth > 0 ? of.from.add({ days: days.nth - 1 }) : of.to.subtract({ days: -days.nth - 1 });
    return point(day);
  }
  const anchor = days.nth > 0 ? of.from : of.to;
  const day = nthWeekday(anchor.year, anchor.month, days.weekday, days.nth);
  if (days.weekend) return span(day, day.add({ days: 1 }));
  return point(day);
}

function resolveBetween(days: Days & { is: "between" }, policy: Policy): DaySpan | null {
  const ends = shareMonth(days.from, days.to);
  let from = resolveDays(ends.from, policy);
  let to = resolveDays(ends.to, policy);
  // In September "May to September" is the stretch we are in, not next year's.
  if (ends.from.is === "month" && ends.to.is === "month" && ends.from.month < ends.to.month && from?.from && to?.from)
    if (from.from.year > to.from.year && ends.from.year === undefined)
      from = resolveDays({ ...ends.from, year: to.from.year }, policy);
  if (!from?.from || !to?.from || !to.to) return null;
  const start = from.from;
  if (Temporal.PlainDate.compare(start, to.to) > 0) {
    // Read apart, the ends are the wrong way round: count the second one from the first.
    const past = ends.to.is === "offset" && ends.to.days <= 0;
    if (past) from = resolveDays(ends.from, { ...policy, now: policy.now.subtract({ months: 11 }) }) ?? from;
    const later = past ? null : resolveDays(ends.to, { ...policy, now: start.toPlainDateTime() });
    if (later?.to && ends !== days) from = resolveDays(days.from, policy) ?? from;
    if (!past)
      to = resolveDays(ends.to, { ...policy, now: (from.from ?? policy.now.toPlainDate()).toPlainDateTime() }) ?? to;
  }
  if (!from.from || !to.to || Temporal.PlainDate.compare(from.from, to.to) > 0) return null;
  const ambiguity = from.ambiguity ?? to.ambiguity;
  return { from: from.from, to: to.to, point: false, ...(ambiguity ? { ambiguity } : {}) };
}

/** "from the 13th to the 15th of July", "the 3rd to the 5th of next month", "May to Oct 2020": what one end leaves out the other says. */
function shareMonth(from: Days, to: Days): { from: Days; to: Days } {
  if (from.is === "date" && to.is === "date") {
    if (from.month === undefined && from.monthShift === undefined && to.month !== undefined && from.day <= to.day)
      return { from: { ...from, month: to.month, ...(to.year === undefined ? {} : { year: to.year }) }, to };
    if (to.month === undefined && to.monthShift !== undefined && from.month === undefined && from.day <= to.day)
      return { from: { ...from, monthShift: from.monthShift ?? to.monthShift }, to };
    if (to.month === undefined && to.monthShift === undefined && from.month !== undefined && to.day >= from.day)
      return { from, to: { ...to, month: from.month, ...(from.year === undefined ? {} : { year: from.year }) } };
    if (from.year === undefined && to.year !== undefined && from.month !== undefined) {
      const year = (from.month * 100 + from.day <= (to.month ?? 12) * 100 + to.day ? 0 : -1) + to.year;
      return { from: { ...from, year }, to };
    }
  }
  if (
    from.is === "month" &&
    to.is === "month" &&
    from.year === undefined &&
    to.year !== undefined &&
    from.which === "bare"
  )
    return { from: { ...from, year: from.month <= to.month ? to.year : to.year - 1 }, to };
  return { from, to };
}
