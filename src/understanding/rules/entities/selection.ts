import type { OfferedOption, Selection } from "../../acts.ts";
import { ORDINALS } from "../../text/ordinals.ts";
import type { Token } from "../../text/tokens.ts";
import { isOpenChoice } from "./open-choice.ts";

export interface SelectionReading {
  selection: Selection;
  /** Token indexes the choice took; dates and times within them are no new wish. */
  from: number;
  to: number;
}

/** On a list that is looked at, more words than those of a row. */
const PLACES: Readonly<Record<string, number>> = {
  ...ORDINALS,
  final: -1,
  top: 1,
  bottom: -1,
  former: 1,
  latter: 2,
};
/** These are days of the month as well, unless the thing is named: "the 8th one". */
const LATER_PLACES: Readonly<Record<string, number>> = {
  ...{ sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10 },
  ...{ "6th": 6, "7th": 7, "8th": 8, "9th": 9, "10th": 10 },
};
const COUNTS: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  "#1": 1,
  "1": 1,
  "2": 2,
  "3": 3,
  "4": 4,
  "5": 5,
  "6": 6,
  "7": 7,
  "8": 8,
  "9": 9,
};
const THINGS = new Set(["one", "option", "choice", "slot", "time", "appointment", "opening"]);
const LABELS = new Set(["number", "option", "choice", "slot"]);
const POLITE = new Set([
  "please",
  "the",
  "i",
  "will",
  "would",
  "take",
  "like",
  "want",
  "choose",
  "pick",
  "go",
  "with",
  "for",
  "let",
  "us",
  "do",
  "yes",
  "okay",
  "sure",
  "thanks",
  "thank",
  "you",
  "book",
  "give",
  "me",
  "that",
  "is",
  "good",
  "works",
  "fine",
  "great",
  "perfect",
  "prefer",
  "can",
  "have",
  "number",
  "option",
  "my",
  "choice",
  "hi",
  "and",
  "um",
  "uh",
  "hmm",
  "well",
  "so",
  "oh",
  "just",
  "maybe",
  "a",
  "it",
]);
/** "Not the first one" and "the second week" choose nothing. */
const UNIT = new Set([
  "week",
  "weeks",
  "day",
  "days",
  "month",
  "of",
  "half",
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
  "time",
  "visit",
  "name",
  "floor",
  "appointment",
]);

/** Which offered option a position or comparison names: "the second one", "the later one", bare "2". */
export function readPosition(words: readonly Token[], offered: readonly OfferedOption[]): SelectionReading | null {
  if (offered.length === 0) return null;
  if (isOpenChoice(words)) {
    const [first] = byTime(offered);
    if (first) return reading({ slotId: first.slotId }, 0, words.length);
  }
  const bare = words.filter(({ word }) => !POLITE.has(word));
  for (const [at, token] of words.entries()) {
    const next = words[at + 1]?.word ?? "";
    const before = words[at - 1]?.word ?? "";
    if (before === "not" || words[at - 2]?.word === "not") continue;
    const later = THINGS.has(next) ? LATER_PLACES[token.word] : undefined;
    const ordinal = isMoment(words, at) ? undefined : (PLACES[token.word] ?? later);
    if (ordinal !== undefined && (THINGS.has(next) || bare.length === 1) && !(UNIT.has(next) && !THINGS.has(next))) {
      return reading({ ordinal }, at, THINGS.has(next) ? at + 2 : at + 1);
    }
    const count = COUNTS[token.word];
    if (
      count !== undefined &&
      Math.abs(count) <= offered.length &&
      (LABELS.has(before) || (bare.length === 1 && bare[0] === token))
    ) {
      if (token.word === "one" && !LABELS.has(before) && words.length > 2) continue;
      return reading({ ordinal: count }, LABELS.has(before) ? at - 1 : at, at + 1);
    }
    const compared = isIndefinite(words, at) ? null : comparison(token.word, next);
    if (compared !== null && (THINGS.has(next) || (before === "the" && bare.length === 1))) {
      const chosen = byTime(offered).at(compared);
      if (chosen) return reading({ slotId: chosen.slotId }, at, THINGS.has(next) ? at + 2 : at + 1);
    }
  }
  return null;
}

/**
 * "The first", "the second one" and nothing else, where no options stand: a choice the caller must place, never a day of
 * the month. Not "first time" or "last visit".
 */
export function readLoneOrdinal(words: readonly Token[]): SelectionReading | null {
  const bare = words.flatMap(({ word }, at) => (POLITE.has(word) || LONE_THINGS.has(word) ? [] : [at]));
  const [at, ...more] = bare;
  if (at === undefined || more.length > 0 || isMoment(words, at)) return null;
  const ordinal = PLACES[words[at]?.word ?? ""];
  return ordinal === undefined ? null : reading({ ordinal }, at, at + 1);
}

const LONE_THINGS = new Set(["one", "ones", "option", "choice"]);

/** "A second", "just one second": asks for patience. */
const isMoment = (words: readonly Token[], at: number): boolean =>
  words[at]?.word === "second" && /^(?:a|one|1)$/.test(words[at - 1]?.word ?? "");

/** "An earlier appointment than mine", "anything later": none of those listed. */
const isIndefinite = (words: readonly Token[], at: number): boolean =>
  /^(?:an|any|a|anything|something|no|nothing|much)$/.test(words[at - 1]?.word ?? "") ||
  words.slice(at + 1, at + 3).some(({ word }) => word === "than");

function comparison(word: string, next: string): 0 | -1 | null {
  if (word === "earlier" || word === "earliest" || word === "soonest" || word === "sooner") return 0;
  if (word === "later" || word === "latest") return next === "on" ? null : -1;
  return null;
}

const reading = (selection: Selection, from: number, to: number): SelectionReading => ({ selection, from, to });
const byTime = (offered: readonly OfferedOption[]) =>
  [...offered].sort((left, right) => `${left.date}${left.time}`.localeCompare(`${right.date}${right.time}`));

export interface NamedBy {
  dates: readonly { from: string; to: string }[];
  weekdays: readonly number[];
  times: readonly { from?: string; to?: string }[];
  exactTime?: string;
  practitionerIds: readonly string[];
}

/** The offered option that what was named fits, if there is exactly one: "the 2:30", "Tuesday one", "Dr Patel's". */
export function optionNamed(named: NamedBy, offered: readonly OfferedOption[]): OfferedOption | null {
  const fitting = offered.filter(
    (option) =>
      (named.practitionerIds.length === 0 || named.practitionerIds.includes(option.practitionerId)) &&
      (named.exactTime === undefined || sameClock(named.exactTime, option.time)) &&
      (named.dates.length === 0 || named.dates.some(({ from, to }) => from <= option.date && option.date <= to)) &&
      (named.weekdays.length === 0 || named.weekdays.includes(weekdayOf(option.date))) &&
      (named.exactTime !== undefined ||
        named.times.length === 0 ||
        named.times.some(({ from, to }) => (!from || from <= option.time) && (!to || option.time < to))),
  );
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/** "The 2:30" of offers is the one on the list, in whichever half of the day it lies. */
function sameClock(said: string, offered: string): boolean {
  const minutes = (clock: string) => (Number(clock.slice(0, 2)) % 12) * 60 + Number(clock.slice(3, 5));
  return said === offered || minutes(said) === minutes(offered);
}

const weekdayOf = (date: string) => Temporal.PlainDate.from(date).dayOfWeek;
