import type { Task } from "../../graph/tasks.ts";
import type { Policy } from "../agent.ts";
import { cancelPolicy, cancelSomePolicy, reschedulePolicy, waitInsteadPolicy } from "./change.ts";
import { commitPolicy } from "./commit.ts";
import { declinePolicy, holdPolicy, proposePolicy, releasePolicy, resumePolicy } from "./keep.ts";
import { confirmPolicy, latePolicy, needPolicy } from "./notes.ts";
import { listPolicy, showPolicy } from "./show.ts";
import { undoPolicy } from "./undo.ts";

type BookingTask = Extract<Task, { agent: "booking" }>;

/** The only agent that writes visits, and only what was read back and said yes to. */
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
      return reschedulePolicy({ ...situation, task });
    case "cancel":
      return cancelPolicy({ ...situation, task });
    case "cancel_some":
      return cancelSomePolicy({ ...situation, task });
    case "list":
      return listPolicy({ ...situation, task });
    case "details":
    case "preparation":
    case "calendar":
      return showPolicy({ ...situation, task });
    case "confirm_attendance":
      return confirmPolicy({ ...situation, task });
    case "running_late":
      return latePolicy({ ...situation, task });
    case "add_need":
      return needPolicy({ ...situation, task });
    case "wait_instead":
      return waitInsteadPolicy({ ...situation, task });
    case "undo":
      return undoPolicy({ ...situation, task });
  }
};
