// @ts-check
/**
 * @import { Submission } from "./types.ts"
 */

/**
 * The AG-UI `RunAgentInput` of one turn. Only the new message travels: the history is the server's.
 * @param {string} threadId
 * @param {Submission} submission
 */
export function runInput(threadId, { runId, messageId, text, action, answer }) {
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
