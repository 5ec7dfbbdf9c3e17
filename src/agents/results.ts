import type { Fact } from "../graph/facts.ts";
import type { RefusalCode, RefusalParams } from "../scheduling/refusal.ts";
import type { Outcome, ToolResult } from "./agent.ts";

export interface RefusedAnswer {
  code: RefusalCode;
  message: string;
  params: RefusalParams;
}

/** The last answer of a tool for this task, told apart; `none` when it was not called yet. */
export type Answered<T> =
  | { kind: "none" }
  | { kind: "ok"; value: T }
  | { kind: "refused"; refusal: RefusedAnswer }
  | { kind: "unavailable" };

/** `T` is what the named tool's factory returns; both are ours and change together. */
export function answered<T>(results: readonly ToolResult[], name: string): Answered<T> {
  const result = results.findLast((candidate) => candidate.name === name);
  if (!result) return { kind: "none" };
  if (result.answer.ok) return { kind: "ok", value: result.answer.value as T };
  // A refusal of the calendar itself, not of the wish: nothing the patient chose has changed.
  if ("refusal" in result.answer && result.answer.refusal.code === "calendar_unavailable")
    return { kind: "unavailable" };
  if ("refusal" in result.answer) return { kind: "refused", refusal: result.answer.refusal };
  return { kind: "unavailable" };
}

export const refusedFact = (refusal: RefusedAnswer): Fact => ({ kind: "refused", ...refusal });

export const calendarUnavailable: Outcome = { facts: [{ kind: "unavailable", part: "calendar" }] };
