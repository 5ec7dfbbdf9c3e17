import type { Context } from "hono";
import { createMiddleware } from "hono/factory";
import type { RateLimiter } from "../platform/rate-limit.ts";
import type { AppEnv } from "./app-env.ts";
import { Problem } from "./problem.ts";

/**
 * Counts the request under `key` and answers 429 when the quota is used up. Says how things stand in the headers of
 * draft-ietf-httpapi-ratelimit-headers-11; several limits on one route are listed one after another.
 */
export const limitRate = ({ limiter, key }: { limiter: RateLimiter; key: (c: Context<AppEnv>) => string }) =>
  createMiddleware<AppEnv>(async (c, next) => {
    const { name, quota, windowSeconds } = limiter.policy;
    if (quota === 0) return next();
    const { allowed, remaining, resetSeconds } = await limiter.take(key(c));
    c.header("RateLimit-Policy", `"${name}";q=${quota};w=${windowSeconds}`, { append: true });
    c.header("RateLimit", `"${name}";r=${remaining};t=${resetSeconds}`, { append: true });
    if (!allowed) {
      throw new Problem("rate_limited", `Too many requests. Please try again in ${resetSeconds} seconds.`, {
        headers: { "Retry-After": String(resetSeconds) },
      });
    }
    await next();
  });
