import { describe, expect, it } from "vitest";
import { clockText, dateText, wallTimeText } from "./wall-text.ts";

describe("wall time in words", () => {
  it("D7: midnight, noon and afternoon with twelve hours and with twenty-four", () => {
    expect(["00:00", "00:30", "12:00", "13:00", "23:59"].map((time) => clockText(time))).toEqual([
      "12:00 AM",
      "12:30 AM",
      "12:00 PM",
      "1:00 PM",
      "11:59 PM",
    ]);
    expect(["00:00", "12:00", "13:05"].map((time) => clockText(time, "de-DE"))).toEqual(["00:00", "12:00", "13:05"]);
  });

  it("names the civil day whatever the zone of the process", () => {
    expect(dateText("2026-03-10")).toBe("Tuesday, March 10");
    expect(dateText("2024-02-29", { year: true })).toBe("Thursday, February 29, 2024");
    expect(wallTimeText("2026-03-10", "14:00")).toBe("Tuesday, March 10, 2026 at 2:00 PM");
  });

  it("refuses a time that is none", () => {
    for (const time of ["24:00", "9:00", "12:60", ""]) expect(() => clockText(time)).toThrow(/not a time of day/);
  });
});
