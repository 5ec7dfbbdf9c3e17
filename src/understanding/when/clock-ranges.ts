import { countsSomething, readClock } from "./clock.ts";
import { readMinutes } from "./elapsed.ts";
import { continuesNumber, isCompound, isInsideNumber, isOnScale, looksLikeYear } from "./figures.ts";
import { WEEKDAYS } from "./lexicon.ts";
import { readNamedDay } from "./named-days.ts";
import { type Found, readCardinal } from "./numbers.ts";
import { readPart } from "./parts.ts";
import type { Clock, Time } from "./syntax.ts";
import type { Introduction } from "./times.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, skip, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

const JOINTS = wordSet("to till until til through thru - and");

export const IN_THE = wordSet("in at the of");

/** "from 2 to 4", "between 3:30 and 5", "10am - 12pm", "3-4pm", "11 to 2 in the afternoon". */
export function readClockRange(tokens: Tokens, at: number, introduction: Introduction): Found<Time> | null {
  const opener = wordAt(tokens, at);
  const opened = opener === "from" || opener === "between";
  let next = opened ? at + 1 : at;
  next = skip(tokens, next, APPROXIMATE);
  const from = readRangeEnd(tokens, next, opened || isDatedPair(tokens, next, introduction));
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
  if (continuesNumber(tokens, to.next) || (!evident && isOnScale(tokens, at, to.next))) return null;
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

/** "5 to 7 today", "10 to 12 on Monday": in digits, before a day and without "at", two hours rather than a time. */
function isDatedPair(tokens: Tokens, at: number, introduction: Introduction): boolean {
  const [first, joint, second] = [tokens[at], wordAt(tokens, at + 1), tokens[at + 2]];
  if (wordAt(tokens, at - 1) === "at") return false;
  if (
    introduction !== "none" ||
    !/^(to|till|til)$/.test(joint) ||
    first?.kind !== "number" ||
    second?.kind !== "number"
  )
    return false;
  if (first.ordinal || second.ordinal || (first.value ?? 0) >= (second.value ?? 0) || (second.value ?? 0) > 24)
    return false;
  return readNamedDay(tokens, at + 3) !== null || readWeekdayName(tokens, at + 3) !== null;
}

/** "next Monday", "on Friday": what makes "6-8" hours. */
function readWeekdayName(tokens: Tokens, at: number): true | null {
  const next = skip(tokens, at, wordSet("on next this the coming"));
  return WEEKDAYS.has(wordAt(tokens, next)) ? true : null;
}

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
export function readLasting(tokens: Tokens, at: number): Found<Time> | null {
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
