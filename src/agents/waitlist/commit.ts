import type { Fact } from "../../graph/facts.ts";
import { emptyFrame, whoOf } from "../../graph/frame.ts";
import type { ProposalKind } from "../../graph/reply.ts";
import type { Task } from "../../graph/tasks.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import type { Policy } from "../agent.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";

/** The tool that makes a write, and what its committed row is worth saying. */
interface Write {
  tool: string;
  fact(value: unknown): Fact;
}

/** A tool and the fact of what it returns; the types are ours on both sides and change together. */
const write = <Value>(tool: string, fact: (value: Value) => Fact): Write => ({
  tool,
  fact: (value) => fact(value as Value),
});

const WRITES: Partial<Record<ProposalKind, Write>> = {
  waitlist_join: write<WaitlistPlace>("join_waitlist", (place) => ({ kind: "waitlist_joined", place })),
  waitlist_edit: write<WaitlistPlace>("edit_waitlist", (place) => ({ kind: "waitlist_edited", place })),
  waitlist_leave: write<WaitlistPlace>("leave_waitlist", (place) => ({ kind: "waitlist_left", place })),
  waitlist_accept: write<Appointment>("accept_offer", (appointment) => ({ kind: kindOf(appointment), appointment })),
};

function kindOf({ status, rescheduledFrom }: Appointment): "awaiting_approval" | "booked" | "rescheduled" {
  if (status === "pending") return "awaiting_approval";
  return rescheduledFrom === null ? "booked" : "rescheduled";
}

/** Writes the accepted proposal, once. Only a returned row makes the fact that says so. */
export const commitPolicy: Policy<Extract<Task, { agent: "waitlist"; kind: "commit" }>> = ({
  frame,
  task,
  results,
}) => {
  const { pending } = frame;
  const made = pending && WRITES[pending.kind];
  if (pending?.id !== task.proposalId || !made) return { done: { facts: [{ kind: "proposal_expired" }] } };
  const written = answered<unknown>(results, made.tool);
  if (written.kind === "none") return { call: { name: made.tool, args: { proposalId: pending.id } } };
  if (written.kind === "unavailable") return { done: calendarUnavailable };
  const footing = { active: null, asked: [] };
  if (written.kind === "refused") {
    return { done: { facts: [refusedFact(written.refusal)], frame: { ...frame, pending: null }, footing } };
  }
  // Who the patient is stays known; what was waited for does not leak into the next wish.
  return { done: { facts: [made.fact(written.value)], frame: { ...emptyFrame(), ...whoOf(frame) }, footing } };
};
