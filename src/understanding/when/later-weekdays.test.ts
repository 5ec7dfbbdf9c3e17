import { describe, expect, it } from "vitest";
import { readWhen } from "./when.ts";

/** A Tuesday. */
const first = (text: string) =>
  readWhen({ text, now: "2026-03-03T10:30:00", timeZone: "America/New_York", expect: "visit" })[0];

describe("days counted on from a day that is named", () => {
  it.each([
    ["today week", "2026-03-10"],
    ["tomorrow week", "2026-03-11"],
    ["a week on Friday", "2026-03-13"],
    ["two weeks on Monday", "2026-03-23"],
    ["two weeks today", "2026-03-17"],
    ["Monday fortnight", "2026-03-23"],
    ["in two weeks on Monday", "2026-03-16"],
    ["in two months, on a Tuesday", "2026-05-05"],
    ["the 5th next month", "2026-04-05"],
    ["same day next week", "2026-03-10"],
    ["tomorrow (Wednesday)", "2026-03-04"],
    ["today, Tuesday", "2026-03-03"],
  ])("reads %j as %s", (text, date) => {
    expect(first(text)).toMatchObject({ kind: "date", date });
    expect(first(text)?.ambiguity).toBeUndefined();
  });

  it("asks when two names of one day do not meet", () => {
    expect(first("tomorrow, Thursday")?.ambiguity).toEqual({
      code: "weekday_mismatch",
      readings: ["2026-03-04", "2026-03-05"],
    });
    const list = { text: "tomorrow, Thursday or Friday", now: "2026-03-03T10:30:00", timeZone: "UTC" };
    expect(readWhen({ ...list, expect: "visit" }).map(({ date }) => date)).toEqual([
      "2026-03-04",
      "2026-03-05",
      "2026-03-06",
    ]);
  });
});

describe("clock times counted from another", () => {
  it.each([
    ["an hour after noon", "13:00"],
    ["30 minutes before 12pm", "11:30"],
    ["an hour before 6:30pm", "17:30"],
    ["45 minutes past 9 am", "09:45"],
    ["six at night", "18:00"],
    ["3 ish pm", "15:00"],
  ])("reads %j as %s", (text, time) => {
    expect(first(text)).toMatchObject({ kind: "time", time });
  });

  it("reads lengths with a half and timestamps with their distance from Greenwich", () => {
    expect(first("in an hour and a half")).toMatchObject({ time: "12:00" });
    expect(first("2 1/2 hours from now")).toMatchObject({ time: "13:00" });
    expect(first("2026-11-05T08:15:30-05:30")).toMatchObject({ date: "2026-11-05", time: "08:15" });
  });
});
