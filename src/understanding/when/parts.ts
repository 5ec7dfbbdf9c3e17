import { PARTS, WEEKDAYS } from "./lexicon.ts";
import type { Found } from "./numbers.ts";
import type { Days, PartSaid } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { mayFollow, phrase, wordAt, wordSet } from "./words.ts";

type Tokens = readonly Token[];

/** What is called after a part of day: "night shift", "morning sickness", "evening meal". */
const NAMED_AFTER_PART = wordSet(
  "shift shifts nurse nurses sweats sweat owl owls guard guards sickness person people dose doses pill pills meal meals cough terrors cream light stand",
);

const DAY_ENDS = ["close of business", "end of the day", "end of day", "end of business", "eod", "cob"];

/** "end of the day", "end of tomorrow", "end of Sunday". The day, if one is named, is left to be read. */
export function readDayEnd(tokens: Tokens, at: number): Found<true> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  for (const words of DAY_ENDS) {
    const next = phrase(tokens, start, words);
    if (next >= 0) return { value: true, next };
  }
  const end = phrase(tokens, start, "end of");
  if (end < 0) return null;
  const day = wordAt(tokens, end) === "the" ? end + 1 : end;
  const named = /^(today|tomorrow|yesterday)$/.test(wordAt(tokens, day)) || WEEKDAYS.has(wordAt(tokens, day));
  return named ? { value: true, next: day } : null;
}

/** "in the morning", "late afternoon", "this evening", "last night", "tonight"; with the day where one is named too. */
export function readPart(tokens: Tokens, at: number): Found<PartSaid & { days?: Days }> | null {
  let next = at;
  let portion: "early" | "late" | undefined;
  if (/^(early|earlier)$/.test(wordAt(tokens, next))) portion = "early";
  if (/^(late|later)$/.test(wordAt(tokens, next))) portion = "late";
  if (portion) next++;
  const thing =
    phrase(tokens, at, "first thing") >= 0 ? "early" : phrase(tokens, at, "last thing") >= 0 ? "late" : null;
  if (thing) return readThing(tokens, at + 2, thing);
  if (wordAt(tokens, next) === "mid" && phrase(tokens, next, "mid night") < 0)
    next += wordAt(tokens, next + 1) === "-" ? 2 : 1;
  // "running late tonight" speaks of the patient, not of the hour.
  if (!portion && /^(tonight|tonite)$/.test(wordAt(tokens, next)))
    return { value: { part: "tonight", days: { is: "offset", days: 0 } }, next: next + 1 };
  if (portion && wordAt(tokens, next) === "in") next++;
  let days: Days | undefined;
  const pointer = wordAt(tokens, next);
  if (/^(this|last|next|the|my)$/.test(pointer)) {
    if (pointer === "this") days = { is: "offset", days: 0 };
    if (pointer === "last") days = { is: "offset", days: -1 };
    if (pointer === "next") days = { is: "offset", days: 1 };
    next++;
  }
  if (/^(early|late)$/.test(wordAt(tokens, next))) {
    portion = wordAt(tokens, next) === "early" ? "early" : "late";
    next++;
  }
  const word = wordAt(tokens, next);
  const part = PARTS.get(word);
  if (!part || wordAt(tokens, at - 1) === "good" || word === "nights") return null;
  if (NAMED_AFTER_PART.has(wordAt(tokens, next + 1)) || phrase(tokens, at - 2, "day and") >= 0) return null;
  // "Evening, I'd like …" and "evening all" are greetings.
  if (
    next === 0 &&
    tokens.length > 1 &&
    !(mayFollow(tokens[1]) && wordAt(tokens, 1) !== ",") &&
    wordAt(tokens, 1) !== "of" &&
    tokens[1]?.kind !== "number"
  )
    return null;
  return { value: { part, ...(portion ? { portion } : {}), ...(days ? { days } : {}) }, next: next + 1 };
}

/** "first thing (in the morning)", "last thing (in the afternoon)". */
function readThing(tokens: Tokens, at: number, portion: "early" | "late"): Found<PartSaid> {
  const part = portion === "early" ? "morning" : "afternoon";
  const end = phrase(tokens, at, `in the ${part}`);
  return { value: { part, portion }, next: end > 0 ? end : at };
}
