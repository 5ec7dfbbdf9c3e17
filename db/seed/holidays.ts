/** Days the demo clinics are closed, in one year: `[YYYY-MM-DD, name]`, by date. */
export function holidaysOf(year: number): [date: string, name: string][] {
  return [
    [on(year, 1, 1), "New Year's Day"],
    [lastWeekday(year, 5, 1), "Memorial Day"],
    [on(year, 7, 4), "Independence Day"],
    [nthWeekday(year, 9, 1, 1), "Labor Day"],
    [nthWeekday(year, 11, 4, 4), "Thanksgiving Day"],
    [on(year, 12, 25), "Christmas Day"],
  ];
}

function on(year: number, month: number, day: number): string {
  return Temporal.PlainDate.from({ year, month, day }).toString();
}

/** The nth `weekday` (ISO, 1 is Monday) of a month. */
function nthWeekday(year: number, month: number, weekday: number, nth: number): string {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 }).toString();
}

function lastWeekday(year: number, month: number, weekday: number): string {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  const last = first.add({ months: 1 }).subtract({ days: 1 });
  return last.subtract({ days: (last.dayOfWeek - weekday + 7) % 7 }).toString();
}
