import { expect, it } from "vitest";
import { backOffMs } from "./back-off.ts";

it("doubles the pause up to an hour, and leaves half of it to chance", () => {
  const longest = [1, 2, 3, 4, 20].map((attempt) => backOffMs(attempt, () => 1));
  expect(longest).toEqual([5_000, 10_000, 20_000, 40_000, 3_600_000]);
  expect(backOffMs(3, () => 0)).toBe(10_000);
  expect(backOffMs(3, () => 0.5)).toBe(15_000);
});
