import type { Found } from "./numbers.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

/** The day spoken of before; today where none was. */
export const THAT: Days = { is: "anchored", amount: 0, unit: "day" };

const PHRASES: readonly (readonly [string, number])[] = [
  ["day after that", 1],
  ["day after next", 2],
  ["next day", 1],
  ["day after", 1],
  ["following day", 1],
  ["day before that", -1],
  ["day before", -1],
  ["previous day", -1],
  ["same day", 0],
];

/** "the day after", "the following day", "the day before that", "the same day", "that day". */
export function readAnchoredDay(tokens: readonly Token[], at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  for (const [words, amount] of PHRASES) {
    const next = phrase(tokens, start, words);
    if (next < 0 || wordAt(tokens, next) === "day") continue;
    // "the day after Christmas" counts from Christmas; "same day service" names no day.
    const follower = tokens[next];
    if (/^(day after|day before|same day)$/.test(words) && follower && !canFollow(follower)) continue;
    if (/^(day after|day before)$/.test(words) && wordAt(tokens, start - 1) !== "the") continue;
    return { value: { is: "anchored", amount, unit: "day" }, next };
  }
  for (const words of ["that same day", "that day"]) {
    const next = phrase(tokens, at, words);
    if (next >= 0) return { value: { is: "anchored", amount: 0, unit: "day", pointing: true }, next };
  }
  return null;
}

const canFollow = ({ kind, word }: Token): boolean =>
  kind === "sign" || /^(at|in|or|and|but|if|please|instead|would|works|is|around|after|before|then|too)$/.test(word);
