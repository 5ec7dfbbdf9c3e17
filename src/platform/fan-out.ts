/** Called when something may have changed. Carries no payload: the reader reads PostgreSQL. Must not throw. */
export type Wake = () => void;

/**
 * Wakes the readers of a channel. Wakes may come early, twice or for nothing, so a reader reads from where it stopped;
 * none is lost for good: while other processes cannot be heard, every reader is woken at an interval instead.
 */
export interface FanOut {
  publish(channel: string): void;
  /** Returns what ends the subscription; ending twice is harmless. */
  subscribe(channel: string, listener: Wake): () => void;
  close(): Promise<void>;
}

/** Readers and writers of one process. */
export function createLocalFanOut(): FanOut {
  const listeners = createListeners();
  return {
    publish: listeners.wake,
    subscribe: listeners.add,
    close: async () => listeners.clear(),
  };
}

/** Who listens to what. `onFirst` and `onLast` tell when a channel gets its first listener and loses its last. */
export function createListeners({ onFirst, onLast }: { onFirst?: Wakeable; onLast?: Wakeable } = {}) {
  const byChannel = new Map<string, Set<{ wake: Wake }>>();
  return {
    add(channel: string, wake: Wake): () => void {
      // Wrapped, so that the same function subscribed twice counts twice.
      const entry = { wake };
      const entries = byChannel.get(channel) ?? new Set();
      byChannel.set(channel, entries.add(entry));
      if (entries.size === 1) onFirst?.(channel);
      return () => {
        if (!entries.delete(entry) || entries.size > 0) return;
        byChannel.delete(channel);
        onLast?.(channel);
      };
    },
    /** A copy is walked: a listener may end its subscription while it is called. */
    wake(channel: string): void {
      for (const { wake } of [...(byChannel.get(channel) ?? [])]) wake();
    },
    channels: (): string[] => [...byChannel.keys()],
    clear: () => byChannel.clear(),
  };
}

type Wakeable = (channel: string) => void;
