import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

/** So many requests per window and key. A quota of 0 means there is no limit. */
export interface RateLimitPolicy {
  /** Token for the response header: `session`. */
  name: string;
  quota: number;
  windowSeconds: number;
}

export interface RateLimitResult {
  allowed: boolean;
  remaining: number;
  /** Whole seconds, at least 1, until the quota is whole again. */
  resetSeconds: number;
}

export interface RateLimiter {
  policy: RateLimitPolicy;
  /** Counts one request of `key`. Never rejects: while Redis is away each process counts for itself. */
  take(key: string): Promise<RateLimitResult>;
}

/** Counts in this process, or with `redis` across all that share it. */
export function createRateLimiter({
  policy,
  redis,
}: {
  policy: RateLimitPolicy;
  redis?: Redis | undefined;
}): RateLimiter {
  const { name, quota, windowSeconds } = policy;
  if (quota === 0) return { policy, take: async () => ({ allowed: true, remaining: 0, resetSeconds: windowSeconds }) };
  const options = { points: quota, duration: windowSeconds, keyPrefix: `agentcare:limit:${name}` };
  const memory = new RateLimiterMemory(options);
  const limiter = redis
    ? new RateLimiterRedis({ ...options, storeClient: redis, rejectIfRedisNotReady: true, insuranceLimiter: memory })
    : memory;
  return {
    policy,
    async take(key) {
      try {
        return describe(true, await limiter.consume(key));
      } catch (refused) {
        // The library rejects with a plain result, not an error, when the quota is used up.
        if (refused instanceof RateLimiterRes) return describe(false, refused);
        throw refused;
      }
    },
  };
}

function describe(allowed: boolean, { remainingPoints, msBeforeNext }: RateLimiterRes): RateLimitResult {
  return { allowed, remaining: remainingPoints, resetSeconds: Math.max(1, Math.ceil(msBeforeNext / 1_000)) };
}
