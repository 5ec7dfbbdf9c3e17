import { makeDay } from "./calendar.ts";
import type { Day, Policy } from "./day-span.ts";
import { MONTHS } from "./lexicon.ts";

export interface NoSuchDay {
  /** Offsets of the words. */
  start: number;
  end: number;
  /** The real days on either side, ISO, none before today. */
  readings: string[];
}

const MONTH =
  "(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
const NUMBER = "(\\d{1,2}(?:st|nd|rd|th)?|thirt(?:y|ieth)(?:[ -](?:first|one))?)";
const YEAR = "(?:,?\\s+(?:of\\s+)?(\\d{4}))?(?![\\d:])";
const MONTH_FIRST = new RegExp(`\\b${MONTH}\\s+(?:the\\s+)?${NUMBER}\\b(?!\\s?(?:am|pm|people|:))${YEAR}`, "giu");
const DAY_FIRST = new RegExp(`\\b(?:the\\s+)?${NUMBER}\\s+(?:of\\s+)?${MONTH}(?![\\p{L}\\d])${YEAR}`, "giu");
const NUMERIC = /(?<![\d/.-])(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}|\d{2}))?(?![\d/-])/gu;
const ISO = /(?<![\d-])(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])/gu;
const BEYOND =
  /\b(?:the\s+)(3[2-9]|[4-9]\d)(?:st|nd|rd|th)\b(?!\s+(?:street|st|avenue|ave|floor|road|birthday|visit|time|anniversary|of|percentile|block))/giu;

/** Days a message names that no calendar has: "April 31st", "2/30", "the 32nd"; with the nearest real ones. */
export function readNoSuchDays(text: string, policy: Policy): NoSuchDay[] {
  const today = policy.now.toPlainDate();
  const found: NoSuchDay[] = [];
  const add = (match: RegExpMatchArray, readings: string[] | null) => {
    const start = match.index ?? 0;
    const end = start + match[0].length;
    if (readings && !found.some((known) => start < known.end && known.start < end))
      found.push({ start, end, readings });
  };
  for (const match of text.matchAll(MONTH_FIRST)) {
    const [, month, day, year] = match;
    add(match, missing(monthOf(month), dayOf(day), Number(year) || undefined, today));
  }
  for (const match of text.matchAll(DAY_FIRST)) {
    const [, day, month, year] = match;
    add(match, missing(monthOf(month), dayOf(day), Number(year) || undefined, today));
  }
  for (const match of text.matchAll(ISO))
    add(match, missing(Number(match[2]), Number(match[3]), Number(match[1]), today));
  for (const match of text.matchAll(NUMERIC)) add(match, missingNumeric(match, policy.dayFirst, today));
  for (const match of text.matchAll(BEYOND)) add(match, around(today.with({ day: 1 }), today));
  return found;
}

function missingNumeric(match: RegExpMatchArray, dayFirst: boolean, today: Day): string[] | null {
  const [first = 0, second = 0] = [Number(match[1]), Number(match[2])];
  const year = match[3] === undefined ? undefined : match[3].length === 2 ? 2000 + Number(match[3]) : Number(match[3]);
  const orders = [
    { day: first, month: second },
    { day: second, month: first },
  ].filter(({ day, month }) => month >= 1 && month <= 12 && day >= 1 && day <= 31);
  const read = (dayFirst ? orders : orders.reverse()).map(({ day, month }) => missing(month, day, year, today));
  // One order that is a real day is enough.
  return read.every((readings) => readings !== null) ? (read[0] ?? null) : null;
}

/** The real days around a day its month has not; null when the month has it. */
function missing(month: number, day: number, year: number | undefined, today: Day): string[] | null {
  if (month < 1 || month > 12 || day < 29 || day > 99) return null;
  const first = (of: number) => Temporal.PlainDate.from({ year: of, month, day: 1 });
  const inYear = year ?? (lastOf(first(today.year)).toString() >= today.toString() ? today.year : today.year + 1);
  if (inYear < 1000 || makeDay(inYear, month, day)) return null;
  return around(first(inYear), today);
}

function around(first: Day, today: Day): string[] {
  return [lastOf(first), first.add({ months: 1 })].map(String).filter((day) => day >= String(today));
}

const lastOf = (first: Day): Day => first.with({ day: first.daysInMonth });
const monthOf = (word = "") => MONTHS.get(word.toLowerCase().replace(/\.$/, "")) ?? 0;

function dayOf(word = ""): number {
  const digits = Number.parseInt(word, 10);
  if (!Number.isNaN(digits)) return digits;
  return /first|one/i.test(word) ? 31 : 30;
}
