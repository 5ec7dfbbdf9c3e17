import { finish, isTwentyFour, readDigital, readNamed, toMinutes } from "./clock-forms.ts";
import { type Found, readCardinal } from "./numbers.ts";
import type { Clock } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { isCounted, wordAt } from "./words.ts";

type Tokens = readonly Token[];

const PAST = new Set(["past", "after"]);

const BEFORE = new Set(["to", "till", "til", "before", "of"]);

/** "half past 3", "half three", "a quarter to five", "20 (minutes) past 7pm", "ten to nine". */
export function readRelative(tokens: Tokens, at: number): Found<Clock> | null {
  let next = at;
  if (/^(an?|the)$/.test(wordAt(tokens, next))) next++;
  const lead = wordAt(tokens, next);
  let minutes: number | null = null;
  let evident = true;
  let joined = false;
  let counted = false;
  const hours = readHours(tokens, at);
  if (hours) {
    minutes = hours.value * 60;
    next = hours.next;
    counted = true;
  } else if (lead === "half" || lead === "quarter") {
    minutes = lead === "half" ? 30 : 15;
    next++;
    if (wordAt(tokens, next) === "-") next++;
  } else {
    const count = readCardinal(tokens, next);
    if (!count || count.value < 1 || count.value > 59) return null;
    minutes = count.value;
    next = count.next;
    const unit = /^(minutes?|mins?)$/.test(wordAt(tokens, next));
    if (unit) next++;
    counted = unit && /^(before|after|past|to)$/.test(wordAt(tokens, next));
    if (unit && wordAt(tokens, next) === "from" && readHourWord(tokens, next + 1)?.value.half) joined = true;
    // "5 to 7" is two hours apart or five minutes before: only the usual steps read as minutes.
    else if (!counted && (minutes > 29 || (minutes % 5 !== 0 && wordAt(tokens, next) !== "past"))) return null;
    else evident = wordAt(tokens, next) !== "to" || minutes !== 5;
  }
  const joint = wordAt(tokens, next);
  const sign = PAST.has(joint) || joined ? 1 : BEFORE.has(joint) ? -1 : 0;
  if (sign === 0 && (lead !== "half" || tokens[next]?.kind === "sign")) return null;
  if (joint === "of" && lead !== "quarter" && !evident) return null;
  const from = sign === 0 ? next : next + 1;
  const hour = (counted ? readDigital(tokens, from) : null) ?? readHourWord(tokens, from);
  if (!hour || (counted && isCounted(wordAt(tokens, hour.next)))) return null;
  return {
    value: shiftClock({ ...hour.value, evident: evident || hour.value.exact }, minutes * (sign || 1)),
    next: hour.next,
  };
}

/** "an hour before 6", "two hours after noon": only before and after count hours. */
function readHours(tokens: Tokens, at: number): Found<number> | null {
  const count = /^an?$/.test(wordAt(tokens, at)) ? { value: 1, next: at + 1 } : readCardinal(tokens, at);
  if (!count || count.value < 1 || count.value > 12 || !/^(hours?|hrs?)$/.test(wordAt(tokens, count.next))) return null;
  return /^(before|after)$/.test(wordAt(tokens, count.next + 1)) ? { value: count.value, next: count.next + 1 } : null;
}

/** The hour that minutes are counted from: "3", "three", "3pm", "noon", "18", "3 o'clock". */
function readHourWord(tokens: Tokens, at: number): Found<Clock> | null {
  const named = readNamed(tokens, at);
  if (named) return named;
  const hour = readCardinal(tokens, at);
  if (!hour || hour.value > 24 || (tokens[at]?.digits ?? 0) > 2 || wordAt(tokens, hour.next) === ":") return null;
  return finish(
    tokens,
    { hour: hour.value, minute: 0, exact: isTwentyFour(tokens[at], hour.value), evident: true },
    hour.next,
  );
}

function shiftClock(clock: Clock, minutes: number): Clock {
  const total = (((clock.hour * 60 + clock.minute + minutes) % 1440) + 1440) % 1440;
  const hour = Math.floor(total / 60);
  // "quarter to 1 pm" is 12:45 pm: the half said belongs to the result only within the same half.
  const { half, ...rest } = clock;
  if (!half) return { ...rest, hour: hour === 0 && !clock.exact ? 12 : hour, minute: total % 60 };
  const base = toMinutes(clock, half) + minutes;
  const shifted = ((base % 1440) + 1440) % 1440;
  return { ...rest, hour: Math.floor(shifted / 60), minute: shifted % 60, exact: true };
}
