import { renderReply } from "../../../src/agents/render-reply.ts";
import type { Fact } from "../../../src/graph/facts.ts";
import type { Proposal, PublicState } from "../../../src/graph/reply.ts";
import { english } from "../../../src/locales/en/index.ts";
import type { TurnRecord } from "../../trial.ts";
import { VOICE } from "./sample-clinic.ts";

/** The answer that tells these facts, as it is recorded; what they propose is pending. */
export function answerOf(...facts: Fact[]): TurnRecord {
  const reply = renderReply(facts, VOICE, english);
  const proposed = facts.find((fact): fact is Fact & { proposal: Proposal } => "proposal" in fact)?.proposal;
  const pending: PublicState["pending"] = proposed ? { ...proposed, summary: reply.text } : null;
  return {
    move: { kind: "text", text: "", means: "wish" },
    at: VOICE.now,
    ...reply,
    pendingBefore: null,
    state: { held: null, pending, suggestions: reply.suggestions },
    failed: null,
    nodes: [],
    tools: [],
    writes: [],
    ms: 1,
  };
}
