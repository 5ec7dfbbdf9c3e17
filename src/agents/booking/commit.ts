import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import type { Proposal } from "../../graph/reply.ts";
import type { Task } from "../../graph/tasks.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { Outcome, Policy, Situation } from "../agent.ts";
import { answered, calendarUnavailable, type RefusedAnswer, refusedFact } from "../results.ts";
import { lostSlot } from "./keep.ts";

const TOOL = { book: "book_appointment", reschedule: "reschedule_appointment", cancel: "cancel_appointment" } as const;
const DONE = { book: "booked", reschedule: "rescheduled", cancel: "cancelled" } as const;

/** Writes the accepted proposal, once. Only a returned row makes the fact that says so. */
export const commitPolicy: Policy<Extract<Task, { agent: "booking"; kind: "commit" }>> = (situation) => {
  const { frame, task, results } = situation;
  const { pending } = frame;
  if (pending?.id !== task.proposalId) return { done: { facts: [{ kind: "proposal_expired" }] } };
  const { kind } = pending;
  if (kind !== "book" && kind !== "reschedule" && kind !== "cancel") throw new Error(`Nothing commits ${kind} yet.`);
  const written = answered<Appointment>(results, TOOL[kind]);
  if (written.kind === "none") return { call: { name: TOOL[kind], args: { proposalId: pending.id } } };
  if (written.kind === "unavailable") return { done: calendarUnavailable };
  if (written.kind === "refused") return { done: refusedWrite(situation, pending, written.refusal) };
  return {
    done: {
      facts: [{ kind: DONE[kind], appointment: written.value }],
      frame: afterwards(frame),
      footing: { active: null, asked: [] },
    },
  };
};

function refusedWrite(situation: Situation, { kind }: Proposal, refusal: RefusedAnswer): Outcome {
  const { frame } = situation;
  if (kind === "cancel") return { facts: [refusedFact(refusal)], frame: { ...frame, pending: null } };
  return lostSlot(situation, refusal);
}

/** Who the patient is stays known for the next visit; what was booked does not leak into it. */
const afterwards = (frame: Frame): Frame => ({ ...emptyFrame(), ...whoOf(frame) });
