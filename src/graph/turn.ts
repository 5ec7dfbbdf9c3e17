import type { RunContext } from "./context.ts";
import type { ConversationGraph } from "./conversation.ts";
import type { TurnInput } from "./input.ts";
import type { PublicState, Reply } from "./reply.ts";
import { type Reading, startTurn, type TurnWork } from "./state.ts";

/** What a turn tells while it runs, in order; `replied` is last. */
export type TurnEvent = { type: "step_started"; step: string } | { type: "step_finished"; step: string } | Replied;

export interface Replied {
  type: "replied";
  reply: Reply;
  state: PublicState;
  /** How the message was understood; null when nothing was read. */
  reading: Reading | null;
}

export interface TurnRequest {
  context: RunContext;
  input: TurnInput;
  signal: AbortSignal;
  /** The run was begun before by a process that died: go on where its last checkpoint stands. */
  resumed: boolean;
}

export type RunTurn = (request: TurnRequest) => AsyncIterable<TurnEvent>;

/** A graph step that would go round for ever ends here; agents have tighter limits of their own. */
const RECURSION_LIMIT = 60;

/** One turn on one thread. The caller holds the thread's lease; the message is stored already. */
export function createTurn({ graph }: { graph: ConversationGraph }): RunTurn {
  return async function* runTurn({ context, input, signal, resumed }) {
    const before = resumed ? await standing(graph, context) : "not_begun";
    if (typeof before === "object") {
      yield before;
      return;
    }
    const begin = { turn: startTurn(context.runId, input) };
    const stream = await graph.stream(before === "interrupted" ? null : begin, {
      configurable: { thread_id: context.threadId, lease_token: context.leaseToken },
      context,
      signal,
      streamMode: ["tasks", "updates"],
      durability: "sync",
      recursionLimit: RECURSION_LIMIT,
    });
    let replied: Replied | null = null;
    for await (const [mode, chunk] of stream) {
      if (mode === "tasks") {
        yield { type: "input" in chunk ? "step_started" : "step_finished", step: chunk.name };
      } else {
        const turn = (chunk as { reply?: { turn?: TurnWork } }).reply?.turn;
        replied = (turn && repliedOf(turn)) ?? replied;
      }
    }
    if (!replied) throw new Error("The turn ended without a reply.");
    yield replied;
  };
}

/** Where a run that was begun before stands: finished (its reply), between two steps, or not begun. */
async function standing(
  graph: ConversationGraph,
  { threadId, runId }: RunContext,
): Promise<Replied | "interrupted" | "not_begun"> {
  const state = await graph.getState({ configurable: { thread_id: threadId } });
  const turn = state.values.turn as TurnWork | undefined;
  if (turn?.runId !== runId) return "not_begun";
  if (state.next.length > 0) return "interrupted";
  return repliedOf(turn) ?? "not_begun";
}

function repliedOf({ reply, publicState, reading }: TurnWork): Replied | null {
  return reply && publicState ? { type: "replied", reply, state: publicState, reading } : null;
}
