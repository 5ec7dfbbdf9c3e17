import { describe, expect, it } from "vitest";
import { BREAKAGES } from "./breakages.ts";
import { makeBrokenCopy } from "./broken-copy.ts";
import { playBroken } from "./play-broken.ts";

describe("a promise broken on purpose", () => {
  it.each(BREAKAGES)(
    "turns the right scenarios red: $says",
    async (breakage) => {
      const { mustFail, mustPass } = breakage;
      const runs = await playBroken(breakage, [...mustFail, ...mustPass]);
      expect(runs.filter(({ error }) => error !== null)).toEqual([]);
      const red = new Set(runs.filter(({ passed }) => !passed).map(({ id }) => id));
      expect([...red].toSorted()).toEqual(mustFail.toSorted());
    },
    300_000,
  );

  it("is told to be out of date when what it replaces is gone", async () => {
    const [first] = BREAKAGES;
    if (!first) throw new Error("There is no breakage.");
    await expect(makeBrokenCopy({ ...first, find: "what nobody wrote" })).rejects.toThrow(
      /what it replaces in src\/.* is not in it/,
    );
  });
});
