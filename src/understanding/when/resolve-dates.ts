import { dayMonthReadings, sortNear, weekdayReadings } from "./ambiguity.ts";
import { makeDay, stepsTo } from "./calendar.ts";
import { type Day, type DaySpan, type Policy, point } from "./day-span.ts";
import type { Days } from "./syntax.ts";

/**
 * Bare and "this": the nearest such day after today. "next": that day of the next calendar week (Monday first). Where
 * the two differ by a week ("next Tuesday" said on a Monday), both readings are given. "last": the latest one before today.
 */
export function resolveWeekday(days: Days & { is: "weekday" }, today: Day): DaySpan {
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const inWeek = (week: number) => monday.add({ days: week * 7 + days.weekday - 1 });
  if (days.week !== undefined) return point(inWeek(days.week));
  if (days.which === "after-next") return point(inWeek(1));
  if (days.which === "last") {
    const back = ((today.dayOfWeek - days.weekday + 6) % 7) + 1;
    return point(today.subtract({ days: back }));
  }
  const soon = today.add({ days: stepsTo(today.dayOfWeek, days.weekday) });
  if (days.which === "this") {
    if (days.weekday !== today.dayOfWeek) return point(soon);
    return point(today, { code: "next_weekday", readings: [today, soon].map(String) });
  }
  if (days.which === "coming") return point(soon);
  if (days.which === "bare") {
    // Said on its own day, a weekday may be today or in a week.
    return days.weekday === today.dayOfWeek && !days.plural
      ? point(soon, { code: "next_weekday", readings: [soon, today].map(String) })
      : point(soon);
  }
  const next = inWeek(1);
  return next.equals(soon) ? point(next) : point(next, { code: "next_weekday", readings: [next, soon].map(String) });
}

export function resolveDate(days: Days & { is: "date" }, policy: Policy): DaySpan | null {
  const today = policy.now.toPlainDate();
  const year = days.year ?? (days.yearShift === undefined ? undefined : today.year + days.yearShift);
  if (year !== undefined) {
    const day = makeDay(year, days.month ?? 0, days.day);
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
  // A visit lies ahead: there, "Tuesday the 4th" just gone is asked about.
  const month = days.month ?? (policy.nearDates ? undefined : today.month);
  const recent = month === undefined ? undefined : makeDay(today.year, month, days.day);
  // "Sunday, Feb 10" said on the 12th speaks of two days ago, not of a year when it fits.
  if (recent && recent.dayOfWeek === days.weekday && recent.until(today).days < 60) return point(recent);
  // Further off than two years, a slip is likelier than the plan.
  const fitting = candidates.find((day) => day.dayOfWeek === days.weekday && first.until(day).days < 735);
  return point(...weekdayReadings({ said: first, weekday: days.weekday, fitting, near: policy.nearDates, today }));
}

export function resolveNumeric(days: Days & { is: "numeric" }, policy: Policy): DaySpan | null {
  const readings = dayMonthReadings(days.first, days.second, policy.dayFirst)
    .map((order) =>
      resolveDate(
        { is: "date", ...order, year: days.year, yearShift: days.yearShift, weekday: days.weekday, next: days.next },
        policy,
      ),
    )
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

/** "next 5/12": the one of next year, unless this year's is still to come by half a year or more. */
const skipCount = (candidates: readonly Day[], today: Day): number =>
  candidates[0] && candidates[0].year > today.year ? 0 : 1;

function weekdayChecked(day: Day, weekday: number | undefined): DaySpan {
  if (weekday === undefined || day.dayOfWeek === weekday) return point(day);
  return point(...weekdayReadings({ said: day, weekday, fitting: undefined, near: true, today: day }));
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
