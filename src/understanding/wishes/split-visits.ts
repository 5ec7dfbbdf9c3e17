import type { Wish } from "../acts.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import type { Token } from "../text/tokens.ts";

const JOINTS: ReadonlySet<string> = new Set("and plus with".split(" "));
/** Read on either side of the joint, so that a word far off does not name a second visit. */
const REACH = 5;

/** "A cleaning and a check-up": two kinds of visit in one breath are two wishes with the same days. */
export function splitVisits(wish: Wish, words: readonly Token[], readers: Pick<LexiconReaders, "visitTypes">): Wish[] {
  if (wish.kind !== "book" && wish.kind !== "find") return [wish];
  for (const [at, { word }] of words.entries()) {
    if (!JOINTS.has(word) || at === 0) continue;
    const before = readers.visitTypes(words.slice(Math.max(0, at - REACH), at)).ids;
    const after = readers.visitTypes(words.slice(at + 1, at + 1 + REACH)).ids;
    if (before.length === 0 || after.length === 0 || before.some((id) => after.includes(id))) continue;
    const whole = readers.visitTypes(words.slice(Math.max(0, at - REACH), at + 1 + REACH));
    // "Vaccination and booster visit" may be the name of one.
    if (whole.spans.some(({ from, to }) => from < Math.min(at, REACH) && to > Math.min(at, REACH) + 1)) continue;
    return [before, after].map((ids) => ({ ...wish, frame: withTypes(wish.frame, ids) }));
  }
  return [wish];
}

function withTypes(frame: Wish["frame"], ids: readonly string[]): Wish["frame"] {
  const { visitTypeId: _id, visitTypeCandidates: _candidates, ...rest } = frame;
  const [only] = ids;
  return only !== undefined && ids.length === 1
    ? { ...rest, visitTypeId: only }
    : { ...rest, visitTypeCandidates: [...ids] };
}
