import { readDays, readPlainDay } from "./days.ts";
import { type Found, readCardinal, readOrdinal } from "./numbers.ts";
import { readLength } from "./relative-days.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, mayFollow, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

const JOINTS = wordSet("to till until til through thru - and");

/** A day or a stretch of days: "Monday", "from Mon to Wed", "between the 9th and the 17th of April", "July 13-15". */
export function readDayExpression(tokens: Tokens, at: number): Found<Days> | null {
  return readDayRange(tokens, at) ?? readStay(tokens, at) ?? readDays(tokens, at);
}

function readDayRange(tokens: Tokens, at: number): Found<Days> | null {
  const opener = wordAt(tokens, at);
  const opened = opener === "from" || opener === "between";
  const start = opened ? at + 1 : at;
  const joined = (next: number): number => {
    const word = wordAt(tokens, next);
    if (word === "up" && wordAt(tokens, next + 1) === "to") return next + 2;
    if (word === "and" && wordAt(tokens, next + 1) === "until") return next + 2;
    if (!JOINTS.has(word) || (word === "and" && opener !== "between")) return -1;
    return next + 1;
  };
  const from = readDays(tokens, start);
  if (from) {
    const second = joined(from.next);
    const to =
      second > 0
        ? (readDays(tokens, second) ?? readShortEnd(tokens, second, from.value) ?? readNowEnd(tokens, second))
        : null;
    if (to) return { value: { is: "between", from: from.value, to: to.value }, next: to.next };
  }
  const short = readShortDay(tokens, start);
  const second = short ? joined(short.next) : -1;
  const to = second > 0 ? readDays(tokens, second) : null;
  if (!short || to?.value.is !== "date" || to.value.day < short.value) return null;
  if (to.value.month === undefined && !opened) return null;
  return { value: { is: "between", from: { is: "date", day: short.value }, to: to.value }, next: to.next };
}

/** "13", "the 13th", "eighth": a day whose month the other end gives. */
function readShortDay(tokens: Tokens, at: number): Found<number> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const day = readOrdinal(tokens, start) ?? readCardinal(tokens, start);
  return day && day.value >= 1 && day.value <= 31 && (tokens[start]?.digits ?? 0) <= 2 ? day : null;
}

/** The "15" of "July 13-15", the "seventeenth" of "April ninth through seventeenth". */
function readShortEnd(tokens: Tokens, at: number, from: Days): Found<Days> | null {
  if (from.is !== "date") return null;
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const ordinal = readOrdinal(tokens, start);
  const day = ordinal ?? (tokens[start]?.kind === "number" ? readCardinal(tokens, start) : null);
  if (!day || day.value > 31 || day.value < 1 || (tokens[start]?.digits ?? 0) > 2) return null;
  if (!ordinal && (from.month === undefined || day.value <= from.day)) return null;
  if (/^[:/]$/.test(wordAt(tokens, day.next)) || /^(am|pm|oclock)$/.test(wordAt(tokens, day.next))) return null;
  if (isCounted(wordAt(tokens, day.next)) || (ordinal && from.month === undefined && !mayFollow(tokens[day.next])))
    return null;
  return { value: { is: "date", day: day.value }, next: day.next };
}

function readNowEnd(tokens: Tokens, at: number): Found<Days> | null {
  return /^(now|date)$/.test(wordAt(tokens, at)) ? { value: { is: "offset", days: 0 }, next: at + 1 } : null;
}

/** "for 10 days from the 18th", "18th Dec for 10 days": a day and how long from it. */
function readStay(tokens: Tokens, at: number): Found<Days> | null {
  if (wordAt(tokens, at) === "for") {
    const length = readLength(tokens, at + 1);
    if (!length || length.value.unit === "workday" || isClockUnit(length.value.unit)) return null;
    if (!/^(from|starting)$/.test(wordAt(tokens, length.next))) return null;
    const day = readPlainDay(tokens, length.next + 1);
    return day
      ? { value: { is: "stay", from: day.value, amount: length.value.amount, unit: length.value.unit }, next: day.next }
      : null;
  }
  const day = readPlainDay(tokens, at);
  if (!day || wordAt(tokens, day.next) !== "for") return null;
  const length = readLength(tokens, day.next + 1);
  if (!length || length.value.unit === "workday" || isClockUnit(length.value.unit)) return null;
  return {
    value: { is: "stay", from: day.value, amount: length.value.amount, unit: length.value.unit },
    next: length.next,
  };
}

const isClockUnit = (unit: string): boolean => unit === "hour" || unit === "minute" || unit === "second";
