import type { Fact } from "../../graph/facts.ts";
import type { Frame } from "../../graph/frame.ts";
import type { Footing } from "../../graph/state.ts";
import type { TaskBody } from "../../graph/tasks.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { DialogueAct, Understanding } from "../../understanding/acts.ts";
import type { Patched } from "./patch-frame.ts";

/** What to do this turn: facts known at once, then tasks in order. */
export interface Plan {
  frame: Frame;
  footing: Footing;
  facts: Fact[];
  tasks: TaskBody[];
}

/** What one rule of the planner decided; what it leaves out stays as it is. */
export interface Work {
  facts?: Fact[];
  tasks?: TaskBody[];
  frame?: Frame;
  footing?: Partial<Footing>;
  /** Nothing else of the message is acted on. */
  alone?: true;
}

/** All a rule may look at: the message as understood, and the conversation before and after what it told. */
export interface Planning extends Patched {
  understanding: Understanding;
  /** The frame as it was when the patient spoke. */
  before: Frame;
  footing: Footing;
  /** The yes/no question this message may answer. */
  asked: Footing["yesNo"];
  directory: ClinicDirectory;
  /** ISO instant of the turn. */
  now: string;
  has(...acts: DialogueAct[]): boolean;
}

/** A rule of the planner: its work, or null when it does not apply. */
export type Rule = (planning: Planning) => Work | null;

export const handoff = (reason: string): TaskBody => ({
  agent: "handoff",
  kind: "request",
  reason,
  urgency: "routine",
});

export const find = { agent: "availability", kind: "find" } as const satisfies TaskBody;

export const releaseIfHeld = (frame: Frame): TaskBody[] => (frame.held ? [{ agent: "booking", kind: "release" }] : []);

/** Back to what is held or on the table, if anything is. */
export const resumeIfAny = (frame: Frame): TaskBody[] =>
  frame.held || frame.offered.length > 0 ? [{ agent: "booking", kind: "resume" }] : [];

/** Something is half done: a time held, proposed or on the table, or a question of ours is open. */
export const underWay = (frame: Frame, footing: Footing): boolean =>
  frame.held !== null || frame.pending !== null || frame.offered.length > 0 || footing.asked.length > 0;
