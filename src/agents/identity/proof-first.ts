import type { IdentityAction } from "../../graph/facts/identity.ts";
import type { Task, TaskBody } from "../../graph/tasks.ts";
import type { Outcome } from "../agent.ts";

/** The work waits until the patient has proved who they are. What is said of it stays; its id is of this turn. */
export function proofFirst({ id: _, ...task }: Task): Outcome {
  return {
    next: [{ agent: "identity", kind: "begin", action: actionOf(task) }],
    footing: { afterProof: task, asked: [], active: null },
  };
}

/** What a proof is asked for, by the work that waits for it. */
export function actionOf({ agent, kind }: TaskBody): IdentityAction {
  if (agent === "waitlist") return "waitlist";
  switch (kind) {
    case "wait_instead":
      return "waitlist";
    case "propose":
      return "book";
    case "cancel":
    case "cancel_some":
      return "cancel";
    case "reschedule":
      return "reschedule";
    case "list":
    case "details":
    case "preparation":
      return "lookup";
    default:
      return "change";
  }
}
