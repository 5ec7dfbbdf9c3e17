import { THAT } from "./anchored-days.ts";
import { UNITS, type Unit, WEEKDAYS } from "./lexicon.ts";
import { type Found, readAmount, readCardinal } from "./numbers.ts";
import { readPointer } from "./pointers.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];
type ReadDays = (tokens: Tokens, at: number) => Found<Days> | null;

export const DAY_UNITS: ReadonlySet<Unit> = new Set<Unit>(["day", "week", "month", "quarter", "year"]);

/** A length of days or more: "two weeks", "a fortnight", "3 business days". */
export function readLength(tokens: Tokens, at: number): Found<{ amount: number; unit: Unit | "workday" }> | null {
  let next = at;
  if (wordAt(tokens, next) === "a" && wordAt(tokens, next + 1) === "fortnight") next++;
  if (wordAt(tokens, next) === "fortnight") return { value: { amount: 2, unit: "week" }, next: next + 1 };
  const amount = readAmount(tokens, next);
  if (!amount) return null;
  next = amount.next;
  if (wordAt(tokens, next) === "fortnight" || wordAt(tokens, next) === "fortnights")
    return { value: { amount: amount.value * 2, unit: "week" }, next: next + 1 };
  if (/^(more|full|whole)$/.test(wordAt(tokens, next))) next++;
  if (/^(business|working|work)$/.test(wordAt(tokens, next)) && UNITS.get(wordAt(tokens, next + 1)) === "day")
    return { value: { amount: amount.value, unit: "workday" }, next: next + 2 };
  const unit = UNITS.get(wordAt(tokens, next));
  if (!unit) return null;
  // One-letter units ("3w", "2d") hold on to their number.
  if (wordAt(tokens, next).length < 2 && tokens[next]?.spaced) return null;
  return { value: { amount: amount.value, unit }, next: next + 1 };
}

/** "this day next week", "this time next month", "same time next week": that day, moved on by whole units. */
function readSameAgain(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  if (!/^(this|same)$/.test(wordAt(tokens, start)) || !/^(day|time)$/.test(wordAt(tokens, start + 1))) return null;
  const pointer = wordAt(tokens, start + 2);
  const unit = UNITS.get(wordAt(tokens, start + 3));
  if (!/^(next|last)$/.test(pointer) || (unit !== "week" && unit !== "month" && unit !== "year")) return null;
  return { value: { is: "shift", amount: pointer === "next" ? 1 : -1, unit, from: THAT }, next: start + 4 };
}

const NOW = ["from now", "from today", "from right now", "hence", "after today"];

/** "in two weeks", "3 days ago", "a week from Tuesday", "two days after the 5th", "2 Sundays from now". */
export function readShift(tokens: Tokens, at: number, readAnchor: ReadDays): Found<Days> | null {
  const again = readSameAgain(tokens, at) ?? readWeekdaysFromNow(tokens, at);
  if (again) return again;
  const span = readSpreadShift(tokens, at);
  if (span) return span;
  const lead = readLead(tokens, at);
  const bare = lead.value === 0 ? readBareUnit(tokens, at) : null;
  const length = readLength(tokens, lead.next) ?? bare;
  if (!length || length.value.unit === "second" || length.value.unit === "minute" || length.value.unit === "hour")
    return null;
  const { amount, unit } = length.value;
  let { next } = length;
  const extra = readExtraLength(tokens, next);
  if (extra) next = extra.next;
  const shift = (sign: number, from: Days | null, end: number): Found<Days> => {
    const first: Days = { is: "shift", amount: sign * amount, unit, from };
    const value: Days = extra
      ? { is: "shift", amount: sign * extra.value.amount, unit: extra.value.unit, from: first }
      : first;
    return { value, next: end };
  };
  if (/^(ago|back)$/.test(wordAt(tokens, next)))
    return shift(-1, null, wordAt(tokens, next + 1) === "today" ? next + 2 : next + 1);
  if (wordAt(tokens, next) === "later") return shift(1, THAT, next + 1);
  if (/^(earlier|sooner)$/.test(wordAt(tokens, next))) return shift(-1, THAT, next + 1);
  if (wordAt(tokens, next) === "today") return shift(1, null, next + 1);
  for (const words of NOW) {
    const end = phrase(tokens, next, words);
    if (end >= 0) return shift(1, null, end);
  }
  const joint = wordAt(tokens, next);
  if (/^(from|after|before|following)$/.test(joint)) {
    const anchor = readAnchor(tokens, next + 1);
    // "the week after that" is a whole week.
    const whole = bare !== null && unit !== "day";
    if (/^(that|then)$/.test(wordAt(tokens, next + 1)) && !anchor && !whole)
      return shift(joint === "before" ? -1 : 1, THAT, next + 2);
    if (anchor) return shift(joint === "before" ? -1 : 1, anchor.value, anchor.next);
    if (joint === "before" && !tokens[next + 1]) return shift(-1, THAT, next + 1);
  }
  return lead.value ? shift(lead.value, null, next) : null;
}

/** "in 2-3 weeks", "in four to six weeks", "in a week or two": a stretch ahead. */
function readSpreadShift(tokens: Tokens, at: number): Found<Days> | null {
  const first = wordAt(tokens, at) === "in" ? readAmount(tokens, at + 1) : null;
  if (!first) return null;
  const early = UNITS.get(wordAt(tokens, first.next));
  const joint = early ? first.next + 1 : first.next;
  const second = /^(to|or|-)$/.test(wordAt(tokens, joint)) ? readAmount(tokens, joint + 1) : null;
  const unit = second ? (UNITS.get(wordAt(tokens, second.next)) ?? early) : undefined;
  if (!second || !unit || !DAY_UNITS.has(unit) || second.value <= first.value) return null;
  const shift = (amount: number): Days => ({ is: "shift", amount, unit, from: null });
  return {
    value: { is: "between", from: shift(first.value), to: shift(second.value) },
    next: UNITS.has(wordAt(tokens, second.next)) ? second.next + 1 : second.next,
  };
}

/** "the day before Christmas", "week from Monday": one of the unit. */
function readBareUnit(tokens: Tokens, at: number): ReturnType<typeof readLength> {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const unit = UNITS.get(wordAt(tokens, start));
  if (!unit || wordAt(tokens, start).length < 3 || !/^(before|after|from)$/.test(wordAt(tokens, start + 1)))
    return null;
  return { value: { amount: 1, unit }, next: start + 1 };
}

/** "in", "within", "after", "+": words that make a bare length a distance from now. */
function readLead(tokens: Tokens, at: number): Found<number> {
  const word = wordAt(tokens, at);
  let next = at + 1;
  if (/^(in|after|within|\+)$/.test(word)) {
    if (/^(about|around|roughly|another)$/.test(wordAt(tokens, next))) next++;
    // "in the next 3 days" is a stretch, not a point.
    return { value: 1, next };
  }
  if (word === "-" && tokens[at]?.spaced && !tokens[next]?.spaced && tokens[next]?.kind === "number")
    return { value: -1, next };
  return { value: 0, next: at };
}

function readExtraLength(tokens: Tokens, at: number): ReturnType<typeof readLength> {
  const next = /^(and|,)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  if (!readCardinal(tokens, next)) return null;
  const extra = readLength(tokens, next);
  return extra && extra.value.unit !== "workday" && DAY_UNITS.has(extra.value.unit) ? extra : null;
}

function readWeekdaysFromNow(tokens: Tokens, at: number): Found<Days> | null {
  const count = readCardinal(tokens, at);
  const weekday = count ? WEEKDAYS.get(wordAt(tokens, count.next)) : undefined;
  if (!count || !weekday || count.value < 1) return null;
  const end = phrase(tokens, count.next + 1, "from now");
  if (end < 0) return null;
  return { value: { is: "nth-after", nth: count.value, weekday, after: { is: "offset", days: 0 } }, next: end };
}

/** "the next 3 days", "last few weeks", "past two quarters", "2 upcoming months": a stretch that touches today. */
export function readRun(tokens: Tokens, at: number): Found<Days> | null {
  const pointer = readPointer(tokens, at);
  if (pointer) {
    const start =
      wordAt(tokens, pointer.next) === "couple" || wordAt(tokens, pointer.next) === "few" ? pointer.next : null;
    const length = readLength(tokens, start ?? pointer.next);
    if (!length || !readAmount(tokens, start ?? pointer.next))
      return readFortnightRun(tokens, pointer.next, pointer.value);
    return toRun(length.value, pointer.value !== "last", length.next);
  }
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const count = readCardinal(tokens, start);
  const inner = count ? readPointer(tokens, count.next) : null;
  const unit = inner ? UNITS.get(wordAt(tokens, inner.next)) : undefined;
  if (!count || !inner || !unit || wordAt(tokens, count.next) === "the") return null;
  return toRun({ amount: count.value, unit }, inner.value !== "last", inner.next + 1);
}

function readFortnightRun(tokens: Tokens, at: number, which: string): Found<Days> | null {
  if (wordAt(tokens, at) !== "fortnight") return null;
  return { value: { is: "run", amount: 2, unit: "week", ahead: which !== "last" }, next: at + 1 };
}

function toRun(length: { amount: number; unit: Unit | "workday" }, ahead: boolean, next: number): Found<Days> | null {
  const { amount, unit } = length;
  if (unit === "second" || unit === "minute" || unit === "hour") return null;
  return { value: { is: "run", amount, unit, ahead }, next };
}
