import { UNITS, type Unit, WEEKDAYS } from "./lexicon.ts";
import { type Found, readAmount, readCardinal, readOrdinal } from "./numbers.ts";
import type { Token } from "./tokens.ts";
import { phrase, skip, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];
export type RecurrenceUnit = "day" | "week" | "month" | "year";

/** How often visits repeat: "every other Monday" is `{ every: 2, unit: "week", weekdays: [1] }`. */
export interface Recurrence {
  /** Every so many units; "every other week" is 2. */
  every: number;
  unit: RecurrenceUnit;
  /** 1 is Monday; empty: any. */
  weekdays: number[];
  /** "the first Monday of each month": 1 is the first, -1 the last. Only with `unit: "month"`. */
  nth?: number;
  /** "twice a week": visits in each stretch; absent: one. */
  times?: number;
  /** How many visits in all: "six weekly visits", "weekly for six weeks". */
  count?: number;
  /** How long it goes on where that is no whole number of visits: "weekly for three months". */
  span?: { amount: number; unit: RecurrenceUnit };
}

/** The recurrence that begins at a token, with what is said after it of its days and its end; or null. */
export function readRecurrenceAt(tokens: Tokens, at: number): Found<Recurrence> | null {
  if (/^(not|never)$/.test(wordAt(tokens, at - 1))) return null;
  const found =
    readNthWeekday(tokens, at) ??
    readEvery(tokens, at) ??
    readRate(tokens, at) ??
    readCountedAdverb(tokens, at) ??
    readAdverb(tokens, at) ??
    readPluralWeekdays(tokens, at);
  return found && withEnd(tokens, withWeekdays(tokens, found));
}

const plain = (every: number, unit: RecurrenceUnit, weekdays: number[] = []): Recurrence => ({
  every,
  unit,
  weekdays,
});

const RATE_UNITS = wordSet("day days week weeks month months year years");

function unitOf(word: string): RecurrenceUnit | null {
  const unit: Unit | undefined = RATE_UNITS.has(word) ? UNITS.get(word) : undefined;
  return unit === "day" || unit === "week" || unit === "month" || unit === "year" ? unit : null;
}

/** "every Monday", "every other week", "every two weeks", "each 3rd Friday", "every weekday". */
function readEvery(tokens: Tokens, at: number): Found<Recurrence> | null {
  if (!/^(every|each)$/.test(wordAt(tokens, at))) return null;
  const step = readStep(tokens, at + 1);
  const next = step?.next ?? at + 1;
  const every = step?.value ?? 1;
  const word = wordAt(tokens, next);
  const unit = unitOf(word);
  // "every day next week" means any of its days.
  if (unit === "day" && /^(next|this|of|in)$/.test(wordAt(tokens, next + 1))) return null;
  if (unit) return { value: plain(every, unit), next: next + 1 };
  if (word === "fortnight") return { value: plain(2 * every, "week"), next: next + 1 };
  const set = word === "weekday" ? [1, 2, 3, 4, 5] : word === "weekend" ? [6, 7] : null;
  if (set) return { value: plain(every, "week", set), next: next + 1 };
  const weekdays = readWeekdays(tokens, next);
  if (weekdays) return { value: plain(every, "week", weekdays.value), next: weekdays.next };
  // "every morning": the part of day is left to be read as a time.
  if (/^(morning|afternoon|evening|night)$/.test(word)) return { value: plain(every, "day"), next };
  return null;
}

/** "other", "second", "two", "3rd": every how many. */
function readStep(tokens: Tokens, at: number): Found<number> | null {
  if (/^(other|alternate)$/.test(wordAt(tokens, at))) return { value: 2, next: at + 1 };
  const step = readOrdinal(tokens, at) ?? readAmount(tokens, at);
  return step && Number.isInteger(step.value) && step.value >= 1 && step.value <= 60 ? step : null;
}

/** "Monday", "Mondays and Thursdays", "Mon, Wed and Fri". */
function readWeekdays(tokens: Tokens, at: number): Found<number[]> | null {
  const first = WEEKDAYS.get(wordAt(tokens, at));
  if (!first) return null;
  const weekdays = [first];
  let next = at + 1;
  for (;;) {
    const after = skip(tokens, next, LIST_JOINTS, 2);
    const weekday = after > next ? WEEKDAYS.get(wordAt(tokens, after)) : undefined;
    if (!weekday) break;
    if (!weekdays.includes(weekday)) weekdays.push(weekday);
    next = after + 1;
  }
  return { value: weekdays, next };
}

const LIST_JOINTS = wordSet(", and & or");

/** "once a week", "twice every month", "three times per week", "two visits a week". */
function readRate(tokens: Tokens, at: number): Found<Recurrence> | null {
  const times = readTimes(tokens, at);
  if (!times || !/^(an?|per|each|every)$/.test(wordAt(tokens, times.next))) return null;
  const step = wordAt(tokens, times.next) === "every" ? readStep(tokens, times.next + 1) : null;
  const unitAt = step?.next ?? times.next + 1;
  const unit = unitOf(wordAt(tokens, unitAt));
  if (!unit) return null;
  const value = plain(step?.value ?? 1, unit);
  return { value: times.value > 1 ? { ...value, times: times.value } : value, next: unitAt + 1 };
}

function readTimes(tokens: Tokens, at: number): Found<number> | null {
  const word = wordAt(tokens, at);
  const named = word === "once" ? 1 : word === "twice" ? 2 : word === "thrice" ? 3 : null;
  if (named) return { value: named, next: at + 1 };
  const count = readAmount(tokens, at);
  if (!count || !Number.isInteger(count.value) || count.value < 1 || count.value > 30) return null;
  return /^(times?|visits?|sessions?|appointments?|x)$/.test(wordAt(tokens, count.next))
    ? { value: count.value, next: count.next + 1 }
    : null;
}

const ADVERBS: ReadonlyMap<string, readonly [number, RecurrenceUnit]> = new Map<
  string,
  readonly [number, RecurrenceUnit]
>([
  ["daily", [1, "day"]],
  ["weekly", [1, "week"]],
  ["biweekly", [2, "week"]],
  ["fortnightly", [2, "week"]],
  ["monthly", [1, "month"]],
  ["bimonthly", [2, "month"]],
  ["quarterly", [3, "month"]],
  ["yearly", [1, "year"]],
  ["annually", [1, "year"]],
]);

/** "weekly", "bi-weekly", "monthly". */
function readAdverb(tokens: Tokens, at: number): Found<Recurrence> | null {
  const hyphened = wordAt(tokens, at) === "bi" && wordAt(tokens, at + 1) === "-" ? 2 : 0;
  const found = ADVERBS.get(hyphened ? `bi${wordAt(tokens, at + hyphened)}` : wordAt(tokens, at));
  return found ? { value: plain(...found), next: at + hyphened + 1 } : null;
}

/** "six weekly visits", "4 monthly sessions". */
function readCountedAdverb(tokens: Tokens, at: number): Found<Recurrence> | null {
  const count = readCardinal(tokens, at);
  const adverb = count ? readAdverb(tokens, count.next) : null;
  if (!count || !adverb || !VISITS.test(wordAt(tokens, adverb.next))) return null;
  return { value: { ...adverb.value, count: count.value }, next: adverb.next + 1 };
}

const VISITS = /^(visits?|sessions?|appointments?|times|treatments?|check-?ups?|shots?|injections?)$/;

/** "the first Monday of each month", "last Friday of every month", "every first Tuesday of the month". */
function readNthWeekday(tokens: Tokens, at: number): Found<Recurrence> | null {
  const every = /^(every|each)$/.test(wordAt(tokens, at));
  const start = every || wordAt(tokens, at) === "the" ? at + 1 : at;
  const isLast = wordAt(tokens, start) === "last";
  const ordinal = isLast ? { value: -1, next: start + 1 } : readOrdinal(tokens, start);
  const weekday = ordinal ? WEEKDAYS.get(wordAt(tokens, ordinal.next)) : undefined;
  if (!ordinal || !weekday || ordinal.value > 5) return null;
  const joint = ordinal.next + 1;
  const each = [
    "of each month",
    "of every month",
    "in every month",
    "in each month",
    "each month",
    "every month",
    "a month",
  ];
  const plural = every || /s$/.test(wordAt(tokens, joint - 1).replace(/^(tues|thurs|weds)$/, ""));
  const phrases = plural ? [...each, "of the month"] : each;
  for (const words of phrases) {
    const next = phrase(tokens, joint, words);
    if (next > 0) return { value: { ...plain(1, "month", [weekday]), nth: ordinal.value }, next };
  }
  return null;
}

/** "Tuesdays for six weeks": plural weekdays repeat when their end is said. */
function readPluralWeekdays(tokens: Tokens, at: number): Found<Recurrence> | null {
  const found = wordAt(tokens, at).endsWith("days") ? readWeekdays(tokens, at) : null;
  if (!found || !readEnd(tokens, found.next)) return null;
  return { value: plain(1, "week", found.value), next: found.next };
}

/** "weekly on Tuesdays", "twice a week, Mondays and Thursdays". */
function withWeekdays(tokens: Tokens, found: Found<Recurrence>): Found<Recurrence> {
  if (found.value.weekdays.length > 0 || found.value.unit === "day") return found;
  const comma = wordAt(tokens, found.next) === "," ? found.next + 1 : found.next;
  const start = skip(tokens, comma, wordSet("on a the"), 2);
  const weekdays = readWeekdays(tokens, start);
  if (!weekdays) return found;
  return { value: { ...found.value, weekdays: weekdays.value }, next: weekdays.next };
}

function withEnd(tokens: Tokens, found: Found<Recurrence>): Found<Recurrence> {
  const end = readEnd(tokens, found.next);
  if (!end) return found;
  const { every, unit, times = 1, weekdays } = found.value;
  const { amount } = end.value;
  if (end.value.unit === "visit") return { value: { ...found.value, count: amount }, next: end.next };
  const perStep = Math.max(times, unit === "week" ? weekdays.length : 1, 1);
  const counted = end.value.unit === unit && amount % every === 0;
  if (counted) return { value: { ...found.value, count: (amount / every) * perStep }, next: end.next };
  return { value: { ...found.value, span: { amount, unit: end.value.unit } }, next: end.next };
}

/** "for six weeks", "for the next two months", "for 4 visits", "six times". */
function readEnd(tokens: Tokens, at: number): Found<{ amount: number; unit: RecurrenceUnit | "visit" }> | null {
  const start = skip(tokens, at, wordSet(", for over the next"), 4);
  const amount =
    readCardinal(tokens, start) ?? (start > at && wordAt(tokens, start) === "a" ? { value: 1, next: start + 1 } : null);
  if (!amount || amount.value < 1) return null;
  const word = wordAt(tokens, amount.next);
  if (VISITS.test(word) && !/^(an?|per)$/.test(wordAt(tokens, amount.next + 1)))
    return { value: { amount: amount.value, unit: "visit" }, next: amount.next + 1 };
  const unit = start > at ? unitOf(word) : null;
  return unit ? { value: { amount: amount.value, unit }, next: amount.next + 1 } : null;
}
