/** A day as it was told: what was left out is null. */
export interface ToldDay {
  year: number | null;
  month: number;
  day: number;
  /** ISO weekday, where it was told with the day. */
  weekday: number | null;
}

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];
const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const WEEKDAY = "(?:(mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+(?:the\\s+)?)?";
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "(?:,?\\s+(\\d{4}))?";

const MONTH_FIRST = new RegExp(`\\b${WEEKDAY}${MONTH}\\s+(?:the\\s+)?${DAY}(?![\\d:])${YEAR}\\b`, "gi");
const DAY_FIRST = new RegExp(`\\b${WEEKDAY}${DAY}\\s+(?:of\\s+)?${MONTH}(?![a-z])${YEAR}`, "gi");
const ISO = /\b(\d{4})-(\d{2})-(\d{2})(?!\d)/g;
/** As the clinic's country writes it: the month first. */
const SLASHED = /(?<![\d/])(\d{1,2})\/(\d{1,2})(?:\/(\d{4}|\d{2}))?(?![\d/])/g;
const RELATIVE = /\b(today|tonight|tomorrow|day after tomorrow)\b/gi;

/** Every day that a text tells, in no order. `today`: the clinic's day when it was said, for "tomorrow". */
export function readDays(text: string, today: string | null = null): ToldDay[] {
  const told: ToldDay[] = [];
  for (const [, weekday, month, day, year] of text.matchAll(MONTH_FIRST)) told.push(dayOf(year, month, day, weekday));
  for (const [, weekday, day, month, year] of text.matchAll(DAY_FIRST)) told.push(dayOf(year, month, day, weekday));
  for (const [, year, month, day] of text.matchAll(ISO)) {
    told.push({ year: Number(year), month: Number(month), day: Number(day), weekday: null });
  }
  for (const [, month, day, year] of text.matchAll(SLASHED)) {
    told.push({ year: year ? fullYear(year) : null, month: Number(month), day: Number(day), weekday: null });
  }
  if (today !== null) for (const [words] of text.matchAll(RELATIVE)) told.push(relative(words, today));
  return told.filter(({ month, day }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
}

/** Whether a day that was told is this one: a year or a weekday that was told must fit it too. */
export function isDay(told: ToldDay, date: string): boolean {
  const { year, month, day, dayOfWeek } = Temporal.PlainDate.from(date);
  if (told.month !== month || told.day !== day) return false;
  return (told.year === null || told.year === year) && (told.weekday === null || told.weekday === dayOfWeek);
}

export const tellsDay = (text: string, date: string, today: string | null = null): boolean =>
  readDays(text, today).some((told) => isDay(told, date));

function dayOf(
  year: string | undefined,
  month: string | undefined,
  day: string | undefined,
  weekday: string | undefined,
) {
  const start = (words: readonly string[], text = "") =>
    words.findIndex((word) => word.startsWith(text.slice(0, 3).toLowerCase()));
  return {
    year: year === undefined ? null : Number(year),
    month: start(MONTHS, month) + 1,
    day: Number(day),
    weekday: weekday === undefined ? null : start(WEEKDAYS, weekday) + 1,
  };
}

const fullYear = (year: string): number => (year.length === 2 ? 2000 + Number(year) : Number(year));

function relative(words: string, today: string): ToldDay {
  const days = /after/i.test(words) ? 2 : /tomorrow/i.test(words) ? 1 : 0;
  const { year, month, day } = Temporal.PlainDate.from(today).add({ days });
  return { year, month, day, weekday: null };
}
