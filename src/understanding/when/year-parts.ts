import { MONTHS, WEAK_NAMES } from "./lexicon.ts";
import { type Found, readYear } from "./numbers.ts";
import { readPointer, stepOf } from "./pointers.ts";
import { readSeason } from "./seasons.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

export function readYearName(tokens: Tokens, at: number): Found<{ year?: number; yearShift?: number }> | null {
  const year = readYear(tokens, at);
  if (year) return { value: { year: year.value }, next: year.next };
  const pointer = readPointer(tokens, at);
  if (pointer && wordAt(tokens, pointer.next) === "year")
    return { value: { yearShift: stepOf(pointer.value) }, next: pointer.next + 1 };
  const end = phrase(tokens, at, "the year");
  return end >= 0 ? { value: { yearShift: 0 }, next: end } : null;
}

/** "Q1", "2019 H2", "q1-2019": a numbered quarter or half of a year. */
export function readPartOfYear(tokens: Tokens, at: number): Found<Days> | null {
  const lead = readYear(tokens, at);
  let next = lead?.next ?? at;
  if (lead && wordAt(tokens, next) === "-") next++;
  const letter = wordAt(tokens, next);
  const number = tokens[next + 1];
  if (!/^[qh]$/.test(letter) || number?.spaced || number?.digits !== 1) return null;
  const index = (number.value ?? 0) - 1;
  const months = letter === "q" ? 3 : 6;
  if (index < 0 || index >= 12 / months) return null;
  next += 2;
  if (lead) return { value: { is: "part-of-year", months, index, year: lead.value }, next };
  const year = readYearName(tokens, /^(-|of)$/.test(wordAt(tokens, next)) ? next + 1 : next);
  return {
    value: { is: "part-of-year", months, index, ...(year?.value ?? { yearShift: 0 }) },
    next: year?.next ?? next,
  };
}

/** "in March", "this September", "March 2019", "next summer". Alone, only the unmistakable names count. */
export function readMonthOrSeason(tokens: Tokens, at: number, wanted = false): Found<Days> | null {
  const pointer = readPointer(tokens, at);
  let start = pointer?.next ?? (wordAt(tokens, at) === "the" ? at + 1 : at);
  const joint = wordAt(tokens, start - 1) === "between" ? /^(-|to|and)$/ : /^(-|to|through)$/;
  const paired = joint.test(wordAt(tokens, start + 1)) && MONTHS.has(wordAt(tokens, start + 2));
  const introduced =
    wanted ||
    paired ||
    pointer !== null ||
    /^(in|during|by|until|till|to|from|of|since|for|on|between|and|-|before|after)$/.test(wordAt(tokens, start - 1));
  const season = readSeason(tokens, start, pointer?.value, introduced);
  if (season) return season;
  const month = MONTHS.get(wordAt(tokens, start));
  if (!month) return readNumericMonth(tokens, at);
  // "31 February": a day that is none must not leave its month behind.
  if (tokens[start - 1]?.kind === "number" && (tokens[start - 1]?.digits ?? 0) <= 2) return null;
  const name = wordAt(tokens, start);
  // "Dr August", "Mrs May"; "April Jones" and nothing else; "to march on".
  if (/^(dr|doctor|mr|mrs|ms|miss|nurse|prof|professor)$/.test(wordAt(tokens, start - 1) || "-")) return null;
  if (wordAt(tokens, start - 1) === "." && /^(dr|mr|mrs|ms|prof)$/.test(wordAt(tokens, start - 2))) return null;
  if (name === "march" && wordAt(tokens, start - 1) === "to" && !MONTHS.has(wordAt(tokens, start - 2))) {
    if (!wanted && !/^(from|february|january)$/.test(wordAt(tokens, start - 3)) && tokens[start + 1]?.kind === "word")
      return null;
  }
  start++;
  const day = tokens[start];
  if (day?.kind === "number" && day.digits <= 2 && (day.value ?? 0) > 28 && (day.value ?? 0) < 32) return null;
  let next = start;
  for (let glue = 0; glue < 2 && /^(,|\/|of|in|\.|-)$/.test(wordAt(tokens, next)); glue++) next++;
  const year = readYearTail(tokens, next, next > start);
  if (year) return { value: { is: "month", month, which: "bare", ...year.value }, next: year.next };
  if (
    !introduced &&
    (WEAK_NAMES.has(name) ||
      (tokens.length > 2 &&
        tokens[start]?.kind === "word" &&
        !/^(please|works|is|would|if|or|at|for|to|until|will|then|and)$/.test(wordAt(tokens, start))))
  )
    return null;
  if (
    name === "may" &&
    !pointer &&
    !/^(in|during|of|from|between|to|until|till|by|since|-)$/.test(wordAt(tokens, start - 2)) &&
    !paired &&
    !(MONTHS.has(wordAt(tokens, start - 3)) && wordAt(tokens, start - 4) === "between")
  )
    return null;
  return { value: { is: "month", month, which: pointer?.value ?? "bare" }, next: start };
}

function readYearTail(
  tokens: Tokens,
  at: number,
  joined: boolean,
): Found<{ year?: number; yearShift?: number }> | null {
  const named = readYearName(tokens, at);
  if (named && (named.value.year !== undefined || named.value.yearShift !== undefined)) return named;
  const token = tokens[at];
  const apostrophe = /^['’]$/.test(wordAt(tokens, at)) ? 1 : 0;
  const digits = tokens[at + apostrophe];
  if (!joined && !apostrophe) return null;
  if (!token || digits?.kind !== "number" || digits.digits !== 2 || digits.ordinal || (digits.value ?? 0) < 32)
    return null;
  return { value: { year: 1900 + (digits.value ?? 0) }, next: at + apostrophe + 1 };
}

/** "04/2016", "2015-3": a month in numbers. */
function readNumericMonth(tokens: Tokens, at: number): Found<Days> | null {
  const [first, joint, second] = [tokens[at], wordAt(tokens, at + 1), tokens[at + 2]];
  if (!/^[/-]$/.test(joint) || first?.value === undefined || second?.value === undefined || second.spaced) return null;
  if (first.digits + second.digits > 6 || first.ordinal || second.ordinal || /^[/-]$/.test(wordAt(tokens, at + 3)))
    return null;
  const [month, year] = first.digits === 4 ? [second.value, first.value] : [first.value, second.value];
  if (second.digits !== 4 && first.digits !== 4) return null;
  if (/^[/-]$/.test(wordAt(tokens, at - 1)) || month < 1 || month > 12 || year < 1900 || year > 2199) return null;
  return { value: { is: "month", month, year, which: "bare" }, next: at + 3 };
}

/** "in 2015", "=2019", "the 1990s", "the year 2008": a number that can be nothing but a year. */
export function readBareYear(tokens: Tokens, at: number, wanted = false): Found<Days> | null {
  const token = tokens[at];
  if (token?.kind !== "number" || token.digits !== 4 || token.value === undefined || token.ordinal) return null;
  if (token.value < 1900 || token.value > 2199) return null;
  const before = wordAt(tokens, at - 1);
  if (/^s$/.test(wordAt(tokens, at + 1)) && token.value % 10 === 0)
    return { value: { is: "years", from: token.value, to: token.value + 9 }, next: at + 2 };
  // "2014 to 2018"
  const second = /^(to|-|and|until|through)$/.test(before) && tokens[at - 2]?.digits === 4;
  if (!wanted && !second && !/^(in|during|since|until|till|year|cy|of|between|from|=|by)$/.test(before)) return null;
  if (/^[:/%$£€]$/.test(wordAt(tokens, at + 1))) return null;
  return { value: { is: "years", from: token.value, to: token.value }, next: at + 1 };
}
