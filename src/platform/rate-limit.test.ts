import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { createRateLimiter } from "./rate-limit.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const policy = { name: "session", quota: 3, windowSeconds: 60 };

it("allows the quota, counts down, then refuses until the window is over", async () => {
  const { take } = createRateLimiter({ policy });
  const first = [await take("a"), await take("a"), await take("a")];
  expect(first.map(({ allowed, remaining }) => [allowed, remaining])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
  ]);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(await take("a")).toEqual({ allowed: false, remaining: 0, resetSeconds: 40 });
  await vi.advanceTimersByTimeAsync(41_000);
  expect(await take("a")).toMatchObject({ allowed: true, remaining: 2 });
});

it("counts each key for itself", async () => {
  const { take } = createRateLimiter({ policy: { ...policy, quota: 1 } });
  expect((await take("a")).allowed).toBe(true);
  expect((await take("a")).allowed).toBe(false);
  expect((await take("b")).allowed).toBe(true);
});

it("knows no limit at a quota of 0", async () => {
  const { take } = createRateLimiter({ policy: { ...policy, quota: 0 } });
  for (let attempt = 0; attempt < 100; attempt += 1) expect((await take("a")).allowed).toBe(true);
});
