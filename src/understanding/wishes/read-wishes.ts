import type { FramePatch, Understanding, Wish } from "../acts.ts";
import { SURE } from "../rules/answer.ts";
import type { Signals } from "../rules/signals.ts";
import { buildWish } from "./build-wish.ts";
import { findWishCues } from "./cue-book.ts";
import { asNewVisit } from "./for-new-visit.ts";
import { readClauses } from "./read-clauses.ts";
import { type Reading, settled } from "./region-reading.ts";
import { regionsOf, spanOf, trimmed } from "./regions.ts";
import { splitVisits, visitBeside } from "./split-visits.ts";
import { tidied } from "./tidy.ts";

/** More than this at once is for a person to sort out, and would cost a letter's reader milliseconds. */
const MOST_REGIONS = 8;

/**
 * Everything a message wants of the front desk, in the order said. `base` is what the rules made of the message; a wish
 * to book, find, list, move or cancel stands only where its acts say so, and a finer wish takes the act's place. `signals`
 * are those of the text read. Pure; never throws on any text.
 */
export function readWishes(reading: Reading, base: Understanding, signals: Signals): Wish[] {
  const { text, context, readers } = reading;
  const { words } = signals.tokens;
  if (words.length === 0 || base.language || isRefused(signals, base)) return [];
  if (STOP.test(text)) return [stopMessages(text)];
  const matches = findWishCues(words);
  const clauses = readClauses(signals, matches, context, base);
  const regions = regionsOf(clauses, words, readers).slice(0, MOST_REGIONS);
  const wishes = regions.flatMap((region) => {
    const range = trimmed(words, region);
    // What was not split was read before as it stands.
    const whole = regions.length === 1 && region.from === 0 && region.to === words.length;
    const said = whole ? words : words.slice(range.from, range.to);
    const only = regions.length === 1 && region.kinds.length === 1;
    const alone: FramePatch | null = only ? settled(base.frame, said) : null;
    return region.kinds.flatMap((cued) => {
      const kind = asNewVisit(cued, said, reading);
      const wish = buildWish({ ...reading, reading: kind, words: said, span: spanOf(words, range), alone, base });
      if (region.otherwise) wish.otherwise = true;
      return [...splitVisits(wish, said, reading), ...visitBeside(wish, said, reading)];
    });
  });
  return tidied(wishes.map(named));
}

/** Nobody has to be found who is named, nor for visits in a row. */
function named(wish: Wish): Wish {
  const { practitionerIds = [], recurrence, count } = wish.frame;
  const known = practitionerIds.length > 0 || recurrence !== undefined || (count ?? 0) > 1;
  return wish.kind === "find" && known ? { ...wish, kind: "book" } : wish;
}

/** The word a carrier honours, as carriers write it; "stop" in a sentence's dress only ends the talk. */
const STOP = /^\s*"?STOP(?:ALL| ALL)?"?\s*[.!]*$/u;

const stopMessages = (text: string): Wish => ({
  kind: "stop_messages",
  span: { start: 0, end: text.length },
  frame: {},
  visit: {},
  confidence: 0.95,
});

/** Attacks want nothing of a clinic, and what is about other trades only what the cues are sure of. */
function isRefused(signals: Signals, { acts }: Understanding): boolean {
  return signals.strength("attack") > SURE && acts.includes("out-of-scope");
}
