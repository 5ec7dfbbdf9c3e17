import { ERRAND_CUES } from "../rules/cues/errand-cues.ts";
import { WORD_CLASSES } from "../rules/cues/word-classes.ts";
import type { Situation } from "../rules/situation.ts";
import { createCueBook } from "../text/patterns.ts";
import { type Token, type Tokens, tokenise } from "../text/tokens.ts";
import { type Dialogue, providerOf } from "./dialogue.ts";

const book = createCueBook(ERRAND_CUES);
const JOINTS = new Set(["and", "but", "also", "so", "now", "then"]);
const CLINIC: ReadonlySet<string> = new Set([...WORD_CLASSES.clinician, "clinic"]);
const VISIT_VERBS = new Set(["make", "book", "schedule", "see", "visit", "appointment"]);

/**
 * The part of a message that is for the clinic, and whether it went on to an errand of another service. `freely`: only free
 * words of the clinic's side came before, so the errand may be the one just spoken of. `offersVisit`: it just offered to book.
 */
export function aboutTheClinic(
  text: string,
  situation: Situation,
  dialogue: Dialogue,
  { freely, offersVisit }: { freely: boolean; offersVisit: boolean },
): { text: string; errand: boolean } {
  const tokens = tokenise(text);
  if (freely) {
    const visit = visitAfter(tokens);
    return { text: visit === null ? text : text.slice(visit), errand: false };
  }
  const arranging = situation.asked.size > 0 || situation.pending !== null;
  const inClinic = providerOf(dialogue) !== undefined || offersVisit;
  const errand = inClinic && !arranging ? errandStart(tokens) : null;
  return { text: errand === null ? text : text.slice(0, errand), errand: errand !== null };
}

/**
 * Where a message turns to an errand of another service (a cab, the weather, the patient's own diary): the offset of its
 * first word, or null. What stands before still answers the clinic.
 */
function errandStart(tokens: Tokens): number | null {
  const { words } = tokens;
  const match = book.find(words).matches[0];
  if (!match) return null;
  let from = match.from;
  while (from > 0 && words[from - 1]?.sentence === words[match.from]?.sentence && !opens(words, from)) from -= 1;
  return words[from]?.start ?? null;
}

/** Whether the errand is turned down and the clinic's visit is spoken of after it: "no, skip the event. Book the dentist". */
function visitAfter(tokens: Tokens): number | null {
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
