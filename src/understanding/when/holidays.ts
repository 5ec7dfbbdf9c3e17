/** Days with a name, and the rule that gives their date in a year. */
type Rule =
  | { month: number; day: number }
  | { month: number; weekday: number; nth: number; plus?: number }
  | { easter: number };

export const HOLIDAYS: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["christmas", { month: 12, day: 25 }],
  ["christmas day", { month: 12, day: 25 }],
  ["xmas", { month: 12, day: 25 }],
  ["christmas eve", { month: 12, day: 24 }],
  ["boxing day", { month: 12, day: 26 }],
  ["new years eve", { month: 12, day: 31 }],
  ["new year eve", { month: 12, day: 31 }],
  ["new years day", { month: 1, day: 1 }],
  ["new year day", { month: 1, day: 1 }],
  ["valentines day", { month: 2, day: 14 }],
  ["valentine day", { month: 2, day: 14 }],
  ["st patricks day", { month: 3, day: 17 }],
  ["st patrick day", { month: 3, day: 17 }],
  ["independence day", { month: 7, day: 4 }],
  ["halloween", { month: 10, day: 31 }],
  ["labor day", { month: 9, weekday: 1, nth: 1 }],
  ["labour day", { month: 9, weekday: 1, nth: 1 }],
  ["memorial day", { month: 5, weekday: 1, nth: -1 }],
  ["thanksgiving", { month: 11, weekday: 4, nth: 4 }],
  ["thanksgiving day", { month: 11, weekday: 4, nth: 4 }],
  ["black friday", { month: 11, weekday: 4, nth: 4, plus: 1 }],
  ["international workers day", { month: 5, day: 1 }],
  ["international worker day", { month: 5, day: 1 }],
  ["mothers day", { month: 5, weekday: 7, nth: 2 }],
  ["mother day", { month: 5, weekday: 7, nth: 2 }],
  ["fathers day", { month: 6, weekday: 7, nth: 3 }],
  ["father day", { month: 6, weekday: 7, nth: 3 }],
  ["veterans day", { month: 11, day: 11 }],
  ["veteran day", { month: 11, day: 11 }],
  ["juneteenth", { month: 6, day: 19 }],
  ["easter", { easter: 0 }],
  ["easter sunday", { easter: 0 }],
  ["good friday", { easter: -2 }],
  ["easter monday", { easter: 1 }],
]);

/** The date of a named day in a year. The name must be a key of `HOLIDAYS`. */
export function holidayDate(name: string, year: number): Temporal.PlainDate | null {
  const rule = HOLIDAYS.get(name);
  if (!rule) return null;
  if ("easter" in rule) return easter(year).add({ days: rule.easter });
  if ("day" in rule) return Temporal.PlainDate.from({ year, month: rule.month, day: rule.day });
  return nthWeekday(year, rule.month, rule.weekday, rule.nth).add({ days: rule.plus ?? 0 });
}

/** The nth weekday of a month; negative counts from its end. */
export function nthWeekday(year: number, month: number, weekday: number, nth: number): Temporal.PlainDate {
  const first = Temporal.PlainDate.from({ year, month, day: 1 });
  if (nth > 0) return first.add({ days: ((weekday - first.dayOfWeek + 7) % 7) + (nth - 1) * 7 });
  const last = first.with({ day: first.daysInMonth });
  return last.subtract({ days: ((last.dayOfWeek - weekday + 7) % 7) + (-nth - 1) * 7 });
}

/** Easter Sunday of the Gregorian calendar (anonymous computus). */
function easter(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(f / 31), day: (f % 31) + 1 });
}
