import type { Task } from "../../graph/tasks.ts";
import type { Policy } from "../agent.ts";
import { changePolicy, listPolicy } from "./change.ts";
import { commitPolicy } from "./commit.ts";
import { declinePolicy, holdPolicy, proposePolicy, releasePolicy, resumePolicy } from "./keep.ts";

type BookingTask = Extract<Task, { agent: "booking" }>;

/** The only agent that writes, and only what was read back and said yes to. */
export const bookingPolicy: Policy<BookingTask> = (situation) => {
  const { task } = situation;
  switch (task.kind) {
    case "hold":
      return holdPolicy({ ...situation, task });
    case "propose":
      return proposePolicy({ ...situation, task });
    case "resume":
      return resumePolicy({ ...situation, task });
    case "release":
      return releasePolicy({ ...situation, task });
    case "decline":
      return declinePolicy({ ...situation, task });
    case "commit":
      return commitPolicy({ ...situation, task });
    case "reschedule":
    case "cancel":
      return changePolicy({ ...situation, task });
    case "list":
      return listPolicy({ ...situation, task });
    default:
      throw new Error(`The booking agent cannot do ${task.kind} yet.`);
  }
};
