import { ERRAND_CUES } from "../rules/cues/errand-cues.ts";
import { createCueBook } from "../text/patterns.ts";
import type { Token, Tokens } from "../text/tokens.ts";

const book = createCueBook(ERRAND_CUES);
const JOINTS = new Set(["and", "but", "also", "so", "now", "then"]);
const CLINIC = new Set(["doctor", "dentist", "dr", "clinic"]);
const VISIT_VERBS = new Set(["make", "book", "schedule", "see", "visit", "appointment"]);

/**
 * Where a message turns to an errand of another service (a cab, the weather, the patient's own diary): the offset of its
 * first word, or null. What stands before still answers the clinic.
 */
export function errandStart(tokens: Tokens): number | null {
  const { words } = tokens;
  const match = book.find(words).matches[0];
  if (!match) return null;
  let from = match.from;
  while (from > 0 && words[from - 1]?.sentence === words[match.from]?.sentence && !opens(words, from)) from -= 1;
  return words[from]?.start ?? null;
}

/** Whether the errand is turned down and the clinic's visit is spoken of after it: "no, skip the event. Book the dentist". */
export function visitAfter(tokens: Tokens): number | null {
  const { words } = tokens;
  const last = book.find(words).matches.at(-1);
  if (!last) return null;
  const sentence = words[last.to - 1]?.sentence ?? 0;
  const rest = words.filter((token) => token.sentence > sentence);
  const visits = rest.some(({ word }) => VISIT_VERBS.has(word)) && rest.some(({ word }) => CLINIC.has(word));
  return visits ? (rest[0]?.start ?? null) : null;
}

const opens = (words: readonly Token[], at: number) =>
  words[at]?.commaBefore === true || JOINTS.has(words[at]?.word ?? "");
