import { readAnchoredDay } from "./anchored-days.ts";
import { WEEKDAYS } from "./lexicon.ts";
import type { Found } from "./numbers.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

const WORDS: ReadonlyMap<string, number> = new Map([
  ["today", 0],
  ["todays", 0],
  ["tonight", 0],
  ["tonite", 0],
  ["tomorrow", 1],
  ["tomorrows", 1],
  ["tmrw", 1],
  ["tmr", 1],
  ["tomo", 1],
  ["tmw", 1],
  ["tomoz", 1],
  ["yesterday", -1],
]);

const PHRASES: readonly (readonly [string, number])[] = [
  ["day after tomorrow", 2],
  ["day after tmrw", 2],
  ["day before yesterday", -2],
  ["current date", 0],
  ["for the day", 0],
];

/** "today", "tomorrow", "the day after tomorrow". */
export function readNamedDay(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const days = WORDS.get(wordAt(tokens, start));
  if (days !== undefined) return withWeekday(tokens, days, start + 1);
  for (const [words, offset] of PHRASES) {
    const next = phrase(tokens, start, words);
    if (next < 0 || wordAt(tokens, next) === "day") continue;
    if (words === "for the day" && /^(after|before)$/.test(wordAt(tokens, next))) continue;
    return { value: { is: "offset", days: offset }, next };
  }
  return readAnchoredDay(tokens, at);
}

/** "tomorrow (Wednesday)", "today, Monday": one day by two names; "tomorrow, Wednesday or Friday" is a list. */
function withWeekday(tokens: Tokens, days: number, at: number): Found<Days> {
  const plain: Found<Days> = { value: { is: "offset", days }, next: at };
  const weekday = /^[(,]$/.test(wordAt(tokens, at)) ? WEEKDAYS.get(wordAt(tokens, at + 1)) : undefined;
  if (!weekday || wordAt(tokens, at + 1).endsWith("days")) return plain;
  const after = wordAt(tokens, at + 2);
  if (wordAt(tokens, at) === "(")
    return after === ")" ? { value: { is: "offset", days, weekday }, next: at + 3 } : plain;
  const ends = !tokens[at + 2] || /^[.!?]$/.test(after) || /^(at|in|around|before|after|please)$/.test(after);
  return ends ? { value: { is: "offset", days, weekday }, next: at + 2 } : plain;
}
