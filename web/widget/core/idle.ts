/** As long as a shared device may show a conversation that nobody is in. */
export const IDLE_MS = 30 * 60_000;

/** How long before that a reader is warned, and can keep it by doing anything at all. */
export const WARNED_MS = 2 * 60_000;

/**
 * Calls `soon` and then `over` once nobody has done anything for `afterMs`. `startTimer` returns its own cancel. A
 * device that slept through the time is noticed at the next `check`, or `touch`: that says false then, and what was
 * touched is already gone.
 */
export function createIdle({
  afterMs = IDLE_MS,
  warnedMs = WARNED_MS,
  now,
  startTimer,
  soon = () => {},
  over,
}: {
  afterMs?: number;
  warnedMs?: number;
  now: () => number;
  startTimer: (ms: number, late: () => void) => () => void;
  soon?: () => void;
  over: () => void;
}) {
  let last = now();
  let cancel = () => {};
  const inTime = () => now() - last < afterMs;
  const end = () => {
    last = now();
    over();
  };
  return {
    /** Timers sleep with the device: whether there is time left. */
    check(): boolean {
      const left = inTime();
      if (!left) end();
      return left;
    },
    touch(): boolean {
      const left = inTime();
      last = now();
      if (!left) over();
      // After `over`, which may have touched it again.
      cancel();
      cancel = startTimer(afterMs - warnedMs, () => {
        cancel = startTimer(warnedMs, end);
        soon();
      });
      return left;
    },
    stop: () => cancel(),
  };
}
