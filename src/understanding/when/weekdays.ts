import { readCalendarDate } from "./calendar-dates.ts";
import { MONTHS, WEAK_NAMES, WEEKDAYS } from "./lexicon.ts";
import type { Found } from "./numbers.ts";
import { readPointer, stepOf } from "./pointers.ts";
import { readLength } from "./relative-days.ts";
import type { Days, Which } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "Monday", "next Tuesday", "Friday next week", "Tuesday the 9th", "Sunday, Feb 10", "Monday two weeks from now". */
export function readWeekday(tokens: Tokens, at: number): Found<Days> | null {
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
  const afterThat = phrase(tokens, next, "after that");
  if (afterThat > 0) return { value: { is: "weekday", weekday, which, plural, following: true }, next: afterThat };
  const thatWeek = readThatWeek(tokens, next);
  if (thatWeek > 0) return { value: { is: "weekday", weekday, which, plural, thatWeek: true }, next: thatWeek };
  const following = wordAt(tokens, (pointer?.next ?? 0) - 1) === "following" ? { following: true as const } : {};
  const value = { is: "weekday" as const, weekday, which, plural, ...following };
  return readWeeksLater(tokens, next, value) ?? { value, next };
}

/** "sun", "sat" and "wed" are words too: without a pointer they need company that fits. */
function isPlainlyWeekday(tokens: Tokens, at: number): boolean {
  const name = wordAt(tokens, at);
  if (!WEAK_NAMES.has(name) || (tokens.length <= 2 && !tokens[at + 1])) return true;
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

/** "Monday that week", "Thursday of the same week". */
function readThatWeek(tokens: Tokens, at: number): number {
  const next = /^(of|in)$/.test(wordAt(tokens, at)) ? at + 1 : at;
  return Math.max(phrase(tokens, next, "that week"), phrase(tokens, next, "the same week"));
}

/** "Tuesday week", "Monday fortnight", "Wednesday in a week", "Monday two weeks from now", "Friday in two weeks". */
function readWeeksLater(tokens: Tokens, at: number, from: Days & { is: "weekday" }): Found<Days> | null {
  if (wordAt(tokens, at) === "week" && wordAt(tokens, at + 1) !== "of")
    return { value: { is: "shift", amount: 1, unit: "week", from }, next: at + 1 };
  if (wordAt(tokens, at) === "fortnight")
    return { value: { is: "shift", amount: 2, unit: "week", from }, next: at + 1 };
  const lead = wordAt(tokens, at) === "in" ? 1 : 0;
  const length = readLength(tokens, at + lead);
  if (length?.value.unit !== "week") return null;
  if (lead) return { value: { is: "shift", amount: length.value.amount, unit: "week", from }, next: length.next };
  const end = phrase(tokens, length.next, "from now");
  if (end < 0) return null;
  return { value: { ...from, which: "bare", week: length.value.amount }, next: end };
}
