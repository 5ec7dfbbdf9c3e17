/** Waits, but no longer than until the network or the tab is back; without a network, for it however long it takes. */
export function waitOrWake(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = new AbortController();
    const finish = () => {
      done.abort();
      clearTimeout(timer);
      if (signal?.aborted) reject(signal.reason);
      else resolve();
    };
    const timer = navigator.onLine ? setTimeout(finish, ms) : undefined;
    const options = { signal: done.signal };
    addEventListener("online", finish, options);
    document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && finish(), options);
    signal?.addEventListener("abort", finish, options);
  });
}
