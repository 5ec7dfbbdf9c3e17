/** How often the parent is looked for. */
const EVERY_MS = 1_000;

/**
 * Calls back once when the process that started this one is gone. npm hands a signal to its shell, which ends without
 * handing it on: the server would be left behind, and its port with it.
 */
export function whenOrphaned(parent: () => number, callback: () => void, everyMs: number = EVERY_MS): void {
  const first = parent();
  const timer = setInterval(() => {
    if (parent() === first) return;
    clearInterval(timer);
    callback();
  }, everyMs);
  timer.unref();
}
