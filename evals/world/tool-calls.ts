import { isAIMessage, isToolMessage } from "@langchain/core/messages";
import type { AgentCare } from "../../src/compose.ts";
import type { ConversationState } from "../../src/graph/state.ts";
import type { ToolCall } from "../trial.ts";

/** The tool calls of one run, in order, from the conversation's last checkpoint. */
export async function readToolCalls(
  { graph }: Pick<AgentCare, "graph">,
  { threadId, runId }: { threadId: string; runId: string },
): Promise<ToolCall[]> {
  const state = await graph.getState({ configurable: { thread_id: threadId } });
  // The graph's own channels: what its state schema says.
  const { messages = [] } = state.values as Partial<ConversationState>;
  const answers = new Map(messages.filter(isToolMessage).map((message) => [message.tool_call_id, message.text]));
  return messages
    .filter(isAIMessage)
    .flatMap((message) => message.tool_calls ?? [])
    .filter(({ id }) => id?.startsWith(`${runId}:`))
    .map(({ id, name, args }) => ({ name, args, refusal: refusalOf(answers.get(id ?? "")) }));
}

/** The code of a refusal; `unavailable` for a fault; null where it did its work. */
function refusalOf(answer: string | undefined): string | null {
  try {
    const parsed: { ok?: boolean; refusal?: { code?: string } } = JSON.parse(answer ?? "{}");
    return parsed.ok === true ? null : (parsed.refusal?.code ?? "unavailable");
  } catch {
    return "unavailable";
  }
}
