/** Why a signal fired: the time named by `label` was used up. */
export class DeadlineExceeded extends Error {
  override readonly name = "DeadlineExceeded";
  readonly label: string;
  constructor(label: string, ms: number) {
    super(`Deadline "${label}" of ${ms} ms exceeded.`);
    this.label = label;
  }
}

export interface Deadline {
  /** Fires when the time is up, when a parent fires (with the parent's reason), or on `abort`. */
  readonly signal: AbortSignal;
  /** What was waited for came in time: the clock stops, the parents are still followed. */
  met(): void;
  abort(reason: unknown): void;
  /** Ends it and stops what still runs under the signal. Call it in a `finally`, or a parent keeps a listener. */
  close(): void;
}

/**
 * One deadline under any number of parent signals. Instead of AbortSignal.any and AbortSignal.timeout, because those
 * cannot be let go of: a long-lived parent would keep every call it ever bounded.
 */
export function createDeadline(options: {
  label: string;
  ms: number;
  parents?: Array<AbortSignal | undefined>;
}): Deadline {
  const { label, ms } = options;
  const parents = (options.parents ?? []).filter((parent) => parent !== undefined);
  const controller = new AbortController();
  const timer = setTimeout(() => abort(new DeadlineExceeded(label, ms)), ms);
  const followers = parents.map((parent) => ({ parent, follow: () => abort(parent.reason) }));

  function letGo(): void {
    clearTimeout(timer);
    for (const { parent, follow } of followers) parent.removeEventListener("abort", follow);
  }

  function abort(reason: unknown): void {
    letGo();
    controller.abort(reason);
  }

  for (const { parent, follow } of followers) {
    if (parent.aborted) {
      follow();
      break;
    }
    parent.addEventListener("abort", follow, { once: true });
  }

  return {
    signal: controller.signal,
    met: () => clearTimeout(timer),
    abort,
    close: () => abort(new DOMException("Closed.", "AbortError")),
  };
}

/**
 * The promise's outcome, or the signal's reason as soon as it fires: for work that may not heed the signal itself.
 * The promise is then left to end on its own, and its late rejection is not reported as unhandled.
 */
export function whileAlive<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(signal.reason);
    if (signal.aborted) stop();
    else signal.addEventListener("abort", stop, { once: true });
    const done = () => signal.removeEventListener("abort", stop);
    promise.then(
      (value) => {
        done();
        resolve(value);
      },
      (error) => {
        done();
        reject(error);
      },
    );
  });
}

/** Waits `ms`, or throws the signal's reason as soon as it fires. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason);
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener("abort", stop);
      resolve();
    }, ms);
    signal.addEventListener("abort", stop, { once: true });
  });
}
