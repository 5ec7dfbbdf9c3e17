import { countsSomething, readClock } from "./clock.ts";
import { IN_THE, readClockRange, readLasting } from "./clock-ranges.ts";
import { isCompound, isInsideNumber, isLabel, isOnScale, looksLikeYear } from "./figures.ts";
import { readHabit } from "./habits.ts";
import { WEEKDAYS } from "./lexicon.ts";
import { readNamedDay } from "./named-days.ts";
import { type Found, readCardinal } from "./numbers.ts";
import { readPart } from "./parts.ts";
import type { Clock, Time } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, phrase, skip, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** What stands before a number decides whether it may be an hour. */
/** "unlikely": after "for" a bare number counts people rather than hours. */
export type Introduction = "at" | "near" | "none" | "unlikely";

/** A clock time or a stretch between two of them. Bare numbers count when introduced or between "from" and "to". */
export function readTime(tokens: Tokens, at: number, introduction: Introduction): Found<Time> | null {
  return (
    readSameTime(tokens, at) ??
    readHabit(tokens, at) ??
    readLasting(tokens, at) ??
    readClockRange(tokens, at, introduction) ??
    readOneClock(tokens, at, introduction)
  );
}

/** "the same time", "same hour"; "earlier" and "later" only before the day they are on. */
function readSameTime(tokens: Tokens, at: number): Found<Time> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  for (const words of ["same time", "same hour"]) {
    const next = phrase(tokens, start, words);
    if (next >= 0) return /^(as|of)$/.test(wordAt(tokens, next)) ? null : { value: { is: "same" }, next };
  }
  if (!/^(earlier|later)$/.test(wordAt(tokens, at))) return null;
  const joint = /^(on|in)$/.test(wordAt(tokens, at + 1)) ? at + 2 : at + 1;
  const day = phrase(tokens, joint, "that day") > 0 || phrase(tokens, joint, "the same day") > 0;
  const same = phrase(tokens, joint, "same day") > 0 || phrase(tokens, joint, "that same day") > 0;
  if (!day && !same) return null;
  return { value: { is: "beside", side: wordAt(tokens, at) === "earlier" ? "before" : "after" }, next: joint };
}

function readOneClock(tokens: Tokens, at: number, introduction: Introduction): Found<Time> | null {
  const clock = withLaterHalf(tokens, readClock(tokens, at));
  if (!clock || !isPlausible(tokens, at, clock, introduction)) return null;
  return { value: { is: "clock", clock: clock.value }, next: clock.next };
}

/** "2 or 3pm": the half said with the second holds for the first. */
function withLaterHalf(tokens: Tokens, clock: Found<Clock> | null): Found<Clock> | null {
  if (!clock || clock.value.half || clock.value.exact || wordAt(tokens, clock.next) !== "or") return clock;
  const half = readClock(tokens, clock.next + 1)?.value.half;
  return half ? { ...clock, value: { ...clock.value, half, evident: true } } : clock;
}

function isPlausible(tokens: Tokens, at: number, clock: Found<Clock>, introduction: Introduction): boolean {
  if (isInsideNumber(tokens, at, clock.next) || isLabel(tokens, at, clock.next)) return false;
  const firm =
    clock.value.half !== undefined ||
    tokens.slice(at, clock.next).some(({ word }) => word === ":" || word === "quarter");
  if (!firm && (countsSomething(tokens, clock.next) || isOnScale(tokens, at, clock.next))) return false;
  if (clock.value.evident) return true;
  // "2 by 4": two sides of a thing.
  if (wordAt(tokens, at - 1) === "by" && tokens[at - 2]?.kind === "number" && !tokens[at - 2]?.ordinal) return false;
  if (isHeadcount(tokens, at) && wordAt(tokens, clock.next) !== "in") return false;
  // "4.30" with nothing else to say is a time, in a sentence it may be a price.
  if (tokens.length <= 4 && wordAt(tokens, at + 1) === "." && clock.next > at + 2) return true;
  const follower = tokens[clock.next];
  const part = readPart(tokens, skip(tokens, clock.next, IN_THE));
  const joined = wordAt(tokens, clock.next) === "in" || phrase(tokens, clock.next, "at night") > 0;
  // "one morning" is some morning, "one in the morning" an hour.
  if (
    part &&
    (joined ||
      (tokens[at]?.kind === "number" && !isPlural(tokens, at)) ||
      part.value.part === "tonight" ||
      introduction === "at")
  )
    return true;
  if (isDayWithPart(tokens, clock.next)) return true;
  // "at 430" is a time, "at 123 Main Street" an address.
  if (introduction === "at")
    return (
      !isCompound(tokens, clock.next) &&
      !/^(with|of)$/.test(wordAt(tokens, clock.next)) &&
      ((tokens[at]?.digits ?? 0) < 3 || mayFollow(follower))
    );
  // "the Tuesday one" is a choice, "one with a view" a thing.
  if (looksLikeYear(tokens, at) || wordAt(tokens, at) === "one") return false;
  if (introduction === "near")
    return mayFollow(follower) && !countsAfterJoint(tokens, clock.next) && !isCompound(tokens, clock.next);
  return false;
}

/** "from 7 to 9 people", "4 or 5 guests": both numbers count. */
function countsAfterJoint(tokens: Tokens, at: number): boolean {
  const second = /^(to|or|-)$/.test(wordAt(tokens, at)) ? readCardinal(tokens, at + 1) : null;
  return second !== null && countsSomething(tokens, second.next);
}

/** "two nights", "all four afternoon classes": a count of parts. */
const isPlural = (tokens: Tokens, at: number): boolean =>
  tokens[at]?.kind === "word" && /^(all|these|those)$/.test(wordAt(tokens, at - 1));

/** "party of 7 tonight", "table for 6 tonight", "one big table". */
function isHeadcount(tokens: Tokens, at: number): boolean {
  if (wordAt(tokens, at - 1) === "of") return true;
  if (wordAt(tokens, at) === "one" && !mayFollow(tokens[at + 1])) return true;
  return (
    wordAt(tokens, at - 1) === "for" &&
    /^(party|group|table|total|room|booking|reservation|class|family)$/.test(wordAt(tokens, at - 2))
  );
}

/** "9 tomorrow morning", "8 Monday evening": the part of day makes the number an hour. */
function isDayWithPart(tokens: Tokens, at: number): boolean {
  const day = readNamedDay(tokens, at)?.next ?? (WEEKDAYS.has(wordAt(tokens, at)) ? at + 1 : at);
  return day > at && readPart(tokens, day) !== null;
}
