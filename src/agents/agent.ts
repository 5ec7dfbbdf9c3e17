import { AIMessage, type BaseMessage, isAIMessage, isToolMessage } from "@langchain/core/messages";
import type { StructuredToolInterface } from "@langchain/core/tools";
import { END, type GraphNode, START, StateGraph } from "@langchain/langgraph";
import { ToolNode } from "@langchain/langgraph/prebuilt";
import { RunContext } from "../graph/context.ts";
import type { Fact } from "../graph/facts.ts";
import type { Frame } from "../graph/frame.ts";
import { ConversationState, type Footing } from "../graph/state.ts";
import type { AgentName, Task, TaskBody } from "../graph/tasks.ts";
import type { ClinicDirectory } from "../scheduling/model.ts";
import type { ToolAnswer } from "../tools/run-tool.ts";

/** A tool call and its answer, as recorded in the turn's messages. */
export interface ToolResult {
  name: string;
  args: Readonly<Record<string, unknown>>;
  answer: ToolAnswer<unknown>;
}

/** What an agent sees when it decides: its task, what is known, and what its tools have answered for this task. */
export interface Situation<T extends Task = Task> {
  task: T;
  frame: Frame;
  footing: Footing;
  results: readonly ToolResult[];
  context: RunContext;
  directory: ClinicDirectory;
}

export interface Outcome {
  facts?: Fact[];
  frame?: Frame;
  footing?: Partial<Footing>;
  /** Work that follows from this, before anything else that waits. */
  next?: TaskBody[];
}

/** One decision: call a tool, or be done. Pure: the same situation gives the same step, so a re-run repeats nothing. */
export type Step = { call: { name: string; args: Record<string, unknown> } } | { done: Outcome };
export type Policy<T extends Task> = (situation: Situation<T>) => Step;

/** At most this many tool calls for one task; a policy that wants more is looping. */
const MAX_CALLS = 8;

/**
 * An agent: its policy decides, `ToolNode` carries out, until the policy is done. Every call is an AI/tool message
 * pair. It keeps no checkpoints of its own: after a crash the task starts again, and its writes are keyed.
 */
export function createAgent<Name extends AgentName>({
  name,
  policy,
  tools,
  directory,
}: {
  name: Name;
  policy: Policy<Extract<Task, { agent: Name }>>;
  tools: StructuredToolInterface[];
  directory: (clinicId: string) => Promise<ClinicDirectory>;
}) {
  const decide: GraphNode<typeof ConversationState> = async (state, runtime) => {
    const task = state.turn.tasks[0];
    if (!task || !isFor(task, name)) throw new Error(`The ${name} agent was given no task of its own.`);
    const context = RunContext.parse(runtime.context);
    const prefix = `${context.runId}:${task.id}:`;
    const results = resultsOf(state.messages, prefix);
    if (results.length >= MAX_CALLS) throw new Error(`The ${name} agent made ${MAX_CALLS} calls for one task.`);
    const step = policy({
      task,
      frame: state.frame,
      footing: state.footing,
      results,
      context,
      directory: await directory(context.clinicId),
    });
    if ("call" in step) {
      const call = { id: `${prefix}${results.length}`, name: step.call.name, args: step.call.args };
      return { messages: [new AIMessage({ id: `${call.id}:ai`, name, content: "", tool_calls: [call] })] };
    }
    const { facts = [], frame, footing, next = [] } = step.done;
    const followUps = next.map((body, index) => ({ ...body, id: `${task.id}.${index}` }) as Task);
    return {
      turn: {
        ...state.turn,
        facts: [...state.turn.facts, ...facts],
        tasks: [...followUps, ...state.turn.tasks.slice(1)],
      },
      ...(frame && { frame }),
      ...(footing && { footing: { ...state.footing, ...footing } }),
    };
  };

  return new StateGraph(ConversationState, RunContext)
    .addNode("decide", decide)
    .addNode("tools", new ToolNode(tools, { handleToolErrors: false }))
    .addEdge(START, "decide")
    .addConditionalEdges("decide", (state) => (callsTool(state.messages.at(-1)) ? "tools" : END), ["tools", END])
    .addEdge("tools", "decide")
    .compile({ checkpointer: false, name });
}

function isFor<Name extends AgentName>(task: Task, name: Name): task is Extract<Task, { agent: Name }> {
  return task.agent === name;
}

function callsTool(message: BaseMessage | undefined): boolean {
  return message !== undefined && isAIMessage(message) && (message.tool_calls?.length ?? 0) > 0;
}

function resultsOf(messages: readonly BaseMessage[], prefix: string): ToolResult[] {
  const calls = new Map(
    messages
      .filter(isAIMessage)
      .flatMap((message) => (message.tool_calls ?? []).map((call) => [call.id, call] as const)),
  );
  return messages.filter(isToolMessage).flatMap((message) => {
    const call = calls.get(message.tool_call_id);
    if (!call || !message.tool_call_id.startsWith(prefix)) return [];
    // Written by our own run-tool.ts; an error message of ToolNode itself (a call its schema refused) is not JSON.
    return [{ name: call.name, args: call.args, answer: readAnswer(message.text) }];
  });
}

function readAnswer(text: string): ToolAnswer<unknown> {
  try {
    return JSON.parse(text) as ToolAnswer<unknown>;
  } catch {
    return { ok: false, unavailable: true };
  }
}
