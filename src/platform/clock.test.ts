import { describe, expect, it } from "vitest";
import { createClock, fixedClock, systemClock } from "./clock.ts";

describe("createClock", () => {
  it.each([
    ["2026-03-02T09:00", "America/Chicago", "2026-03-02T15:00:00.000Z"],
    ["2026-03-02T09:00", undefined, "2026-03-02T09:00:00.000Z"],
    ["2026-03-02T09:00:00-05:00", "America/Chicago", "2026-03-02T14:00:00.000Z"],
    ["2026-03-02T09:00:00Z", "Asia/Tokyo", "2026-03-02T09:00:00.000Z"],
    // The hour that daylight saving skips, and the one it doubles.
    ["2026-03-08T02:30", "America/Chicago", "2026-03-08T08:30:00.000Z"],
    ["2026-11-01T01:30", "America/Chicago", "2026-11-01T06:30:00.000Z"],
  ])("stands still at %s in %s", (now, timeZone, expected) => {
    const clock = createClock({ now, ...(timeZone && { timeZone }) });
    expect(clock().toISOString()).toBe(expected);
    expect(clock()).toEqual(clock());
  });

  it("is the system's clock when nothing is given", () => {
    expect(createClock({})).toBe(systemClock);
  });

  it.each(["soon", "2026-02-30T09:00", "2026-03-02T09:00+99:00"])("refuses %j", (now) => {
    expect(() => createClock({ now })).toThrow(RangeError);
  });
});

describe("fixedClock", () => {
  it("hands out dates that nobody else's change can reach", () => {
    const clock = fixedClock(new Date("2026-03-02T09:00:00Z"));
    clock().setFullYear(1999);
    expect(clock().toISOString()).toBe("2026-03-02T09:00:00.000Z");
  });

  it("refuses an invalid date", () => {
    expect(() => fixedClock(new Date("never"))).toThrow(RangeError);
  });
});
