import { describe, expect, it } from "vitest";
import { embedLocally, LOCAL_DIMENSIONS } from "./embed-local.ts";

const similarity = (one: string, other: string) => {
  const vector = embedLocally(other);
  return embedLocally(one).reduce((sum, value, index) => sum + value * (vector[index] ?? 0), 0);
};

describe("the local embedding", () => {
  it("has one length and points the same way for the same text", () => {
    const vector = embedLocally("Do you validate parking?");
    expect(vector).toHaveLength(LOCAL_DIMENSIONS);
    expect(Math.hypot(...vector)).toBeCloseTo(1);
    expect(embedLocally("Do you validate parking?")).toEqual(vector);
  });

  it("is nowhere for text without words", () => {
    expect(embedLocally("?! 😀").every((value) => value === 0)).toBe(true);
  });

  it.each([
    ["inflection", "validated parking", "parking validation", "fasting blood test"],
    ["misspelling", "insurence", "insurance plans", "opening hours"],
  ])("puts texts that are alike but for %s nearer", (_, text, near, far) => {
    expect(similarity(text, near)).toBeGreaterThan(similarity(text, far) + 0.1);
  });
});
