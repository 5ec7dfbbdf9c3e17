import { describe, expect, it } from "vitest";
import { topicsOf } from "./question-topics.ts";
import { editDistance, isSameStem, stemOf } from "./words.ts";

describe("stems", () => {
  it.each([
    ["validate", "validation"],
    ["validated", "validates"],
    ["parking", "park"],
    ["cancellation", "cancelled"],
    ["forms", "form"],
    ["vaccines", "vaccination"],
    ["open", "opening"],
    ["copies", "copy"],
  ])("of %s and %s are one", (one, other) => {
    expect(isSameStem(stemOf(one), stemOf(other))).toBe(true);
  });

  it.each([
    ["bus", "business"],
    ["bill", "billion"],
    ["late", "lab"],
    ["mask", "mark"],
    ["price", "practice"],
  ])("of %s and %s differ", (one, other) => {
    expect(isSameStem(stemOf(one), stemOf(other))).toBe(false);
  });
});

describe("edit distance", () => {
  it.each([
    ["parking", "parking", 0],
    ["parkign", "parking", 1],
    ["insurence", "insurance", 1],
    ["", "abc", 3],
    ["kitten", "sitting", 3],
  ])("from %j to %j is %i", (one, other, distance) => {
    expect(editDistance(one, other)).toBe(distance);
    expect(editDistance(other, one)).toBe(distance);
  });
});

describe("what a question is about", () => {
  it("leaves small talk out", () => {
    expect(topicsOf("Hi! quick question, could you please tell me?")).toEqual([]);
    expect(topicsOf("😀 \0 \u202e")).toEqual([]);
  });

  it("puts the patient's words into the documents'", () => {
    expect(topicsOf("where can I leave my car").map(({ terms }) => terms)).toEqual([["parking", "garage"]]);
    expect(topicsOf("do you do piercings?")).toEqual([{ terms: ["piercings"], unknown: "piercings" }]);
  });

  it("bounds what it looks at", () => {
    expect(topicsOf("zebra ".repeat(5_000)).length).toBe(1);
    expect(topicsOf(Array.from({ length: 2_000 }, (_, index) => `w${index}x`).join(" ")).length).toBeLessThanOrEqual(
      60,
    );
  });
});
