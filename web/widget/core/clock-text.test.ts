import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { countdownText, spokenCountdown, zoneName } from "./clock-text.ts";

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
  it("speaks at two minutes, at half a minute and at the end, however coarse the ticks", () => {
    const left = [300_000, 121_000, 119_000, 31_000, 29_000, 1_000, -20_000, -40_000];
    const spoken = left.slice(1).map((now, index) => spokenCountdown(left[index] ?? 0, now, en));
    expect(spoken).toEqual([
      null,
      "Two minutes left to confirm this time.",
      null,
      "30 seconds left to confirm this time.",
      null,
      "The time is no longer held for you. You can still ask for it.",
      null,
    ]);
  });

  it("says only that it is over when both came while nobody looked", () => {
    expect(spokenCountdown(120_000, -1, en)).toMatch(/no longer/);
  });
});

describe("zoneName", () => {
  it("is the name people use, and nothing for a zone that is unknown", () => {
    expect(zoneName("America/New_York", "en")).toBe("Eastern Time");
    expect(zoneName("Mars/Olympus", "en")).toBe("");
  });
});
