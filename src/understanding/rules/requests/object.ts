import type { Token } from "../../text/tokens.ts";
import {
  ANY_WORDS,
  DEFINITE_WORDS,
  OBJECT_CLASSES,
  type ObjectClass,
  PLACE_WORDS,
  PRONOUNS,
  TIME_WORDS,
} from "../cues/object-classes.ts";
import { OTHER_DOMAIN_WORDS } from "../cues/other-domains.ts";
import { SEEKING } from "../cues/verb-classes.ts";
import { WORD_CLASSES } from "../cues/word-classes.ts";

/** What a stretch of words speaks of. */
export interface Described {
  has: Readonly<Record<ObjectClass, boolean>>;
  /** A clinician or a treatment. */
  clinical: boolean;
  /** It begins with a pronoun that stands for the thing. */
  pronoun: boolean;
  /** A thing both sides know: "my lunch", "the 3 pm", "Ana's party". */
  definite: boolean;
  timed: boolean;
  clock: boolean;
  /** "with Ana" */
  company: boolean;
  /** A name is given to it: "called launch". */
  named: boolean;
  seeks: boolean;
  /** It holds a word of the wide world that no calendar has: a score, a recipe, a war. */
  worldly: boolean;
  /** Of a kind ("jazz events") or at a place ("events in Leeds"), as one asks for what there is to go to. */
  elsewhere: boolean;
  /** "in Leeds", "at Joe's" */
  placed: boolean;
  /** How many, for whom or when: said to a house one believes to be speaking to. */
  detailed: boolean;
  length: number;
}

const CLASS_OF = new Map<string, ObjectClass[]>();
for (const [name, list] of Object.entries(OBJECT_CLASSES) as [ObjectClass, readonly string[]][]) {
  for (const word of list) CLASS_OF.set(word, [...(CLASS_OF.get(word) ?? []), name]);
}
const CLINICAL: ReadonlySet<string> = new Set([...WORD_CLASSES.clinician, ...WORD_CLASSES.treatment]);

/** "To visit a park": the verb, which is no visit to a clinic. */
export const isVisiting = (words: readonly Token[], at: number): boolean =>
  words[at]?.word === "visit" &&
  /^(?:to|could|can|i|we|should|will|would|you|must|or)$/.test(words[at - 1]?.word ?? "");

/** "We could talk", "to run", "talk about": done, not a thing that stands in a calendar. */
const isDone = (words: readonly Token[], at: number): boolean =>
  DOINGS.has(words[at]?.word ?? "") &&
  (/^(?:could|can|will|would|should|i|we|you|they|not|please)$/.test(words[at - 1]?.word ?? "") ||
    words[at + 1]?.word === "about");
const DOINGS = new Set(
  "talk chat run walk race show test launch shower break review jog hike swim match demo".split(" "),
);

/** Before "schedule" as a thing; elsewhere it is the verb. */
const BEFORE_NOUN = new Set([
  ...DEFINITE_WORDS,
  "on",
  "whole",
  "full",
  "busy",
  "work",
  "today",
  "tomorrow",
  "daily",
  "weekly",
  "your",
  "a",
  "entire",
]);

const HOUSES = new Set(["hotel", "restaurant", "spa", "bar"]);

const WORLDLY: ReadonlySet<string> = new Set(
  OTHER_DOMAIN_WORDS.filter((word) => {
    const classes = CLASS_OF.get(word);
    return !classes || classes.some((name) => name === "trade" || name === "tool" || name === "upkeep");
  }),
);

/** Whether a word is one of a class. */
export const isA = (word: string | undefined, name: ObjectClass): boolean =>
  word !== undefined && (CLASS_OF.get(word)?.includes(name) ?? false);

export const isTime = (word: string | undefined): boolean =>
  word !== undefined && (TIME_WORDS.has(word) || /^\d/.test(word));

const CLOCK = /^\d{1,2}(?::\d{2})?(?:am|pm)$|^\d{1,2}:\d{2}|^\d+(?:st|nd|rd|th)$|^\d+[/-]\d+/;

/** A number that tells a time or a day, not an amount. */
function isClock(words: readonly Token[], at: number): boolean {
  const word = words[at]?.word ?? "";
  if (CLOCK.test(word)) return true;
  if (!/^\d+$/.test(word)) return word === "noon";
  return (
    /^(?:at|by|from|until|till|to|around|before|after|on|for|@)$/.test(words[at - 1]?.word ?? "") ||
    /^(?:am|pm|o'clock|oclock|minutes|minute|hours|hour)$/.test(words[at + 1]?.word ?? "")
  );
}

/** "After that", "before the game", "at dinner time" */
function isAfterThat(words: readonly Token[], at: number): boolean {
  const next = words[at + 1]?.word ?? "";
  if (words[at]?.word === "after" || words[at]?.word === "before")
    return (
      next === "that" ||
      next === "this" ||
      isA(next, "occasion") ||
      isA(words[at + 2]?.word, "occasion") ||
      isA(words[at + 2]?.word, "event")
    );
  return next === "time" && isA(words[at]?.word, "occasion");
}

function isPlace(words: readonly Token[], at: number, to: number): boolean {
  if (/^(?:the|your)$/.test(words[at]?.word ?? "") && HOUSES.has(words[at + 1]?.word ?? "")) return false;
  const next = /^(?:the|my|a|an|our)$/.test(words[at]?.word ?? "") ? at + 1 : at;
  const word = words[next]?.word;
  const within = words
    .slice(next, Math.min(to, next + 4))
    .some((token) => /^(?:building|floor|office)$/.test(token.word));
  return (
    next < to &&
    !within &&
    !isTime(word) &&
    !isThing(word) &&
    !/^(?:one|two|three|four|five|end|beginning|start|same|night|least|once|all|my|which|building)$/.test(word ?? "")
  );
}

/** "Jazz events", "events in Leeds": what somebody else puts on. */
function isOfferedThing(words: readonly Token[], from: number, at: number, to: number): boolean {
  const before = at > from ? (words[at - 1]?.word ?? "") : "any";
  const kind =
    !ANY_WORDS.has(before) &&
    !DEFINITE_WORDS.has(before) &&
    !isTime(before) &&
    !/^(?:a|an|me|my|day|list|show|find)$/.test(before);
  const near = words.findIndex(
    (token, index) => index > at && index <= at + 3 && index < to && PLACE_WORDS.has(token.word),
  );
  return kind || (near > 0 && isPlace(words, near + 1, to));
}

export function describe(words: readonly Token[], from: number, to: number): Described {
  const has: Record<ObjectClass, boolean> = {
    calendar: false,
    event: false,
    visit: false,
    occasion: false,
    trade: false,
    tool: false,
    upkeep: false,
    reservation: false,
    lodging: false,
    part: false,
  };
  const found: Described = {
    has,
    clinical: false,
    pronoun: PRONOUNS.has(words[from]?.word ?? "") && !isThing(words[from + 1]?.word),
    definite: false,
    timed: false,
    clock: false,
    company: false,
    named: false,
    seeks: false,
    worldly: false,
    elsewhere: false,
    placed: false,
    detailed: false,
    length: Math.max(0, to - from),
  };
  for (let at = from; at < to; at += 1) {
    const word = words[at]?.word ?? "";
    const verb = (word === "schedule" && !BEFORE_NOUN.has(words[at - 1]?.word ?? "")) || isVisiting(words, at);
    // "Your restaurant": the house spoken to, as the caller takes it.
    const here = /^(?:the|your)$/.test(words[at - 1]?.word ?? "") && HOUSES.has(word);
    const ofCall = word === "phone" && isA(words[at + 1]?.word, "occasion");
    if (!verb && !here && !ofCall && !isDone(words, at)) for (const name of CLASS_OF.get(word) ?? []) has[name] = true;
    if (CLINICAL.has(word)) found.clinical = true;
    if (TIME_WORDS.has(word) || isClock(words, at) || isAfterThat(words, at)) found.timed = true;
    if (word === "day" && /^(?:the|whole|same|that)$/.test(words[at - 1]?.word ?? "")) found.timed = true;
    if (isClock(words, at)) found.clock = true;
    if (PLACE_WORDS.has(word) && isPlace(words, at + 1, to)) found.placed = true;
    if ((word === "events" || word === "event") && isOfferedThing(words, from, at, to)) found.elsewhere = true;
    if (isLeave(words, at)) has.tool = true;
    if (
      /^(?:people|persons?|adults?|kids?|guests|nights?|children|toddler|family|party)$/.test(word) ||
      (word === "for" && /^(?:\d+|two|three|four|five|six|seven|eight)$/.test(words[at + 1]?.word ?? ""))
    )
      found.detailed = true;
    if (word === "with" && at + 1 < to) found.company = true;
    if (word === "called" || word === "named" || word === "titled" || word === "labeled") found.named = true;
    if (WORLDLY.has(word)) found.worldly = true;
    // "Around 4" is a time.
    if (SEEKING.has(word) && !(PLACE_WORDS.has(word) && isTime(words[at + 1]?.word))) found.seeks = true;
    // "A place that serves breakfast" speaks of no breakfast in particular.
    const reach = word === "that" ? 1 : 3;
    if (DEFINITE_WORDS.has(word) && isThing(...words.slice(at + 1, at + 1 + reach).map((token) => token.word)))
      found.definite = true;
  }
  if (DEFINITE_WORDS.has(words[from]?.word ?? "")) found.definite = true;
  return found;
}

function isThing(...words: (string | undefined)[]): boolean {
  return words.some(
    (word) => isA(word, "event") || isA(word, "occasion") || isA(word, "visit") || isA(word, "calendar"),
  );
}

/** "Vacation days", "hours of vacation": asked of an employer. */
export function isLeave(words: readonly Token[], at: number): boolean {
  if (words[at]?.word !== "vacation") return false;
  return [words[at + 1]?.word, words[at - 2]?.word].some((word) =>
    /^(?:days?|hours|time|requests?|balance)$/.test(word ?? ""),
  );
}

/** Anything that stands in a calendar. */
export const inCalendar = ({ has }: Described): boolean => has.event || has.occasion || has.visit || has.calendar;

/** Another trade's business, or a device's, with nothing of a calendar beside it. */
export const isForeign = ({ has }: Described): boolean =>
  !has.calendar &&
  (has.upkeep ? !has.event : has.visit && !has.reservation ? false : has.trade || (has.tool && !has.event));
