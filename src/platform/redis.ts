import { Redis } from "ioredis";
import type { Logger } from "./logger.ts";

/**
 * A connection that fails fast and comes back by itself: a command answers or rejects within `commandTimeoutMs`, also
 * when the server is reachable but silent, and nothing is queued while it is away. Errors are logged, never thrown.
 * Returns at once; whether it is connected is `redis.status === "ready"`.
 */
export function connectRedis({
  url,
  logger,
  commandTimeoutMs = 100,
}: {
  url: string;
  logger: Logger;
  commandTimeoutMs?: number;
}): Redis {
  const redis = new Redis(url, {
    commandTimeout: commandTimeoutMs,
    connectTimeout: 2_000,
    // Silent for this long with a command under way: the connection is given up and made anew.
    socketTimeout: 1_000,
    maxRetriesPerRequest: 1,
    enableOfflineQueue: false,
    autoResubscribe: false,
    // A command that was sent when the connection broke may have run: it fails instead of running twice.
    autoResendUnfulfilledCommands: false,
    retryStrategy: (attempt) => Math.min(50 * 2 ** Math.min(attempt, 6), 2_000) * (0.5 + Math.random() / 2),
  });
  let state = "connecting";
  const turn = (next: string) => {
    if (next === state) return;
    state = next;
    logger[next === "lost" ? "warn" : "info"]("redis_connection", { part: "redis", state: next });
  };
  redis.on("ready", () => turn("ready"));
  redis.on("close", () => turn("lost"));
  // Without a listener ioredis prints the error itself; reconnecting is under way, so once per outage is enough.
  redis.on("error", (error: unknown) => {
    if (state !== "lost") logger.warn("redis_error", { part: "redis", error });
  });
  return redis;
}

/** Says goodbye when the server hears it, hangs up when it does not. */
export async function closeRedis(redis: Redis): Promise<void> {
  if (redis.status === "ready") await redis.quit().catch(() => undefined);
  redis.disconnect();
}

/** Whether the server answers now; decided within the command timeout. */
export async function redisAnswers(redis: Redis): Promise<boolean> {
  if (redis.status !== "ready") return false;
  return redis.ping().then(
    () => true,
    () => false,
  );
}
