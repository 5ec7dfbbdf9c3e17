/** When a breaker opens, how long it stays open, and what closes it again. Times in milliseconds. */
export interface BreakerPolicy {
  /** Failures within `windowMs` that open the circuit. */
  failures: number;
  windowMs: number;
  /** From opening until trial calls are let through. */
  openMs: number;
  /** Trial calls that must succeed to close it; also the most that run at once while it is half-open. */
  successes: number;
}

export const defaultBreakerPolicy: BreakerPolicy = { failures: 3, windowMs: 60_000, openMs: 30_000, successes: 2 };

export type BreakerState = "closed" | "open" | "half-open";

/** Leave for one call. The first verdict counts, later ones are ignored. */
export interface Permit {
  success(): void;
  failure(): void;
  /** The call ended without telling anything about the other side (the caller left). */
  release(): void;
}

export interface CircuitBreaker {
  /** A permit, or null at once when the circuit is open or enough trial calls are running. */
  tryEnter(): Permit | null;
  state(): BreakerState;
}

/**
 * A breaker that hands out permits, so that a stream may hold one for as long as it lives. Our own, not cockatiel's,
 * because there a waiting caller hangs on the half-open trials, a call that was cancelled counts as a success or a
 * failure, and the clock cannot be passed in.
 *
 * Throws RangeError when a number in the policy is not positive.
 */
export function createCircuitBreaker(options: {
  policy?: BreakerPolicy;
  now: () => number;
  onChange?: (state: BreakerState) => void;
}): CircuitBreaker {
  const { policy = defaultBreakerPolicy, now, onChange } = options;
  assertPolicy(policy);
  let state: BreakerState = "closed";
  // Every change of state starts a new era; verdicts of calls begun in an older one say nothing about this one.
  let era = 0;
  let failedAt: number[] = [];
  let openedAt = 0;
  let trials = 0;
  let succeeded = 0;

  function become(next: BreakerState): void {
    state = next;
    era += 1;
    failedAt = [];
    trials = 0;
    succeeded = 0;
    if (next === "open") openedAt = now();
    onChange?.(next);
  }

  function refresh(): BreakerState {
    if (state !== "open") return state;
    const time = now();
    // A clock set back must not keep the circuit open for the length of the jump.
    if (time < openedAt) openedAt = time;
    if (time - openedAt >= policy.openMs) become("half-open");
    return state;
  }

  function onFailure(): void {
    const time = now();
    failedAt = [...failedAt.filter((at) => at <= time && time - at < policy.windowMs), time];
    if (state === "half-open" || failedAt.length >= policy.failures) become("open");
  }

  function onSuccess(): void {
    if (state !== "half-open") return;
    succeeded += 1;
    if (succeeded >= policy.successes) become("closed");
  }

  function tryEnter(): Permit | null {
    if (refresh() === "open") return null;
    if (state === "half-open" && trials + succeeded >= policy.successes) return null;
    trials += 1;
    const entered = era;
    let settled = false;
    const settle = (verdict: () => void) => () => {
      if (settled) return;
      settled = true;
      if (entered !== era) return;
      trials -= 1;
      verdict();
    };
    return { success: settle(onSuccess), failure: settle(onFailure), release: settle(() => {}) };
  }

  return { tryEnter, state: refresh };
}

function assertPolicy(policy: BreakerPolicy): void {
  for (const [name, value] of Object.entries(policy)) {
    if (!(value > 0)) throw new RangeError(`Circuit breaker: "${name}" must be a positive number, got ${value}.`);
  }
}
