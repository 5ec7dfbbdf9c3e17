import { pause } from "../platform/resilience/deadline.ts";
import { LlmFailure, mayPass, mayWorkElsewhere } from "./failure.ts";
import type { Use } from "./probe.ts";
import type { Server, Servers, Stay } from "./servers.ts";
import { failureOf } from "./turn.ts";

/**
 * Runs `attempt` at the least busy server and, when it fails before yielding anything and another may do better, at
 * the next: every server once. When there is no other, the same one once more, but only for what passes by itself.
 * Once something was yielded there is no second try: it may have been used. Throws LlmFailure.
 */
export async function* withFailOver<T>(options: {
  servers: Servers;
  use: Use;
  signal: AbortSignal;
  retryDelayMs: number;
  attempt: (stay: Stay) => AsyncIterable<T>;
}): AsyncGenerator<T> {
  const { servers, use, signal } = options;
  const tried = new Set<Server>();
  let failed: { failure: LlmFailure; server: Server } | null = null;
  let repeated = false;
  for (;;) {
    let stay = servers.enter(use, tried);
    if (!stay && failed && !repeated && tried.size === 1 && mayPass(failed.failure)) {
      repeated = true;
      tried.delete(failed.server);
      await pause(options.retryDelayMs, signal).catch((error: unknown) => {
        throw failureOf(error, signal);
      });
      stay = servers.enter(use, tried);
    }
    if (!stay) throw failed?.failure ?? servers.whyNone(use);
    tried.add(stay.server);
    let yielded = false;
    try {
      for await (const item of options.attempt(stay)) {
        yielded = true;
        yield item;
      }
      return;
    } catch (error) {
      if (yielded || !(error instanceof LlmFailure) || !mayWorkElsewhere(error)) throw error;
      failed = { failure: error, server: stay.server };
    }
  }
}
