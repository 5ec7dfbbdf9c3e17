import type { TaskBody } from "../../graph/tasks.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";
import { needsProposal } from "./proposal.ts";
import { type VisitTaskOf, withVisit } from "./with-visit.ts";

/** "I'll be there": said is done, it loses nothing. Without a word on which, the next visit is meant. */
export const confirmPolicy: Policy<VisitTaskOf<"confirm_attendance">> = (situation) =>
  withVisit(
    situation,
    ({ id }) =>
      note(situation, "confirm_attendance", { appointmentId: id }, (appointment) => ({
        done: { facts: [{ kind: "attendance_confirmed", appointment }], footing: settled },
      })),
    { prefer: soonest(situation) },
  );

/** "I'll be 20 minutes late": noted at once; later than the clinic allows, the desk hears of it too. */
export const latePolicy: Policy<VisitTaskOf<"running_late">> = (situation) => {
  const { task, directory } = situation;
  const { minutes } = task;
  return withVisit(
    situation,
    (visit) => {
      if (minutes === null) return askMinutes(situation, visit);
      return note(situation, "report_late", { appointmentId: visit.id, minutes }, (appointment) => {
        const limit = directory.lateArrivalMinutes;
        const over = limit !== undefined && minutes > limit;
        const desk: TaskBody = {
          agent: "handoff",
          kind: "request",
          reason: `${minutes} minutes late for visit ${appointment.reference}, later than ${limit} minutes`,
          urgency: "routine",
        };
        return {
          done: {
            facts: [{ kind: "late_noted", appointment, minutes, limitMinutes: over ? limit : null }],
            footing: settled,
            next: over ? [desk] : [],
          },
        };
      });
    },
    { prefer: soonest(situation) },
  );
};

/** A need is read back with the visit it is for, and noted after a yes. */
export const needPolicy: Policy<VisitTaskOf<"add_need">> = (situation) => {
  const { task, frame } = situation;
  return withVisit(situation, (appointment) => {
    const { id: _, ...body } = task;
    if (Object.keys(task.needs).length === 0) {
      const again = { ...body, visit: { reference: appointment.reference } };
      return {
        done: { facts: [{ kind: "ask_need", appointment }], footing: { asked: ["needs"], afterChoice: again } },
      };
    }
    const proposal = needsProposal(appointment, task.needs);
    return {
      done: {
        facts: [{ kind: "visits_proposal", proposal, change: { kind: "add_need", appointment, needs: task.needs } }],
        frame: { ...frame, pending: proposal },
        footing: settled,
      },
    };
  });
};

const settled = { active: null, asked: [], afterChoice: null };

function askMinutes({ task }: Situation<VisitTaskOf<"running_late">>, appointment: Appointment): Step {
  const { id: _, ...body } = task;
  const again = { ...body, visit: { reference: appointment.reference } };
  return {
    done: {
      facts: [{ kind: "ask_minutes_late", appointment }],
      footing: { asked: ["minutesLate"], afterChoice: again },
    },
  };
}

/** Calls the tool once, then goes on with the row it returned. */
function note(
  { results }: Situation,
  name: string,
  args: Record<string, unknown>,
  then: (appointment: Appointment) => Step,
): Step {
  const written = answered<Appointment>(results, name);
  if (written.kind === "none") return { call: { name, args } };
  if (written.kind === "unavailable") return { done: calendarUnavailable };
  if (written.kind === "refused") return { done: { facts: [refusedFact(written.refusal)], footing: settled } };
  return then(written.value);
}

const SOON_MS = 24 * 3_600_000;

/** The one visit of the next 24 hours, when there is just one and nothing said speaks of another. */
const soonest =
  ({ context }: Situation) =>
  (visits: readonly Appointment[]): Appointment | undefined => {
    const soon = visits.filter(({ startsAt }) => Date.parse(startsAt) - Date.parse(context.now) <= SOON_MS);
    return soon.length === 1 ? soon[0] : undefined;
  };
