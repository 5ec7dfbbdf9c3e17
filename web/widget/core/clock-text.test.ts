import { describe, expect, it } from "vitest";
import { countdownText, zoneName } from "./clock-text.ts";

describe("countdownText", () => {
  it.each([
    [300_000, "5:00"],
    [299_001, "5:00"],
    [61_000, "1:01"],
    [59_999, "1:00"],
    [1, "0:01"],
    [0, "0:00"],
    [-5_000, "0:00"],
  ])("shows %i ms as %s", (ms, text) => {
    expect(countdownText(ms)).toBe(text);
  });
});

describe("zoneName", () => {
  it("is the name people use, and nothing for a zone that is unknown", () => {
    expect(zoneName("America/New_York", "en")).toBe("Eastern Time");
    expect(zoneName("Mars/Olympus", "en")).toBe("");
  });
});
