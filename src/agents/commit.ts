import type { Fact } from "../graph/facts.ts";
import { emptyFrame, whoOf } from "../graph/frame.ts";
import type { Proposal, ProposalKind } from "../graph/reply.ts";
import type { Situation, Step } from "./agent.ts";
import { answered, calendarUnavailable, type RefusedAnswer } from "./results.ts";

/** The tool that makes a write, and what its committed rows are worth saying. `value` is what that tool returns. */
export interface Write {
  tool: string;
  facts(value: unknown): Fact[];
}

/** A tool and the facts of what it returns; the types are ours on both sides and change together. */
export const write = <Value>(tool: string, facts: (value: Value) => Fact[]): Write => ({
  tool,
  facts: (value) => facts(value as Value),
});

/** Writes the accepted proposal, once. Only a returned row makes the fact that says so. */
export function commit(
  { frame, results }: Situation,
  proposalId: string,
  writes: Partial<Record<ProposalKind, Write>>,
  refused: (proposal: Proposal, refusal: RefusedAnswer) => Step,
): Step {
  const { pending } = frame;
  const made = pending && writes[pending.kind];
  if (pending?.id !== proposalId || !made) return { done: { facts: [{ kind: "proposal_expired" }] } };
  const written = answered<unknown>(results, made.tool);
  if (written.kind === "none") return { call: { name: made.tool, args: { proposalId: pending.id } } };
  if (written.kind === "unavailable") return { done: calendarUnavailable };
  if (written.kind === "refused") return refused(pending, written.refusal);
  return {
    done: {
      facts: made.facts(written.value),
      // Who the patient is stays known; what was written does not leak into the next wish.
      frame: { ...emptyFrame(), ...whoOf(frame) },
      footing: { active: null, asked: [] },
    },
  };
}
