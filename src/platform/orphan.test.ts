import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { whenOrphaned } from "./orphan.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("calls back once, when the parent is another one", () => {
  let parent = 42;
  const callback = vi.fn();
  whenOrphaned(() => parent, callback);
  vi.advanceTimersByTime(10_000);
  expect(callback).not.toHaveBeenCalled();
  parent = 1;
  vi.advanceTimersByTime(10_000);
  expect(callback).toHaveBeenCalledTimes(1);
});
