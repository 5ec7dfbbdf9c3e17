import { LlmFailure } from "../llm/failure.ts";
import type { Understanding, UnderstandingContext } from "./acts.ts";
import { type ModelTier, UnusableProposal } from "./model.ts";
import type { RulesTier } from "./rules/rules-tier.ts";

export type CascadeMode = "cascade" | "model-first" | "rules";

/** What a tier made of a message, and whether the model was asked. */
export type Understood = Understanding & { modelCalls: number };

export interface Cascade {
  understand(text: string, context: UnderstandingContext, signal?: AbortSignal): Promise<Understood>;
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
      const sure = isSure(byRules, threshold);
      if (mode === "rules" || (mode === "cascade" && sure)) return { ...byRules, modelCalls: 0 };
      if (!model?.available()) return { ...byRules, modelCalls: 0 };
      try {
        const byModel = await model.understand(text, context, signal);
        return { ...onlyByRules(byRules), ...byModel, modelCalls: 1 };
      } catch (error) {
        signal?.throwIfAborted();
        if (error instanceof LlmFailure || error instanceof UnusableProposal) return { ...byRules, modelCalls: 1 };
        throw error;
      }
    },
  };
}

/** A wish read this surely needs no model, whatever the acts are ("my glasses are still there" is no act). */
const SURE_WISH = 0.6;

/** Whether the rules need no help: sure of the acts or, where those are in doubt, of every wish read. */
const isSure = ({ confidence, wishes }: Understanding, threshold: number): boolean =>
  confidence >= threshold || (wishes.length > 0 && wishes.every((wish) => wish.confidence >= SURE_WISH));

/** What only the rules look for stays theirs to say. */
function onlyByRules(byRules: Understanding): Partial<Understanding> {
  const {
    unreadChange,
    invalidIdentity,
    language,
    conduct,
    contradiction,
    declinedDetail,
    claimsPermission,
    code,
    falseAlarm,
    minutesLate,
  } = byRules;
  return {
    ...(unreadChange && { unreadChange }),
    ...(invalidIdentity && { invalidIdentity }),
    ...(language && { language }),
    ...(conduct && { conduct }),
    ...(contradiction && { contradiction }),
    ...(declinedDetail && { declinedDetail }),
    ...(claimsPermission && { claimsPermission }),
    ...(code && { code }),
    ...(falseAlarm && { falseAlarm }),
    ...(minutesLate !== undefined && { minutesLate }),
  };
}
