import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { DAY_MS, MINUTE_MS } from "./civil-day.ts";
import { forEachGridStart } from "./slot-grid.ts";
import {
  civilDayAt,
  civilDayWindow,
  ianaZone,
  isTimeZone,
  startOfDay,
  toWall,
  wallClockAt,
  wallWindow,
} from "./time-zone.ts";

const ZONES = Intl.supportedValuesOf("timeZone");
const HOUR_MS = 60 * MINUTE_MS;

interface Transition {
  timeZone: string;
  at: number;
  before: number;
  after: number;
}

/** Every clock change of every zone from 2024 to 2030, asked of Temporal directly. */
function transitions(): Transition[] {
  return ZONES.flatMap((timeZone) => {
    const found: Transition[] = [];
    let at = Temporal.ZonedDateTime.from({ timeZone, year: 2024, month: 1, day: 1 });
    for (;;) {
      const next = at.getTimeZoneTransition("next");
      if (!next || next.year > 2030) return found;
      const before = next.subtract({ nanoseconds: 1 }).offsetNanoseconds / 1e6;
      found.push({ timeZone, at: next.epochMilliseconds, before, after: next.offsetNanoseconds / 1e6 });
      at = next;
    }
  });
}

/** Wall milliseconds by Temporal, one instant at a time. */
function slowWall(timeZone: string, instant: number): number {
  const zoned = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(timeZone);
  return instant + zoned.offsetNanoseconds / 1e6;
}

describe("the wall clock of a zone", () => {
  it("D2: agrees with Temporal around every transition of every zone, 2024 to 2030", () => {
    const all = transitions();
    expect(all.length).toBeGreaterThan(1000);
    for (const { timeZone, at } of all) {
      for (const offset of [-DAY_MS, -HOUR_MS, -1, 0, 1, HOUR_MS, DAY_MS]) {
        if (toWall(timeZone, at + offset) !== slowWall(timeZone, at + offset)) {
          expect.fail(`${timeZone} at ${new Date(at + offset).toISOString()}`);
        }
      }
    }
  });

  it("D2: no zone has a start in a gap, two starts at one instant, or a repeated hour offered wrongly", () => {
    for (const { timeZone, at, before, after } of transitions()) {
      // A window of eight hours around the change, on the wall clock of before it.
      const wallStart = at + Math.min(before, after) - 4 * HOUR_MS;
      const wallEnd = at + Math.max(before, after) + 4 * HOUR_MS;
      const starts: number[] = [];
      for (const window of wallWindow(timeZone, wallStart, wallEnd)) {
        forEachGridStart(timeZone, window, { minutes: 15, offsetMinutes: 0 }, (start, wall) => {
          if (slowWall(timeZone, start) !== wall || wall < wallStart || wall >= wallEnd) {
            expect.fail(`${timeZone}: ${new Date(start).toISOString()} does not read ${new Date(wall).toISOString()}`);
          }
          starts.push(start);
        });
      }
      if (
        new Set(starts).size !== starts.length ||
        starts.some((start, index) => index > 0 && start <= (starts[index - 1] ?? 0))
      ) {
        expect.fail(`${timeZone}: starts repeat or go back at ${new Date(at).toISOString()}`);
      }
      // The window spans the change, so it lasts as long as the wall says less what was skipped, plus what came twice.
      const elapsed = (wallEnd - wallStart + before - after) / (15 * MINUTE_MS);
      if (starts.length !== elapsed) expect.fail(`${timeZone}: ${starts.length} starts instead of ${elapsed}`);
    }
  });

  it("D1: nine in the morning in New York is nine in the morning in the weeks of both changes", () => {
    for (const [from, days] of [
      ["2026-03-04", 10],
      ["2026-10-28", 10],
    ] as const) {
      const first = Date.parse(`${from}T00:00Z`) / DAY_MS;
      for (let day = first; day < first + days; day += 1) {
        const [window] = wallWindow("America/New_York", day * DAY_MS + 9 * HOUR_MS, day * DAY_MS + 17 * HOUR_MS);
        expect(wallClockAt("America/New_York", window?.start ?? 0).time).toBe("09:00");
        expect((window?.end ?? 0) - (window?.start ?? 0)).toBe(8 * HOUR_MS);
      }
    }
  });

  it("uses the first pass of a repeated hour, and both when the window spans it", () => {
    const midnight = Date.parse("2026-11-01T00:00Z");
    const window = (from: number, to: number) =>
      wallWindow("America/New_York", midnight + from * HOUR_MS, midnight + to * HOUR_MS).map(
        ({ start, end }) =>
          `${new Date(start).toISOString().slice(11, 16)}-${new Date(end).toISOString().slice(11, 16)}`,
      );
    expect(window(0, 1.5)).toEqual(["04:00-05:30"]);
    expect(window(1.25, 1.75)).toEqual(["05:15-05:45"]);
    expect(window(1.5, 5)).toEqual(["05:30-06:00", "07:00-10:00"]);
    expect(window(0, 5)).toEqual(["04:00-10:00"]);
    expect(window(1, 2)).toEqual(["05:00-07:00"]);
  });

  it("agrees, window by window, with stepping through the minutes", () => {
    // The rule, said one minute at a time: the clock reads within the window, and a repeated reading counts only the
    // first time unless the window holds all that is repeated.
    const slow = (timeZone: string, wallStart: number, wallEnd: number, change: Transition) => {
      const minutes = new Set<number>();
      const [repeatFrom, repeatTo] = [change.at + change.after, change.at + change.before];
      const spans = wallStart <= repeatFrom && wallEnd >= repeatTo;
      for (let instant = wallStart - 30 * HOUR_MS; instant < wallEnd + 30 * HOUR_MS; instant += MINUTE_MS) {
        const wall = slowWall(timeZone, instant);
        if (wall < wallStart || wall >= wallEnd) continue;
        const second = instant >= change.at && wall >= repeatFrom && wall < repeatTo;
        if (!second || spans) minutes.add(instant);
      }
      return minutes;
    };
    const changes = transitions().filter(({ timeZone }) =>
      ["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Africa/Casablanca", "America/Santiago"].includes(
        timeZone,
      ),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...changes),
        fc.integer({ min: -300, max: 300 }),
        fc.integer({ min: 1, max: 600 }),
        (change, offsetMinutes, length) => {
          const wallStart = Math.round((change.at + change.before) / MINUTE_MS + offsetMinutes) * MINUTE_MS;
          const wallEnd = wallStart + length * MINUTE_MS;
          const fast = new Set<number>();
          for (const { start, end } of wallWindow(change.timeZone, wallStart, wallEnd)) {
            for (let instant = start; instant < end; instant += MINUTE_MS) fast.add(instant);
          }
          expect(fast).toEqual(slow(change.timeZone, wallStart, wallEnd, change));
        },
      ),
      { numRuns: 25 },
    );
  });

  it("D9: the grid stays on the quarter hour in zones with odd offsets, and without daylight saving", () => {
    for (const timeZone of [
      "Asia/Kathmandu",
      "Australia/Lord_Howe",
      "America/Phoenix",
      "Asia/Kolkata",
      "Pacific/Chatham",
    ]) {
      const day = Date.parse("2026-04-05T00:00Z") / DAY_MS;
      const times: string[] = [];
      for (const window of wallWindow(timeZone, day * DAY_MS + 9 * HOUR_MS, day * DAY_MS + 10 * HOUR_MS)) {
        forEachGridStart(timeZone, window, { minutes: 15, offsetMinutes: 0 }, (start) => {
          times.push(
            Temporal.Instant.fromEpochMilliseconds(start)
              .toZonedDateTimeISO(timeZone)
              .toPlainTime()
              .toString({ smallestUnit: "minute" }),
          );
        });
      }
      expect(times).toEqual(["09:00", "09:15", "09:30", "09:45"]);
    }
  });

  it("D6: a civil day has 23, 24 or 25 hours, begins when the calendar says, and holds its own instants", () => {
    const hours = (timeZone: string, date: string) =>
      civilDayWindow(timeZone, Date.parse(`${date}T00:00Z`) / DAY_MS).map(({ start, end }) => (end - start) / HOUR_MS);
    expect(hours("America/New_York", "2026-03-08")).toEqual([23]);
    expect(hours("America/New_York", "2026-11-01")).toEqual([25]);
    expect(hours("Australia/Lord_Howe", "2026-04-05")).toEqual([24.5]);
    expect(hours("Asia/Kolkata", "2026-03-08")).toEqual([24]);
    expect(hours("Pacific/Apia", "2011-12-30")).toEqual([]);
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), fc.integer({ min: 19_800, max: 22_200 }), (timeZone, day) => {
        const date = Temporal.PlainDate.from("1970-01-01").add({ days: day });
        expect(startOfDay(timeZone, day)).toBe(date.toZonedDateTime(timeZone).epochMilliseconds);
        for (const { start, end } of civilDayWindow(timeZone, day)) {
          expect([civilDayAt(timeZone, start), civilDayAt(timeZone, end - 1)]).toEqual([day, day]);
        }
      }),
    );
  });

  it("knows which zones there are", () => {
    expect([isTimeZone("Europe/Berlin"), isTimeZone("Mars/Olympus")]).toEqual([true, false]);
    expect(() => toWall("Mars/Olympus", 0)).toThrow(RangeError);
  });

  it.each([
    ["Asia/Kolkata", "Asia/Kolkata"],
    ["asia/KOLKATA", "Asia/Kolkata"],
    ["America/Argentina/ComodRivadavia", "America/Argentina/ComodRivadavia"],
    ["Etc/GMT+5", "Etc/GMT+5"],
    ["UTC", "UTC"],
  ])("D4: takes %s as the zone %s", (name, zone) => expect(ianaZone(name)).toBe(zone));

  it.each([
    "",
    "Mars/Olympus",
    "+05:30",
    "IST5:30",
    "2026-03-10T14:00[Asia/Kolkata]",
    "Asia/Kolkata\0",
    "x".repeat(10_000),
  ])("D4: takes %j for no zone", (name) => expect(ianaZone(name)).toBeNull());

  it("D4: every zone of the runtime has one spelling", () => {
    for (const name of ZONES) expect(ianaZone(name.toUpperCase())).toBe(ianaZone(name));
  });
});
