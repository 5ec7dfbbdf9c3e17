import { NAMED_TIMES } from "./lexicon.ts";
import { type Found, readCardinal } from "./numbers.ts";
import type { Clock } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "am" or "pm" after a number, in its many spellings, or null. */
function readHalf(tokens: Tokens, at: number): Found<"am" | "pm"> | null {
  let next = at;
  if (wordAt(tokens, next) === "in" && wordAt(tokens, next + 1) === "the") next += 2;
  const token = tokens[next];
  const word = token?.word ?? "";
  if (word === "am" || word === "pm") return { value: word, next: next + 1 };
  if (next !== at || (word !== "a" && word !== "p")) return null;
  const half = word === "a" ? "am" : "pm";
  let after = next + 1;
  while (wordAt(tokens, after) === "." && after < next + 3) after++;
  if (wordAt(tokens, after) === "m") return { value: half, next: after + 1 };
  return token && !token.spaced ? { value: half, next: next + 1 } : null;
}

export function readNamed(tokens: Tokens, at: number): Found<Clock> | null {
  let next = at;
  if (wordAt(tokens, next) === "12" && NAMED_TIMES.has(wordAt(tokens, next + 1))) next++;
  let minutes = NAMED_TIMES.get(wordAt(tokens, next));
  if (minutes === undefined && wordAt(tokens, next) === "mid" && wordAt(tokens, next + 1) !== "") {
    if (wordAt(tokens, next + 1) === "night") minutes = 0;
    if (wordAt(tokens, next + 1) === "day") minutes = 720;
    next++;
  }
  if (minutes === undefined) return null;
  return { value: { hour: minutes / 60, minute: 0, exact: true, evident: true }, next: next + 1 };
}

/** Minutes after midnight once the half of the day is known. Hours over 12 are already on 24 h. */
export function toMinutes(clock: Clock, half?: "am" | "pm"): number {
  let hour = clock.hour === 24 ? 0 : clock.hour;
  if (half === "pm" && hour < 12) hour += 12;
  if (half === "am" && hour === 12) hour = 0;
  return hour * 60 + clock.minute;
}

/** "10:30", "10.30", "15:23:24", "16h00", "9 30", "1030", "7". */
export function readDigital(tokens: Tokens, at: number): Found<Clock> | null {
  const hours = tokens[at];
  if (hours?.kind !== "number" || hours.ordinal || hours.value === undefined) return null;
  if (hours.digits >= 3) return readRunTogether(tokens, at);
  if (hours.digits > 2 || hours.value > 24) return null;
  const exact = isTwentyFour(hours, hours.value);
  const minuteAt = readMinutes(tokens, at);
  if (minuteAt) {
    const { next, value, evident } = minuteAt;
    // "2026-03-05T08:15-05:30": a timestamp is on 24 hours, and its distance from Greenwich is no second time.
    if (wordAt(tokens, at - 1) === "t" && !hours.spaced)
      return {
        value: { hour: hours.value, minute: value, exact: true, evident: true },
        next: skipOffset(tokens, next),
      };
    return finish(tokens, { hour: hours.value, minute: value, exact, evident }, next);
  }
  const word = wordAt(tokens, at + 1);
  if (/^(h|hr|hrs)$/.test(word) && !tokens[at + 1]?.spaced) {
    const minutes = tokens[at + 2];
    const has = minutes?.kind === "number" && !minutes.spaced && minutes.digits === 2;
    return {
      value: {
        hour: hours.value,
        minute: has ? (minutes.value ?? 0) : 0,
        exact: true,
        evident: has || hours.value > 12,
      },
      next: at + (has ? 3 : 2),
    };
  }
  return finish(tokens, { hour: hours.value, minute: 0, exact, evident: false }, at + 1);
}

function skipOffset(tokens: Tokens, at: number): number {
  if (wordAt(tokens, at) === "z" && !tokens[at]?.spaced) return at + 1;
  const signed = /^[-+]$/.test(wordAt(tokens, at)) && !tokens[at]?.spaced && tokens[at + 1]?.digits === 2;
  return signed && wordAt(tokens, at + 2) === ":" && tokens[at + 3]?.digits === 2 ? at + 4 : at;
}

function readMinutes(tokens: Tokens, at: number): { value: number; next: number; evident: boolean } | null {
  const joint = tokens[at + 1];
  const minutes = tokens[at + 2];
  const fits = (token: Token | undefined) =>
    token?.kind === "number" && !token.ordinal && token.digits === 2 && (token.value ?? 60) < 60;
  if ((joint?.word === ":" || (joint?.word === ";" && !joint.spaced && !minutes?.spaced)) && fits(minutes)) {
    const seconds = wordAt(tokens, at + 3) === ":" && fits(tokens[at + 4]) && !tokens[at + 4]?.spaced;
    return { value: minutes?.value ?? 0, next: at + (seconds ? 5 : 3), evident: true };
  }
  if (joint?.word === "." && fits(minutes) && !joint.spaced && !minutes?.spaced)
    return { value: minutes?.value ?? 0, next: at + 3, evident: readHalf(tokens, at + 3) !== null };
  // "9 30", "12 20 p.m.", "0 35"
  if (fits(joint) && joint?.spaced && joint.value !== undefined && joint.value % 5 === 0) {
    if (tokens[at + 2]?.kind === "number" || isCounted(wordAt(tokens, at + 2))) return null;
    if (/^[:./-]$/.test(wordAt(tokens, at + 2)) && !tokens[at + 2]?.spaced) return null;
    return { value: joint.value, next: at + 2, evident: true };
  }
  return null;
}

/** "330", "1030", "1700". */
function readRunTogether(tokens: Tokens, at: number): Found<Clock> | null {
  const token = tokens[at];
  if (!token || token.digits > 4 || token.value === undefined) return null;
  const hour = Math.floor(token.value / 100);
  const minute = token.value % 100;
  if (hour > 23 || minute > 59 || (hour === 0 && token.digits === 3)) return null;
  // "1430 hours", "0930": written as a time and nothing else.
  const hours = /^(hours|hrs)$/.test(wordAt(tokens, at + 1)) && token.digits === 4;
  const evident = hours || (token.digits === 4 && hour > 0 && hour < 10 && token.spaced && !tokens[at + 1]);
  return finish(tokens, { hour, minute, exact: isTwentyFour(token, hour), evident }, hours ? at + 2 : at + 1);
}

/** "seven", "seven thirty", "nine oh five", "five-thirty". */
export function readSpoken(tokens: Tokens, at: number): Found<Clock> | null {
  const token = tokens[at];
  if (token?.kind !== "word") return null;
  const hour = readCardinal(tokens, at);
  if (!hour || hour.value > 24 || hour.value < 1) return null;
  let next = hour.next;
  if (wordAt(tokens, next) === "-") next++;
  let minute = 0;
  let evident = false;
  const zero = /^(oh|o)$/.test(wordAt(tokens, next)) ? 1 : 0;
  const minutes = tokens[next + zero]?.kind === "word" || next === hour.next ? readCardinal(tokens, next + zero) : null;
  const valid =
    minutes && (zero ? minutes.value < 10 : minutes.value >= 10 && minutes.value < 60 && minutes.value % 5 === 0);
  if (valid && (tokens[next + zero]?.kind === "word" || tokens[next + zero]?.digits === 2)) {
    minute = minutes.value;
    next = minutes.next;
    evident = true;
  } else next = hour.next;
  return finish(tokens, { hour: hour.value, minute, exact: hour.value > 12, evident }, next);
}

/** Takes in what may follow any hour: o'clock, am or pm, "ish", "sharp". */
export function finish(tokens: Tokens, clock: Clock, at: number): Found<Clock> | null {
  let next = at;
  let { evident } = clock;
  if (wordAt(tokens, next) === "oclock" || (wordAt(tokens, next) === "o" && wordAt(tokens, next + 1) === "clock")) {
    next += wordAt(tokens, next) === "oclock" ? 1 : 2;
    evident = true;
  }
  if (/^(h|hr|hrs)$/.test(wordAt(tokens, next)) && !tokens[next]?.spaced) next++;
  const half = readHalf(tokens, next);
  if (isGlued(tokens, half?.next ?? next) && !(half === null && /^(ish|to|on|z)$/.test(wordAt(tokens, next))))
    return null;
  if (half)
    return { value: { ...clock, half: clock.hour > 12 ? undefined : half.value, evident: true }, next: half.next };
  if (/^(ish|sharp)$/.test(wordAt(tokens, next))) return finishIsh(tokens, clock, next + 1);
  if (wordAt(tokens, next) === "-" && wordAt(tokens, next + 1) === "ish") return finishIsh(tokens, clock, next + 2);
  return { value: { ...clock, evident }, next };
}

/** "3ish pm": the half may follow. */
function finishIsh(tokens: Tokens, clock: Clock, at: number): Found<Clock> {
  const half = clock.hour > 12 ? null : readHalf(tokens, at);
  return { value: { ...clock, ...(half ? { half: half.value } : {}), evident: true }, next: half?.next ?? at };
}

/** "3am3io": letters inside a code. */
const isGlued = (tokens: Tokens, at: number): boolean => tokens[at]?.spaced === false && tokens[at]?.kind !== "sign";

/** "09" and hours over twelve are on the 24-hour clock; "9" and "12" may be either half. */
export const isTwentyFour = (token: Token | undefined, hour: number): boolean =>
  hour === 0 || hour > 12 || (token?.kind === "number" && token.word.startsWith("0"));
