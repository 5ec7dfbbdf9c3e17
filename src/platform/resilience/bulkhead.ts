/** How many calls run at once, and how many more may wait for their turn. */
export interface BulkheadPolicy {
  max: number;
  queue: number;
}

/** Refused at once: every place and every seat in the queue is taken. */
export class BulkheadFull extends Error {
  override readonly name = "BulkheadFull";
  readonly bulkhead: string;
  constructor(bulkhead: string, policy: BulkheadPolicy) {
    super(`Bulkhead "${bulkhead}" is full: ${policy.max} running and ${policy.queue} waiting. Try again later.`);
    this.bulkhead = bulkhead;
  }
}

export interface Bulkhead {
  /**
   * Waits for a place, first come first served, and returns what gives it back (calling that twice is harmless).
   * Throws BulkheadFull at once when the queue is full, and the signal's reason when it fires while waiting.
   */
  acquire(signal?: AbortSignal): Promise<() => void>;
  active(): number;
  waiting(): number;
}

/**
 * Our own, not cockatiel's, because there a queued call whose signal fires is told so only when its turn comes.
 *
 * Throws RangeError when `max` is not a positive integer or `queue` is negative.
 */
export function createBulkhead({ name, policy }: { name: string; policy: BulkheadPolicy }): Bulkhead {
  if (!Number.isSafeInteger(policy.max) || policy.max < 1) {
    throw new RangeError(`Bulkhead "${name}": "max" must be a positive integer, got ${policy.max}.`);
  }
  if (!Number.isSafeInteger(policy.queue) || policy.queue < 0) {
    throw new RangeError(`Bulkhead "${name}": "queue" must be zero or a positive integer, got ${policy.queue}.`);
  }
  let active = 0;
  const queue: Array<() => void> = [];

  function place(): () => void {
    let held = true;
    return () => {
      if (!held) return;
      held = false;
      const next = queue.shift();
      // The place goes straight to the next in line, so a newcomer cannot slip in between.
      if (next) next();
      else active -= 1;
    };
  }

  async function acquire(signal?: AbortSignal): Promise<() => void> {
    signal?.throwIfAborted();
    if (active < policy.max) {
      active += 1;
      return place();
    }
    if (queue.length >= policy.queue) throw new BulkheadFull(name, policy);
    return new Promise((resolve, reject) => {
      const admit = () => {
        signal?.removeEventListener("abort", leave);
        resolve(place());
      };
      const leave = () => {
        queue.splice(queue.indexOf(admit), 1);
        reject(signal?.reason);
      };
      queue.push(admit);
      signal?.addEventListener("abort", leave, { once: true });
    });
  }

  return { acquire, active: () => active, waiting: () => queue.length };
}
