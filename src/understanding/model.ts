import type { Llm } from "../llm/llm.ts";
import type { Intent, Understanding, UnderstandingContext } from "./acts.ts";
import { allowedActs } from "./model/allowed-acts.ts";
import { onlyLiteral } from "./model/literal.ts";
import { SYSTEM_PROMPT, situationLine, userPrompt } from "./model/prompt.ts";
import { resolveFrame, resolveIdentity, resolveSelection } from "./model/resolve.ts";
import { ModelProposal } from "./model/schema.ts";
import { ACT_OF, resolveWishes } from "./model/wishes.ts";
import { normaliseText } from "./normalise.ts";
import { createReadersOf } from "./rules/lexicon-readers.ts";
import { createRulesTier, type RulesTier } from "./rules/rules-tier.ts";

export interface ModelTier {
  available(): boolean;
  /** @throws UnusableProposal when nothing of the answer holds; LlmFailure when there was none. */
  understand(text: string, context: UnderstandingContext, signal?: AbortSignal): Promise<Understanding>;
}

/** The model answered in form, but nothing it said could be used. */
export class UnusableProposal extends Error {
  override readonly name = "UnusableProposal";
}

/** Longest part of a message a model reads. */
const MODEL_CHARACTERS = 2_000;
/** A model's label of a message the rules were unsure of; lowered by every word it made up. */
const MODEL_CONFIDENCE = 0.82;

/**
 * Understanding with a language model. It proposes acts and wishes and points at words of the message; every value is
 * resolved here by the same readers as the rules use, and words that are not in the message are dropped.
 */
export function createModelTier({
  llm,
  rules = createRulesTier(),
}: {
  llm: Pick<Llm, "structured" | "available">;
  /** What the model adds to; by default rules of its own. */
  rules?: RulesTier;
}): ModelTier {
  const readersOf = createReadersOf();
  return {
    available: () => llm.available(),
    async understand(text, context, signal) {
      const message = normaliseText(text).slice(0, MODEL_CHARACTERS);
      const proposal = await llm.structured({
        agent: "understand",
        system: SYSTEM_PROMPT,
        user: userPrompt(message, situationLine(context.expectation)),
        schema: ModelProposal,
        name: "understanding",
        ...(signal ? { signal } : {}),
      });
      return resolve(proposal, { message, context });
    },
  };

  function resolve(
    proposal: ModelProposal,
    { message, context }: { message: string; context: UnderstandingContext },
  ): Understanding {
    const { words, wishes: named, dropped } = onlyLiteral(proposal, message);
    const base = rules.understand(message, context);
    const readers = readersOf(context.lexicon);
    const confidence = Math.max(0.3, MODEL_CONFIDENCE - 0.15 * dropped);
    const frame = { ...base.frame, ...resolveFrame(words, context, readers) };
    const selection = base.selection ?? resolveSelection(words, context, frame);
    const request = { named, acts: proposal.acts, message, context, readers, base, frame, confidence };
    const wishes = resolveWishes(request);
    const acts = allowedActs(proposal.acts, { message, context, base, wishes, selects: selection !== null });
    if (acts.length === 0)
      throw new UnusableProposal("The model's answer has no act that its words or the situation support.");
    return {
      ...base,
      acts,
      tasks: [...new Set([...wishes.map(({ kind }) => ACT_OF[kind]), ...acts])].filter(isTask),
      wishes,
      frame,
      identity: { ...base.identity, ...resolveIdentity(words, context) },
      selection: acts.includes("select") ? selection : null,
      question: acts.includes("ask") ? (words.questionWords[0] ?? base.question ?? message) : null,
      confidence,
      tier: "model",
    };
  }
}

const TASKS: ReadonlySet<string> = new Set<Intent>(["find", "book", "cancel", "reschedule", "lookup"]);
const isTask = (act: string): act is Exclude<Intent, "none"> => TASKS.has(act);
