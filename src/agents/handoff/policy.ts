import type { Task } from "../../graph/tasks.ts";
import type { Policy } from "../agent.ts";
import { answered } from "../results.ts";

type HandoffTask = Extract<Task, { agent: "handoff" }>;

/** Puts the conversation before a person. When even that fails, the phone number is the way. */
export const handoffPolicy: Policy<HandoffTask> = (situation) => {
  const { task } = situation;
  return task.kind === "request" ? requestPolicy({ ...situation, task }) : updatePolicy({ ...situation, task });
};

const requestPolicy: Policy<Extract<HandoffTask, { kind: "request" }>> = ({ task, frame, footing, results }) => {
  const { reason, urgency, topic } = task;
  const queued = answered(results, "request_handoff");
  if (queued.kind === "none") {
    return { call: { name: "request_handoff", args: { reason, urgency, ...(topic && { topic }) } } };
  }
  // An emergency's text has been said already; nothing is added to it.
  if (urgency === "emergency") return { done: {} };
  if (queued.kind !== "ok") return { done: { facts: [{ kind: "unavailable", part: "desk" }] } };
  return {
    done: {
      facts: [{ kind: "handoff", reason, reachable: footing.proved || frame.phone !== undefined }],
      footing: { yesNo: null, noted: true },
    },
  };
};

const updatePolicy: Policy<Extract<HandoffTask, { kind: "update" }>> = ({ frame, footing, results }) => {
  const updated = answered<{ updated: boolean }>(results, "update_handoff");
  if (updated.kind === "none") return { call: { name: "update_handoff", args: {} } };
  if (updated.kind !== "ok") return { done: { facts: [{ kind: "unavailable", part: "desk" }] } };
  // Somebody has taken it meanwhile and sees the conversation itself.
  if (!updated.value.updated) return { done: { footing: { noted: false } } };
  return { done: { facts: [{ kind: "handoff_updated", reachable: footing.proved || frame.phone !== undefined }] } };
};
