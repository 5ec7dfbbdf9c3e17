import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tokenize } from "./tokens.ts";
import { readVisitWindow } from "./visit-window.ts";
import { readWhen, type WhenValue } from "./when.ts";

const days = fc.constantFrom(
  "today",
  "tomorrow",
  "the day after tomorrow",
  "Monday",
  "next Tuesday",
  "this Friday",
  "Friday next week",
  "the 8th",
  "March 9th",
  "the 21st of April",
  "2026-04-09",
  "4/22",
  "03/04",
  "in two weeks",
  "a week from Thursday",
  "next week",
  "this weekend",
  "end of the month",
  "from Wed to Fri",
  "first Monday of next month",
  "Tuesday the 9th",
  "not Monday",
  "after the 5th",
  "before Friday",
  "in October",
  "the next 3 days",
);
const times = fc.constantFrom(
  "",
  "at 5",
  "at 10:30",
  "5pm",
  "half past four",
  "quarter to 5",
  "in the morning",
  "afternoon",
  "after 2",
  "before noon",
  "between 2 and 4",
  "from 9 to 11",
  "at 7 in the evening",
  "around 3ish",
  "17:45",
  "at noon",
);
const phrases = fc
  .tuple(days, times, fc.boolean())
  .map(([day, time, timeFirst]) => (timeFirst ? `${time} ${day}` : `${day} ${time}`).trim());
const nows = fc
  .tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) =>
    Temporal.PlainDateTime.from("2022-01-01T00:00:00")
      .add({ days: day, minutes: minute })
      .toString({ smallestUnit: "second" }),
  );
const zones = fc.constantFrom("America/New_York", "Europe/London", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC");

const meaning = (values: readonly WhenValue[]) =>
  values.map(({ kind, date, time, from, to, excluded, ambiguity }) => ({
    kind,
    date,
    time,
    from,
    to,
    excluded,
    ambiguity,
  }));
const read = (text: string, now: string, timeZone = "America/New_York") =>
  readWhen({ text, now, timeZone, expect: "visit" });

describe("for every phrase and every moment", { timeout: 60_000 }, () => {
  it("means the same in any case, spacing and with closing punctuation", () => {
    fc.assert(
      fc.property(
        phrases,
        nows,
        fc.constantFrom("", ".", "!", "?", " ...", ", please", " thanks!"),
        (text, now, ending) => {
          const expected = meaning(read(text, now));
          expect(meaning(read(text.toUpperCase(), now))).toEqual(expected);
          expect(meaning(read(text.toLowerCase(), now))).toEqual(expected);
          expect(meaning(read(`  ${text.replaceAll(" ", "   ")}\n`, now))).toEqual(expected);
          expect(meaning(read(`${text}${ending}`, now))).toEqual(expected);
        },
      ),
      { numRuns: 400 },
    );
  });

  it("finds something, and every range begins before it ends", () => {
    fc.assert(
      fc.property(phrases, nows, zones, (text, now, zone) => {
        const values = read(text, now, zone);
        expect(values.length).toBeGreaterThan(0);
        for (const { from, to } of values) if (from !== undefined && to !== undefined) expect(from <= to).toBe(true);
        for (const { ambiguity, date, time } of values)
          if (ambiguity && date && !time && !ambiguity.readings[0]?.includes("T"))
            expect(ambiguity.readings[0]).toBe(date);
      }),
      { numRuns: 400 },
    );
  });

  it("never offers a visit in the past", () => {
    fc.assert(
      fc.property(phrases, nows, (text, now) => {
        const window = readVisitWindow({ text, now, timeZone: "America/New_York" });
        const today = now.slice(0, 10);
        for (const { from, to } of window?.dates ?? []) {
          expect(from >= today).toBe(true);
          expect(to >= from).toBe(true);
        }
        for (const { from, to } of window?.times ?? []) if (from && to) expect(from < to).toBe(true);
        const onlyToday = window !== null && window.dates.length > 0 && window.dates.every(({ to }) => to === today);
        if (onlyToday && window.exactTime !== undefined) expect(window.exactTime > now.slice(11, 16)).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it("does not depend on the zone beyond the order of day and month", () => {
    fc.assert(
      fc.property(
        phrases.filter((text) => !text.includes("/")),
        nows,
        zones,
        zones,
        (text, now, one, other) => {
          expect(read(text, now, one)).toEqual(read(text, now, other));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe("for every text", { timeout: 60_000 }, () => {
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 120 }),
    fc.string({ unit: "grapheme", maxLength: 120 }),
    fc
      .array(
        fc.constantFrom(
          "next",
          "tuesday",
          "5",
          "31",
          "the",
          "of",
          "to",
          "-",
          "/",
          "at",
          "pm",
          "9999",
          "march",
          "in",
          "weeks",
          "half",
          "past",
          "99999999999999999999",
          "last",
          "years",
          "ago",
          "not",
          "2nd",
          ":",
          ".",
        ),
        { maxLength: 14 },
      )
      .map((words) => words.join(" ")),
  );

  it("never throws, and every span lies in the text", () => {
    fc.assert(
      fc.property(
        texts,
        nows,
        zones,
        fc.constantFrom("visit" as const, "dob" as const),
        (text, now, timeZone, expected) => {
          const values = readWhen({ text, now, timeZone, expect: expected, asked: ["date", "time"] });
          for (const value of values) {
            expect(value.start).toBeGreaterThanOrEqual(0);
            expect(value.end).toBeLessThanOrEqual(text.length);
            expect(text.slice(value.start, value.end)).toBe(value.text);
          }
          for (const { start, end } of readVisitWindow({ text, now, timeZone })?.spans ?? [])
            expect(0 <= start && start <= end && end <= text.length).toBe(true);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it("reads no more than a bounded number of words", () => {
    expect(tokenize("at 5 ".repeat(20_000)).length).toBeLessThanOrEqual(600);
  });
});
