import { readClock } from "./clock.ts";
import { WEEKDAYS } from "./lexicon.ts";
import { type Found, readCardinal, readOrdinal } from "./numbers.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, mayFollow, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "the 8th", "8th", "the twenty first", "the 17", "the 8th of next month", "20 of next month". */
export function readDayOfMonth(tokens: Tokens, at: number): Found<Days> | null {
  const the = wordAt(tokens, at) === "the" ? 1 : 0;
  const ordinal = readOrdinal(tokens, at + the);
  const day = ordinal ?? (tokens[at + the]?.digits ? readCardinal(tokens, at + the) : null);
  if (!day || day.value < 1 || day.value > 31 || (tokens[at + the]?.digits ?? 0) > 2) return null;
  const tail = readOfMonth(tokens, day.next);
  if (tail) return { value: { is: "date", day: day.value, monthShift: tail.value }, next: tail.next };
  if (!ordinal) {
    // "on the 17", "change the date to the 19".
    const introduced =
      the === 1 && /^(on|to|for|from|by|until|till|before|after|date|is)$/.test(wordAt(tokens, at - 1));
    const free =
      mayFollow(tokens[day.next]) &&
      !/^[:/.-]$/.test(wordAt(tokens, day.next)) &&
      !/^(am|pm|oclock)$/.test(wordAt(tokens, day.next));
    return introduced && free ? { value: { is: "date", day: day.value }, next: day.next } : null;
  }
  const written = tokens[at + the]?.kind === "number";
  const follower = tokens[day.next];
  if (isCounted(wordAt(tokens, day.next)) || isRanked(tokens, at, day)) return null;
  // "second" and "first" mean a day only with an article and nothing they could count.
  if (!written && (!the || !(mayFollow(follower) || readClock(tokens, day.next)?.value.evident))) return null;
  if (written && !the && !mayFollow(follower) && !WEEKDAYS.has(wordAt(tokens, at - 1))) {
    if (!/^(on|for|by|until|till|from|to|and|or|the)$/.test(wordAt(tokens, at - 1))) return null;
  }
  return { value: { is: "date", day: day.value }, next: day.next };
}

/** "the 1st available", "the second slot": a place in a row. "Is the 14th free?" asks about a day. */
function isRanked(tokens: Tokens, at: number, { value, next }: Found<number>): boolean {
  const word = wordAt(tokens, next);
  if (/^(slot|opening|date|option|choice|one)$/.test(word)) return true;
  if (/^(best|worst|largest|biggest|smallest|tallest|highest|lowest|oldest|youngest)$/.test(word))
    return value <= 10 && !/^(is|are|if)$/.test(wordAt(tokens, at - 1));
  return /^(available|free|open|possible)$/.test(word) && value <= 5 && !/^(is|are|if)$/.test(wordAt(tokens, at - 1));
}

/** "of this month", "of next month", "of the month": the month's distance from the current one. */
function readOfMonth(tokens: Tokens, at: number): Found<number> | null {
  const joined = wordAt(tokens, at) === "of" || wordAt(tokens, at) === "in";
  if (!joined && !/^(next|this)$/.test(wordAt(tokens, at))) return null;
  let next = joined ? at + 1 : at;
  if (wordAt(tokens, next) === "the") next++;
  const shifts: Record<string, number> = {
    this: 0,
    current: 0,
    next: 1,
    coming: 1,
    following: 1,
    last: -1,
    previous: -1,
    same: 0,
  };
  const shift = shifts[wordAt(tokens, next)];
  if (wordAt(tokens, next) === "month") return { value: 0, next: next + 1 };
  if (shift === undefined || wordAt(tokens, next + 1) !== "month") return null;
  return { value: shift, next: next + 2 };
}
