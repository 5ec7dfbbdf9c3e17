import { STREETS } from "./figures.ts";
import { MONTHS } from "./lexicon.ts";
import { readDayOfMonth } from "./month-days.ts";
import { type Found, readCardinal, readOrdinal, readYear } from "./numbers.ts";
import { readPointer, stepOf } from "./pointers.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, mayFollow, wordAt } from "./words.ts";

type Tokens = readonly Token[];

type DateNode = Extract<Days, { is: "date" }>;

/** A day named by its numbers: "March 3rd", "the 3rd of March 2019", "3/4", "2019-03-04", "the 8th". */
export function readCalendarDate(tokens: Tokens, at: number): Found<Days> | null {
  const found =
    readIso(tokens, at) ??
    readDayFirst(tokens, at) ??
    readMonthFirst(tokens, at) ??
    readNumeric(tokens, at) ??
    readDayOfMonth(tokens, at);
  return found && withYearSaid(tokens, found);
}

/** "April 30th this year", "9/1 of next year", "Oct 26 11:00:09 2023": a year said after the rest. */
function withYearSaid(tokens: Tokens, found: Found<Days>): Found<Days> {
  const { value, next } = found;
  if ((value.is !== "date" && value.is !== "numeric") || value.year !== undefined) return found;
  if (value.is === "date" && value.month === undefined) return found;
  const start = /^(of|,)$/.test(wordAt(tokens, next)) ? next + 1 : next;
  const pointer = readPointer(tokens, start);
  if (!pointer || wordAt(tokens, pointer.next) !== "year") return found;
  return { value: { ...value, yearShift: stepOf(pointer.value) }, next: pointer.next + 1 };
}

const SEPARATORS = new Set(["/", "-", "."]);

const isNumber = (token: Token | undefined, most: number): token is Token & { value: number } =>
  token?.kind === "number" && !token.ordinal && token.digits <= most && token.value !== undefined;

/** "2019-03-04", "2019/3/4", "20190304", "2018 March 18". */
function readIso(tokens: Tokens, at: number): Found<Days> | null {
  const year = tokens[at];
  if (year?.kind !== "number" || year.ordinal) return null;
  if (year.digits === 8) {
    const [y, m, d] = [year.word.slice(0, 4), year.word.slice(4, 6), year.word.slice(6)].map(Number);
    return isRealDate(y, m, d) ? { value: { is: "date", year: y, month: m, day: d ?? 0 }, next: at + 1 } : null;
  }
  if (year.digits !== 4 || year.value === undefined) return null;
  const month = MONTHS.get(wordAt(tokens, at + 1));
  const dayAfterName = tokens[at + 2];
  if (month && isNumber(dayAfterName, 2) && isRealDate(year.value, month, dayAfterName.value))
    return { value: { is: "date", year: year.value, month, day: dayAfterName.value }, next: at + 3 };
  const separator = wordAt(tokens, at + 1);
  const [monthToken, dayToken] = [tokens[at + 2], tokens[at + 4]];
  if (!SEPARATORS.has(separator) || wordAt(tokens, at + 3) !== separator) return null;
  if (!isNumber(monthToken, 2) || !isNumber(dayToken, 2)) return null;
  if (!isRealDate(year.value, monthToken.value, dayToken.value)) return null;
  const value: Days = { is: "date", year: year.value, month: monthToken.value, day: dayToken.value };
  // The T of an ISO timestamp glues date and clock together.
  const glued = wordAt(tokens, at + 5) === "t" && !tokens[at + 5]?.spaced ? 1 : 0;
  return { value, next: at + 5 + glued };
}

/** "the 3rd of March", "3 March 2019", "31-Oct-74", "twenty first of June", "15Sep", "3rd day of May". */
function readDayFirst(tokens: Tokens, at: number): Found<Days> | null {
  let next = at;
  if (wordAt(tokens, next) === "the") next++;
  const day = readOrdinal(tokens, next) ?? readCardinal(tokens, next);
  if (!day || day.value < 1 || day.value > 31 || (tokens[next]?.digits ?? 0) > 2) return null;
  next = day.next;
  if (wordAt(tokens, next) === "day") next++;
  for (let glue = 0; glue < 3 && /^(of|the|-|\/|,)$/.test(wordAt(tokens, next)); glue++) next++;
  const month = MONTHS.get(wordAt(tokens, next));
  if (!month || !fitsMonth(month, day.value)) return null;
  // "3 may come" counts people; "3 May" does not: the weak names want a word that fits after them.
  if (wordAt(tokens, next) === "may" && next === day.next && !followsMay(tokens, next + 1)) return null;
  next++;
  // "12 March Street" is an address.
  if (STREETS.test(wordAt(tokens, next))) return null;
  if (
    wordAt(tokens, next) === "." &&
    /^(jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec)$/.test(wordAt(tokens, next - 1))
  )
    if (tokens[next + 1]?.kind === "number") next++;
  const year = readTrailingYear(tokens, next);
  return { value: dateNode(month, day.value, year?.value), next: year?.next ?? next };
}

const followsMay = (tokens: Tokens, at: number): boolean =>
  mayFollow(tokens[at]) || readYear(tokens, at) !== null || tokens[at]?.kind === "number";

/** "March 3rd", "March the 3rd, 2019", "march third", "Nov/2", "Dec. 21", "September-2020-23". */
function readMonthFirst(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const month = MONTHS.get(wordAt(tokens, start));
  if (!month) return null;
  let next = start + 1;
  for (let glue = 0; glue < 2 && /^(the|-|\/|\.|,)$/.test(wordAt(tokens, next)); glue++) next++;
  const year = readYear(tokens, next);
  if (year && wordAt(tokens, next + 1) === "-" && isNumber(tokens[next + 2], 2)) {
    const day = tokens[next + 2]?.value ?? 0;
    if (fitsMonth(month, day)) return { value: dateNode(month, day, year.value), next: next + 3 };
  }
  const ordinal = readOrdinal(tokens, next);
  const day = ordinal ?? readCardinal(tokens, next);
  if (!day || day.value < 1 || !fitsMonth(month, day.value) || (tokens[next]?.digits ?? 0) > 2) return null;
  // "in March 10 people", "May 3:30", "Jan 5pm": the number belongs to what follows.
  if (!ordinal && (isCounted(wordAt(tokens, day.next)) || isClockTail(tokens, day.next))) return null;
  // "July 13-15" is two days, "31-Oct-74" one: only after the month does a dash lead to a year.
  const trailing = wordAt(tokens, day.next) === "-" ? null : readTrailingYear(tokens, day.next);
  return { value: dateNode(month, day.value, trailing?.value), next: trailing?.next ?? day.next };
}

const isClockTail = (tokens: Tokens, at: number): boolean =>
  (wordAt(tokens, at) === ":" && tokens[at + 1]?.kind === "number") || /^(am|pm)$/.test(wordAt(tokens, at));

/** ", 2019", "of 2019", "in 2020", "'19", "-74", "96", "of this year": the year after a day and month. */
function readTrailingYear(tokens: Tokens, at: number): Found<number> | null {
  let next = at;
  for (let glue = 0; glue < 2 && /^(,|of|in|the|year|-|\/|\.)$/.test(wordAt(tokens, next)); glue++) next++;
  const full = readYear(tokens, next);
  if (full && !isClockTail(tokens, full.next)) {
    if (tokens[next]?.kind === "number" && /^(am|pm|oclock)$/.test(wordAt(tokens, full.next))) return null;
    return full;
  }
  const apostrophe = /^['’‘]$/.test(wordAt(tokens, next)) ? 1 : 0;
  const token = tokens[next + apostrophe];
  if (!isNumber(token, 2) || token.digits !== 2) return null;
  const attached =
    apostrophe === 1 ||
    (next > at && /^[-/]$/.test(wordAt(tokens, next - 1)) && !token.spaced && !tokens[next - 1]?.spaced);
  // Two bare digits are a year only when they can be neither an hour nor a day.
  if (!attached && token.value < 32) return null;
  if (/^[:/]$/.test(wordAt(tokens, next + apostrophe + 1)) || isCounted(wordAt(tokens, next + apostrophe + 1)))
    return null;
  return { value: fullYear(token.value), next: next + apostrophe + 1 };
}

/** Two digits to four: below 40 is this century. */
export const fullYear = (digits: number): number =>
  digits >= 100 ? digits : digits < 40 ? 2000 + digits : 1900 + digits;

/** "3/4", "3/4/19", "03.04.2019", "2-15", "8/10/2012": the order of day and month is decided later. */
function readNumeric(tokens: Tokens, at: number): Found<Days> | null {
  const [first, second] = [tokens[at], tokens[at + 2]];
  const separator = wordAt(tokens, at + 1);
  if (!isNumber(first, 2) || !isNumber(second, 2) || !SEPARATORS.has(separator)) return null;
  if (!canBeDate(first.value, second.value) || isCutFrom(tokens, at)) return null;
  const third = tokens[at + 4];
  if (wordAt(tokens, at + 3) === separator && third && !third.spaced && isNumber(third, 4) && third.digits !== 3) {
    if (third.digits === 1) return null;
    const year = third.digits === 4 ? third.value : fullYear(third.value);
    return { value: { is: "numeric", first: first.value, second: second.value, year }, next: at + 5 };
  }
  if (
    tokens[at + 3]?.kind === "sign" &&
    tokens[at + 3]?.spaced === false &&
    tokens[at + 4]?.kind === "number" &&
    !tokens[at + 4]?.spaced
  )
    return null;
  // Without a year only a slash, or a number that is no month, speaks for a date rather than a stretch.
  if (separator === "." || (separator === "-" && first.value <= 12 && second.value <= 12)) return null;
  if (separator === "-" && (first.value > 31 || second.value > 31)) return null;
  if (separator === "/" && (isCounted(wordAt(tokens, at + 3)) || isFigure(tokens, at))) return null;
  return { value: { is: "numeric", first: first.value, second: second.value }, next: at + 3 };
}

/** "4/5/6/7", "10.0.0.1/24": the end of a longer figure. */
function isCutFrom(tokens: Tokens, at: number): boolean {
  const sign = tokens[at - 1];
  if (!sign || !SEPARATORS.has(sign.word) || sign.spaced || tokens[at]?.spaced) return false;
  return tokens[at - 2]?.kind === "number";
}

/** "24/7" is always; "1/2 cup", "3/4 of an inch" and "5/10 pain" measure. */
const isFigure = (tokens: Tokens, at: number): boolean =>
  (tokens[at]?.value === 24 && tokens[at + 2]?.value === 7) ||
  /^(cups?|teaspoons?|tablespoons?|tsp|tbsp|inch|inches|bottles?|dose|doses|pain|hour|chance|full|off)$/.test(
    wordAt(tokens, at + 3),
  ) ||
  (wordAt(tokens, at + 3) === "of" && /^(an?|my|the|them|it)$/.test(wordAt(tokens, at + 4)));

const canBeDate = (a: number, b: number): boolean =>
  (a >= 1 && a <= 12 && b >= 1 && b <= 31) || (b >= 1 && b <= 12 && a >= 1 && a <= 31);

const dateNode = (month: number, day: number, year?: number): DateNode =>
  year === undefined ? { is: "date", month, day } : { is: "date", month, day, year };

const LENGTHS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

const fitsMonth = (month: number, day: number): boolean => day <= (LENGTHS[month - 1] ?? 0);

/** Whether the three numbers name a day of the calendar. */
function isRealDate(year = 0, month = 0, day = 0): boolean {
  if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  return day <= (month === 2 && !leap ? 28 : (LENGTHS[month - 1] ?? 0));
}
