import type { Day } from "./day-span.ts";
import type { Unit } from "./lexicon.ts";

export function makeDay(year: number, month: number, day: number): Day | null {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1) return null;
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return day <= first.daysInMonth ? first.with({ day }) : null;
}

/** Days from one weekday forward to another, never zero: on a Monday, "Monday" is in a week. */
export const stepsTo = (from: number, to: number): number => ((to - from + 6) % 7) + 1;

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

export function addWorkdays(day: Day, amount: number): Day {
  let left = Math.min(Math.abs(amount), 2000);
  let at = day;
  while (left > 0) {
    at = at.add({ days: Math.sign(amount) });
    if (at.dayOfWeek <= 5) left--;
  }
  return at;
}
