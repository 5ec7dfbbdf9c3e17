import type { Card, PublicState } from "../src/graph/reply.ts";
import type { Outcome } from "./scenario/schema.ts";

/** How a message sounds. */
export const STYLES = ["plain", "terse", "chatty", "all_at_once", "typos", "hedging", "non_native"] as const;
export type Style = (typeof STYLES)[number];

/** Who answers: the system, or one of the baselines that a suite must tell from it. */
export const CONTESTANTS = ["system", "do_nothing", "always_book", "always_refuse", "reference"] as const;
export type Contestant = (typeof CONTESTANTS)[number];

/**
 * What the simulated person does next. `means` is what it stands for in their own mind, whatever the words: the
 * invariants compare writes with it. `wait`: time passes, and nothing is said.
 */
export type Move =
  | { kind: "text"; text: string; means: Meaning }
  | { kind: "tap"; slotId: string; text: string; means: "choice" }
  | { kind: "leave"; because: "done" | "gave_up" };
export type Meaning =
  | "wish"
  | "choice"
  | "details"
  | "code"
  | "yes"
  | "no"
  | "correction"
  | "question"
  | "remark"
  | "emergency"
  | "rephrase";

/** A row written, or changed, by one turn: by table, and what it is now. */
export interface Write {
  table: "appointments" | "waitlist_entries" | "handoffs" | "contact_preferences" | "holds";
  id: string;
  /** What became of it, such as `booked`, `cancelled`, `rescheduled`, `noted`, `joined`, `queued`. */
  what: string;
  /** Canonical fields of the row, as in `StateRow`. */
  fields: Readonly<Record<string, string | null>>;
}

/** A tool call of a turn. `refusal`: the code it was refused with; null: it did its work. */
export interface ToolCall {
  name: string;
  args: unknown;
  refusal: string | null;
}

/** One message and its answer. */
export interface TurnRecord {
  move: Exclude<Move, { kind: "leave" }>;
  /** Instant, ISO. */
  at: string;
  text: string;
  cards: Card[];
  suggestions: string[];
  /** What was pending before this turn: its id, kind, and summary. */
  pendingBefore: PublicState["pending"];
  state: PublicState | null;
  /** Message of a failed run; null: it ended well. */
  failed: string | null;
  /** Nodes of the graph, in order. */
  nodes: string[];
  tools: ToolCall[];
  writes: Write[];
  ms: number;
}

/** A row that the conversation left different, in words and values that do not change from run to run. */
export interface StateRow {
  table: Write["table"];
  fields: Readonly<Record<string, string | null>>;
}

/** One run of one scenario. Everything a grade needs, so that a stored one can be graded again. */
export interface TrialRecord {
  id: string;
  suite: string;
  suiteVersion: number;
  /** 1 to the number of trials. */
  trial: number;
  seed: number;
  style: Style;
  backend: string;
  contestant: Contestant;
  turns: TurnRecord[];
  /** Why it ended; `infrastructure`: something outside the system broke, and the run does not count. */
  ended: "done" | "gave_up" | "turn_limit" | "infrastructure";
  /** Goals the person saw reached. */
  reached: Outcome[];
  changed: StateRow[];
  /** The gold's changed rows, replayed on a fresh copy. */
  gold: StateRow[];
  /** Full names, phones and references of patients whom this conversation must not tell of. */
  strangers: string[];
  /** What went wrong outside of the system; null: nothing. */
  error: string | null;
  ms: number;
}

/** Who is at fault when a run fails. */
export const BLAME = ["agent", "user", "environment", "scenario"] as const;
export type Blame = (typeof BLAME)[number];

/** One thing that was not as it should be. `turn`: index of the turn, from 0; null: of the whole. */
export interface Finding {
  grader: "end_state" | "facts" | "forbidden" | "order" | "goals" | `invariant:${string}`;
  turn: number | null;
  message: string;
}

/** The verdict on one run. It passes when nothing was found. */
export interface Grade {
  passed: boolean;
  findings: Finding[];
  /** Null when it passed. */
  blame: Blame | null;
  /** Rows of the gold and of the run, side by side, for people. */
  diff: { missing: string[]; unexpected: string[] };
}

export interface GradedTrial {
  record: TrialRecord;
  grade: Grade;
}
