import { isConnectionLost } from "../connection-lost.ts";
import { pause } from "./deadline.ts";

/**
 * How often work whose connection broke is tried again. When the database restarts, every idle connection of a pool may
 * fail once before new ones are made.
 */
export const TRIES_WHEN_LOST = 8;

/** Before try `tries` + 1; the driver drops its dead connections meanwhile. */
export const pauseBeforeNext = (tries: number, signal: AbortSignal): Promise<void> => pause(50 * tries, signal);

/** Does `work` again while its connection breaks, a few seconds at most; it must have its effect once however often it runs. */
export async function againWhenLost<Result>(
  work: () => Promise<Result>,
  signal: AbortSignal = new AbortController().signal,
): Promise<Result> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await work();
    } catch (error) {
      if (signal.aborted || tries > TRIES_WHEN_LOST || !isConnectionLost(error)) throw error;
      await pauseBeforeNext(tries, signal);
    }
  }
}
