import { LlmFailure } from "../llm/failure.ts";
import type { Understanding, UnderstandingContext } from "./acts.ts";
import { type ModelTier, UnusableProposal } from "./model.ts";
import type { RulesTier } from "./rules/rules-tier.ts";

export type CascadeMode = "cascade" | "model-first" | "rules";

export interface Cascade {
  /** `fellBack`: the model was wanted and did not help, so an unsure answer may be worth one clarifying question. */
  understand(
    text: string,
    context: UnderstandingContext,
    signal?: AbortSignal,
  ): Promise<Understanding & { fellBack?: boolean }>;
}

/**
 * Rules first; below `threshold` the model, where there is one. Its failure costs the patient nothing: the rules' answer
 * stands. Only the caller's own abort and programming faults are thrown.
 */
export function createCascade({
  rules,
  model,
  threshold,
  mode,
}: {
  rules: RulesTier;
  model?: ModelTier;
  /** Confidence from 0 to 1 at which the rules' answer is taken. */
  threshold: number;
  mode: CascadeMode;
}): Cascade {
  return {
    async understand(text, context, signal) {
      const byRules = rules.understand(text, context);
      const sure = byRules.confidence >= threshold;
      if (mode === "rules" || (mode === "cascade" && sure)) return byRules;
      if (!model?.available()) return { ...byRules, fellBack: true };
      try {
        // What only the rules look for stays theirs to say.
        const { unreadChange, invalidIdentity, language } = byRules;
        const byModel = await model.understand(text, context, signal);
        return {
          ...byModel,
          ...(unreadChange && { unreadChange }),
          ...(invalidIdentity && { invalidIdentity }),
          ...(language && { language }),
        };
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof LlmFailure || error instanceof UnusableProposal) return { ...byRules, fellBack: true };
        throw error;
      }
    },
  };
}
