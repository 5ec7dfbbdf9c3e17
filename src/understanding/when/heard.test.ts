import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";

const read = (text: string, asked: string[] = []) =>
  readVisitWindow({ text, asked, now: "2026-03-03T08:00:00", timeZone: "America/New_York" });

describe("clock times as speech recognition hears them", () => {
  it.each([
    ["ten thirsty", "10:30", ["time"]],
    ["ate thirty", "08:30", ["time"]],
    ["tree pm", "15:00", []],
    ["at tree thirty", "15:30", []],
    ["nine dirty am", "09:30", []],
    ["to o'clock", "14:00", []],
  ])("%s is taken for %s, and confirmed", (text, time, asked) => {
    expect(read(text, asked)).toMatchObject({
      exactTime: time,
      ambiguities: [{ code: "misheard", readings: [time] }],
    });
  });

  it.each(["two o clock", "ten thirty"])("%s needs no confirming", (text) => {
    expect(read(text)?.ambiguities).toEqual([]);
  });

  it.each([
    ["ten thirsty", []],
    ["I ate thirty minutes before", ["time"]],
    ["the tree in the yard", ["time"]],
    ["I'm free in the pm", ["time"]],
    ["is that for am or pm", ["time"]],
  ])("hears no time in %j asked %j", (text, asked) => {
    expect(read(text, asked)?.exactTime).toBeUndefined();
  });
});
