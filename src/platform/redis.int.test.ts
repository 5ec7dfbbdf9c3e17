import type { Redis } from "ioredis";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { FanOut } from "./fan-out.ts";
import { silentLogger } from "./logger.ts";
import { createRateLimiter } from "./rate-limit.ts";
import { closeRedis, connectRedis, redisAnswers } from "./redis.ts";
import { createRedisFanOut } from "./redis-fan-out.ts";
import { createRedisTestServer, hasRedisServer, type RedisTestServer } from "./redis-test-server.ts";

/** Resolves at the listener's next wake. */
function nextWake(fanOut: FanOut, channel: string): Promise<void> {
  return new Promise((resolve) => {
    const end = fanOut.subscribe(channel, () => {
      end();
      resolve();
    });
  });
}

/** The next `ready` or `close`. Not `once` of node:events: that one rejects on the errors of every failed attempt. */
const happens = (redis: Redis, event: "ready" | "close") => new Promise<void>((resolve) => redis.once(event, resolve));

/** Counts wakes; `reach` resolves once there were that many. */
function counter() {
  let seen = 0;
  let check: () => void = () => undefined;
  return {
    count: () => {
      seen += 1;
      check();
    },
    seen: () => seen,
    reach: (wanted: number) =>
      new Promise<void>((resolve) => {
        check = () => seen >= wanted && resolve();
        check();
      }),
  };
}

describe.skipIf(!(await hasRedisServer()))("with a real Redis", () => {
  let server: RedisTestServer;
  beforeAll(async () => {
    server = await createRedisTestServer();
    await server.start();
  });
  afterAll(async () => {
    server.thaw();
    await server.kill();
  });
  const logger = silentLogger;

  it("rejects a command in time when the server is frozen, and works again when it is thawed", async () => {
    const redis = connectRedis({ url: server.url, logger, commandTimeoutMs: 50 });
    await happens(redis, "ready");
    server.freeze();
    await expect(redis.get("key")).rejects.toThrow(/timed out/i);
    expect(await redisAnswers(redis)).toBe(false);
    // It gives the silent connection up, and a new one is not ready before the server answers.
    await happens(redis, "close");
    await expect(redis.get("key")).rejects.toThrow();
    const ready = happens(redis, "ready");
    server.thaw();
    await ready;
    expect(await redis.get("key")).toBeNull();
    expect(await redisAnswers(redis)).toBe(true);
    await closeRedis(redis);
  });

  it("survives a server that is killed and started again", async () => {
    const redis = connectRedis({ url: server.url, logger });
    await happens(redis, "ready");
    const closed = happens(redis, "close");
    await server.kill();
    await closed;
    await expect(redis.get("key")).rejects.toThrow();
    const ready = happens(redis, "ready");
    await server.start();
    await ready;
    expect(await redis.set("key", "1")).toBe("OK");
    await closeRedis(redis);
  });

  it("wakes readers of other processes, and its own at once", async () => {
    const here = createRedisFanOut({ url: server.url, logger, pollMs: 3_600_000 });
    const there = createRedisFanOut({ url: server.url, logger, pollMs: 3_600_000 });
    const wakes = counter();
    there.subscribe("thread-1", wakes.count);
    // The first wake says that the subscription stands; from then on only a message can wake: polling is an hour off.
    await wakes.reach(1);
    const own = counter();
    here.subscribe("thread-1", own.count);
    here.publish("thread-1");
    expect(own.seen()).toBe(1);
    await wakes.reach(2);
    here.publish("thread-2");
    here.publish("thread-1");
    await wakes.reach(3);
    await Promise.all([here.close(), there.close()]);
  });

  it("wakes readers by polling while Redis is away, and finds what was published meanwhile", async () => {
    const there = createRedisFanOut({ url: server.url, logger, pollMs: 20 });
    await nextWake(there, "thread-2");
    await server.kill();
    // Nobody publishes, nobody can: these wakes are the polling.
    for (let wake = 0; wake < 3; wake += 1) await nextWake(there, "thread-2");
    await server.start();
    await nextWake(there, "thread-2");
    await there.close();
  });

  it("wakes readers by polling while Redis is frozen", async () => {
    const there = createRedisFanOut({ url: server.url, logger, pollMs: 20 });
    await nextWake(there, "thread-3");
    server.freeze();
    for (let wake = 0; wake < 3; wake += 1) await nextWake(there, "thread-3");
    server.thaw();
    await there.close();
  });

  it("counts one quota for all processes, and lets requests through by its own count while Redis is away", async () => {
    const first = connectRedis({ url: server.url, logger });
    const second = connectRedis({ url: server.url, logger });
    await Promise.all([happens(first, "ready"), happens(second, "ready")]);
    const policy = { name: crypto.randomUUID(), quota: 2, windowSeconds: 60 };
    const [one, two] = [createRateLimiter({ policy, redis: first }), createRateLimiter({ policy, redis: second })];
    expect([(await one.take("a")).allowed, (await two.take("a")).allowed]).toEqual([true, true]);
    expect([(await one.take("a")).allowed, (await two.take("a")).allowed]).toEqual([false, false]);
    const closed = Promise.all([happens(first, "close"), happens(second, "close")]);
    await server.kill();
    await closed;
    const alone = [await one.take("b"), await one.take("b"), await one.take("b")];
    expect(alone.map(({ allowed }) => allowed)).toEqual([true, true, false]);
    await server.start();
    await Promise.all([closeRedis(first), closeRedis(second)]);
  });
});

it("never crashes the process over a Redis that was never there", async () => {
  const redis = connectRedis({ url: "redis://127.0.0.1:1", logger: silentLogger });
  await happens(redis, "close");
  await expect(redis.get("key")).rejects.toThrow();
  const { take } = createRateLimiter({ policy: { name: "session", quota: 1, windowSeconds: 60 }, redis });
  expect((await take("a")).allowed).toBe(true);
  expect((await take("a")).allowed).toBe(false);
  await closeRedis(redis);
});
