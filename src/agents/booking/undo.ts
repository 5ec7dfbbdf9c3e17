import type { Task } from "../../graph/tasks.ts";
import type { LastChange } from "../../scheduling/model.ts";
import type { Policy } from "../agent.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";
import { tooNear } from "./cutoff.ts";
import { undoProposal } from "./proposal.ts";

/** Reads back what this conversation changed last, and what taking it back would do; written after a yes. */
export const undoPolicy: Policy<Extract<Task, { agent: "booking"; kind: "undo" }>> = (situation) => {
  const { frame, results } = situation;
  const found = answered<LastChange>(results, "last_change");
  if (found.kind === "none") return { call: { name: "last_change", args: {} } };
  if (found.kind === "unavailable") return { done: calendarUnavailable };
  if (found.kind === "refused") return { done: { facts: [refusedFact(found.refusal)] } };
  const change = found.value;
  // Giving a visit up keeps the clinic's cutoff, however it came to be.
  if (change.kind === "book" || change.kind === "reschedule") {
    for (const visit of change.visits) {
      const near = tooNear(situation, visit, "undo");
      if (near) return { done: near };
    }
  }
  const proposal = undoProposal(change);
  return {
    done: {
      facts: [{ kind: "visits_proposal", proposal, change: { kind: "undo", change } }],
      frame: { ...frame, pending: proposal },
      footing: { active: null, asked: [], afterChoice: null },
    },
  };
};
