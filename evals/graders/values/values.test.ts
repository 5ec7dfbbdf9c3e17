import { describe, expect, it } from "vitest";
import { A_CLINIC } from "../testing/a-trial.ts";
import { tellsDay } from "./days.ts";
import { locationsIn, namesLocation, namesPractitioner } from "./names.ts";
import { isSamePhone, readPhones } from "./phones.ts";
import { readDollars, tellsQuantity } from "./quantities.ts";
import { readTimes, tellsTime } from "./times.ts";

describe("days", () => {
  it.each([
    "You're booked on Tuesday, March 10 at 2:00 PM.",
    "Tuesday, March 10, 2026",
    "on Tue the 10th of March",
    "10 March 2026",
    "Mar. 10th",
    "2026-03-10",
    "3/10/2026 or 3/11",
    "tomorrow at two",
    "Monday, March 9 to Tuesday, March 10",
  ])("reads 2026-03-10 in %j", (text) => expect(tellsDay(text, "2026-03-10", "2026-03-09")).toBe(true));

  it.each([
    ["another day", "Tuesday, March 17 at 2:00 PM"],
    ["another year", "March 10, 2025"],
    ["a weekday that does not fit", "Wednesday, March 10"],
    ["a longer number", "March 100"],
    ["a time alone", "at 3:10 PM"],
    ["another month", "10 May"],
    ["today", "today"],
  ])("does not read it in %s", (_, text) => expect(tellsDay(text, "2026-03-10", "2026-03-09")).toBe(false));
});

describe("times", () => {
  it.each(["2:00 PM", "2 pm", "2 p.m.", "at 14:00", "1-2 pm and 2:00pm", "(2:00 PM your time)"])(
    "reads 14:00 in %j",
    (text) => expect(tellsTime(text, "14:00")).toBe(true),
  );
  it.each([
    ["9 to 11 am", ["11:00", "09:00"]],
    ["11 to 2 pm", ["14:00", "11:00"]],
    ["noon", ["12:00"]],
    ["12:30 AM", ["00:30"]],
    ["Monday to Friday from 8:00 am to 6:00 pm", ["08:00", "18:00", "08:00"]],
  ])("reads %j", (text, times) => expect(new Set(readTimes(text))).toEqual(new Set(times)));
  it.each(["2:00 AM", "12 pm", "$2.00", "2 minutes", "12:00:14"])("does not read 14:00 in %j", (text) =>
    expect(tellsTime(text, "14:00")).toBe(false),
  );
});

describe("phone numbers", () => {
  it("are digits, however they are written", () => {
    expect(readPhones("call (914) 555-0100 or +1 914.555.0101 now")).toEqual(["9145550100", "9145550101"]);
    expect(isSamePhone("555-0142", "(914) 555-0142")).toBe(true);
    expect(isSamePhone("914-555-0142", "845-555-0142")).toBe(false);
  });
  it("are neither dates nor references", () => expect(readPhones("2026-03-10, K7M4-QXAF, code 123456")).toEqual([]));
});

describe("numbers with units", () => {
  it.each([
    [24, "hours", "up to 24 hours before"],
    [24, "hour", "a 24-hour notice"],
    [24, "hours", "one day before they begin"],
    [2, "hours", "up to two hours are free"],
    [5, "days", "within 5 business days"],
    [5, "business days", "within 5 business days"],
    [8, "hours", "8 to 10 hours"],
    [10, "hours", "8 to 10 hours"],
    [1, "hour", "an hour before"],
    [60, "days", "within 60 days, and we look"],
    [20, "sessions", "pay for up to 20 sessions a year"],
    [50, "percent", "you pay 50% of it"],
    [1200, "spaces", "1,200 spaces"],
  ])("reads %d %s in %j", (amount, unit, text) => expect(tellsQuantity(text, amount, unit)).toBe(true));
  it.each([
    [24, "hours", "48 hours"],
    [24, "hours", "call 24 Main Street; hours below"],
    [4, "hours", "24 hours"],
    [24, "hours", "$24 hours"],
  ])("does not read %d %s in %j", (amount, unit, text) => expect(tellsQuantity(text, amount, unit)).toBe(false));
  it.each([
    ["the garage charges $3 an hour", [3]],
    ["$1,250.50 in all", [1250.5]],
    ["twenty dollars", [20]],
    ["parking is free", [0]],
    ["March 3", []],
  ])("reads the dollars of %j", (text, sums) => expect(readDollars(text)).toEqual(sums));
});

describe("names", () => {
  it.each([
    ["daniel-lee", "with Dr. Daniel Lee at Downtown", true],
    ["daniel-lee", "with dr. daniel LÉE", true],
    ["daniel-lee", "with Dr. Lee", false],
    ["daniel-lee", "with Dr. Susan Lee", false],
    ["ben-carter", "Mr. Carter is in", true],
    ["ben-carter", "a carter came", false],
    ["nobody-here", "Mr. Carter is in", false],
  ])("of %s in %j: %s", (slug, text, named) => expect(namesPractitioner(text, slug, A_CLINIC)).toBe(named));
  it("of places, by any name they have", () => {
    expect(namesLocation("at the north hills clinic", "north", A_CLINIC)).toBe(true);
    expect(namesLocation("northern hills", "north", A_CLINIC)).toBe(false);
    expect(locationsIn("Downtown or North Hills", A_CLINIC)).toHaveLength(2);
  });
});
