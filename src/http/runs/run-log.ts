import { type AGUIEvent, EventType } from "@ag-ui/core";
import { type Db, withClinic } from "../../../db/client.ts";
import { appendRunEvents, listRunEvents, readRunLog } from "../../../db/queries/runs.ts";
import type { FanOut } from "../../platform/fan-out.ts";
import { isTerminal, runCancelled, runStarted } from "../ag-ui.ts";
import type { LoggedEvent, Session } from "./runs.ts";

/** This process no longer holds the thread's lease: another one carries the run on. */
export class LeaseLost extends Error {
  override readonly name = "LeaseLost";
}

const channelOf = (threadId: string, runId: string): string => `run:${threadId}:${runId}`;

export interface RunWriter {
  /** The sequence of the last event written. */
  readonly last: number;
  /** Writes in order; throws `LeaseLost` when the lease has moved on. In `tx`, so that other rows go with it. */
  append(tx: Db, events: readonly AGUIEvent[]): Promise<void>;
  /** Steps that were begun in the log and not ended. */
  openSteps(): string[];
  /** Wakes whoever follows; call it after the commit. */
  publish(): void;
}

/** A reader looks again this often without being woken: the writer may be a process that cannot be heard from here. */
const POLL_MS = 1_000;

/** The log of what runs told their clients: written first, then sent. */
export function createRunLog({ db, fanOut, pollMs = POLL_MS }: { db: Db; fanOut: FanOut; pollMs?: number }) {
  return {
    /**
     * Writes a run's events from where its log stands (a process that died may have written some). A writer whose
     * transaction failed no longer knows where that is: take a new one.
     */
    async writer({ clinicId, threadId }: Session, runId: string, token: number, fresh: boolean): Promise<RunWriter> {
      const key = { clinicId, threadId, runId };
      const written = fresh ? [] : await withClinic(db, clinicId, (tx) => listRunEvents(tx, key, 0));
      let last = written.at(-1)?.sequence ?? 0;
      const open = new Set<string>();
      // Written by this module from our own mapper.
      for (const { event } of written) noteStep(open, event as AGUIEvent);
      return {
        get last() {
          return last;
        },
        async append(tx, events) {
          if (events.length === 0) return;
          if (!(await appendRunEvents(tx, key, { after: last, token, events }))) throw new LeaseLost();
          last += events.length;
          for (const event of events) noteStep(open, event);
        },
        openSteps: () => [...open],
        publish: () => fanOut.publish(channelOf(threadId, runId)),
      };
    },

    /** Wakes the run's followers to look again (its status changed without an event). */
    wake: ({ threadId }: Session, runId: string): void => fanOut.publish(channelOf(threadId, runId)),

    /** Logged events after `after`, then live ones, until the run's last; ends early when `signal` does. */
    async *follow(
      { clinicId, threadId }: Session,
      runId: string,
      after: number,
      signal: AbortSignal,
    ): AsyncGenerator<LoggedEvent> {
      const key = { clinicId, threadId, runId };
      const wake = createWake(signal, pollMs);
      const unsubscribe = fanOut.subscribe(channelOf(threadId, runId), wake.now);
      let last = after;
      try {
        while (!signal.aborted) {
          wake.reset();
          const run = await withClinic(db, clinicId, (tx) => readRunLog(tx, key, last));
          const { status, events } = run ?? { status: "failed" as const, events: [] };
          const over = status !== "queued" && status !== "running";
          for (const { sequence, event } of events) {
            last = sequence;
            // Written by this module from our own mapper.
            yield { sequence, event: event as AGUIEvent };
            if (isTerminal(event as AGUIEvent)) return;
          }
          if (over) {
            // Cancelled while it waited: it never had events of its own.
            if (last === 0) yield { sequence: 1, event: runStarted({ threadId, runId }) };
            if (last <= 1) yield { sequence: 2, event: runCancelled({ threadId, runId }) };
            return;
          }
          await wake.wait();
        }
      } finally {
        unsubscribe();
        wake.end();
      }
    },
  };
}

export type RunLog = ReturnType<typeof createRunLog>;

function noteStep(open: Set<string>, event: AGUIEvent): void {
  if (event.type === EventType.STEP_STARTED) open.add(event.stepName);
  if (event.type === EventType.STEP_FINISHED) open.delete(event.stepName);
}

/**
 * A wake that came while nobody waited is remembered, so none is missed between a read and the wait after it. A wait
 * ends by itself after `pollMs`.
 */
function createWake(signal: AbortSignal, pollMs: number) {
  let woken = false;
  let resolve: (() => void) | null = null;
  const now = () => {
    woken = true;
    resolve?.();
  };
  signal.addEventListener("abort", now, { once: true });
  return {
    now,
    reset: () => {
      woken = signal.aborted;
    },
    wait: () =>
      new Promise<void>((done) => {
        const timer = setTimeout(done, pollMs);
        resolve = () => {
          clearTimeout(timer);
          done();
        };
        if (woken) resolve();
      }),
    end: () => signal.removeEventListener("abort", now),
  };
}
