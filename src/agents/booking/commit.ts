import type { Fact } from "../../graph/facts.ts";
import type { Proposal, ProposalKind } from "../../graph/reply.ts";
import type { Task } from "../../graph/tasks.ts";
import type { Appointment, Undone } from "../../scheduling/model.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { commit, type Write, write } from "../commit.ts";
import { type RefusedAnswer, refusedFact } from "../results.ts";
import { lostSlot } from "./keep.ts";
import { withComing } from "./with-visit.ts";

const WRITES: Partial<Record<ProposalKind, Write>> = {
  book: write<Appointment>("book_appointment", (appointment) => [asBooked("booked", appointment)]),
  reschedule: write<Appointment>("reschedule_appointment", (appointment) => [asBooked("rescheduled", appointment)]),
  cancel: write<Appointment>("cancel_appointment", (appointment) => [{ kind: "cancelled", appointment }]),
  cancel_some: write<Appointment[]>("cancel_some_appointments", (appointments) => [
    { kind: "cancelled_some", appointments },
  ]),
  add_need: write<Appointment>("add_needs", (appointment) => [{ kind: "need_added", appointment }]),
  undo: write<Undone>("undo_last_change", ({ kind, visits }) => [
    { kind: "undone", change: kind, appointments: visits },
  ]),
};

const asBooked = (kind: "booked" | "rescheduled", appointment: Appointment): Fact =>
  appointment.status === "pending" ? { kind: "awaiting_approval", appointment } : { kind, appointment };

export const commitPolicy: Policy<Extract<Task, { agent: "booking"; kind: "commit" }>> = (situation) =>
  commit(situation, situation.task.proposalId, WRITES, (proposal, refusal) =>
    refusedWrite(situation, proposal, refusal),
  );

/** What was overtaken is shown as it stands now; a lost time leads to others; anything else is said. */
function refusedWrite(situation: Situation, { kind, appointmentId }: Proposal, refusal: RefusedAnswer): Step {
  const { frame } = situation;
  if (refusal.code === "version_conflict" && appointmentId) return showCurrent(situation, appointmentId);
  if (kind === "book" || kind === "reschedule") return { done: lostSlot(situation, refusal) };
  return {
    done: {
      facts: [refusedFact(refusal)],
      frame: { ...frame, pending: null },
      footing: { active: null, asked: [], ...(refusal.code === "cancel_cutoff" && { yesNo: "handoff" as const }) },
    },
  };
}

function showCurrent(situation: Situation, appointmentId: string): Step {
  const { frame } = situation;
  return withComing(situation, ({ visits }) => {
    const reference = frame.moving?.reference;
    const now = visits.find((visit) => visit.id === appointmentId || visit.reference === reference) ?? null;
    return {
      done: {
        facts: [{ kind: "changed_meanwhile", appointment: now }],
        frame: { ...frame, pending: null, moving: null, offered: [] },
        footing: { active: null, asked: [] },
        next: frame.held ? [{ agent: "booking", kind: "release" }] : [],
      },
    };
  });
}
