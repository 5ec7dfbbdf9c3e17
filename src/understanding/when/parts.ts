import { PARTS } from "./lexicon.ts";
import type { Found } from "./numbers.ts";
import type { Days, PartSaid } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "in the morning", "late afternoon", "this evening", "last night", "tonight"; with the day where one is named too. */
export function readPart(tokens: Tokens, at: number): Found<PartSaid & { days?: Days }> | null {
  let next = at;
  let portion: "early" | "late" | undefined;
  if (/^(early|earlier)$/.test(wordAt(tokens, next))) portion = "early";
  if (/^(late|later)$/.test(wordAt(tokens, next))) portion = "late";
  if (portion) next++;
  const spread = portion ? { portion } : {};
  if (/^(tonight|tonite)$/.test(wordAt(tokens, next)))
    return { value: { part: "tonight", ...spread, days: { is: "offset", days: 0 } }, next: next + 1 };
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
  return { value: { part, ...(portion ? { portion } : {}), ...(days ? { days } : {}) }, next: next + 1 };
}
