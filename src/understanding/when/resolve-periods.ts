import { addUnits, addWorkdays } from "./calendar.ts";
import { type Day, type DaySpan, point, span } from "./day-span.ts";
import { HOLIDAYS, holidayDate } from "./holidays.ts";
import { stepOf } from "./pointers.ts";
import type { Days, PeriodUnit } from "./syntax.ts";

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

export function resolveMonth(days: Days & { is: "month" }, today: Day): DaySpan {
  let year = days.year ?? today.year + (days.yearShift ?? 0);
  if (days.year === undefined && days.yearShift === undefined) {
    const gone = days.month < today.month;
    if (days.which === "last") year -= days.month < today.month ? 0 : 1;
    else if (days.which === "next" || days.which === "coming") year += days.month <= today.month ? 1 : 0;
    else if (days.which === "bare" && gone) year += 1;
  }
  const first = Temporal.PlainDate.from({ year, month: days.month, day: 1 });
  return span(first, first.with({ day: first.daysInMonth }));
}

export function resolveHoliday(days: Days & { is: "holiday" }, today: Day): DaySpan | null {
  if (!HOLIDAYS.has(days.name)) return null;
  const year = days.yearShift === undefined ? days.year : today.year + days.yearShift;
  let day = holidayDate(days.name, year ?? today.year);
  if (!day) return null;
  if (year === undefined) {
    const past = Temporal.PlainDate.compare(day, today) < 0;
    if (past && days.which !== "last" && days.which !== "this") day = holidayDate(days.name, today.year + 1);
    if (!past && days.which === "last") day = holidayDate(days.name, today.year - 1);
  }
  if (!day) return null;
  if (!days.weekend) return point(day);
  const saturday =
    day.dayOfWeek === 7
      ? day.subtract({ days: 1 })
      : day.dayOfWeek === 1
        ? day.subtract({ days: 2 })
        : day.add({ days: 6 - day.dayOfWeek });
  return span(saturday, day.dayOfWeek === 1 ? day : saturday.add({ days: 1 }));
}

/** Northern seasons by the usual calendar days: 20 March, 21 June, 23 September, 21 December. */
const SEASON_STARTS = [
  [3, 20],
  [6, 21],
  [9, 23],
  [12, 21],
] as const;

export function resolveSeason(days: Days & { is: "season" }, today: Day): DaySpan {
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
export function resolveRun(days: Days & { is: "run" }, today: Day): DaySpan {
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
