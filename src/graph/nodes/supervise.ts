import type { GraphNode } from "@langchain/langgraph";
import { whatNext, writtenIn } from "../../agents/supervisor/agenda.ts";
import { planTurn } from "../../agents/supervisor/plan.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { RunContext } from "../context.ts";
import type { ConversationState, TurnWork } from "../state.ts";
import type { Task, TaskBody } from "../tasks.ts";

/** More agent runs than this in one turn is a loop between agents, and ends with a word about it. */
const MAX_HOPS = 12;

/**
 * Plans the turn once, then sends its tasks to their agents one after another; when they are done, what waited its turn
 * follows. An answer to a proposal counts only for the very proposal that is pending.
 */
export const createSupervise =
  ({
    directory,
  }: {
    directory: (clinicId: string) => Promise<ClinicDirectory>;
  }): GraphNode<typeof ConversationState, RunContext> =>
  async (state, runtime) => {
    const { turn, frame, footing } = state;
    if (turn.planned) return goOn(state);
    const { clinicId, now } = RunContext.parse(runtime.context);
    const begun = { ...footing, at: now };
    if (turn.input.kind === "answer" && frame.pending?.id !== turn.input.proposalId) {
      const tasks = frame.held ? numbered([{ agent: "booking", kind: "resume" }]) : [];
      return { turn: planned(turn, { facts: [{ kind: "proposal_expired" }], tasks }), footing: begun };
    }
    // A tap says one thing and is not read; what waited for a yes no longer does.
    if (turn.input.kind === "select_slot") {
      const tasks = numbered(tapped(turn.input.slotId));
      return { turn: planned(turn, { tasks }), frame: { ...frame, pending: null }, footing: begun };
    }
    const { understanding } = turn;
    if (!understanding) throw new Error("The supervisor was reached before the message was understood.");
    const plan = planTurn({ understanding, frame, footing, directory: await directory(clinicId), now });
    return {
      turn: planned(turn, { facts: plan.facts, tasks: numbered(plan.tasks) }),
      frame: plan.frame,
      footing: { ...plan.footing, at: now },
    };
  };

/** The next task; with none left, what waited: a wish said before, or the offer to go on with what was set aside. */
function goOn({ turn, frame, footing }: typeof ConversationState.State): typeof ConversationState.Update {
  if (turn.hops >= MAX_HOPS)
    return { turn: { ...turn, tasks: [], facts: [...turn.facts, { kind: "not_understood" }] } };
  const hops = turn.hops + 1;
  if (turn.tasks.length > 0) return { turn: { ...turn, hops } };
  const lastWritten = writtenIn(turn.facts, footing.turn) ?? footing.lastWritten;
  const standing = { ...footing, lastWritten };
  // An emergency, a stop or a person asked for: nothing else is begun after it.
  if (turn.screened !== "pass") return { turn: { ...turn, hops }, footing: standing };
  const next = whatNext(frame, standing, turn.facts);
  if (!next) return { turn: { ...turn, hops }, footing: standing };
  const bodies = next.tasks ?? [];
  const tasks = bodies.map((body, index) => ({ ...body, id: `n${hops}.${index}` }) as Task);
  return {
    turn: { ...turn, hops, tasks, facts: [...turn.facts, ...(next.facts ?? [])] },
    frame: next.frame ?? frame,
    footing: { ...standing, ...next.footing },
  };
}

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
