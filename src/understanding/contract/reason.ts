import { isMedicalWord, SYMPTOM_WORDS } from "../rules/cues/health-words.ts";
import type { Token } from "../text/tokens.ts";

const SYMPTOMS = new Set(SYMPTOM_WORDS);
const LEADS = new Set([
  "have",
  "having",
  "had",
  "has",
  "been",
  "got",
  "feel",
  "feeling",
  "with",
  "am",
  "is",
  "of",
  "experiencing",
  "suffering",
  "some",
  "for",
  "a",
  "an",
  "my",
]);
const OWN = new Set([
  "vaccinated",
  "vaccine",
  "vaccines",
  "vaccination",
  "vaccinations",
  "shots",
  "shot",
  "checkup",
  "immunization",
  "lethargic",
  "fatigued",
  "fell",
]);
const ENDS = new Set(["would", "can", "could", "hoping", "need", "think", "want", "please", "so"]);

/** Why the patient comes, in their own words; null when no complaint or purpose is said. */
export function readReason(text: string, words: readonly Token[], asked: boolean): string | null {
  const said = words.findIndex(({ word }) => SYMPTOMS.has(word) || OWN.has(word));
  if (said < 0) return asked && words.length > 1 ? text.trim() : null;
  const sentence = words[said]?.sentence;
  let from = said;
  while (
    from > 0 &&
    words[from - 1]?.sentence === sentence &&
    said - from < 4 &&
    !LEADS.has(words[from - 1]?.word ?? "")
  )
    from -= 1;
  let to = said;
  while (to + 1 < words.length && words[to + 1]?.sentence === sentence && !ENDS.has(words[to + 1]?.word ?? "")) to += 1;
  if (!asked && to - from > 16) to = lastMedical(words, from, to);
  return text.slice(words[from]?.start ?? 0, words[to]?.end ?? text.length);
}

function lastMedical(words: readonly Token[], from: number, to: number): number {
  for (let at = to; at > from; at -= 1) if (isMedicalWord(words[at]?.word ?? "")) return at;
  return from;
}
