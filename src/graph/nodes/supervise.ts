import type { GraphNode } from "@langchain/langgraph";
import { withKnownPatient, withoutLent } from "../../agents/known-patient.ts";
import { whatNext, writtenIn } from "../../agents/supervisor/agenda.ts";
import { planTurn } from "../../agents/supervisor/plan.ts";
import type { Plan } from "../../agents/supervisor/planning.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import { RunContext } from "../context.ts";
import type { Frame } from "../frame.ts";
import type { ConversationState, ConversationUpdate } from "../state.ts";
import type { Task, TaskBody } from "../tasks.ts";

type Conversation = Pick<ConversationState, "turn" | "frame" | "footing">;

/** More agent runs than this in one turn is a loop between agents, and ends with a word about it. */
const MAX_HOPS = 12;

/**
 * Plans the turn once, then sends its tasks to their agents one after another; when they are done, or there were none,
 * what waited its turn follows. An answer to a proposal counts only for the very proposal that is pending.
 */
export const createSupervise =
  ({
    directory,
  }: {
    directory: (clinicId: string) => Promise<ClinicDirectory>;
  }): GraphNode<typeof ConversationState, RunContext> =>
  async (state, runtime) => {
    if (state.turn.planned) return goOn(state);
    const { clinicId, now, knownPatient } = RunContext.parse(runtime.context);
    const known = (frame: Frame) => withKnownPatient(frame, knownPatient, state.footing.turn);
    const before = knownPatient ? state : withoutLent(state);
    const plan = planOf({ ...before, frame: known(before.frame) }, await directory(clinicId), now);
    const { facts, tasks: planned, footing } = plan;
    // Once more: the plan may have begun anew, or come back from another person to them.
    const frame = known(plan.frame);
    // What the screen ordered goes first.
    const tasks = [...state.turn.tasks, ...planned.map((body, index) => ({ ...body, id: `t${index}` }) as Task)];
    const begun = {
      turn: {
        ...state.turn,
        planned: true,
        hops: 1,
        facts: [...state.turn.facts, ...facts],
        tasks,
      },
      frame,
      footing: { ...footing, at: now },
    };
    return tasks.length > 0 ? begun : { ...begun, ...goOn(begun) };
  };

function planOf({ turn, frame, footing }: Conversation, directory: ClinicDirectory, now: string): Plan {
  const { input, understanding } = turn;
  if (input.kind === "answer" && frame.pending?.id !== input.proposalId) {
    const tasks: TaskBody[] = frame.held ? [{ agent: "booking", kind: "resume" }] : [];
    return { facts: [{ kind: "proposal_expired" }], tasks, frame, footing };
  }
  // A tap says one thing and is not read; what waited for a yes no longer does. A tapped time is held whatever else is
  // shown by now: the scheduling rules judge it, not the page.
  if (input.kind === "select_slot") {
    const tasks: TaskBody[] = [{ agent: "booking", kind: "hold", slotId: input.slotId }];
    return { facts: [], tasks, frame: { ...frame, pending: null }, footing };
  }
  if (!understanding) throw new Error("The supervisor was reached before the message was understood.");
  return planTurn({ understanding, frame, footing, directory, now });
}

/** The next task; with none left, what waited: a wish said before, or the offer to go on with what was set aside. */
function goOn({ turn, frame, footing }: Conversation): ConversationUpdate {
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
