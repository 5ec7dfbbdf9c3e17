import { type Bulkhead, BulkheadFull } from "../platform/resilience/bulkhead.ts";
import { createDeadline, DeadlineExceeded } from "../platform/resilience/deadline.ts";
import { LlmFailure } from "./failure.ts";

/** One call's place in its bulkhead, under its total deadline. */
export interface Turn {
  readonly signal: AbortSignal;
  /** Gives the place back and stops what still runs. */
  close(): void;
}

/**
 * Waits for a place, at most `queueMs`; the total deadline runs from here. Throws LlmFailure `overloaded` when there
 * is no place in time, `cancelled` when a parent fires.
 */
export async function takeTurn(options: {
  bulkhead: Bulkhead;
  totalMs: number;
  queueMs: number;
  parents: Array<AbortSignal | undefined>;
}): Promise<Turn> {
  const { bulkhead } = options;
  const total = createDeadline({ label: "total", ms: options.totalMs, parents: options.parents });
  const queue = createDeadline({ label: "queue", ms: options.queueMs, parents: [total.signal] });
  try {
    const leave = await bulkhead.acquire(queue.signal);
    // However the turn ends, its place is free: also when its reader stalls for good.
    if (total.signal.aborted) leave();
    else total.signal.addEventListener("abort", leave, { once: true });
    return { signal: total.signal, close: total.close };
  } catch (error) {
    total.close();
    if (error instanceof BulkheadFull) throw new LlmFailure("overloaded", "queue_full");
    if (error instanceof DeadlineExceeded) throw new LlmFailure("overloaded", "queue_wait");
    throw new LlmFailure("cancelled", "cancelled");
  } finally {
    queue.close();
  }
}

/** The failure behind an error thrown under a call's signal; whatever fired the signal explains it. */
export function failureOf(error: unknown, signal: AbortSignal): LlmFailure {
  const cause: unknown = signal.aborted ? signal.reason : error;
  if (cause instanceof LlmFailure) return cause;
  if (cause instanceof DeadlineExceeded) {
    return new LlmFailure(cause.label === "total" ? "deadline_total" : "deadline_first_token", "deadline");
  }
  return signal.aborted ? new LlmFailure("cancelled", "cancelled") : new LlmFailure("unusable", "malformed");
}
