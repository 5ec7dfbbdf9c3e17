import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";

/** A Monday. */
const read = (text: string) => readVisitWindow({ text, now: "2026-03-02T08:00:00", timeZone: "America/New_York" });

describe("recurrences", () => {
  it.each([
    ["every other Monday at 9", { every: 2, unit: "week", weekdays: [1] }],
    ["weekly on Tuesdays for six weeks", { every: 1, unit: "week", weekdays: [2], count: 6 }],
    ["every two weeks on Thursday mornings", { every: 2, unit: "week", weekdays: [4] }],
    ["twice a week", { every: 1, unit: "week", weekdays: [], times: 2 }],
    ["three times a week: Monday, Wednesday and Friday", { every: 1, unit: "week", times: 3 }],
    ["twice a week, Mon and Thu, for 3 weeks", { every: 1, unit: "week", weekdays: [1, 4], times: 2, count: 6 }],
    ["six weekly sessions", { every: 1, unit: "week", weekdays: [], count: 6 }],
    ["Tuesdays and Thursdays for four weeks", { every: 1, unit: "week", weekdays: [2, 4], count: 8 }],
    ["bi-weekly for three months", { every: 2, unit: "week", weekdays: [], span: { amount: 3, unit: "month" } }],
    ["every fortnight", { every: 2, unit: "week", weekdays: [] }],
    ["once every 3 months", { every: 3, unit: "month", weekdays: [] }],
    ["the last Friday of every month", { every: 1, unit: "month", weekdays: [5], nth: -1 }],
    ["every weekday after 3", { every: 1, unit: "week", weekdays: [1, 2, 3, 4, 5] }],
    ["every morning next week", { every: 1, unit: "day", weekdays: [] }],
  ])("reads %j", (text, recurrence) => {
    expect(read(text)?.recurrence).toMatchObject(recurrence);
  });

  it("keeps the weekdays, the time and the start beside it", () => {
    expect(read("every other Monday at 9")).toMatchObject({ weekdays: [1], exactTime: "09:00", dates: [] });
    expect(read("weekly on Tuesdays for six weeks, starting next week")).toMatchObject({
      weekdays: [2],
      dates: [{ from: "2026-03-09" }],
    });
  });

  it("names the next days of a weekday of the month", () => {
    expect(read("the first Monday of each month")?.dates.map(({ from }) => from)).toEqual([
      "2026-03-02",
      "2026-04-06",
      "2026-05-04",
    ]);
    expect(read("the fifth Monday of every month")?.dates.map(({ from }) => from)).toEqual([
      "2026-03-30",
      "2026-06-29",
      "2026-08-31",
    ]);
  });

  it.each([
    "I'm free every day next week",
    "every time I eat",
    "each of us",
    "not every Monday",
    "twice",
    "the second Monday",
  ])("reads none in %j", (text) => {
    expect(read(text)?.recurrence).toBeUndefined();
  });
});

describe("lengths of a visit", () => {
  it.each([
    ["for 45 minutes", 45],
    ["tomorrow at 4 for 30 mins", 30],
    ["a half hour visit", 30],
    ["a 20-minute checkup on Friday", 20],
    ["an hour-long session", 60],
    ["for an hour and a half", 90],
    ["it takes about two hours", 120],
  ])("reads %j", (text, minutes) => {
    expect(read(text)?.durationMinutes).toBe(minutes);
  });

  it("leaves the time beside it one time", () => {
    expect(read("tomorrow at 4 for 30 mins")).toMatchObject({ exactTime: "16:00", times: [] });
  });

  it.each([
    "I'm running 15 minutes late",
    "it has been hurting for two hours",
    "half an hour earlier",
    "in 20 minutes",
    "I need a minute",
    "from 9 for two hours",
  ])("reads none in %j", (text) => {
    expect(read(text)?.durationMinutes).toBeUndefined();
  });
});
