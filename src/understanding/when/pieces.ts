import { UNITS } from "./lexicon.ts";
import { type Found, readCardinal } from "./numbers.ts";
import { DAY_UNITS } from "./relative-days.ts";
import type { Days } from "./syntax.ts";
import type { Token } from "./tokens.ts";
import { wordAt } from "./words.ts";

type Tokens = readonly Token[];

/** "the first two weeks of May", "last 3 days of the month", "the final few months of 2027": a counted end of a stretch. */
export function readPiece(
  tokens: Tokens,
  at: number,
  readWhole: (tokens: Tokens, at: number) => Found<Days> | null,
): Found<Days> | null {
  const start = wordAt(tokens, at) === "the" ? at + 1 : at;
  if (!/^(first|last|final)$/.test(wordAt(tokens, start))) return null;
  const few = /^(few|couple)$/.test(wordAt(tokens, start + 1));
  const amount = few
    ? { value: wordAt(tokens, start + 1) === "few" ? 3 : 2, next: start + 2 }
    : readCardinal(tokens, start + 1);
  if (!amount || amount.value < 1) return null;
  const unit = UNITS.get(wordAt(tokens, amount.next));
  if (!unit || !DAY_UNITS.has(unit) || !/^(of|in)$/.test(wordAt(tokens, amount.next + 1))) return null;
  const of = readWhole(tokens, amount.next + 2);
  const last = wordAt(tokens, start) !== "first";
  return of ? { value: { is: "piece", amount: amount.value, unit, last, of: of.value }, next: of.next } : null;
}
