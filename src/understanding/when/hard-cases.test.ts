import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";

const read = (text: string, now: string, timeZone = "America/New_York") => readVisitWindow({ text, now, timeZone });
const day = (text: string, now: string) => read(text, now)?.dates;

describe("D12: a day is counted from the clinic's own clock, whatever minute it is", () => {
  it.each([
    // Monday, March 2 2026.
    ["today", "2026-03-02T23:59:00", "2026-03-02"],
    ["tomorrow", "2026-03-02T23:59:00", "2026-03-03"],
    ["tomorrow", "2026-03-03T00:01:00", "2026-03-04"],
    ["this Friday", "2026-03-02T09:00:00", "2026-03-06"],
    ["next Friday", "2026-03-02T09:00:00", "2026-03-13"],
    ["in two weeks", "2026-03-02T09:00:00", "2026-03-16"],
    ["the 31st", "2026-03-02T09:00:00", "2026-03-31"],
    ["the 31st", "2026-04-02T09:00:00", "2026-05-31"],
    ["Monday", "2026-03-02T09:00:00", "2026-03-09"],
    ["Monday", "2026-03-01T23:59:00", "2026-03-02"],
  ])("%s, said at %s, is %s", (text, now, date) => expect(day(text, now)).toEqual([{ from: date, to: date }]));

  it("says both readings of a day that has two", () => {
    expect(read("next Friday", "2026-03-02T09:00:00")?.ambiguities).toEqual([
      { code: "next_weekday", readings: ["2026-03-13", "2026-03-06"] },
    ]);
  });
});

it("D13: a weekday and a day of the month that do not meet are asked", () => {
  expect(read("Tuesday the 9th", "2026-03-02T09:00:00")?.ambiguities).toEqual([
    { code: "weekday_mismatch", readings: ["2026-03-09", "2026-03-10"] },
  ]);
});

describe("D14: what reads two ways is asked, what the clinic's hours decide is not", () => {
  it.each([
    ["America/New_York", ["2026-03-04", "2026-04-03"]],
    ["Europe/London", ["2026-04-03", "2026-03-04"]],
  ])("03/04 in %s has both readings, the local one first", (timeZone, readings) => {
    expect(read("03/04", "2026-02-02T09:00:00", timeZone)?.ambiguities).toEqual([
      { code: "day_month_order", readings },
    ]);
  });

  it.each([
    ["at 5", "17:00"],
    ["at 8", "08:00"],
    ["tomorrow at 2", "14:00"],
  ])("%s is %s", (text, time) => {
    expect(read(text, "2026-03-02T09:00:00")).toMatchObject({ exactTime: time, ambiguities: [] });
  });
});

it("L4: what is ruled out stays out, and what is wished for beside it counts", () => {
  expect(read("not Mondays, not Dr Smith, after 4", "2026-03-02T09:00:00")).toMatchObject({
    excludedWeekdays: [1],
    times: [{ from: "16:00" }],
    dates: [],
    ambiguities: [],
  });
});
