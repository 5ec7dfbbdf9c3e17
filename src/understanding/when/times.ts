import { countsSomething, readClock, readHalf } from "./clock.ts";
import { UNITS } from "./lexicon.ts";
import { type Found, readAmount, readCardinal } from "./numbers.ts";
import { readPart } from "./parts.ts";
import type { Clock, Elapsed, Time } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, phrase, skip, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

/** What stands before a number decides whether it may be an hour. */
export type Introduction = "at" | "near" | "none";

const JOINTS = wordSet("to till until til through thru - and");

/** A clock time or a stretch between two of them. Bare numbers count when introduced or between "from" and "to". */
export function readTime(tokens: Tokens, at: number, introduction: Introduction): Found<Time> | null {
  return readLasting(tokens, at) ?? readClockRange(tokens, at, introduction) ?? readOneClock(tokens, at, introduction);
}

function readOneClock(tokens: Tokens, at: number, introduction: Introduction): Found<Time> | null {
  const clock = readClock(tokens, at);
  if (!clock || !isPlausible(tokens, at, clock, introduction)) return null;
  return { value: { is: "clock", clock: clock.value }, next: clock.next };
}

function isPlausible(tokens: Tokens, at: number, clock: Found<Clock>, introduction: Introduction): boolean {
  if (isInsideNumber(tokens, at, clock.next) || countsSomething(tokens, clock.next)) return false;
  if (clock.value.evident) return true;
  const follower = tokens[clock.next];
  const part = readPart(tokens, skip(tokens, clock.next, IN_THE));
  if (part && !isPlural(tokens, at)) return true;
  if (introduction === "at") return !isCompound(tokens, clock.next);
  if (introduction === "near") return mayFollow(follower) && !isCompound(tokens, clock.next);
  return false;
}

const IN_THE = wordSet("in at the of");
/** "two nights", "all four afternoon classes": a count of parts. */
const isPlural = (tokens: Tokens, at: number): boolean => tokens[at]?.kind === "word" && /^(all|these|those)$/.test(wordAt(tokens, at - 1));

/** "650-650-6500", "$5.10", "34%", "3/4": part of a longer figure. */
function isInsideNumber(tokens: Tokens, at: number, next: number): boolean {
  const before = tokens[at - 1];
  if (before && /^[$£€#+]$/.test(before.word)) return true;
  if (before && /^[/.:-]$/.test(before.word) && !before.spaced && !tokens[at]?.spaced && tokens[at - 2]?.kind === "number") return true;
  const after = tokens[next];
  if (!after) return false;
  if (/^[%$£€]$/.test(after.word)) return true;
  return /^[/:]$/.test(after.word) && !after.spaced && tokens[next + 1]?.kind === "number" && tokens[next + 1]?.spaced === false;
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
  const believable = opened ? !isInsideNumber(tokens, second, to.next) : evident || introduction !== "none";
  if (!believable || (!evident && !mayFollow(tokens[to.next]) && introduction === "none" && !opened)) return null;
  if (!evident && isCompound(tokens, to.next)) return null;
  // "from 7 to 9 people": counts on both sides.
  const first = firstPart && !firstPart.value.days ? applyHalf(from.value, firstPart.value.part) : from.value;
  return { value: { is: "between", from: first, to: to.value }, next: to.next };
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
    if (!opened && rest?.word !== "to") return whole;
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

const PER_UNIT: Readonly<Record<string, number>> = { second: 1 / 60, minute: 1, hour: 60 };

/** A length below a day, in minutes: "2 hours", "half an hour", "1 hour and 5 minutes", "30'", "1h 25m". */
export function readMinutes(tokens: Tokens, at: number): Found<number> | null {
  const quarters = readQuarters(tokens, at);
  if (quarters) return quarters;
  let total = 0;
  let next = at;
  let found = false;
  for (let terms = 0; terms < 4; terms++) {
    const start = found && /^(and|,)$/.test(wordAt(tokens, next)) ? next + 1 : next;
    const term = readTerm(tokens, wordAt(tokens, start) === "and" ? start + 1 : start);
    if (!term) break;
    total += term.value;
    next = term.next;
    found = true;
  }
  if (!found) return null;
  const half = phrase(tokens, next, "and a half");
  return { value: total, next: half > 0 ? half : next };
}

function readTerm(tokens: Tokens, at: number): Found<number> | null {
  const amount = readAmount(tokens, at) ?? (wordAt(tokens, at) === "few" ? { value: 3, next: at + 1 } : null);
  if (!amount) return null;
  const token = tokens[amount.next];
  if (token?.word === "'" && !token.spaced) return { value: amount.value, next: amount.next + 1 };
  if (token?.word === "m" && !token.spaced) return { value: amount.value, next: amount.next + 1 };
  const per = PER_UNIT[UNITS.get(token?.word ?? "") ?? ""];
  if (per === undefined || (token?.word === "h" && token.spaced && wordAt(tokens, amount.next - 2) !== "/")) return null;
  return { value: amount.value * per, next: amount.next + 1 };
}

/** "a quarter of an hour", "three-quarters of an hour", "three quarters of an hour". */
function readQuarters(tokens: Tokens, at: number): Found<number> | null {
  const three = wordAt(tokens, at) === "three" || wordAt(tokens, at) === "3";
  let next = at + 1;
  if (wordAt(tokens, next) === "-") next++;
  if (!/^quarters?$/.test(wordAt(tokens, next))) return null;
  const end = phrase(tokens, next + 1, "of an hour");
  if (end < 0 || (!three && !/^an?$/.test(wordAt(tokens, at)))) return null;
  return { value: three ? 45 : 15, next: end };
}

/** "in two hours", "15 minutes ago", "within 2h", "an hour from now", "now", "the next hour". */
export function readElapsed(tokens: Tokens, at: number): Found<Elapsed> | null {
  const now = readNow(tokens, at);
  if (now) return now;
  let next = at;
  const lead = wordAt(tokens, next);
  const within = lead === "within";
  const ahead = /^(in|within|after|\+|wait|another)$/.test(lead);
  const back = lead === "-" && tokens[next]?.spaced === true && tokens[next + 1]?.spaced === false;
  if (ahead || back) next++;
  if (ahead && /^(about|around|roughly|for|another|the|next)$/.test(wordAt(tokens, next))) next++;
  const days = readDayCount(tokens, next);
  const minutes = readMinutes(tokens, days?.next ?? next);
  if (!minutes) return readNextUnit(tokens, at);
  const total = minutes.value;
  const dayCount = days?.value ?? 0;
  const result = (sign: number, end: number): Found<Elapsed> => ({
    value: { minutes: sign * total, days: sign * dayCount, within },
    next: end,
  });
  if (/^(ago|earlier|back)$/.test(wordAt(tokens, minutes.next))) return result(-1, minutes.next + 1);
  if (wordAt(tokens, minutes.next) === "before" && !tokens[minutes.next + 1]) return result(-1, minutes.next + 1);
  for (const words of ["from now", "from right now", "later", "hence"]) {
    const end = phrase(tokens, minutes.next, words);
    if (end >= 0) return result(1, end);
  }
  if (ahead) return result(1, minutes.next);
  return back ? result(-1, minutes.next) : null;
}

function readDayCount(tokens: Tokens, at: number): Found<number> | null {
  const amount = readAmount(tokens, at);
  return amount && UNITS.get(wordAt(tokens, amount.next)) === "day" ? { value: Math.trunc(amount.value), next: amount.next + 1 } : null;
}

function readNextUnit(tokens: Tokens, at: number): Found<Elapsed> | null {
  const the = wordAt(tokens, at) === "the" ? 1 : 0;
  if (wordAt(tokens, at + the) !== "next" || !/^(hour|minute)$/.test(wordAt(tokens, at + the + 1))) return null;
  const minutes = wordAt(tokens, at + the + 1) === "hour" ? 60 : 1;
  return { value: { minutes, days: 0, within: true }, next: at + the + 2 };
}

const NOW_PHRASES = ["right now", "at the moment", "at this time", "at the minute", "now"];

function readNow(tokens: Tokens, at: number): Found<Elapsed> | null {
  for (const words of NOW_PHRASES) {
    const end = phrase(tokens, at, words);
    if (end < 0) continue;
    // "now that", "by now", "for now", "until now" speak of no appointment.
    if (/^(that|on)$/.test(wordAt(tokens, end)) || /^(by|for|until|till|from|then)$/.test(wordAt(tokens, at - 1))) return null;
    return { value: { minutes: 0, days: 0, within: false }, next: end };
  }
  return null;
}

/** Half-of-day words right after a clock, for callers that read a bare number themselves. */
export const hasHalf = (tokens: Tokens, at: number): boolean => readHalf(tokens, at) !== null;
