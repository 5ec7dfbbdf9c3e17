/** As long as a shared device may show a conversation that nobody is in. */
export const IDLE_MS = 30 * 60_000;

/**
 * Calls `over` once nobody has done anything for `afterMs`. `startTimer` returns its own cancel. A device that slept
 * through the time is noticed at the next `touch`: it says false then, and what was touched is already gone.
 */
export function createIdle({
  afterMs = IDLE_MS,
  now,
  startTimer,
  over,
}: {
  afterMs?: number;
  now: () => number;
  startTimer: (ms: number, late: () => void) => () => void;
  over: () => void;
}) {
  let last = now();
  let cancel = () => {};
  return {
    touch(): boolean {
      const at = now();
      const inTime = at - last < afterMs;
      last = at;
      if (!inTime) over();
      // After `over`, which may have touched it again.
      cancel();
      cancel = startTimer(afterMs, over);
      return inTime;
    },
    stop: () => cancel(),
  };
}
