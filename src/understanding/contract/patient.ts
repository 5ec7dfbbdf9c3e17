import { readPersonName } from "../rules/entities/person-name.ts";
import type { Token } from "../text/tokens.ts";

const RELATIVES = new Set([
  "son",
  "daughter",
  "kid",
  "child",
  "baby",
  "wife",
  "husband",
  "mother",
  "mom",
  "father",
  "dad",
  "brother",
  "sister",
  "partner",
  "friend",
]);
const FILLER = new Set(["is", "named", "called", "and", "the"]);

/** For whom the visit is: a relative's name, else the speaker's own. */
export function readPatient(text: string, words: readonly Token[], asked: boolean): string | null {
  for (const [at, token] of words.entries()) {
    if (!RELATIVES.has(token.word)) continue;
    const next = words.slice(at + 1, at + 4).find(({ word }) => !FILLER.has(word));
    if (next && next.sentence === token.sentence && /^\p{Lu}\p{Ll}+/u.test(next.raw) && next.word !== "i")
      return next.raw.replace(/'s$/, "");
  }
  const name = readPersonName(text, asked);
  if (!name || /\b(?:dr|doctor)\.?\s*$/i.test(text.slice(0, name.start))) return null;
  return [name.givenName, name.familyName].filter(Boolean).join(" ") || null;
}
