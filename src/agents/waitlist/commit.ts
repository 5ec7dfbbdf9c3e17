import type { ProposalKind } from "../../graph/reply.ts";
import type { Task } from "../../graph/tasks.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import type { Policy } from "../agent.ts";
import { commit, type Write, write } from "../commit.ts";
import { proofFirst } from "../identity/proof-first.ts";
import { refusedFact } from "../results.ts";

const WRITES: Partial<Record<ProposalKind, Write>> = {
  waitlist_join: write<WaitlistPlace>("join_waitlist", (place) => [{ kind: "waitlist_joined", place }]),
  waitlist_edit: write<WaitlistPlace>("edit_waitlist", (place) => [{ kind: "waitlist_edited", place }]),
  waitlist_leave: write<WaitlistPlace>("leave_waitlist", (place) => [{ kind: "waitlist_left", place }]),
  waitlist_accept: write<Appointment>("accept_offer", (appointment) => [{ kind: kindOf(appointment), appointment }]),
};

function kindOf({ status, rescheduledFrom }: Appointment): "awaiting_approval" | "booked" | "rescheduled" {
  if (status === "pending") return "awaiting_approval";
  return rescheduledFrom === null ? "booked" : "rescheduled";
}

export const commitPolicy: Policy<Extract<Task, { agent: "waitlist"; kind: "commit" }>> = (situation) => {
  const { frame, task } = situation;
  return commit(situation, task.proposalId, WRITES, ({ kind }, refusal) => {
    const done = { facts: [refusedFact(refusal)], frame: { ...frame, pending: null } };
    // What only patients of the clinic may wait for: once they have shown that they are one, it is read back again.
    if (kind === "waitlist_join" && refusal.code === "identity_required" && refusal.params.problem === "check") {
      return { done: { ...done, ...proofFirst({ id: task.id, agent: "waitlist", kind: "join" }) } };
    }
    return { done: { ...done, footing: { active: null, asked: [] } } };
  });
};
