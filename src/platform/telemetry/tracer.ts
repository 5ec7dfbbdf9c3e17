/** What is told of one turn: who by id, how long, how it went and how much. There is no field for words. */
export interface TurnTrace {
  clinicId: string;
  threadId: string;
  runId: string;
  durationMs: number;
  /** In order of their beginning, which is counted from the turn's. */
  steps: { name: string; startedAfterMs: number; durationMs: number }[];
  /** Which tier understood the message, where that is known. */
  tier: "rules" | "model" | null;
  outcome: TurnOutcome;
  counts: TurnCounts;
}

export type TurnOutcome = "replied" | "failed" | "cancelled";

export const COUNT_NAMES = [
  "facts",
  "cards",
  "suggestions",
  "tool_calls",
  "model_calls",
  "hops",
  /** Of the understanding, 0 to 1. */
  "confidence",
  "understanding_ms",
] as const;
export type TurnCounts = Partial<Record<(typeof COUNT_NAMES)[number], number>>;

export interface Tracer {
  /** Queues the turn and returns at once; never throws. */
  turn(trace: TurnTrace): void;
  /** Since the start: turns sent, turns lost to a failed request, turns dropped from a full queue, turns waiting. */
  stats(): { sent: number; failed: number; dropped: number; waiting: number };
  /** Resolves when what waits was sent or lost, or after `deadlineMs`. */
  flush(deadlineMs: number): Promise<void>;
}

/** For a process without a key: does nothing at all. */
export const silentTracer: Tracer = {
  turn() {},
  stats: () => ({ sent: 0, failed: 0, dropped: 0, waiting: 0 }),
  flush: async () => {},
};
