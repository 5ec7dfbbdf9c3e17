import type { DialogueAct } from "../acts.ts";
import type { Decision } from "../rules/decide-acts.ts";
import type { Signals } from "../rules/signals.ts";
import type { Situation } from "../rules/situation.ts";
import type { Told } from "./calendar-talk.ts";
import type { ContractFrame, Dialogue } from "./dialogue.ts";

export type Acts = Set<DialogueAct>;

/** One message as read, before the contract's conventions. */
export interface Turn {
  decision: Decision;
  situation: Situation;
  dialogue: Dialogue;
  /** What the message itself says of the visit. */
  said: ContractFrame;
  /** The provider's details it asks for, in the contract's words. */
  requested: readonly string[];
  /** It went on to an errand of another service; the rest is what was read. */
  errand: boolean;
  /** A clinician is wanted to be visited, not only found. */
  visits: boolean;
  /** Only free words of the clinic's side came before. */
  freely: boolean;
  /** How the clinic's side asked for a yes: it offered to book, read a write back in words alone, or neither. */
  asked: "offer" | "read-back" | null;
  /** A visit is asked for in so many words. */
  wishes: boolean;
  /** It holds a yes. */
  agrees: boolean;
  /** A few words without a negation. */
  short: boolean;
  /** What free words of the clinic's side told of the speaker's own calendar. */
  told: Told;
  signals: Signals;
  /** It asks something. */
  asks: boolean;
}

/** Nothing was read in it. */
export const saysNothing = (acts: Acts, { decision }: Turn): boolean =>
  acts.size === 0 || (decision.rule === "nothing" && acts.has("out-of-scope"));
