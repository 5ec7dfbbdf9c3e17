import { UNKNOWN } from "./prompt.ts";
import { splitSentences } from "./sentences.ts";

/** A model's answer as text: its sentences without their citations. `invented` cite a passage that was not given. */
export type Written = { kind: "unknown" } | { kind: "sentences"; sentences: string[]; invented: number };

/** JSON, a fence or a tag: written for a machine, so a patient sees none of it. */
const FOR_MACHINES = /[{}`]|<\/?[a-z_]+>/i;
const CITATION = /\s*\[\s*(\d{1,3}(?:\s*,\s*\d{1,3})*)\s*\]/g;
/** Ends a sentence whose citation leads nowhere; nobody writes it. */
const NOWHERE = "\u0000";

/**
 * Reads what the model wrote for `passages` numbered from 1. Thoughts in between are left out, and so is a sentence that
 * says itself that it rests on a passage there is not. Of JSON or markup nothing is left.
 */
export function readWritten(text: string, passages: number): Written {
  const spoken = text.replace(/<think>[\s\S]*?(?:<\/think>|$)/gi, " ").replaceAll(NOWHERE, "");
  if (new RegExp(`\\b${UNKNOWN}\\b`).test(spoken)) return { kind: "unknown" };
  if (FOR_MACHINES.test(spoken)) return { kind: "sentences", sentences: [], invented: 0 };
  // A citation after the full stop belongs to the sentence before it.
  const placed = spoken.replace(/([.!?])((?:\s*\[[\d\s,]+\])+)/g, "$2$1");
  const marked = placed.replace(CITATION, (_, numbers: string) => {
    const known = numbers.split(",").every((number) => Number(number) >= 1 && Number(number) <= passages);
    return known ? "" : NOWHERE;
  });
  const sentences = splitSentences(marked.trim());
  const cited = sentences.filter((sentence) => !sentence.includes(NOWHERE));
  return { kind: "sentences", sentences: cited, invented: sentences.length - cited.length };
}
