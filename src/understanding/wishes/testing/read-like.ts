import type { Lexicon, Understanding, UnderstandingContext, Wish } from "../../acts.ts";
import { createRulesTier } from "../../rules/rules-tier.ts";

/** Reads messages as the rules tier does, wishes included. */
export function readLike(lexicon: Lexicon): {
  understand(text: string, context: UnderstandingContext): Understanding;
  wishes(text: string, context: UnderstandingContext): Wish[];
} {
  const { understand } = createRulesTier({ lexicon });
  return { understand, wishes: (text, context) => understand(text, context).wishes };
}
