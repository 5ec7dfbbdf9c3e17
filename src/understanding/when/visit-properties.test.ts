import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readMove } from "./move.ts";
import { readVisitWindow, type VisitWindow } from "./visit-window.ts";

const days = fc.constantFrom(
  "",
  "today",
  "tomorrow",
  "Monday",
  "this Friday",
  "next Thursday",
  "Thursday next week",
  "the 8th",
  "the 31st",
  "March 9th",
  "3/4",
  "2027-04-09",
  "in two weeks",
  "in six weeks",
  "a week on Friday",
  "next month",
  "this weekend",
  "next weekend",
  "the end of the month",
  "from Wed to Fri",
  "Tuesday the 9th",
  "not Mondays",
  "any day but Friday",
  "either Tuesday or Thursday",
  "after the 5th",
  "by Friday",
  "every other Monday",
  "the first Monday of each month",
  "twice a week",
  "the next day",
  "a week later",
  "that day",
  "the following Tuesday",
  "since Sunday",
  "last week",
  "Feb 30",
);
const times = fc.constantFrom(
  "",
  "at 4",
  "at 8",
  "at 12",
  "10:30",
  "5pm",
  "half past four",
  "in the morning",
  "late afternoon",
  "after 2",
  "before noon",
  "between 2 and 4",
  "from 9 to 11",
  "at midnight",
  "after school",
  "at lunchtime",
  "first thing",
  "same time",
  "an hour later",
  "for 45 minutes",
  "in the morning, after 2 pm",
  "17:45",
);
const phrases = fc
  .tuple(days, times, fc.boolean())
  .map(([day, time, timeFirst]) => (timeFirst ? `${time} ${day}` : `${day} ${time}`).trim())
  .filter((text) => text !== "");
const nows = fc
  .tuple(fc.integer({ min: 0, max: 3000 }), fc.integer({ min: 0, max: 1439 }))
  .map(([day, minute]) =>
    Temporal.PlainDateTime.from("2024-01-01T00:00:00")
      .add({ days: day, minutes: minute })
      .toString({ smallestUnit: "second" }),
  );
/** A visit spoken of: none, one day, or a day and its hour, near now. */
const anchors = fc.tuple(fc.integer({ min: -3, max: 40 }), fc.constantFrom(null, "", "T09:00", "T16:45"));

const at = (now: string, [shift, clock]: readonly [number, string | null]): { now: string; anchor?: string } =>
  clock === null
    ? { now }
    : { now, anchor: `${Temporal.PlainDate.from(now.slice(0, 10)).add({ days: shift })}${clock}` };
const read = (text: string, context: { now: string; anchor?: string }): VisitWindow | null =>
  readVisitWindow({ text, timeZone: "America/New_York", ...context });

/** The meaning alone: where the words stand and how they are written is no part of it. */
const meaning = (window: VisitWindow | null) =>
  window && { ...window, spans: window.spans.length, conflict: window.conflict?.map(({ windows }) => windows) };

const minutes = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

describe("for every wish and every moment", { timeout: 60_000 }, () => {
  it("stays inside what it states: ends in order, times real, the named time within the windows or in conflict", () => {
    fc.assert(
      fc.property(phrases, nows, anchors, (text, now, anchor) => {
        const window = read(text, at(now, anchor));
        for (const { from, to } of window?.dates ?? []) expect(from <= to).toBe(true);
        for (const { from, to } of window?.times ?? []) {
          for (const end of [from, to]) if (end !== undefined) expect(minutes(end)).toBeLessThan(1440);
          if (from !== undefined && to !== undefined) expect(from < to).toBe(true);
        }
        const exact = window?.exactTime;
        if (window && exact !== undefined && window.times.length > 0 && !window.conflict)
          expect(window.times.some(({ from = "00:00", to = "23:59" }) => from <= exact && exact <= to)).toBe(true);
        for (const weekday of [...(window?.weekdays ?? []), ...(window?.excludedWeekdays ?? [])])
          expect(weekday >= 1 && weekday <= 7).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("is never in the past", () => {
    fc.assert(
      fc.property(phrases, nows, anchors, (text, now, anchor) => {
        const window = read(text, at(now, anchor));
        const [today, clock] = [now.slice(0, 10), now.slice(11, 16)];
        for (const { from } of window?.dates ?? []) expect(from >= today).toBe(true);
        const onlyToday = window && window.dates.length > 0 && window.dates.every(({ to }) => to === today);
        if (onlyToday && window.exactTime !== undefined) expect(window.exactTime > clock).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it("gives the reading taken first among the readings to ask about", () => {
    fc.assert(
      fc.property(phrases, nows, (text, now) => {
        const window = read(text, { now });
        for (const { code, readings } of window?.ambiguities ?? []) {
          expect(new Set(readings).size).toBe(readings.length);
          const [taken] = readings;
          if (/^(passed|no_such_day|half_of_day|misheard)$/.test(code) || taken === undefined) continue;
          expect(readings.length).toBeGreaterThan(1);
          expect(window?.dates.some(({ from, to }) => from <= taken && taken <= to)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  it("means the same in any case, spacing and with closing punctuation", () => {
    fc.assert(
      fc.property(
        phrases,
        nows,
        anchors,
        fc.constantFrom("", ".", "!", "?", " ...", ", please"),
        (text, now, anchor, ending) => {
          const context = at(now, anchor);
          const expected = meaning(read(text, context));
          expect(meaning(read(text.toUpperCase(), context))).toEqual(expected);
          expect(meaning(read(`  ${text.replaceAll(" ", "   ")}\n`, context))).toEqual(expected);
          expect(meaning(read(`${text}${ending}`, context))).toEqual(expected);
        },
      ),
      { numRuns: 300 },
    );
  });

  it("moves a visit to where it goes, and never reads the old time as the new", () => {
    const one = fc.constantFrom("Monday", "Tuesday", "Wednesday", "Thursday", "Friday");
    fc.assert(
      fc.property(one, one, nows, fc.boolean(), (from, to, now, instead) => {
        fc.pre(from !== to);
        const context = { now, timeZone: "America/New_York" };
        const move = readMove(instead ? `${to} instead of ${from}` : `move my ${from} visit to ${to}`, context);
        expect(move?.source?.dates).toEqual(readVisitWindow({ ...context, text: from })?.dates);
        expect(move?.target?.dates).toEqual(readVisitWindow({ ...context, text: to })?.dates);
      }),
      { numRuns: 200 },
    );
  });

  it("never throws on any words", () => {
    const words = fc
      .array(
        fc.constantFrom(
          "every",
          "other",
          "first",
          "monday",
          "mondays",
          "of",
          "each",
          "month",
          "week",
          "for",
          "six",
          "weeks",
          "twice",
          "a",
          "an",
          "hour",
          "later",
          "earlier",
          "that",
          "same",
          "time",
          "day",
          "the",
          "move",
          "from",
          "to",
          "instead",
          "not",
          "9th",
          "3",
          "pm",
          "half",
          "-",
          ":",
          "since",
          "next",
          "last",
          "ate",
          "thirsty",
          "at",
          "31",
          "0",
          "99999",
        ),
        { maxLength: 14 },
      )
      .map((list) => list.join(" "));
    fc.assert(
      fc.property(words, nows, anchors, (text, now, anchor) => {
        const context = at(now, anchor);
        for (const { start, end } of read(text, context)?.spans ?? [])
          expect(0 <= start && start <= end && end <= text.length).toBe(true);
        readMove(text, { timeZone: "UTC", moving: true, ...context });
      }),
      { numRuns: 700 },
    );
  });
});
