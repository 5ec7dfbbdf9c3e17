import { fullYear } from "./calendar-dates.ts";
import type { Policy } from "./day-span.ts";
import { readCardinal, readYear } from "./numbers.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** Nobody alive is older. */
export const OLDEST_YEARS = 125;

export const FILLERS = /^(of|the|in|day|-|,|\.|\/|a|month|on|or|off|'|’)$/;

interface YearFound {
  value: number;
  from: number;
  next: number;
}

/** "1985", "19 85", "85", "2000 and 1", "nineteen eighty five", "1 9 8 5", "19085". */
export function yearAfter(tokens: Tokens, at: number, policy: Policy): YearFound | null {
  let start = at;
  for (let skipped = 0; skipped < 3 && FILLERS.test(wordAt(tokens, start)); skipped++) start++;
  const thisYear = policy.now.year;
  const named = readYear(tokens, start);
  if (named && tokens[start]?.kind !== "number") return { value: named.value, from: start, next: named.next };
  const roman = readRoman(wordAt(tokens, start));
  if (roman) return { value: roman, from: start, next: start + 1 };
  // "to 020" is how 2020 is heard.
  const headless = /^(to|too)$/.test(wordAt(tokens, start)) && /^0\d\d$/.test(wordAt(tokens, start + 1));
  let digits = headless ? "2" : "";
  let next = headless ? start + 1 : start;
  while (tokens[next] && digits.length < 8) {
    const token = tokens[next];
    const the = wordAt(tokens, next + 1) === "the" ? 1 : 0;
    const isAnd = token?.word === "and" && digits.length >= 2 && tokens[next + 1 + the]?.kind === "number";
    if (token?.kind === "number") digits = joinYear(digits, token.word);
    else if (isAnd) {
      next += 1 + the;
      digits = joinYear(digits, wordAt(tokens, next));
    } else if (token && /^(o|oh|zero)$/.test(token.word)) digits += "0";
    else {
      const spoken = readCardinal(tokens, next);
      if (!spoken || spoken.value > 99) break;
      digits = joinYear(digits, String(spoken.value));
      next = spoken.next;
      continue;
    }
    next++;
    if (digits.length === 4 && plausibleYear(Number(digits), thisYear) && !/00$/.test(digits)) break;
  }
  const value = yearFromDigits(digits, thisYear);
  return value === null ? null : { value, from: start, next };
}

/** "2000" and "11" are 2011, "19" and "85" 1985, "190" and "9" 1909. */
function joinYear(before: string, digits: string): string {
  if (/^\d{2}00$/.test(before) && digits.length <= 2) return before.slice(0, 4 - digits.length) + digits;
  if (/^\d{2}0$/.test(before) && digits.length === 2) return before.slice(0, 2) + digits;
  return before + digits;
}

function yearFromDigits(digits: string, thisYear: number): number | null {
  if (digits.length === 2) return Number(digits);
  if (digits.length === 4 && plausibleYear(Number(digits), thisYear)) return Number(digits);
  if (digits.length > 4) {
    const first = Number(digits.slice(0, 4));
    // "200011" and "19085": a century, its hundred and the rest.
    const spread = /^(19|20)0+(\d{1,2})$/.exec(digits);
    if (spread?.[1] && spread[2]) return Number(spread[1]) * 100 + Number(spread[2]);
    const last = Number(digits.slice(-4));
    if (plausibleYear(last, thisYear)) return last;
    if (plausibleYear(first, thisYear)) return first;
  }
  return null;
}

const plausibleYear = (year: number, thisYear: number): boolean => year <= thisYear && year >= thisYear - OLDEST_YEARS;

/** "MMX" for a recogniser that writes spoken years in Roman numerals. */
function readRoman(word: string): number | null {
  const match = /^(m{1,2})(cm)?(d?c{0,3}|cd)(x[cl]|l?x{0,3})(i[xv]|v?i{0,3})$/.exec(word);
  if (!match || word.length < 2) return null;
  const values: Record<string, number> = { m: 1000, d: 500, c: 100, l: 50, x: 10, v: 5, i: 1 };
  const numbers = [...word].map((letter) => values[letter] ?? 0);
  return numbers.reduce((sum, value, index) => sum + (value < (numbers[index + 1] ?? 0) ? -value : value), 0);
}

/** "1979, I mean 3": a digit said afterwards takes the place of the last one. */
export function mendedYear(tokens: Tokens, { value, next }: YearFound): number {
  let at = next;
  while (/^(,|no|i|mean|meant|sorry|make|that)$/.test(wordAt(tokens, at))) at++;
  const digit = tokens[at];
  const mended = at > next && wordAt(tokens, at - 1) !== "," && !tokens[at + 1];
  return mended && digit?.digits === 1 && value > 99 ? value - (value % 10) + (digit.value ?? 0) : value;
}

/** "1985, 21st of June": the year said first. */
export function yearBefore(tokens: Tokens, at: number): YearFound | null {
  const from = wordAt(tokens, at - 1) === "the" ? at - 2 : at - 1;
  const start = /^(,|-|\/|\.)$/.test(wordAt(tokens, from)) ? from - 1 : from;
  const year = readYear(tokens, start);
  return year && tokens[start]?.kind === "number"
    ? { value: fullYear(year.value), from: start, next: start + 1 }
    : null;
}
