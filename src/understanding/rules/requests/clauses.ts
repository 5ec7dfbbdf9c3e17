import type { Token } from "../../text/tokens.ts";
import { LEAD_WORDS, MODALS, QUESTION_WORDS, REQUEST_VERBS, WISHES } from "../cues/verb-classes.ts";

/** Token indexes, `to` exclusive. */
export interface Clause {
  from: number;
  to: number;
}

const JOINTS = new Set(["and", "then", "also", "plus", "but"]);
const VERBS: ReadonlySet<string> = new Set(Object.values(REQUEST_VERBS).flatMap((verbs) => [...verbs]));

/** Splits at sentence ends, and before a joint or a comma behind which another request begins. */
export function clausesOf(words: readonly Token[]): Clause[] {
  const cuts = words.length > 0 ? [0] : [];
  for (let at = 1; at < words.length; at += 1) {
    const token = words[at];
    if (!token) continue;
    const newSentence = token.sentence !== words[at - 1]?.sentence;
    const joins = token.commaBefore || JOINTS.has(token.word);
    if (newSentence || (joins && beginsRequest(words, at))) cuts.push(at);
  }
  return cuts.map((from, index) => ({ from, to: cuts[index + 1] ?? words.length }));
}

function beginsRequest(words: readonly Token[], from: number): boolean {
  let at = from;
  while (at < from + 3 && (JOINTS.has(words[at]?.word ?? "") || LEAD_WORDS.has(words[at]?.word ?? ""))) at += 1;
  const first = words[at]?.word ?? "";
  const second = words[at + 1]?.word ?? "";
  if (VERBS.has(first) && first !== "have") return true;
  if (MODALS.has(first)) return second === "you" || second === "we" || second === "i";
  if (first === "i" && second === "am" && words[at + 2]?.word === "going") return true;
  if (first === "i" || first === "we") return WISHES.has(second) || MODALS.has(second);
  if (first === "let") return second === "us" || second === "me";
  return QUESTION_WORDS.has(first) && words[from]?.commaBefore === true;
}
