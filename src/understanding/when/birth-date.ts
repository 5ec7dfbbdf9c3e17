import { type BirthReading, readDigitDates } from "./birth-digits.ts";
import { FILLERS, mendedYear, OLDEST_YEARS, yearAfter, yearBefore } from "./birth-year.ts";
import { makeDay } from "./calendar.ts";
import { readCalendarDate } from "./calendar-dates.ts";
import type { Policy } from "./day-span.ts";
import { MONTHS } from "./lexicon.ts";
import { type Found, readCardinal, readOrdinal } from "./numbers.ts";
import { span } from "./source-span.ts";
import type { Token } from "./tokens.ts";
import type { WhenAmbiguity, WhenValue } from "./when.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** Readings this much worse than the best are not worth a thought. */
const CLOSE = 8;

/**
 * The dates of birth a message gives, best reading first; none lies ahead or further back than a life. The readers
 * allow for what speech recognition makes of numbers: digits run together or cut apart, words for numbers.
 */
export function readBirthDates(tokens: Tokens, source: { text: string; tokens: Tokens }, policy: Policy): WhenValue[] {
  const named = readNamedMonths(tokens, policy);
  const unfinished = tokens.some(({ word }) => word !== "may" && MONTHS.has(word));
  const written = readWritten(tokens);
  const readings =
    written.length > 0 ? written : named.length > 0 || unfinished ? named : readDigitDates(tokens, policy.dayFirst);
  const best = Math.max(...readings.map(({ score }) => score));
  const seen = new Set<string>();
  const values: WhenValue[] = [];
  for (const reading of readings.sort((a, b) => b.score - a.score)) {
    const day = birthDay(reading, policy);
    if (!day || seen.has(String(day)) || (values.length > 0 && reading.score < best - CLOSE)) continue;
    seen.add(String(day));
    const doubt = doubtOf(reading, policy);
    values.push({
      kind: "dob",
      date: String(day),
      ...span(reading.extent, source),
      ...(doubt ? { ambiguity: doubt } : {}),
    });
    if (values.length === 4) break;
  }
  return values;
}

/** "1985-06-21", "19850621": the year first leaves nothing to guess. */
function readWritten(tokens: Tokens): BirthReading[] {
  return tokens.flatMap((token, at) => {
    const found = token.digits === 4 || token.digits === 8 ? readCalendarDate(tokens, at) : null;
    if (found?.value.is !== "date" || !found.value.year || !found.value.month || found.value.year < 1890) return [];
    const { day, month, year } = found.value;
    return [{ day, month, year, extent: { from: at, to: found.next }, score: 200, numeric: false }];
  });
}

/** Puts a reading on the calendar; two-digit years are the latest that is not ahead. */
function birthDay(reading: BirthReading, policy: Policy): Temporal.PlainDate | null {
  const today = policy.now.toPlainDate();
  for (const year of reading.year < 100 ? [2000 + reading.year, 1900 + reading.year] : [reading.year]) {
    const day = makeDay(year, reading.month, reading.day);
    if (!day || Temporal.PlainDate.compare(day, today) > 0 || day.year < today.year - OLDEST_YEARS) continue;
    return day;
  }
  return null;
}

function doubtOf(reading: BirthReading, policy: Policy): WhenAmbiguity | null {
  if (!reading.numeric || reading.day > 12 || reading.day === reading.month) return null;
  const said = birthDay(reading, policy);
  const other = birthDay({ ...reading, day: reading.month, month: reading.day }, policy);
  return said && other ? { code: "day_month_order", readings: [String(said), String(other)] } : null;
}

/** Readings around the name of a month: "21st of June 1985", "June 21 85", "to 9th December 2018". */
function readNamedMonths(tokens: Tokens, policy: Policy): BirthReading[] {
  const readings: BirthReading[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const month = MONTHS.get(wordAt(tokens, at)) ?? heardMonth(tokens, at);
    if (!month) continue;
    const before = dayBefore(tokens, at);
    // "26th May 8th 1914" is "26th of the 8th" misheard.
    const second = tokens[at + 1];
    const numbered = before && second?.ordinal && (second.value ?? 13) <= 12 ? yearAfter(tokens, at + 2, policy) : null;
    if (before && numbered) {
      const extent = { from: before.from, to: numbered.next };
      readings.push({
        day: before.day,
        month: second?.value ?? 0,
        year: numbered.value,
        extent,
        score: 104,
        numeric: false,
      });
    }
    const after = before ? null : dayAfter(tokens, at + 1);
    const day = before?.day ?? after?.value;
    if (day === undefined) continue;
    const year = yearAfter(tokens, after?.next ?? at + 1, policy) ?? yearBefore(tokens, before?.from ?? at);
    if (!year) continue;
    const extent = { from: Math.min(before?.from ?? at, year.from), to: Math.max(year.next, after?.next ?? at + 1) };
    // The last one said is most likely the corrected one.
    const last = mendedYear(tokens, year);
    readings.push({ day, month, year: last, extent, score: 100 + at / 1000, numeric: false });
  }
  return readings;
}

/** The day said before a month's name, going backwards over little words. */
function dayBefore(tokens: Tokens, month: number): { day: number; from: number } | null {
  let at = month - 1;
  for (let skipped = 0; skipped < 4 && FILLERS.test(wordAt(tokens, at)); skipped++) at--;
  // "20 seconds of" is how a recogniser hears "22nd of", "to 9th" is "29th".
  if (/^seconds?$/.test(wordAt(tokens, at)) && /^(20|twenty)$/.test(wordAt(tokens, at - 1)))
    return { day: 22, from: at - 1 };
  for (const from of [at - 2, at - 1, at]) {
    if (from < 0) continue;
    const found = readOrdinal(tokens, from) ?? readCardinal(tokens, from);
    if (!found || found.next !== at + 1 || found.value < 1) continue;
    const tens = tensBefore(tokens, from, found.value);
    if (tens && tens + found.value <= 31) return { day: tens + found.value, from: from - 1 };
    if (found.value <= 31) return { day: found.value, from };
    // Nobody is born on the 50th: the teens and the tens sound alike. "1917 th": the ordinal is what was said last.
    if (found.value >= 40 && found.value <= 90 && found.value % 10 === 0) return { day: 10 + found.value / 10, from };
    const ending = found.value % 100;
    if (tokens[from]?.ordinal && tokens[from]?.digits === 4 && ending >= 1 && ending <= 31)
      return { day: ending, from };
  }
  const heard = HOMOPHONES.get(wordAt(tokens, at));
  if (heard && tokens.length <= 5 && at === 0) return { day: heard, from: at };
  const off = wordAt(tokens, 0);
  if (/^(off|for|forth)$/.test(off) && tokens.length <= 5 && at < 0) return { day: 4, from: 0 };
  const digits = tokens[at];
  if (digits?.kind !== "number") return null;
  return splitDay(digits.word) === null ? null : { day: splitDay(digits.word) ?? 0, from: at };
}

/** What a recogniser writes for a day said alone before the month. */
const HOMOPHONES: ReadonlyMap<string, number> = new Map([
  ["won", 1],
  ["to", 2],
  ["too", 2],
  ["tree", 3],
  ["free", 3],
  ["forth", 4],
  ["for", 4],
  ["ate", 8],
  ["mine", 9],
  ["night", 9],
]);

/** "the 9th of me 1973": the one month that is heard as another word, between a day and a year. */
function heardMonth(tokens: Tokens, at: number): number | undefined {
  const between = wordAt(tokens, at - 1) === "of" && tokens[at - 2]?.ordinal && tokens[at + 1]?.digits === 4;
  return between && /^(me|mae)$/.test(wordAt(tokens, at)) ? 5 : undefined;
}

/** "20 1st", "to 9th", "30 first": the tens of an ordinal cut off from its ones. */
function tensBefore(tokens: Tokens, at: number, ones: number): number | null {
  if (ones > 9 || (tokens[at]?.digits ?? 0) > 1) return null;
  const word = wordAt(tokens, at - 1);
  const isOrdinal = tokens[at]?.ordinal || tokens[at]?.kind === "word";
  if (/^(20|twenty)$/.test(word)) return 20;
  if (/^(30|thirty)$/.test(word)) return 30;
  return isOrdinal && /^(to|too|two|2)$/.test(word) ? 20 : null;
}

/** "203rd", "2008" and the like before a month: the digits that can be a day. */
function splitDay(digits: string): number | null {
  if (digits.length === 3 && digits[1] === "0") {
    const day = Number(digits[0]) * 10 + Number(digits[2]);
    return day >= 21 && day <= 31 ? day : null;
  }
  // "2019 March 1926": twenty-ninth, heard as a year.
  if (/^20[01][1-9]$/.test(digits)) return 20 + Number(digits[3]);
  return null;
}

function dayAfter(tokens: Tokens, at: number): Found<number> | null {
  const start = /^(the|,)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  const found = readOrdinal(tokens, start) ?? readCardinal(tokens, start);
  if (!found || found.value < 1 || found.value > 31 || (tokens[start]?.digits ?? 0) > 2) return null;
  return found;
}
