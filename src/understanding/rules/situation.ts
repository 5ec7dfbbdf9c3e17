import type { Expectation, Intent } from "../acts.ts";

/** What the other side did just before, as far as it changes what words mean. */
export interface Situation {
  /** The clinic's side has spoken in this conversation. */
  started: boolean;
  asked: ReadonlySet<string>;
  /** Things to choose from that stand unanswered. */
  offered: "none" | "one" | "many";
  /** A write that waits for its yes. */
  pending: Intent | null;
  /** A plain yes/no question, e.g. "shall I book it?"; the task it would begin. */
  yesNo: { task: Intent | null } | null;
  /** "Anything else?" */
  more: boolean;
  /** The last thing was done, or could not be done. */
  done: boolean;
  failed: boolean;
  /** The task in progress. */
  task: Intent;
}

export const FRESH: Situation = {
  started: false,
  asked: new Set(),
  offered: "none",
  pending: null,
  yesNo: null,
  more: false,
  done: false,
  failed: false,
  task: "none",
};

export function situationOf(expectation: Expectation): Situation {
  const { asked, offered, pending, yesNo } = expectation;
  return {
    ...FRESH,
    // Nothing expected is also how a conversation looks before its first reply; "yes" then answers nothing.
    started: true,
    asked: new Set(asked),
    offered: offered.length === 0 ? "none" : offered.length === 1 ? "one" : "many",
    pending,
    yesNo: yesNo ? { task: null } : null,
    task: pending ?? (offered.length > 0 || asked.length > 0 ? "book" : "none"),
  };
}

/** How many questions a bare "yes" could answer; it counts only when there is exactly one. */
export function openQuestions({ started, pending, yesNo, offered }: Situation): number {
  if (!started) return 1;
  const writes = (pending ? 1 : 0) + (yesNo ? 1 : 0);
  if (writes > 0) return writes;
  return offered === "one" ? 1 : offered === "many" ? 2 : 0;
}
