import { readCalendarDate } from "./calendar-dates.ts";
import { HOLIDAYS } from "./holidays.ts";
import { readLaterWeekday, readOnward } from "./later-weekdays.ts";
import { WEEKDAYS } from "./lexicon.ts";
import { readNamedDay } from "./named-days.ts";
import { type Found, readOrdinal } from "./numbers.ts";
import { readPeriod } from "./periods.ts";
import { readPointer } from "./pointers.ts";
import { readRun, readShift } from "./relative-days.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { readWeekday } from "./weekdays.ts";
import { wordAt } from "./words.ts";
import { readYearName } from "./year-parts.ts";

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

/** "in two weeks", "a week from Tuesday", "a week on Friday", "in two months on a Tuesday". */
function readShiftedDay(tokens: Tokens, at: number): Found<Days> | null {
  const shifted = readOnward(tokens, at, readPlainDay) ?? readShift(tokens, at, readPlainDay);
  return shifted && (readLaterWeekday(tokens, shifted) ?? shifted);
}

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
  const year = readYearName(tokens, tail);
  return {
    value: {
      is: "holiday",
      name: found,
      which: pointer?.value ?? "bare",
      weekend,
      ...year?.value,
    },
    next: year?.next ?? end,
  };
}
