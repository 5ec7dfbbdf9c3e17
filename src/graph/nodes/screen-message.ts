import { RemoveMessage } from "@langchain/core/messages";
import { type GraphNode, REMOVE_ALL_MESSAGES } from "@langchain/langgraph";
import { type ScreenResult, screen } from "../../understanding/screen.ts";
import { saidAfterStartOver } from "../../understanding/start-over.ts";
import { RunContext } from "../context.ts";
import type { Fact } from "../facts.ts";
import { emptyFrame, whoOf } from "../frame.ts";
import {
  type ConversationState,
  type ConversationUpdate,
  type Footing,
  nothingUnderWay,
  type TurnWork,
} from "../state.ts";
import type { Task, TaskBody } from "../tasks.ts";

/**
 * First on every turn: red flags and control words, from the words alone. A red flag suspends what waited for a yes,
 * and nothing said later in the message can undo it; what is held stays held until it expires.
 */
export const screenMessage: GraphNode<typeof ConversationState, RunContext> = (state, runtime) => {
  const { turn } = state;
  const footing: Footing = { ...state.footing, turn: state.footing.turn + 1 };
  const clear = { messages: [new RemoveMessage({ id: REMOVE_ALL_MESSAGES })] };
  const { personHere } = RunContext.parse(runtime.context);
  if (turn.input.kind === "answer" || turn.input.kind === "select_slot") {
    return { ...clear, ...(personHere && muted(turn)), footing };
  }
  const result = screen(turn.input.text);
  if (result.kind === "emergency") {
    const work: TurnWork = {
      ...turn,
      screened: "emergency",
      planned: true,
      facts: [{ kind: "emergency", tier: result.tier }],
      tasks: [task({ agent: "handoff", kind: "request", reason: `red flag: ${result.class}`, urgency: "emergency" })],
    };
    return {
      ...clear,
      turn: work,
      footing: { ...footing, asked: [], yesNo: "emergency" },
      frame: { ...state.frame, pending: null },
    };
  }
  if (personHere) return { ...clear, ...muted(turn), footing };
  if (result.kind === "too_long") return { ...clear, ...unread(turn), footing };
  const soft = result.soft ? [{ kind: "danger_asked" } as const] : [];
  const asked = { ...state, turn: { ...turn, facts: [...soft, ...turn.facts] } };
  if (result.kind === "control") return { ...clear, ...control(result.control, asked, footing) };
  const anew = turn.input.kind === "text" ? saidAfterStartOver(turn.input.text) : null;
  if (anew !== null) return { ...clear, ...startedAnew(anew, asked, footing) };
  return { ...clear, ...(soft.length > 0 && { turn: asked.turn }), footing };
};

/**
 * "Start over. I need an exam on Tuesday": everything is dropped but who the patient is, the time that is held is given
 * back first, and only what follows is read.
 */
function startedAnew(
  text: string,
  { turn, frame }: typeof ConversationState.State,
  footing: Footing,
): ConversationUpdate {
  const { held } = frame;
  const release = held ? [task({ agent: "booking", kind: "release", holdId: held.holdId })] : [];
  return {
    turn: { ...turn, input: { kind: "text", text }, tasks: release },
    footing: { ...footing, ...nothingUnderWay() },
    frame: { ...emptyFrame(), ...whoOf(frame) },
  };
}

/** A person of the clinic answers; what is held and asked stays for when they hand back. */
const muted = (turn: TurnWork): ConversationUpdate => ({
  turn: { ...turn, screened: "control", planned: true, facts: [{ kind: "person_here" }], tasks: [] },
});

/** More than is read: not even a part of it is acted on, and everything stays as it was. */
const unread = (turn: TurnWork): ConversationUpdate => ({
  turn: { ...turn, screened: "control", planned: true, facts: [{ kind: "too_long" }], tasks: [] },
});

type Control = Extract<ScreenResult, { kind: "control" }>["control"];

function control(word: Control, state: typeof ConversationState.State, footing: Footing): ConversationUpdate {
  const { turn, frame } = state;
  const release: Task[] = frame.held ? [task({ agent: "booking", kind: "release" })] : [];
  const answer = (facts: Fact[], tasks: Task[]): TurnWork => ({
    ...turn,
    screened: "control",
    planned: true,
    facts: [...turn.facts, ...facts],
    tasks,
  });
  // Forgotten once the hold is given back; who the patient is was not what they wanted to drop.
  const dropped = frame.held
    ? { ...frame, pending: null, offered: [], shown: [] }
    : { ...emptyFrame(), ...whoOf(frame) };
  const idle: Footing = { ...footing, ...nothingUnderWay() };
  switch (word) {
    case "human": {
      const ask = task({
        agent: "handoff",
        kind: "request",
        reason: "the patient asked for a person",
        urgency: "routine",
      });
      return { turn: answer([], [ask]), footing };
    }
    case "stop":
      return { turn: answer([{ kind: "stopped" }], release), footing: idle, frame: dropped };
    case "start_over":
      return { turn: answer([{ kind: "started_over" }], release), footing: idle, frame: dropped };
    case "repeat":
      return footing.lastText
        ? { turn: answer([{ kind: "repeat", text: footing.lastText }], []), footing }
        : { footing };
    case "help":
      return { turn: answer([{ kind: "help" }], []), footing };
  }
}

const task = (body: TaskBody): Task => ({ id: "s0", ...body });
