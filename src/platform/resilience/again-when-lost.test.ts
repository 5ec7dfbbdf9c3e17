import { describe, expect, it } from "vitest";
import { againWhenLost, TRIES_WHEN_LOST } from "./again-when-lost.ts";

const lost = () => Object.assign(new Error("query", { cause: Object.assign(new Error("gone"), { code: "57P01" }) }));

function failing(times: number, error: () => Error) {
  let calls = 0;
  const work = async () => {
    calls += 1;
    if (calls <= times) throw error();
    return calls;
  };
  return { work, calls: () => calls };
}

describe("work whose connection breaks", () => {
  it("is done again until it has one that holds", async () => {
    await expect(againWhenLost(failing(3, lost).work)).resolves.toBe(4);
  });

  it("is given up in the end, with the last error", async () => {
    const { work, calls } = failing(99, lost);
    await expect(againWhenLost(work)).rejects.toThrow("query");
    expect(calls()).toBe(TRIES_WHEN_LOST + 1);
  });

  it("is not done again for any other fault, nor when nobody waits any more", async () => {
    const slip = failing(1, () => new TypeError("x is not a function"));
    await expect(againWhenLost(slip.work)).rejects.toThrow("x is not");
    expect(slip.calls()).toBe(1);
    const left = failing(1, lost);
    await expect(againWhenLost(left.work, AbortSignal.abort())).rejects.toThrow("query");
    expect(left.calls()).toBe(1);
  });
});
