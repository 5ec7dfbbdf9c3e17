import { describe, expect, it } from "vitest";
import { daysToLeaveOut, leavesWishedDays } from "./other-days.ts";
import { field, slot } from "./testing/conversation-so-far.ts";

const THURSDAY = "2026-11-26";
const offeredOn = (...dates: string[]) => dates.map((date) => ({ ...slot(date), date }));
const wish = (ranges: [string, string][], weekdays: number[] = []) =>
  field({ ranges: ranges.map(([from, to]) => ({ from, to })), weekdays, excluded: [], excludedWeekdays: [] });
const week = wish([["2026-11-23", "2026-11-29"]]);

describe("other days", () => {
  it("give up a day wished for by itself, and are other than that day", () => {
    const days = { dates: wish([[THURSDAY, THURSDAY]]), offered: offeredOn("2026-11-25", "2026-11-27") };
    expect([leavesWishedDays(days), daysToLeaveOut(days)]).toEqual([true, [THURSDAY]]);
  });

  it("of a week with times on the table are others of that week", () => {
    const days = { dates: week, offered: offeredOn("2026-11-25", "2026-11-25") };
    expect([leavesWishedDays(days), daysToLeaveOut(days)]).toEqual([false, ["2026-11-25"]]);
  });

  it("give up a wish that what is on the table lies outside of", () => {
    expect(leavesWishedDays({ dates: week, offered: offeredOn("2026-12-01") })).toBe(true);
    expect(leavesWishedDays({ dates: wish([], [4]), offered: offeredOn("2026-11-25") })).toBe(true);
    expect(leavesWishedDays({ dates: wish([], [4]), offered: offeredOn(THURSDAY) })).toBe(false);
  });

  it("give up nothing where no day was wished for", () => {
    expect(leavesWishedDays({ dates: undefined, offered: offeredOn(THURSDAY) })).toBe(false);
  });
});
