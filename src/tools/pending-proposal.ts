import { z } from "zod";
import { RunContext } from "../graph/context.ts";
import type { Proposal } from "../graph/reply.ts";
import { Refusal } from "../scheduling/refusal.ts";
import type { Runtime } from "./scheduling-context.ts";

/** All a write tool is told: the rest is in the conversation's own state. */
export const AcceptedProposal = z.strictObject({
  proposalId: z.string().max(200).describe("Id of the proposal the patient said yes to."),
});
export type AcceptedProposal = z.infer<typeof AcceptedProposal>;

/**
 * The proposal the patient said yes to, from the conversation's own state. A write tool takes only its id, so neither a
 * model nor a crafted call can change what is written. Throws `Refusal` when it is not the one that is pending.
 */
export function pendingProposal(runtime: Runtime, proposalId: string, kind: Proposal["kind"]): Proposal {
  const pending = runtime.state.frame.pending;
  if (pending?.id !== proposalId || pending.kind !== kind) {
    throw new Refusal("version_conflict", "That is no longer the proposal on the table, so nothing was changed.");
  }
  return pending;
}

/** `Proposal.details` of a write on several visits: each as the patient saw it. */
export const SeenVisits = z.object({
  visits: z.array(z.strictObject({ id: z.uuid(), version: z.int() })).min(1),
});

/** One effect of one statement in one run, however often the run is repeated. */
export function statementKey(runtime: Runtime, statement: string): string {
  const { threadId, runId } = RunContext.parse(runtime.context);
  return `${threadId}:${runId}:${statement}`;
}

/** One effect for one proposal in one conversation, however often the turn is run. */
export function proposalKey(runtime: Runtime, proposal: Proposal): string {
  return `${RunContext.parse(runtime.context).threadId}:${proposal.id}`;
}
