import { describe, expect, it } from "vitest";
import { countdownText, spokenCountdown, zoneName } from "./clock-text.js";

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

describe("spokenCountdown", () => {
  it("speaks once at the last minute and once at the end, however coarse the ticks", () => {
    const left = [300_000, 61_000, 59_000, 30_000, 1_000, -20_000, -40_000];
    const spoken = left.slice(1).map((now, index) => spokenCountdown(left[index] ?? 0, now));
    expect(spoken).toEqual([
      null,
      "One minute left to confirm this time.",
      null,
      null,
      "The time is no longer held for you. You can still ask for it.",
      null,
    ]);
  });

  it("says only that it is over when both came while nobody looked", () => {
    expect(spokenCountdown(120_000, -1)).toMatch(/no longer/);
  });
});

describe("zoneName", () => {
  it("is the name people use, and nothing for a zone that is unknown", () => {
    expect(zoneName("America/New_York")).toBe("Eastern Time");
    expect(zoneName("Mars/Olympus")).toBe("");
  });
});
