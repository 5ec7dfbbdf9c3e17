import { SYMPTOM_WORDS } from "../../rules/cues/health-words.ts";
import type { Token } from "../../text/tokens.ts";

/** A part of the body is no complaint yet: "a teeth cleaning", "a skin check". */
const BODY: ReadonlySet<string> = new Set(
  "gum gums tooth teeth throat ear knee shoulder hip ankle wrist stomach belly skin eye eyes vision nose hearing symptom symptoms stress tired cold".split(
    " ",
  ),
);
const SYMPTOMS: ReadonlySet<string> = new Set(SYMPTOM_WORDS.filter((word) => !BODY.has(word)));
const STARTERS: ReadonlySet<string> = new Set("because for about regarding with since as".split(" "));
/** "I have a cough" begins behind "have"; "my knee has been hurting" begins before it. */
const HAVING: ReadonlySet<string> = new Set("have had got has having".split(" "));
const BEARERS: ReadonlySet<string> = new Set("i we he she they who been".split(" "));
const ARTICLES: ReadonlySet<string> = new Set("my his her our a an some the this these really terrible bad".split(" "));
const ENDS: ReadonlySet<string> = new Set(
  "please can could would next this on at tomorrow today in before after so book monday tuesday wednesday thursday friday saturday sunday need".split(
    " ",
  ),
);
const LONGEST_WORDS = 14;
const LONGEST = 120;

/** The reason for the visit in the patient's words, around its first symptom; undefined when none is named. */
export function readReason(text: string, words: readonly Token[]): string | undefined {
  const at = words.findIndex(({ word }) => SYMPTOMS.has(word));
  const symptom = words[at];
  if (!symptom) return undefined;
  const first = startOf(words, at);
  let to = at + 1;
  while (to < words.length && to - first < LONGEST_WORDS) {
    const next = words[to];
    if (!next || next.sentence !== symptom.sentence || next.commaBefore || ENDS.has(next.word)) break;
    if (
      next.word === "and" &&
      !/^(?:my|a|it|the|some|i)$/u.test(words[to + 1]?.word ?? "") &&
      !SYMPTOMS.has(words[to + 1]?.word ?? "")
    )
      break;
    if (next.word === "and" && words[to + 1]?.word === "i") break;
    to += 1;
  }
  const from = words[first];
  const last = words[to - 1];
  if (!from || !last || words.slice(Math.max(0, first - 3), at).some(({ word }) => word === "no" || word === "not"))
    return undefined;
  return text.slice(from.start, last.end).slice(0, LONGEST).trim();
}

/** Behind "for", "because", "I have"; else the article or owner before the symptom. */
function startOf(words: readonly Token[], at: number): number {
  for (let back = at - 1; back >= Math.max(0, at - 6); back -= 1) {
    const token = words[back];
    if (!token || token.sentence !== words[at]?.sentence) break;
    if (STARTERS.has(token.word)) return back + 1;
    if (HAVING.has(token.word) && BEARERS.has(words[back - 1]?.word ?? "i")) return back + 1;
    if (words[back]?.commaBefore) return back;
  }
  let first = at;
  while (first > 0 && words[first - 1]?.sentence === words[at]?.sentence && ARTICLES.has(words[first - 1]?.word ?? ""))
    first -= 1;
  const before = words[first - 1];
  return first === at &&
    before &&
    before.sentence === words[at]?.sentence &&
    /^(?:tooth|back|knee|head|stomach|ear|neck|hip|shoulder|ankle|wrist|foot|chest|gum|eye)$/u.test(before.word)
    ? first - 1
    : first;
}
