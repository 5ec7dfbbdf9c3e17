import { backOffMs, MAX_ATTEMPTS } from "./back-off.ts";
import type { Listener } from "./listener.ts";
import { Problem, Unreachable } from "./problem.ts";

export type Patiently = ReturnType<typeof createPatience>;

/** `wait` may end early when the network is back; `random` is in [0, 1). */
export function createPatience({
  wait,
  random,
}: {
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  random: () => number;
}) {
  /**
   * Tries `once` until it gives something other than undefined; whenever `reached` has changed, it begins to count anew.
   * Throws the refusal that no repetition helps, and `Unreachable` when there were enough.
   */
  return async function patiently<T>(
    once: () => Promise<T | undefined>,
    listener: Listener,
    signal: AbortSignal,
    reached: () => unknown = () => null,
  ): Promise<T> {
    for (let failures = 0; ; ) {
      signal.throwIfAborted();
      const before = reached();
      let retryAfterMs: number | null = null;
      try {
        const result = await once();
        if (result !== undefined) {
          listener.connection("online");
          return result;
        }
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Problem) {
          if (!error.passing) throw error;
          retryAfterMs = error.retryAfterMs;
        }
        // Anything else is the network's: a refused connection or one that was cut.
      }
      failures = reached() === before ? failures + 1 : 1;
      if (failures > MAX_ATTEMPTS) throw new Unreachable("The connection could not be restored.");
      listener.connection("reconnecting");
      await wait(Math.max(backOffMs(failures, random), Math.min(retryAfterMs ?? 0, 30_000)), signal);
    }
  };
}
