import type { Task } from "../../graph/tasks.ts";
import type { Policy } from "../agent.ts";
import { answered } from "../results.ts";

/** Queues the conversation for a person. When even that fails, the phone number is the way. */
export const handoffPolicy: Policy<Extract<Task, { agent: "handoff" }>> = ({ task, frame, results }) => {
  const { reason, urgency, topic } = task;
  const queued = answered(results, "request_handoff");
  if (queued.kind === "none")
    return { call: { name: "request_handoff", args: { reason, urgency, ...(topic && { topic }) } } };
  // An emergency's text has been said already; nothing is added to it.
  if (urgency === "emergency") return { done: {} };
  if (queued.kind !== "ok") return { done: { facts: [{ kind: "unavailable", part: "desk" }] } };
  return {
    done: { facts: [{ kind: "handoff", reason, reachable: frame.phone !== undefined }], footing: { yesNo: null } },
  };
};
