import { setTimeout as pause } from "node:timers/promises";
import type { AGUIEvent } from "@ag-ui/core";
import { EventType } from "@ag-ui/core";
import type { TurnInput } from "../../src/graph/input.ts";
import type { LoggedEvent, Runs, Session, SubmitRun } from "../../src/http/runs/runs.ts";
import { RunsUnavailable } from "../../src/http/runs/runs.ts";

/** What a client does once in a while, or has done to it. */
export interface Mishaps {
  /** The same message is sent twice at once. */
  twice?: boolean;
  /** The stream breaks off after its first event, and is followed again from there. */
  breaksOff?: boolean;
  /** Happens when the turn has begun: its first event was seen. */
  whenBegun?: () => Promise<void>;
}

/** How often a client tries again, and how long it waits before it does. */
const TRIES = 8;
const PAUSE_MS = 150;

/**
 * Sends one message and follows its run to the end, as a good client does: the same message again when it could not be
 * stored, the stream from its last event when it broke off. Throws what still fails then.
 */
export async function sendAndFollow(
  runs: Runs,
  session: Session,
  { runId, messageId, input }: { runId: string; messageId: string; input: TurnInput },
  mishaps: Mishaps = {},
): Promise<AGUIEvent[]> {
  const run: SubmitRun = { runId, messageId, input };
  const send = () =>
    patiently(
      () => runs.submit(session, run),
      (error) => error instanceof RunsUnavailable,
    );
  await Promise.all(mishaps.twice ? [send(), send()] : [send()]);
  const seen: LoggedEvent[] = [];
  let { breaksOff = false, whenBegun } = mishaps;
  await patiently(
    async () => {
      while (!isOver(seen)) {
        const leaves = new AbortController();
        const events = await runs.follow(session, runId, seen.at(-1)?.sequence ?? 0, leaves.signal);
        if (!events) throw new Error("The run is gone.");
        for await (const event of events) {
          seen.push(event);
          await whenBegun?.();
          whenBegun = undefined;
          if (breaksOff) break;
        }
        if (!breaksOff && !isOver(seen)) throw new Error("The stream ended before its run did.");
        if (breaksOff) leaves.abort();
        breaksOff = false;
      }
    },
    () => true,
  );
  return seen.map(({ event }) => event);
}

const isOver = (seen: readonly LoggedEvent[]): boolean => {
  const last = seen.at(-1)?.event.type;
  return last === EventType.RUN_FINISHED || last === EventType.RUN_ERROR;
};

async function patiently<T>(work: () => Promise<T>, mayTryAgain: (error: unknown) => boolean): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (tries === TRIES || !mayTryAgain(error)) throw error;
      await pause(PAUSE_MS);
    }
  }
}
