import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { passAll, passHatK, passOne, quantile, type Tally, wilson } from "./statistics.ts";

const tally = fc
  .integer({ min: 1, max: 12 })
  .chain((trials) => fc.record({ trials: fc.constant(trials), passes: fc.integer({ min: 0, max: trials }) }));

/** Counts by hand: every way to draw k of the runs. */
function byEnumeration({ passes, trials }: Tally, k: number): number {
  const draws = (from: number, left: number): number[][] =>
    left === 0
      ? [[]]
      : Array.from({ length: trials - from }, (_, at) => from + at).flatMap((first) =>
          draws(first + 1, left - 1).map((rest) => [first, ...rest]),
        );
  const all = draws(0, k);
  return all.filter((drawn) => drawn.every((run) => run < passes)).length / all.length;
}

describe("pass^k", () => {
  it("is the share of draws of k runs in which all passed", () => {
    const small = fc
      .integer({ min: 1, max: 7 })
      .chain((trials) =>
        fc.tuple(fc.constant(trials), fc.integer({ min: 0, max: trials }), fc.integer({ min: 1, max: trials })),
      );
    fc.assert(
      fc.property(small, ([trials, passes, k]) => {
        expect(passHatK({ passes, trials }, k)).toBeCloseTo(byEnumeration({ passes, trials }, k), 12);
      }),
    );
  });

  it("is the share of passed runs for k = 1, and never grows with k", () => {
    fc.assert(
      fc.property(tally, ({ passes, trials }) => {
        expect(passHatK({ passes, trials }, 1)).toBeCloseTo(passes / trials, 12);
        for (let k = 2; k <= trials; k++)
          expect(passHatK({ passes, trials }, k)).toBeLessThanOrEqual(passHatK({ passes, trials }, k - 1));
      }),
    );
  });

  it("is 1 or 0 when k is all of the runs", () => {
    fc.assert(
      fc.property(tally, ({ passes, trials }) => {
        expect(passHatK({ passes, trials }, trials)).toBe(passes === trials ? 1 : 0);
      }),
    );
  });

  it.each([
    [{ passes: 1, trials: 3 }, 4, "pass^4 needs at least 4 runs; there are 3."],
    [{ passes: 1, trials: 3 }, 0, "pass^0 needs at least 1 runs; there are 3."],
    [{ passes: 4, trials: 3 }, 1, "4 of 3 runs cannot have passed."],
    [{ passes: 0.5, trials: 3 }, 1, "pass^k counts whole runs"],
  ])("refuses %o with k %i", (counts, k, message) => expect(() => passHatK(counts, k)).toThrow(message));
});

describe("Wilson's interval", () => {
  it("holds the share, stays within 0 and 1, and narrows as draws are added", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5_000 }), (value, of) => {
        const { low, high } = wilson(value, of);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(value);
        expect(high).toBeGreaterThanOrEqual(value);
        const more = wilson(value, of * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it("has the ends of the published formula: 8 of 10 and 20 of 20", () => {
    const eight = wilson(0.8, 10);
    expect([eight.low.toFixed(4), eight.high.toFixed(4)]).toEqual(["0.4902", "0.9433"]);
    const all = wilson(1, 20);
    expect([all.low.toFixed(4), all.high]).toEqual(["0.8389", 1]);
  });

  it.each([
    [1.2, 10, "A share is from 0 to 1"],
    [Number.NaN, 10, "A share is from 0 to 1"],
    [0.5, 0, "There is no share of nothing."],
  ])("refuses %d of %d", (value, of, message) => expect(() => wilson(value, of)).toThrow(message));
});

describe("over scenarios", () => {
  it("weighs every scenario the same, however many of its runs count", () => {
    const tallies = [
      { passes: 4, trials: 4 },
      { passes: 0, trials: 1 },
    ];
    expect(passOne(tallies)).toMatchObject({ value: 0.5, of: 5 });
  });

  it("keeps pass^k at or under pass^1, and its interval at least as wide as Wilson's over the same scenarios", () => {
    fc.assert(
      fc.property(fc.array(tally, { minLength: 1, maxLength: 40 }), (tallies) => {
        const k = Math.min(...tallies.map(({ trials }) => trials));
        const one = passOne(tallies);
        const all = passAll(tallies, k);
        expect(all?.value).toBeLessThanOrEqual((one?.value ?? 0) + 1e-12);
        expect(all?.of).toBe(tallies.length);
      }),
    );
  });

  it("leaves out of pass^k what has fewer than k runs, and says how many are left", () => {
    const tallies = [
      { passes: 4, trials: 4 },
      { passes: 3, trials: 3 },
    ];
    expect(passAll(tallies, 4)).toMatchObject({ value: 1, of: 1 });
    expect(passAll(tallies, 5)).toBeNull();
    expect(passOne([{ passes: 0, trials: 0 }])).toBeNull();
  });
});

it("takes quantiles from the values themselves", () => {
  expect(quantile([5, 1, 3, 2, 4], 0.5)).toBe(3);
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(
    quantile(
      Array.from({ length: 100 }, (_, at) => at + 1),
      0.95,
    ),
  ).toBe(95);
  expect(quantile([7], 0.95)).toBe(7);
  expect(quantile([], 0.5)).toBeNull();
});
