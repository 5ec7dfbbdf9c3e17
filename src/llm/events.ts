import type { BreakerState } from "../platform/resilience/circuit-breaker.ts";
import type { LlmFailure, LlmFailureCode, LlmFailureReason } from "./failure.ts";
import type { Use } from "./probe.ts";
import type { AnswerEnd } from "./wire.ts";

export type CallKind = "understand" | "faq" | "embed";

/** What happened, for logs, metrics and spans: ids, codes, counts and times only; never words of anybody. */
export type LlmEvent =
  | {
      event: "llm.attempt";
      agent: CallKind;
      server: string;
      outcome: "ok" | LlmFailureCode;
      reason: LlmFailureReason | null;
      firstTokenMs: number | null;
      durationMs: number;
      inputTokens: number | null;
      outputTokens: number | null;
    }
  | {
      event: "llm.call";
      agent: CallKind;
      outcome: "ok" | LlmFailureCode;
      reason: LlmFailureReason | null;
      durationMs: number;
    }
  | { event: "llm.repair"; agent: CallKind; schema: string }
  | { event: "llm.warm_up"; server: string; loaded: boolean; durationMs: number }
  | { event: "llm.breaker"; server: string; use: Use; state: BreakerState };

/** The events of one call. */
export interface Report {
  attempt(what: {
    server: string;
    outcome: "ok" | LlmFailure;
    firstTokenMs: number | null;
    durationMs: number;
    end: AnswerEnd | null;
  }): void;
  repair(schema: string): void;
  call(outcome: "ok" | LlmFailure, durationMs: number): void;
}

export function createReport(agent: CallKind, log: (event: LlmEvent) => void): Report {
  return {
    attempt: ({ server, outcome, firstTokenMs, durationMs, end }) =>
      log({
        event: "llm.attempt",
        agent,
        server,
        ...coded(outcome),
        firstTokenMs,
        durationMs,
        inputTokens: end?.inputTokens ?? null,
        outputTokens: end?.outputTokens ?? null,
      }),
    repair: (schema) => log({ event: "llm.repair", agent, schema }),
    call: (outcome, durationMs) => log({ event: "llm.call", agent, ...coded(outcome), durationMs }),
  };
}

function coded(outcome: "ok" | LlmFailure): { outcome: "ok" | LlmFailureCode; reason: LlmFailureReason | null } {
  return outcome === "ok" ? { outcome, reason: null } : { outcome: outcome.code, reason: outcome.reason };
}
