import type { ToolRuntime } from "@langchain/core/tools";
import { RunContext } from "../graph/context.ts";
import type { ConversationState } from "../graph/state.ts";
import type { SchedulingContext } from "../scheduling/model.ts";

export type Runtime = ToolRuntime<ConversationState, RunContext>;

/** Who is asking: the conversation the server proved, never an argument. */
export function schedulingContext(runtime: Runtime): SchedulingContext {
  const { clinicId, threadId } = RunContext.parse(runtime.context);
  return { clinicId, actor: `thread:${threadId}`, channel: "chat" };
}
