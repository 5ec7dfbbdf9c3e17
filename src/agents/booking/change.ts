import { appointmentCard } from "../../locales/en/cards.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { tooNear } from "./cutoff.ts";
import { newTime } from "./new-time.ts";
import { cancelProposal, cancelSomeProposal, chosen } from "./proposal.ts";
import { type VisitTaskOf, withVisit, withVisits } from "./with-visit.ts";

/** Finds the visit that is meant; then proposes to cancel it. */
export const cancelPolicy: Policy<VisitTaskOf<"cancel">> = (situation) =>
  withVisit(situation, (visit) => proposeCancel(situation, visit));

/** Finds the visit that is meant; then looks for another time. */
export const reschedulePolicy: Policy<VisitTaskOf<"reschedule">> = (situation) =>
  withVisit(situation, (visit) => {
    const near = tooNear(situation, visit, "reschedule");
    return near ? { done: near } : newTime(situation, visit);
  });

/** Proposes to cancel all that are meant, with one yes for all; one too near keeps all of them. */
export const cancelSomePolicy: Policy<VisitTaskOf<"cancel_some">> = (situation) => {
  const { frame } = situation;
  return withVisits(situation, (visits) => {
    const [first, ...more] = visits;
    if (more.length === 0) return proposeCancel(situation, first);
    for (const visit of visits) {
      const near = tooNear(situation, visit, "cancel");
      if (near) return { done: near };
    }
    const proposal = cancelSomeProposal(visits);
    return {
      done: {
        facts: [{ kind: "visits_proposal", proposal, change: { kind: "cancel_some", appointments: visits } }],
        frame: { ...frame, pending: proposal },
        footing: { active: "cancel", asked: [], afterChoice: null },
      },
    };
  });
};

/**
 * The visit that an earlier time would take the place of, then the waitlist. Whoever has none like it, once that is
 * proved, waits all the same.
 */
export const waitInsteadPolicy: Policy<VisitTaskOf<"wait_instead">> = (situation) => {
  const { context, frame } = situation;
  const next = [{ agent: "waitlist" as const, kind: "join" as const }];
  return withVisit(situation, (visit) => ({ done: { frame: { ...frame, moving: chosen(visit, context) }, next } }), {
    otherwise: { next },
  });
};

function proposeCancel(situation: Situation, appointment: Appointment): Step {
  const near = tooNear(situation, appointment, "cancel");
  if (near) return { done: near };
  const proposal = cancelProposal(appointment);
  const card = { ...appointmentCard(appointment, "proposed"), action: "cancel" as const };
  return {
    done: {
      facts: [{ kind: "proposal", proposal, card, reminder: false }],
      frame: { ...situation.frame, pending: proposal },
      footing: { active: "cancel", asked: [], afterChoice: null },
    },
  };
}
