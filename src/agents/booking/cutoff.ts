import type { Fact } from "../../graph/facts.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { Outcome, Situation } from "../agent.ts";

type Action = Extract<Fact, { kind: "inside_cutoff" }>["action"];

/**
 * What is said when a visit is too near to be changed here: the rule, and a person of the desk. Said before anything is
 * looked for or proposed; the verb refuses it all the same. Null when it is not too near.
 */
export function tooNear(
  { context, directory }: Pick<Situation, "context" | "directory">,
  appointment: Appointment,
  action: Action,
): Outcome | null {
  const { cancelCutoffHours: cutoffHours } = directory;
  const ahead = Date.parse(appointment.startsAt) - Date.parse(context.now);
  if (ahead >= cutoffHours * 3_600_000) return null;
  return {
    facts: [{ kind: "inside_cutoff", appointment, cutoffHours, action }],
    footing: { active: null, asked: [], yesNo: "handoff" },
  };
}
