import { createListeners, type FanOut } from "./fan-out.ts";
import { newRandomId } from "./ids.ts";
import type { Logger } from "./logger.ts";
import { closeRedis, connectRedis, redisAnswers } from "./redis.ts";

const PREFIX = "agentcare:wake:";

interface RedisFanOutOptions {
  url: string;
  logger: Logger;
  /** How often the connection is tested, and how often every reader is woken while others cannot be heard. */
  pollMs?: number;
}

/**
 * Readers and writers of many processes, over Redis pub/sub. Those of this process wake each other directly. While
 * Redis is away, silent or not yet subscribed, every reader is woken each `pollMs`, and once more when it is back: what
 * was published in between is found by reading. So an outage costs at most `pollMs` of delay.
 */
export function createRedisFanOut({ url, logger, pollMs = 500 }: RedisFanOutOptions): FanOut {
  const self = newRandomId();
  const publisher = connectRedis({ url, logger });
  const subscriber = connectRedis({ url, logger });
  const listeners = createListeners({
    onFirst: (channel) => void follow([channel]),
    onLast: (channel) => {
      attempts.delete(channel);
      confirmed.delete(channel);
      subscriber.unsubscribe(PREFIX + channel).catch(() => undefined);
    },
  });
  // Channels Redis has confirmed on this connection; every other one is polled.
  const confirmed = new Set<string>();
  // The newest subscription of each channel: a late answer to an older one confirms nothing.
  const attempts = new Map<string, symbol>();
  // What Redis did not take: said again when it is back. A wake that comes twice does no harm.
  const unsent = new Set<string>();
  let closed = false;

  /** Wakes after the confirmation too: something may have been published before it. */
  async function follow(channels: string[]): Promise<void> {
    if (channels.length === 0) return;
    const attempt = Symbol();
    for (const channel of channels) attempts.set(channel, attempt);
    try {
      await subscriber.subscribe(...channels.map((channel) => PREFIX + channel));
    } catch {
      return; // The next check tries again.
    }
    for (const channel of channels) {
      if (attempts.get(channel) !== attempt) continue;
      confirmed.add(channel);
      listeners.wake(channel);
    }
  }

  function announce(channel: string): void {
    publisher.publish(PREFIX + channel, self).catch(() => unsent.add(channel));
  }

  function announceAgain(): void {
    const channels = [...unsent];
    unsent.clear();
    for (const channel of channels) announce(channel);
  }

  async function check(): Promise<void> {
    if (publisher.status === "ready") announceAgain();
    const listening = listeners.channels();
    const heard = listening.length === 0 || (await redisAnswers(subscriber));
    if (closed) return;
    if (!heard) confirmed.clear();
    const unheard = listening.filter((channel) => !confirmed.has(channel));
    for (const channel of unheard) listeners.wake(channel);
    if (heard) await follow(unheard);
  }

  let checking = false;
  const timer = setInterval(() => {
    if (checking) return;
    checking = true;
    void check().finally(() => {
      checking = false;
    });
  }, pollMs);

  publisher.on("ready", announceAgain);
  subscriber.on("close", () => confirmed.clear());
  subscriber.on("ready", () => void follow(listeners.channels()));
  subscriber.on("message", (name: string, sender: string) => {
    if (sender !== self) listeners.wake(name.slice(PREFIX.length));
  });

  return {
    publish(channel) {
      listeners.wake(channel);
      announce(channel);
    },
    subscribe: listeners.add,
    async close() {
      closed = true;
      clearInterval(timer);
      listeners.clear();
      await Promise.all([closeRedis(publisher), closeRedis(subscriber)]);
    },
  };
}
