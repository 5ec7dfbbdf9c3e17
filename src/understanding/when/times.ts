import { countsSomething, readClock } from "./clock.ts";
import { readMinutes } from "./elapsed.ts";
import { readHabit } from "./habits.ts";
import { WEEKDAYS } from "./lexicon.ts";
import { type Found, readCardinal } from "./numbers.ts";
import { readPart } from "./parts.ts";
import { readNamedDay } from "./relative-days.ts";
import type { Clock, Time } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, phrase, skip, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

/** What stands before a number decides whether it may be an hour. */
/** "unlikely": after "for" a bare number counts people rather than hours. */
export type Introduction = "at" | "near" | "none" | "unlikely";

const JOINTS = wordSet("to till until til through thru - and");

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
  if (isInsideNumber(tokens, at, clock.next)) return false;
  const firm =
    clock.value.half !== undefined ||
    tokens.slice(at, clock.next).some(({ word }) => word === ":" || word === "quarter");
  if (!firm && countsSomething(tokens, clock.next)) return false;
  if (clock.value.evident) return true;
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

const IN_THE = wordSet("in at the of");
/** "two nights", "all four afternoon classes": a count of parts. */
const isPlural = (tokens: Tokens, at: number): boolean =>
  tokens[at]?.kind === "word" && /^(all|these|those)$/.test(wordAt(tokens, at - 1));

/** "650-650-6500", "$5.10", "34%", "3/4": part of a longer figure. */
function isInsideNumber(tokens: Tokens, at: number, next: number): boolean {
  const before = tokens[at - 1];
  if (before && /^[$£€#+]$/.test(before.word)) return true;
  if (before?.kind === "word" && before.word !== "t" && tokens[at]?.kind === "number" && !tokens[at]?.spaced)
    return true;
  if (
    before &&
    /^[/.:-]$/.test(before.word) &&
    !before.spaced &&
    !tokens[at]?.spaced &&
    tokens[at - 2]?.kind === "number"
  )
    return true;
  return continuesNumber(tokens, next);
}

function continuesNumber(tokens: Tokens, next: number): boolean {
  const after = tokens[next];
  if (!after) return false;
  if (/^[%$£€]$/.test(after.word)) return true;
  return (
    /^[/:]$/.test(after.word) &&
    !after.spaced &&
    tokens[next + 1]?.kind === "number" &&
    tokens[next + 1]?.spaced === false
  );
}

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

const isCompound = (tokens: Tokens, next: number): boolean => {
  const [sign, after] = [tokens[next], tokens[next + 1]];
  if (!sign || sign.spaced || !after || after.spaced) return false;
  return /^[.,/-]$/.test(sign.word) && after.kind === "number";
};

/** "from 2 to 4", "between 3:30 and 5", "10am - 12pm", "3-4pm", "11 to 2 in the afternoon". */
function readClockRange(tokens: Tokens, at: number, introduction: Introduction): Found<Time> | null {
  const opener = wordAt(tokens, at);
  const opened = opener === "from" || opener === "between";
  let next = opened ? at + 1 : at;
  next = skip(tokens, next, APPROXIMATE);
  const from = readRangeEnd(tokens, next, opened);
  if (!from || (!opened && isInsideNumber(tokens, next, from.next))) return null;
  const firstPart = readPart(tokens, skip(tokens, from.next, IN_THE));
  const joint = firstPart && !firstPart.value.days ? firstPart.next : from.next;
  const word = wordAt(tokens, joint);
  if (!JOINTS.has(word) || (word === "and" && opener !== "between")) return null;
  const second = skip(tokens, joint + 1, APPROXIMATE);
  const to = readClock(tokens, second);
  if (!to || countsSomething(tokens, to.next)) return null;
  const part = readPart(tokens, skip(tokens, to.next, IN_THE));
  const evident = from.value.evident || to.value.evident || (part !== null && !part.value.days);
  if (continuesNumber(tokens, to.next)) return null;
  // "from 2014 to 2018" are years.
  if (opened && looksLikeYear(tokens, next) && looksLikeYear(tokens, second)) return null;
  const dated = readNamedDay(tokens, to.next) ?? readWeekdayName(tokens, to.next);
  const believable = opened || evident || introduction !== "none" || dated !== null;
  if (!believable || (!evident && !mayFollow(tokens[to.next]) && introduction === "none" && !opened && !dated))
    return null;
  if (!evident && isCompound(tokens, to.next)) return null;
  // "from 7 to 9 people": counts on both sides.
  const first = firstPart && !firstPart.value.days ? applyHalf(from.value, firstPart.value.part) : from.value;
  return { value: { is: "between", from: first, to: to.value }, next: to.next };
}

/** "next Monday", "on Friday": what makes "6-8" hours. */
function readWeekdayName(tokens: Tokens, at: number): true | null {
  const next = skip(tokens, at, wordSet("on next this the coming"));
  return WEEKDAYS.has(wordAt(tokens, next)) ? true : null;
}

const looksLikeYear = (tokens: Tokens, at: number): boolean => /^(19|20)\d\d$/.test(wordAt(tokens, at));

const APPROXIMATE = wordSet("about around at approximately roughly");

function applyHalf(clock: Clock, part: string): Clock {
  if (clock.half || clock.exact) return clock;
  if (part === "morning") return { ...clock, half: "am" };
  return part === "night" && clock.hour < 6 ? { ...clock, half: "am" } : { ...clock, half: "pm" };
}

/** After "from" the joint "to" belongs to the stretch: "from 5 to 7" is no 6:55. */
function readRangeEnd(tokens: Tokens, at: number, opened: boolean): Found<Clock> | null {
  const whole = readClock(tokens, at);
  const hour = readCardinal(tokens, at);
  if (!whole || !hour) return whole;
  const after = wordAt(tokens, hour.next);
  if (/^(to|till|til|-)$/.test(after) && whole.next > hour.next + 1) {
    // Unless a second joint follows: "from 5 to 7 to 9".
    const rest = tokens[whole.next];
    const attached =
      whole.value.exact && tokens[hour.next + 1]?.kind === "number" && (tokens[hour.next + 1]?.value ?? 0) > hour.value;
    const casual =
      attached && /^[ap]m?$/.test(wordAt(tokens, whole.next - 1)) && tokens[whole.next - 1]?.spaced === false;
    if (!opened && !casual && rest?.word !== "to") return whole;
    if (rest && JOINTS.has(rest.word) && readClock(tokens, whole.next + 1)) return whole;
    if (hour.value > 24) return null;
    return { value: { hour: hour.value, minute: 0, exact: hour.value > 12, evident: false }, next: hour.next };
  }
  return whole;
}

/** "4pm for 30 mins", "from 9 for 2.5 hours", "for 7 hours from 9:30am", "for 30' starting from 4pm". */
function readLasting(tokens: Tokens, at: number): Found<Time> | null {
  if (wordAt(tokens, at) === "for") {
    const length = readMinutes(tokens, at + 1);
    if (!length) return null;
    const from = skip(tokens, length.next, wordSet("starting from at beginning"), 2);
    const clock = from > length.next ? readClock(tokens, from) : null;
    return clock ? { value: { is: "lasting", from: clock.value, minutes: length.value }, next: clock.next } : null;
  }
  const start = wordAt(tokens, at) === "from" ? at + 1 : at;
  const clock = readClock(tokens, start);
  if (!clock || (!clock.value.evident && start === at) || wordAt(tokens, clock.next) !== "for") return null;
  const length = readMinutes(tokens, clock.next + 1);
  return length ? { value: { is: "lasting", from: clock.value, minutes: length.value }, next: length.next } : null;
}
