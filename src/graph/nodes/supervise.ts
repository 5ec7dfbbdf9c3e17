import type { GraphNode } from "@langchain/langgraph";
import { planTurn } from "../../agents/supervisor/plan.ts";
import type { ConversationState, TurnWork } from "../state.ts";
import type { Task, TaskBody } from "../tasks.ts";

/** More agent runs than this in one turn is a loop between agents, and ends with a word about it. */
const MAX_HOPS = 8;

/**
 * Plans the turn once, then sends its tasks to their agents one after another. An answer to a proposal counts only for
 * the very proposal that is pending.
 */
export const supervise: GraphNode<typeof ConversationState> = (state) => {
  const { turn, frame, footing } = state;
  if (turn.planned) {
    if (turn.hops >= MAX_HOPS)
      return { turn: { ...turn, tasks: [], facts: [...turn.facts, { kind: "not_understood" }] } };
    return { turn: { ...turn, hops: turn.hops + 1 } };
  }
  if (turn.input.kind === "answer" && frame.pending?.id !== turn.input.proposalId) {
    const tasks = frame.held ? numbered([{ agent: "booking", kind: "resume" }]) : [];
    return { turn: planned(turn, { facts: [{ kind: "proposal_expired" }], tasks }) };
  }
  // A tap says one thing and is not read; what waited for a yes no longer does.
  if (turn.input.kind === "select_slot") {
    return { turn: planned(turn, { tasks: numbered(tapped(turn.input.slotId)) }), frame: { ...frame, pending: null } };
  }
  if (!turn.understanding) throw new Error("The supervisor was reached before the message was understood.");
  const plan = planTurn(turn.understanding, frame, footing);
  return {
    turn: planned(turn, { facts: plan.facts, tasks: numbered(plan.tasks) }),
    frame: plan.frame,
    footing: plan.footing,
  };
};

/** A tapped time is held whatever else is shown by now: the scheduling rules judge it, not the page. */
const tapped = (slotId: string): TaskBody[] => [{ agent: "booking", kind: "hold", slotId }];

const planned = (turn: TurnWork, work: Partial<Pick<TurnWork, "facts" | "tasks">>): TurnWork => ({
  ...turn,
  planned: true,
  hops: 1,
  facts: [...turn.facts, ...(work.facts ?? [])],
  tasks: work.tasks ?? [],
});

const numbered = (bodies: readonly TaskBody[]): Task[] =>
  bodies.map((body, index) => ({ ...body, id: `t${index}` }) as Task);
