import { MessagesValue, StateSchema } from "@langchain/langgraph";
import { z } from "zod";
import type { AskedField, Understanding } from "../understanding/acts.ts";
import type { AgendaItem, LastWritten, Parked } from "./agenda.ts";
import type { Fact } from "./facts.ts";
import { emptyFrame, type Frame } from "./frame.ts";
import type { TurnInput } from "./input.ts";
import type { PublicState, Reply } from "./reply.ts";
import type { Task, TaskBody, VisitTask } from "./tasks.ts";

/** What was done last on the clinic's side; decides what "yes", "the 8th" or "repeat" mean. */
export interface Footing {
  /** Turns so far. */
  turn: number;
  /** The task the patient is in, over turns. */
  active: "book" | "reschedule" | "cancel" | "waitlist" | null;
  /** Fields just asked for. */
  asked: AskedField[];
  /** A yes/no question other than a pending write. */
  yesNo: "handoff" | "resume" | "waitlist" | "replace" | "referral" | "established" | "emergency" | null;
  /** Ids of the visit types or practitioners last named to choose from, in that order. */
  choices: string[];
  /** Times in a row the kind of visit was asked. */
  asks: number;
  /** Times in a row nothing was understood. */
  misses: number;
  lastText: string;
  /** Wishes that wait their turn, in the order they were said. */
  agenda: AgendaItem[];
  /** Work set aside for something else; the last is taken up first. */
  parked: Parked[];
  lastWritten: LastWritten | null;
  /** A note for the desk waits; what is told of the patient goes with it. */
  noted: boolean;
  /** Times in a row that everything shown was turned down. */
  turnedDown: number;
  /** Instant of the turn before, ISO; null before the first. */
  at: string | null;
  /** The code was right: the clinic knows whom it talks to, and how to reach them. */
  proved: boolean;
  /** Work that waits for the answer to "which visit?". */
  afterChoice: VisitTask | null;
  /** Work that waits until the patient has proved who they are. */
  afterProof: TaskBody | null;
}

export const startFooting = (): Footing => ({
  turn: 0,
  active: null,
  asked: [],
  yesNo: null,
  choices: [],
  asks: 0,
  misses: 0,
  lastText: "",
  agenda: [],
  parked: [],
  lastWritten: null,
  noted: false,
  turnedDown: 0,
  at: null,
  proved: false,
  afterChoice: null,
  afterProof: null,
});

/** The patient drops everything: no task, no question of ours, and nothing waits. What was said and proved stays. */
export const nothingUnderWay = () => {
  const { active, asked, yesNo, choices, asks, misses, agenda, parked, turnedDown, afterChoice, afterProof } =
    startFooting();
  return { active, asked, yesNo, choices, asks, misses, agenda, parked, turnedDown, afterChoice, afterProof };
};

/** Which tier understood a message, how surely, and what it cost; for traces and developers, never for patients. */
export interface Reading {
  tier: "rules" | "model";
  confidence: number;
  /** Milliseconds of understanding alone. */
  ms: number;
  /** Calls to the model, whether or not they helped. */
  modelCalls: number;
}

/** This turn's own work; made new by every run. */
export interface TurnWork {
  runId: string;
  input: TurnInput;
  /** What the screen decided before anything else was read. */
  screened: "pass" | "emergency" | "control";
  understanding: Understanding | null;
  /** How the message was understood; null for a tap and for what the screen answered alone. */
  reading: Reading | null;
  planned: boolean;
  tasks: Task[];
  hops: number;
  facts: Fact[];
  reply: Reply | null;
  publicState: PublicState | null;
}

export const startTurn = (runId: string, input: TurnInput): TurnWork => ({
  runId,
  input,
  screened: "pass",
  understanding: null,
  reading: null,
  planned: false,
  tasks: [],
  hops: 0,
  facts: [],
  reply: null,
  publicState: null,
});

/**
 * The conversation as the graph keeps it: four channels, because every changed channel is one more row a checkpoint.
 * All values are made by our own code from checked input; the transcript is kept elsewhere (table `messages`).
 */
export const ConversationState = new StateSchema({
  frame: z.custom<Frame>().default(emptyFrame),
  footing: z.custom<Footing>().default(startFooting),
  turn: z.custom<TurnWork>(),
  /** This turn's tool calls and results, as AI/tool message pairs. */
  messages: MessagesValue,
});
export type ConversationState = typeof ConversationState.State;
export type ConversationUpdate = typeof ConversationState.Update;
