import { describe, expect, it } from "vitest";
import { readWhen, type WhenValue } from "./when.ts";

/** A Monday. */
const NOW = "2026-03-02T08:00:00";
const read = (text: string, more: { now?: string; timeZone?: string; asked?: string[] } = {}): WhenValue[] =>
  readWhen({ text, now: NOW, timeZone: "America/New_York", expect: "visit", ...more });
const first = (text: string, more = {}): Partial<WhenValue> => read(text, more)[0] ?? {};

describe("days", () => {
  it.each([
    ["today", "2026-03-02"],
    ["tomorrow", "2026-03-03"],
    ["tommorow please", "2026-03-03"],
    ["the day after tomorrow", "2026-03-04"],
    ["in two weeks", "2026-03-16"],
    ["two weeks from now", "2026-03-16"],
    ["a week from Tuesday", "2026-03-10"],
    ["Tuesday week", "2026-03-10"],
    ["in a fortnight", "2026-03-16"],
    ["in 3 business days", "2026-03-05"],
    ["on Thursday", "2026-03-05"],
    ["on thrusday", "2026-03-05"],
    ["wensday", "2026-03-04"],
    ["this Friday", "2026-03-06"],
    ["Friday next week", "2026-03-13"],
    ["next week on Friday", "2026-03-13"],
    ["the 8th", "2026-03-08"],
    ["the 1st", "2026-04-01"],
    ["the 31st", "2026-03-31"],
    ["the twenty first", "2026-03-21"],
    ["March 9th", "2026-03-09"],
    ["9 march", "2026-03-09"],
    ["february 3", "2027-02-03"],
    ["the ninth of april 2027", "2027-04-09"],
    ["Apr. 9, 2026", "2026-04-09"],
    ["2026-04-09", "2026-04-09"],
    ["20260409", "2026-04-09"],
    ["04/22", "2026-04-22"],
    ["22/04", "2026-04-22"],
    ["31-Oct-26", "2026-10-31"],
    ["first Monday of next month", "2026-04-06"],
    ["last Friday in March", "2026-03-27"],
    ["three days after Easter", "2026-04-08"],
  ])("reads %j as %s", (text, date) => {
    expect(first(text)).toMatchObject({ kind: "date", date });
  });

  it.each([
    ["next week", "2026-03-09", "2026-03-15"],
    ["this weekend", "2026-03-07", "2026-03-08"],
    ["the weekend", "2026-03-07", "2026-03-08"],
    ["end of the month", "2026-03-21", "2026-03-31"],
    ["early next week", "2026-03-09", "2026-03-11"],
    ["rest of the week", "2026-03-03", "2026-03-08"],
    ["the next 3 days", "2026-03-03", "2026-03-05"],
    ["in April", "2026-04-01", "2026-04-30"],
    ["from Wed to Fri", "2026-03-04", "2026-03-06"],
    ["between the 9th and the 17th of April", "2026-04-09", "2026-04-17"],
    ["July 13-15", "2026-07-13", "2026-07-15"],
    ["the week of the 18th", "2026-03-16", "2026-03-22"],
  ])("reads %j as %s to %s", (text, from, to) => {
    expect(first(text)).toMatchObject({ kind: "range", from, to });
  });

  it("takes next Tuesday for Tuesday of next week and says when the nearest Tuesday is another", () => {
    expect(first("next Tuesday")).toMatchObject({
      date: "2026-03-10",
      ambiguity: { code: "next_weekday", readings: ["2026-03-10", "2026-03-03"] },
    });
    const onFriday = first("next Wednesday", { now: "2026-03-06T08:00:00" });
    expect(onFriday.date).toBe("2026-03-11");
    expect(onFriday.ambiguity).toBeUndefined();
  });

  it("doubts a weekday said on its own day", () => {
    expect(first("Monday").ambiguity).toEqual({ code: "next_weekday", readings: ["2026-03-09", "2026-03-02"] });
  });

  it("keeps the clinic's day just before and just after midnight", () => {
    expect(first("tomorrow", { now: "2026-03-02T23:59:00" }).date).toBe("2026-03-03");
    expect(first("tomorrow", { now: "2026-03-03T00:01:00" }).date).toBe("2026-03-04");
  });

  it("doubts a weekday that is not the date's", () => {
    const { ambiguity } = first("Tuesday the 9th");
    expect(ambiguity?.code).toBe("weekday_mismatch");
    expect(ambiguity?.readings).toEqual(expect.arrayContaining(["2026-03-09", "2026-03-10"]));
    expect(first("Monday the 9th")).toMatchObject({ date: "2026-03-09" });
    expect(first("Monday the 9th").ambiguity).toBeUndefined();
  });

  it("reads 03/04 by the country's custom and gives the other order too", () => {
    expect(first("03/04").ambiguity).toEqual({ code: "day_month_order", readings: ["2026-03-04", "2026-04-03"] });
    expect(first("03/04", { timeZone: "Europe/London" }).date).toBe("2026-04-03");
    expect(first("03/14").ambiguity).toBeUndefined();
  });

  it.each(["31 February", "2026-02-30", "the 32nd", "30/30"])("finds no day in %j", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("clock times", () => {
  it.each([
    ["at 10:30", "10:30"],
    ["5pm", "17:00"],
    ["5 p.m.", "17:00"],
    ["at 7p", "19:00"],
    ["ten thirty", "10:30"],
    ["seven thirty p m", "19:30"],
    ["half past four", "04:30"],
    ["half four", "04:30"],
    ["quarter to 5 in the afternoon", "16:45"],
    ["twenty past 3pm", "15:20"],
    ["3 o'clock in the afternoon", "15:00"],
    ["evening 4", "16:00"],
    ["at 730 in the evening", "19:30"],
    ["15h30", "15:30"],
    ["noon", "12:00"],
    ["midnight", "00:00"],
    ["12:30 am", "00:30"],
    ["twelve in the afternoon", "12:00"],
    ["at 11 in the morning", "11:00"],
    ["30 minutes from 1pm", "13:30"],
  ])("reads %j as %s", (text, time) => {
    expect(first(text)).toMatchObject({ kind: "time", time });
  });

  it.each([
    ["between 2 and 4pm", "14:00", "16:00"],
    ["from 10am to noon", "10:00", "12:00"],
    ["11 to 2pm", "11:00", "14:00"],
    ["8am until 6", "08:00", "18:00"],
    ["later than 9:30 but before 11:00", "09:30", "11:00"],
    ["from 9 for 2.5 hours", "09:00", "11:30"],
  ])("reads %j as %s to %s", (text, from, to) => {
    expect(first(text)).toMatchObject({ kind: "range", from, to });
  });

  it("doubts the half of the day only where nothing settles it", () => {
    expect(first("at 4").ambiguity).toEqual({ code: "half_of_day", readings: ["04:00", "16:00"] });
    expect(first("at 4pm").ambiguity).toBeUndefined();
    expect(first("at 16:00").ambiguity).toBeUndefined();
    const hours = { opensAt: "08:00", closesAt: "18:00" };
    const atFour = readWhen({ text: "at 4", now: NOW, timeZone: "UTC", expect: "visit", ...hours });
    expect(atFour).toMatchObject([{ time: "16:00" }]);
    expect(atFour[0]?.ambiguity).toBeUndefined();
  });

  it.each([
    "a table for 4 people",
    "there are 5 of us",
    "I paid $5.10 for it",
    "call me at 650-650-6500",
    "3rd floor please",
    "on second thought",
    "may I ask something",
    "version 3.4.5",
    "we sat in the sun",
    "two of my kids",
    "thanks, bye now",
    "the first available one",
    "good morning",
  ])("finds nothing in %j", (text) => {
    expect(read(text)).toEqual([]);
  });
});

describe("days with times", () => {
  it.each([
    ["tomorrow at 5pm", "2026-03-03", "17:00"],
    ["3pm on Friday", "2026-03-06", "15:00"],
    ["Saturday morning at 9", "2026-03-07", "09:00"],
    ["9 tomorrow morning", "2026-03-03", "09:00"],
    ["the 14th at a quarter to 6 in the evening", "2026-03-14", "17:45"],
    ["tonight at 8", "2026-03-02", "20:00"],
    ["in 3 hours", "2026-03-02", "11:00"],
    ["in half an hour", "2026-03-02", "08:30"],
  ])("reads %j as %s %s", (text, date, time) => {
    expect(first(text)).toMatchObject({ kind: "datetime", date, time });
  });

  it.each([
    ["Thursday between 2 and 4 pm", "2026-03-05T14:00", "2026-03-05T16:00"],
    ["Thursday 11-4", "2026-03-05T11:00", "2026-03-05T16:00"],
    ["Friday afternoon", "2026-03-06T12:00", "2026-03-06T16:00"],
    ["March 9, 10:00 pm - 1:00 am", "2026-03-09T22:00", "2026-03-10T01:00"],
  ])("reads %j as %s to %s", (text, from, to) => {
    expect(first(text)).toMatchObject({ kind: "range", from, to });
  });

  it("tells which words are the day and which the time", () => {
    expect(first("tomorrow night at 9:30")).toMatchObject({ dateText: "tomorrow", timeText: "night at 9:30" });
  });

  it("says when a time of today has passed", () => {
    expect(first("today at 7am").ambiguity?.code).toBe("passed");
    expect(first("today at 5", { now: "2026-03-02T09:00:00" })).toMatchObject({ time: "17:00" });
  });
});

describe("what was meant", () => {
  it("puts what is ruled out or taken back last", () => {
    expect(read("not the 9th, the 10th")).toMatchObject([
      { date: "2026-03-10" },
      { date: "2026-03-09", excluded: true },
    ]);
    expect(read("Thursday, sorry, Friday").map(({ date }) => date)).toEqual(["2026-03-06", "2026-03-05"]);
    expect(first("I can't go on Thursday. Make it Friday").date).toBe("2026-03-06");
  });

  it("reads a bare number by what was asked", () => {
    expect(first("13", { asked: ["time"] })).toMatchObject({ kind: "time", time: "13:00" });
    expect(first("1515", { asked: ["time"] })).toMatchObject({ time: "15:15" });
    expect(first("13", { asked: ["date"] })).toMatchObject({ kind: "date", date: "2026-03-13" });
    expect(read("13", { asked: ["people"] })).toEqual([]);
    expect(read("13")).toEqual([]);
  });
});
