import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readVisitWindow } from "./visit-window.ts";
import { readWhen } from "./when.ts";

/** Zones with every kind of change: none, an hour, half an hour, at midnight, in Ramadan, twice a year the other way. */
const ZONES = [
  ...["Australia/Lord_Howe", "Asia/Kathmandu", "America/Phoenix", "Africa/Cairo", "America/Santiago", "UTC"],
  ...["America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles", "America/Anchorage"],
  ...["Pacific/Honolulu", "America/St_Johns", "America/Halifax", "America/Havana", "America/Asuncion", "America/Nuuk"],
  ...["Europe/London", "Europe/Dublin", "Europe/Berlin", "Europe/Lisbon", "Europe/Moscow", "Atlantic/Azores"],
  ...["Africa/Casablanca", "Africa/Johannesburg", "Asia/Beirut", "Asia/Jerusalem", "Asia/Kolkata", "Asia/Tehran"],
  ...["Asia/Tokyo", "Australia/Sydney", "Australia/Adelaide", "Pacific/Auckland", "Pacific/Chatham", "Pacific/Easter"],
];
const YEARS = { from: Temporal.Instant.from("2024-01-01T00:00Z"), to: Temporal.Instant.from("2026-01-01T00:00Z") };

/** The wall clock on the days around each change of a zone's clock, and the minutes before and after it. */
function momentsOf(timeZone: string): string[] {
  const walls: Temporal.PlainDateTime[] = [];
  let at: Temporal.ZonedDateTime | null = YEARS.from.toZonedDateTimeISO(timeZone);
  while (at && Temporal.Instant.compare(at.toInstant(), YEARS.to) < 0) {
    const wall = at.toPlainDateTime();
    const midnight = wall.toPlainDate().toPlainDateTime();
    const before = at.subtract({ minutes: 1 }).toPlainDateTime();
    for (const days of [-1, 0]) walls.push(midnight.add({ days }), midnight.add({ days }).add({ minutes: 1439 }));
    walls.push(before, wall, midnight.add({ hours: 2, minutes: 30 }));
    at = at.getTimeZoneTransition("next");
  }
  return walls.map((wall) => wall.toString({ smallestUnit: "second" }));
}

const PHRASES = [
  "today",
  "tomorrow at 9",
  "in two weeks",
  "next Sunday at 2:30",
  "this weekend",
  "the last Sunday of the month",
  "in 3 hours",
  "a week from tomorrow, in the morning",
  "every other Sunday",
  "from tonight to Tuesday",
];

function checkZone(timeZone: string, moments: readonly string[]): void {
  for (const now of moments) {
    const today = Temporal.PlainDate.from(now.slice(0, 10));
    const day = (text: string) => readWhen({ text, now, timeZone, expect: "visit" })[0]?.date;
    expect([day("today"), day("tomorrow"), day("yesterday"), day("in two weeks")]).toEqual(
      [0, 1, -1, 14].map((days) => String(today.add({ days }))),
    );
    const windows = (zone: string) => PHRASES.map((text) => readVisitWindow({ text, now, timeZone: zone }));
    expect(windows(timeZone)).toEqual(windows("UTC"));
  }
}

describe("D12: the days on which clocks change are days like any other", { timeout: 60_000 }, () => {
  it.each(ZONES)("%s", (timeZone) => {
    const moments = momentsOf(timeZone);
    expect(moments.length).toBeGreaterThanOrEqual(7);
    checkZone(timeZone, moments);
  });

  it("in every zone there is, at some of its changes", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Intl.supportedValuesOf("timeZone")),
        fc.nat(),
        fc.nat(),
        (timeZone, first, second) => {
          const moments = momentsOf(timeZone);
          checkZone(
            timeZone,
            [first, second].flatMap((index) => moments[index % moments.length] ?? []),
          );
        },
      ),
      { numRuns: 100 },
    );
  });
});
