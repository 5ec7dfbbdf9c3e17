import { describe, expect, it } from "vitest";
import { REFERENCE_LETTERS } from "../../src/scheduling/reference.ts";
import { holidaysOf } from "./holidays.ts";
import { createRandom } from "./random.ts";
import { seedId, seedReference } from "./seed-id.ts";

describe("random numbers of the seed", () => {
  it("are the same for the same seed and others for another", () => {
    const draw = (seed: string) => Array.from({ length: 20 }, createRandom(seed).next);
    expect(draw("a")).toEqual(draw("a"));
    expect(draw("a")).not.toEqual(draw("b"));
  });

  it("are spread evenly and stay in their bounds", () => {
    const random = createRandom("even");
    const tens = Array.from({ length: 10_000 }, () => Math.floor(random.next() * 10));
    for (let ten = 0; ten < 10; ten++) expect(tens.filter((value) => value === ten).length).toBeGreaterThan(850);
    const dice = new Set(Array.from({ length: 500 }, () => random.between(1, 6)));
    expect([...dice].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("favour what weighs more, and never pick from nothing", () => {
    const random = createRandom("weights");
    const picks = Array.from({ length: 1_000 }, () => random.weighted([1, 9], (weight) => weight));
    expect(picks.filter((pick) => pick === 9).length).toBeGreaterThan(850);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});

describe("names of the seed", () => {
  it("give stable ids that PostgreSQL and zod take", () => {
    expect(seedId("riverside", "clinic")).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(seedId("a", "b")).toBe(seedId("a", "b"));
    expect(seedId("a", "b")).not.toBe(seedId("a", "c"));
  });

  it("give references as the scheduling core writes them", () => {
    expect(seedReference("riverside", 1)).toMatch(new RegExp(`^[${REFERENCE_LETTERS}]{4}-[${REFERENCE_LETTERS}]{4}$`));
    expect(seedReference("riverside", 1)).not.toBe(seedReference("riverside", 2));
  });
});

describe("holidays", () => {
  it("fall on their days", () => {
    expect(holidaysOf(2026)).toEqual([
      ["2026-01-01", "New Year's Day"],
      ["2026-05-25", "Memorial Day"],
      ["2026-07-04", "Independence Day"],
      ["2026-09-07", "Labor Day"],
      ["2026-11-26", "Thanksgiving Day"],
      ["2026-12-25", "Christmas Day"],
    ]);
    expect(holidaysOf(2027)[1]?.[0]).toBe("2027-05-31");
  });
});
