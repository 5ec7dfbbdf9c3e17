import { UNITS } from "./lexicon.ts";
import { type Found, readAmount } from "./numbers.ts";
import type { Elapsed } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { phrase, wordAt } from "./words.ts";

type Tokens = readonly Token[];

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
  if (half < 0) return { value: total, next };
  // "an hour and a half": half of the unit said last.
  return { value: total + (PER_UNIT[UNITS.get(wordAt(tokens, next - 1)) ?? ""] ?? 0) / 2, next: half };
}

function readTerm(tokens: Tokens, at: number): Found<number> | null {
  const amount = readAmount(tokens, at) ?? (wordAt(tokens, at) === "few" ? { value: 3, next: at + 1 } : null);
  if (!amount) return null;
  const token = tokens[amount.next];
  if (token?.word === "'" && !token.spaced) return { value: amount.value, next: amount.next + 1 };
  if (token?.word === "m" && !token.spaced) return { value: amount.value, next: amount.next + 1 };
  const per = PER_UNIT[UNITS.get(token?.word ?? "") ?? ""];
  if (per === undefined) return null;
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

/** What is set to a length of time and ends when it is over: "a timer for 20 minutes". */
const COUNTED_DOWN = /^(timer|alarm|countdown|snooze)$/;
/** "from now until 20 minutes later": all of it. */
const FROM_NOW = ["from now until", "from now till", "from now to"];

/** "in two hours", "15 minutes ago", "within 2h", "an hour from now", "now", "the next hour". */
export function readElapsed(tokens: Tokens, at: number): Found<Elapsed> | null {
  const now = readNow(tokens, at) ?? readLastHours(tokens, at);
  if (now) return now;
  let next = at;
  const lead = wordAt(tokens, next);
  const within = lead === "within" || FROM_NOW.some((words) => phrase(tokens, at, words) > 0);
  const ahead =
    /^(in|within|after|\+|another)$/.test(lead) ||
    (lead === "wait" && wordAt(tokens, next + 1) === "for") ||
    (lead === "for" && COUNTED_DOWN.test(wordAt(tokens, at - 1)));
  const back = lead === "-" && tokens[next]?.spaced === true && tokens[next + 1]?.spaced === false;
  if (ahead || back) next++;
  if (within && !ahead) next += 3;
  const about = within && /^(about|around|roughly|approximately)$/.test(wordAt(tokens, next));
  if (ahead && /^(about|around|roughly|approximately|for|another|the|next)$/.test(wordAt(tokens, next))) next++;
  const days = readDayCount(tokens, next);
  const minutes = readMinutes(tokens, days?.next ?? next);
  if (!minutes) return readNextUnit(tokens, at) ?? readUnitAfter(tokens, at);
  const total = minutes.value;
  const dayCount = days?.value ?? 0;
  const result = (sign: number, end: number, relative = false): Found<Elapsed> => ({
    value: {
      minutes: sign * total,
      days: sign * dayCount,
      within,
      ...(about ? { about } : {}),
      ...(relative ? { relative } : {}),
    },
    next: end,
  });
  if (/^(ago|back)$/.test(wordAt(tokens, minutes.next))) return result(-1, minutes.next + 1);
  if (/^(earlier|sooner)$/.test(wordAt(tokens, minutes.next))) return result(-1, minutes.next + 1, true);
  if (wordAt(tokens, minutes.next) === "later") return result(1, minutes.next + 1, true);
  if (/^(after|before) (that|then)$/.test(`${wordAt(tokens, minutes.next)} ${wordAt(tokens, minutes.next + 1)}`))
    return result(wordAt(tokens, minutes.next) === "after" ? 1 : -1, minutes.next + 2, true);
  if (wordAt(tokens, minutes.next) === "before" && !tokens[minutes.next + 1]) return result(-1, minutes.next + 1);
  for (const words of ["from now", "from right now", "hence"]) {
    const end = phrase(tokens, minutes.next, words);
    if (end >= 0) return result(1, end);
  }
  if (ahead || within) return result(1, minutes.next);
  return back ? result(-1, minutes.next) : null;
}

/** "the past 24 hours", "in the last hour": all of it up to now. "At the last minute" is a way of speaking. */
function readLastHours(tokens: Tokens, at: number): Found<Elapsed> | null {
  if (wordAt(tokens, at) !== "the" || !/^(last|past|previous)$/.test(wordAt(tokens, at + 1))) return null;
  const hour = wordAt(tokens, at + 2) === "hour" ? { value: 60, next: at + 3 } : null;
  const length = hour ?? readMinutes(tokens, at + 2);
  return length ? { value: { minutes: -length.value, days: 0, within: true }, next: length.next } : null;
}

function readDayCount(tokens: Tokens, at: number): Found<number> | null {
  const amount = readAmount(tokens, at);
  return amount && UNITS.get(wordAt(tokens, amount.next)) === "day"
    ? { value: Math.trunc(amount.value), next: amount.next + 1 }
    : null;
}

function readNextUnit(tokens: Tokens, at: number): Found<Elapsed> | null {
  const the = wordAt(tokens, at) === "the" ? 1 : 0;
  const length = wordAt(tokens, at + the) === "next" ? readMinutes(tokens, at + the + 1) : null;
  if (length) return { value: { minutes: length.value, days: 0, within: true }, next: length.next };
  if (wordAt(tokens, at + the) !== "next" || !/^(hour|minute)$/.test(wordAt(tokens, at + the + 1))) return null;
  const minutes = wordAt(tokens, at + the + 1) === "hour" ? 60 : 1;
  return { value: { minutes, days: 0, within: true }, next: at + the + 2 };
}

/** "the hour after", "the minute before that": one unit, with nothing said to count from but what was spoken of. */
function readUnitAfter(tokens: Tokens, at: number): Found<Elapsed> | null {
  const per = wordAt(tokens, at) === "the" ? PER_UNIT[UNITS.get(wordAt(tokens, at + 1)) ?? ""] : undefined;
  const joint = wordAt(tokens, at + 2);
  if (per === undefined || !/^(after|before)$/.test(joint) || wordAt(tokens, at + 1).length < 3) return null;
  const end = /^(that|then)$/.test(wordAt(tokens, at + 3)) ? at + 4 : at + 3;
  if (end === at + 3 && tokens[end] && tokens[end]?.kind !== "sign") return null;
  return { value: { minutes: joint === "after" ? per : -per, days: 0, within: false, relative: true }, next: end };
}

const BEFORE_NOW = /^(meet|come|go|back|leave|free|open|available|start|begin|starting|here|in|today|over|seen)$/;
const NOW_PHRASES = ["right now", "at the moment", "at this time", "at the minute", "now"];

function readNow(tokens: Tokens, at: number): Found<Elapsed> | null {
  for (const words of NOW_PHRASES) {
    const end = phrase(tokens, at, words);
    if (end < 0) continue;
    // "now that", "by now", "for now", "until now" speak of no appointment.
    if (/^(that|on)$/.test(wordAt(tokens, end)) || /^(for|by|until|till)$/.test(wordAt(tokens, at - 1))) return null;
    // "book it now", "we are 5 now" and "now delete it" are no times; "free now", "come back now" are.
    if (words === "now" && tokens.length > 2 && !BEFORE_NOW.test(wordAt(tokens, at - 1))) return null;
    return { value: { minutes: 0, days: 0, within: false }, next: end };
  }
  return null;
}
