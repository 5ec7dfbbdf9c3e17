import { describe, expect, it } from "vitest";
import { understand } from "../testing/fixtures.ts";
import { readNoSuchTimes } from "./no-such-time.ts";

describe("a time no clock shows", () => {
  it.each(["make it 25 o'clock", "at 26:00 please", "can we say 10:75?", "31 oclock", "24:30"])("%s", (text) => {
    expect(readNoSuchTimes(text)).toHaveLength(1);
  });

  it.each([
    "at 24:00",
    "10:45",
    "23:59",
    "12 o'clock",
    "on the 25th",
    "914-555-0199",
    "05/25/1955",
    "$25:99",
    "2:1:75",
  ])("%s is none", (text) => {
    expect(readNoSuchTimes(text)).toEqual([]);
  });

  it("is said back, and is no day of the month", () => {
    const { ambiguous, frame } = understand("25 o'clock", { pending: "book", asked: ["times"] });
    expect(ambiguous).toEqual([{ code: "no_such_time", readings: [], text: "25 o'clock" }]);
    expect(frame).toEqual({});
  });
});
