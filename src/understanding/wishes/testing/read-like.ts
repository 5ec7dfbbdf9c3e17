import type { Lexicon, Understanding, UnderstandingContext, Wish } from "../../acts.ts";
import { createReadersOf } from "../../rules/lexicon-readers.ts";
import { createRulesTier } from "../../rules/rules-tier.ts";
import { withWishes } from "../with-wishes.ts";

/** Reads messages as the rules tier does, wishes included. */
export function readLike(lexicon: Lexicon): {
  understand(text: string, context: UnderstandingContext): Understanding;
  wishes(text: string, context: UnderstandingContext): Wish[];
} {
  const rules = createRulesTier({ lexicon });
  const readers = createReadersOf()(lexicon);
  const understand = (text: string, context: UnderstandingContext) =>
    withWishes(text, context, readers, rules.understand(text, context));
  return { understand, wishes: (text, context) => understand(text, context).wishes };
}
