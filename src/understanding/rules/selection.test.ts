import { describe, expect, it } from "vitest";
import { offered, understand } from "../testing/fixtures.ts";

describe("choosing among offers", () => {
  it.each([
    ["the first one", { ordinal: 1 }],
    ["first", { ordinal: 1 }],
    ["second please", { ordinal: 2 }],
    ["option 3", { ordinal: 3 }],
    ["2", { ordinal: 2 }],
    ["the last one", { ordinal: -1 }],
    ["I'll take the second one", { ordinal: 2 }],
  ])("%s by position", (text, selection) => {
    expect(understand(text, { offered }).selection).toEqual(selection);
  });

  it.each([
    ["the 2:30", "tue-1430"],
    ["2:30 works", "tue-1430"],
    ["the later one", "thu-1600"],
    ["the earliest one", "tue-1400"],
    ["the Thursday one", "thu-1600"],
    ["Dr Patel's", "tue-1430"],
    ["with Patel please", "tue-1430"],
  ])("%s by what it is", (text, slotId) => {
    const { selection, frame, acts } = understand(text, { offered });
    expect(selection?.slotId).toBe(slotId);
    expect(acts).toContain("select");
    expect(frame).toEqual({});
  });

  it.each([
    "the Tuesday one",
    "Dr Lee's",
    "5 o'clock",
    "Friday",
    "not the first one",
    "another one",
    "in the first week of April",
  ])("%s chooses none", (text) => {
    expect(understand(text, { offered }).selection).toBeNull();
  });

  it("chooses nothing when a date was asked", () => {
    expect(understand("the first", { asked: ["dates"] }).selection).toBeNull();
  });
});
