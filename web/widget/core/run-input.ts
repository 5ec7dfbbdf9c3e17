import type { Submission } from "./types.ts";

/** The AG-UI `RunAgentInput` of one turn. Only the new message travels: the history is the server's. */
export function runInput(threadId: string, { runId, messageId, text, action, answer }: Submission) {
  return {
    threadId,
    runId,
    state: {},
    messages: [{ id: messageId, role: "user", content: text }],
    tools: [],
    context: [],
    forwardedProps: { agentcare: action ? { action } : {} },
    ...(answer
      ? {
          resume: [{ interruptId: answer.interruptId, status: "resolved", payload: { approved: answer.approved } }],
        }
      : {}),
  };
}
