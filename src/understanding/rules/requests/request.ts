import type { Intent } from "../../acts.ts";

/** What one clause asks for, read from its verb and its object. */
export interface Request {
  /** `foreign`: its object is another trade's, or a device's. */
  task: Exclude<Intent, "none" | "find"> | "foreign";
  strength: number;
  /** Told rather than asked: "I am away on Friday". Only somebody who keeps a calendar for the speaker acts on it. */
  stated: boolean;
  /** Said to every trade alike ("book", "I need"): it counts where nothing else in the message is another trade's. */
  loose: boolean;
  /** Its object is a pronoun, for something named before. */
  refers: boolean;
  /** Token indexes, `to` exclusive; `at` is the verb. */
  from: number;
  to: number;
  at: number;
}

/** A request as a clause's reader gives it; the clause itself is added by the caller. */
export type Reading = Pick<Request, "task" | "strength"> & Partial<Pick<Request, "stated" | "loose" | "refers">>;

/** Another trade's business. */
export const FOREIGN: Reading = { task: "foreign", strength: 0.9 };
/** How far a verb with its object is believed; the second where the object alone would not prove it. */
export const SURELY = 0.95;
export const LIKELY = 0.85;
