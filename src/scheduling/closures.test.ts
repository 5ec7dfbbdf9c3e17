import { describe, expect, it } from "vitest";
import { closuresOf } from "./closures.ts";

const sites = [
  { id: "d", name: "Downtown" },
  { id: "n", name: "North" },
];
const row = (of: object) => ({
  locationId: null,
  day: "2026-11-26",
  kind: "closed" as const,
  startTime: null,
  endTime: null,
  ...of,
});
const told = (rows: Parameters<typeof closuresOf>[0]) =>
  closuresOf(rows, sites).map(({ day, locationName, from, to }) => `${day} ${locationName} ${from}-${to}`);

describe("what is closed", () => {
  it("is every site on a day of the whole clinic, and one site on a day of its own, by day", () => {
    expect(told([row({ day: "2026-11-27", locationId: "n" }), row({})])).toEqual([
      "2026-11-26 Downtown 00:00-24:00",
      "2026-11-26 North 00:00-24:00",
      "2026-11-27 North 00:00-24:00",
    ]);
  });

  it("is only part of a day where the closure has hours; those over midnight end with the day", () => {
    expect(told([row({ locationId: "d", startTime: "13:00:00", endTime: "15:30:00" })])).toEqual([
      "2026-11-26 Downtown 13:00-15:30",
    ]);
    expect(told([row({ locationId: "d", startTime: "20:00:00", endTime: "02:00:00" })])).toEqual([
      "2026-11-26 Downtown 20:00-24:00",
    ]);
  });

  it("is not the hours of a one-off opening, as in booking", () => {
    const opening = row({ locationId: "d", kind: "open", startTime: "09:00:00", endTime: "12:00:00" });
    expect(told([row({}), opening])).toEqual([
      "2026-11-26 Downtown 00:00-09:00",
      "2026-11-26 Downtown 12:00-24:00",
      "2026-11-26 North 00:00-24:00",
    ]);
    expect(told([opening])).toEqual([]);
  });
});
