import { readCalendarDate } from "./calendar-dates.ts";
import { HOLIDAYS } from "./holidays.ts";
import { MONTHS, WEAK_NAMES, WEEKDAYS } from "./lexicon.ts";
import { type Found, readOrdinal, readYear } from "./numbers.ts";
import { readPeriod } from "./periods.ts";
import { readPointer, stepOf } from "./pointers.ts";
import { readLength, readNamedDay, readRun, readShift } from "./relative-days.ts";
import type { Days, Which } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** The longest expression of a day or a stretch of days at a token, or null. */
export function readDays(tokens: Tokens, at: number): Found<Days> | null {
  const readers = [readWeekdaySet, readShiftedDay, readRun, readNthWeekday, readPlainDay, readPeriodHere];
  let best: Found<Days> | null = null;
  for (const reader of readers) {
    const found = reader(tokens, at);
    if (found && (!best || found.next > best.next)) best = found;
  }
  return best;
}

const SETS: ReadonlyMap<string, readonly number[]> = new Map([
  ["weekday", [1, 2, 3, 4, 5]],
  ["weekdays", [1, 2, 3, 4, 5]],
  ["weekends", [6, 7]],
]);

/** "weekdays", "any weekday", "weekends". */
function readWeekdaySet(tokens: Tokens, at: number): Found<Days> | null {
  const start = /^(any|a|every)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  const weekdays = SETS.get(wordAt(tokens, start));
  return weekdays ? { value: { is: "weekdays", weekdays }, next: start + 1 } : null;
}

const readShiftedDay = (tokens: Tokens, at: number): Found<Days> | null => readShift(tokens, at, readPlainDay);
const readPeriodHere = (tokens: Tokens, at: number): Found<Days> | null => readPeriod(tokens, at, readPlainDay);

/** A single day that needs no arithmetic on another: a name, a weekday, a date, a holiday. */
export function readPlainDay(tokens: Tokens, at: number): Found<Days> | null {
  return (
    readWeekday(tokens, at) ??
    readNextDate(tokens, at) ??
    readDateWithWeekday(tokens, at) ??
    readNamedDay(tokens, at) ??
    readHoliday(tokens, at)
  );
}

/** "Jul 18, Fri", "the 9th (Tuesday)": the weekday said after the date. */
function readDateWithWeekday(tokens: Tokens, at: number): Found<Days> | null {
  const date = readCalendarDate(tokens, at);
  if (!date || (date.value.is !== "date" && date.value.is !== "numeric") || date.value.weekday !== undefined)
    return date;
  const joint = /^(,|\()$/.test(wordAt(tokens, date.next)) ? date.next + 1 : date.next;
  const weekday = WEEKDAYS.get(wordAt(tokens, joint));
  if (
    !weekday ||
    wordAt(tokens, joint).endsWith("days") ||
    (joint === date.next && readCalendarDate(tokens, joint + 1))
  )
    return date;
  const close = wordAt(tokens, joint + 1) === ")" ? 1 : 0;
  return { value: { ...date.value, weekday }, next: joint + 1 + close };
}

/** "this 5/12", "next March 3rd": a date with a pointer. */
function readNextDate(tokens: Tokens, at: number): Found<Days> | null {
  const pointer = readPointer(tokens, at);
  if (!pointer || pointer.value === "last") return null;
  const date = readCalendarDate(tokens, pointer.next);
  if (date?.value.is !== "numeric" && date?.value.is !== "date") return null;
  if (date.value.is === "date" && date.value.month === undefined) return null;
  return { value: { ...date.value, next: pointer.value === "next" }, next: date.next };
}

/** "Monday", "next Tuesday", "Friday next week", "Tuesday the 9th", "Sunday, Feb 10", "Monday two weeks from now". */
function readWeekday(tokens: Tokens, at: number): Found<Days> | null {
  const week = readWeekFirst(tokens, at);
  if (week) return week;
  const pointer = readPointer(tokens, at);
  let next = pointer?.next ?? (wordAt(tokens, at) === "the" ? at + 1 : at);
  const name = wordAt(tokens, next);
  const weekday = WEEKDAYS.get(name);
  if (!weekday) return null;
  if (!pointer && !isPlainlyWeekday(tokens, next)) return null;
  next++;
  if (wordAt(tokens, next) === ".") if (name.length <= 5 && tokens[next + 1] && !tokens[next]?.spaced) next++;
  const plural = name.endsWith("days") || /^(every|each|any|other)$/.test(wordAt(tokens, at - 1));
  const which: Which = pointer?.value ?? "bare";
  const dated = readDateAfterWeekday(tokens, next, weekday);
  if (dated) return dated;
  const afterNext = phrase(tokens, next, "after next");
  if (afterNext >= 0) return { value: { is: "weekday", weekday, which: "after-next", plural }, next: afterNext };
  const tail = readWeekTail(tokens, next);
  if (tail) return { value: { is: "weekday", weekday, which: "bare", week: tail.value, plural }, next: tail.next };
  const later = readWeeksLater(tokens, next, { is: "weekday", weekday, which, plural });
  return later ?? { value: { is: "weekday", weekday, which, plural }, next };
}

/** "sun", "sat" and "wed" are words too: without a pointer they need company that fits. */
function isPlainlyWeekday(tokens: Tokens, at: number): boolean {
  const name = wordAt(tokens, at);
  if (!WEAK_NAMES.has(name) || tokens.length <= 2) return true;
  const before = wordAt(tokens, at - 1);
  const after = tokens[at + 1];
  if (
    WEEKDAYS.has(wordAt(tokens, at - 2)) ||
    (/^(or|and|,|\/|-)$/.test(after?.word ?? "") && WEEKDAYS.has(wordAt(tokens, at + 2)))
  )
    return true;
  if (
    /^(on|for|by|until|till|from|or|and|to|to|at|between|before|after|next|this|except|but|not|no|any|every|each)$/.test(
      before,
    )
  )
    return true;
  if (after?.word === "," && (tokens[at + 2]?.kind === "number" || MONTHS.has(wordAt(tokens, at + 2)))) return true;
  return (
    after?.kind === "number" ||
    MONTHS.has(after?.word ?? "") ||
    MONTHS.has(wordAt(tokens, at + 2)) ||
    (before === "" && mayFollow(after))
  );
}

/** "next week Monday", "next week on Tuesday", "next week's Friday", "last week - Monday". */
function readWeekFirst(tokens: Tokens, at: number): Found<Days> | null {
  const pointer = readPointer(tokens, at);
  if (!pointer || wordAt(tokens, pointer.next) !== "week") return null;
  let next = pointer.next + 1;
  for (let glue = 0; glue < 2 && /^(on|-|,|the)$/.test(wordAt(tokens, next)); glue++) next++;
  const weekday = WEEKDAYS.get(wordAt(tokens, next));
  if (!weekday) return null;
  return {
    value: { is: "weekday", weekday, which: "bare", week: stepOf(pointer.value), plural: false },
    next: next + 1,
  };
}

/** "Tuesday the 9th", "Sunday, Feb 10", "Friday 7/6", "Wed 13th", "Friday-Jun-15". */
function readDateAfterWeekday(tokens: Tokens, at: number, weekday: number): Found<Days> | null {
  let next = at;
  for (let glue = 0; glue < 2 && /^(,|-|the|on|\()$/.test(wordAt(tokens, next)); glue++) next++;
  const start = next > at && wordAt(tokens, next - 1) === "the" ? next - 1 : next;
  const date = readCalendarDate(tokens, start) ?? readCalendarDate(tokens, next) ?? readLooseDate(tokens, next);
  if (date?.value.is === "date" || date?.value.is === "numeric")
    return { value: { ...date.value, weekday }, next: date.next };
  return null;
}

/** After a weekday "19" is a day of the month and "7.6" or "7-6" may be a date. */
function readLooseDate(tokens: Tokens, at: number): Found<Days> | null {
  const [first, second] = [tokens[at], tokens[at + 2]];
  if (first?.kind !== "number" || first.digits > 2 || first.value === undefined) return null;
  if (/^[.-]$/.test(wordAt(tokens, at + 1)) && second?.kind === "number" && !second.spaced && !second.ordinal) {
    const short = second.digits === 1 || (second.value ?? 99) <= 12;
    const fits = first.value <= 12 || (second.value ?? 99) <= 12;
    if (!short || !fits || !second.value || first.value < 1 || second.value > 31 || wordAt(tokens, at + 3) === ":")
      return null;
    if (wordAt(tokens, at + 1) === "." && second.digits === 2) return null;
    return { value: { is: "numeric", first: first.value, second: second.value, loose: true }, next: at + 3 };
  }
  if (first.value <= 12 || first.value > 31 || !mayFollow(tokens[at + 1]) || /^[:/.-]$/.test(wordAt(tokens, at + 1)))
    return null;
  return { value: { is: "date", day: first.value }, next: at + 1 };
}

/** "of next week", "this week", "week after next": the distance of the weekday's week. */
function readWeekTail(tokens: Tokens, at: number): Found<number> | null {
  let next = at;
  for (let glue = 0; glue < 2 && /^(of|in|from|the|,)$/.test(wordAt(tokens, next)); glue++) next++;
  const afterNext = phrase(tokens, next, "week after next");
  if (afterNext >= 0) return { value: 2, next: afterNext };
  const pointer = readPointer(tokens, next) ?? readPointer(tokens, next - 1);
  if (!pointer || pointer.next <= next || wordAt(tokens, pointer.next) !== "week") return null;
  return { value: stepOf(pointer.value), next: pointer.next + 1 };
}

/** "Tuesday week", "Wednesday in a week", "Monday two weeks from now", "Friday in two weeks". */
function readWeeksLater(tokens: Tokens, at: number, from: Days & { is: "weekday" }): Found<Days> | null {
  if (wordAt(tokens, at) === "week" && wordAt(tokens, at + 1) !== "of")
    return { value: { is: "shift", amount: 1, unit: "week", from }, next: at + 1 };
  const lead = wordAt(tokens, at) === "in" ? 1 : 0;
  const length = readLength(tokens, at + lead);
  if (length?.value.unit !== "week") return null;
  if (lead) return { value: { is: "shift", amount: length.value.amount, unit: "week", from }, next: length.next };
  const end = phrase(tokens, length.next, "from now");
  if (end < 0) return null;
  return { value: { ...from, which: "bare", week: length.value.amount }, next: end };
}

/** "the first Monday of next month", "last Friday in March", "fifth last day of May", "third Tuesday after Easter". */
function readNthWeekday(tokens: Tokens, at: number): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  const ordinal = readOrdinal(tokens, start);
  let next = ordinal?.next ?? start;
  const last = wordAt(tokens, next) === "last";
  if (last) next++;
  if (!ordinal && !last) return null;
  const name = wordAt(tokens, next);
  const weekday = name === "day" ? null : WEEKDAYS.get(name);
  if (weekday === undefined) return null;
  next++;
  const nth = last ? -(ordinal?.value ?? 1) : (ordinal?.value ?? 1);
  const joint = wordAt(tokens, next);
  if (weekday !== null && joint === "after" && ordinal) {
    const after = readPlainDay(tokens, next + 1);
    return after ? { value: { is: "nth-after", nth, weekday, after: after.value }, next: after.next } : null;
  }
  if (joint !== "of" && joint !== "in") return null;
  const of = readPeriodHere(tokens, next + 1);
  return of ? { value: { is: "nth", nth, weekday, of: of.value }, next: of.next } : null;
}

/** "Christmas", "Easter 2019", "New Year's Eve", "the 4th of July" by its other name. */
function readHoliday(tokens: Tokens, at: number): Found<Days> | null {
  const pointer = readPointer(tokens, at);
  const start = pointer?.next ?? (wordAt(tokens, at) === "the" ? at + 1 : at);
  let name = "";
  let end = -1;
  for (let words = 1; words <= 3; words++) {
    name = words === 1 ? wordAt(tokens, start) : `${name} ${wordAt(tokens, start + words - 1)}`;
    if (HOLIDAYS.has(name)) end = start + words;
  }
  if (end < 0) return null;
  const found = tokens
    .slice(start, end)
    .map((token) => token.word)
    .join(" ");
  const weekend = wordAt(tokens, end) === "weekend";
  if (weekend) end++;
  const tail = /^(of|in|,)$/.test(wordAt(tokens, end)) ? end + 1 : end;
  const year = readYear(tokens, tail);
  return {
    value: {
      is: "holiday",
      name: found,
      which: pointer?.value ?? "bare",
      weekend,
      ...(year ? { year: year.value } : {}),
    },
    next: year?.next ?? end,
  };
}
