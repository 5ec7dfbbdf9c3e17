import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readAsked } from "./asked.ts";
import { createAvailability } from "./availability.ts";
import type { SlotQuery } from "./model.ts";
import type { RuleBook } from "./rule-book.ts";
import { sweep } from "./sweep.ts";
import { takenTime } from "./taken-time.ts";
import { aRuleBook } from "./testing/rule-book.ts";
import { type Busy, slowFreeStarts } from "./testing/slow-search.ts";

const DAY = 86_400_000;
const STEP = 15 * 60_000;

function search(
  book: RuleBook,
  options: { between: { start: number; end: number }; now?: number; busy?: Busy[]; asked?: Partial<SlotQuery> },
) {
  const { between, now = between.start, busy = [], asked = {} } = options;
  return sweep({
    book,
    availability: createAvailability({ book, between, now, isStaff: false }),
    asked: readAsked({ visitTypeId: book.visit.id, ...asked }),
    asker: { isStaff: false },
    taken: takenTime(busy, "thread:me"),
    bookings: () => 0,
    between,
  });
}

const times = (book: RuleBook, found: { candidates: { start: number }[] }) =>
  found.candidates.map(({ start }) =>
    Temporal.Instant.fromEpochMilliseconds(start)
      .toZonedDateTimeISO(book.locations[0]?.timeZone ?? "UTC")
      .toPlainDateTime()
      .toString({ smallestUnit: "minute" }),
  );

/** Days on which a clock changes, and one on which none does. */
const DAYS: [string, string][] = [
  ["America/New_York", "2026-03-08"],
  ["America/New_York", "2026-11-01"],
  ["Europe/London", "2026-10-25"],
  ["Australia/Lord_Howe", "2026-04-05"],
  ["Australia/Lord_Howe", "2026-10-04"],
  ["America/Santiago", "2026-09-06"],
  ["Africa/Casablanca", "2026-03-22"],
  ["Asia/Beirut", "2026-03-29"],
  ["Asia/Kathmandu", "2026-05-05"],
];

describe("the search", () => {
  it("finds exactly what stepping through time with Temporal finds", () => {
    const quarter = (from: number, to: number) => fc.integer({ min: from * 4, max: to * 4 }).map((steps) => steps * 15);
    const window = fc.record({ startMinutes: quarter(0, 23), endMinutes: quarter(0, 24) });
    const day = fc.integer({ min: -2, max: 2 });
    const rule = fc.record({
      window,
      weekdays: fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 3, maxLength: 7 }),
      everyWeeks: fc.integer({ min: 1, max: 2 }),
      from: fc.integer({ min: -20, max: 1 }),
      to: fc.option(fc.integer({ min: -1, max: 3 })),
    });
    const exception = fc.record({
      day,
      kind: fc.constantFrom("closed" as const, "open" as const),
      mine: fc.boolean(),
      whole: fc.boolean(),
      window,
    });
    const span = fc.record({ at: fc.integer({ min: -200, max: 300 }), length: fc.integer({ min: 1, max: 20 }) });
    fc.assert(
      fc.property(
        fc.constantFrom(...DAYS),
        fc.array(rule, { minLength: 1, maxLength: 3 }),
        fc.array(exception, { maxLength: 3 }),
        fc.array(span, { maxLength: 2 }),
        fc.array(span, { maxLength: 12 }),
        fc.record({
          durationMinutes: quarter(0.25, 2),
          bufferBeforeMinutes: quarter(0, 1),
          bufferAfterMinutes: quarter(0, 1),
          slotGridMinutes: fc.constantFrom(15, 30, 45, 60),
          slotGridOffsetMinutes: fc.constantFrom(0, 15),
          minNoticeMinutes: fc.constantFrom(0, 600),
        }),
        ([timeZone, date], rules, exceptions, timeOff, spans, visit) => {
          const today = Date.parse(`${date}T00:00Z`) / DAY;
          const between = { start: (today - 1) * DAY, end: (today + 2) * DAY };
          const book = aRuleBook({ timeZone, visit });
          const [practitionerId = "", locationId = ""] = [book.practitioners[0]?.id, book.locations[0]?.id];
          book.hours = rules.map(({ window: hours, weekdays, everyWeeks, from, to }) => ({
            resourceId: practitionerId,
            locationId,
            weekdays,
            ...hours,
            visitTypeIds: null,
            everyWeeks,
            effectiveFrom: today + from,
            effectiveTo: to === null ? null : today + to,
          }));
          book.exceptions = exceptions.map(({ day: offset, kind, mine, whole, window: hours }) => ({
            resourceId: mine || kind === "open" ? practitionerId : null,
            locationId: kind === "open" ? locationId : null,
            day: today + offset,
            kind,
            ...(whole && kind === "closed" ? { startMinutes: null, endMinutes: null } : hours),
          }));
          const busyAt = ({ at, length }: { at: number; length: number }) => ({
            resourceId: practitionerId,
            start: today * DAY + at * STEP,
            end: today * DAY + (at + length) * STEP,
          });
          book.timeOff = timeOff.map(busyAt);
          const busy = spans.map(busyAt);
          const now = between.start + 3 * STEP;
          const found = search(book, { between, now, busy });
          const slow = slowFreeStarts({ book, busy, now, from: between.start, to: between.end });
          expect(times(book, found)).toEqual(times(book, { candidates: slow.map((start) => ({ start })) }));
        },
      ),
      { numRuns: 60 },
    );
  });

  const MONDAY = Date.parse("2026-03-02T00:00Z");
  const monday = { start: MONDAY, end: MONDAY + DAY };

  it("S1: the gap between two visits is one's after-buffer plus the other's before-buffer, also over midnight", () => {
    const book = aRuleBook({
      timeZone: "UTC",
      visit: { durationMinutes: 30, slotGridMinutes: 5, bufferBeforeMinutes: 10, bufferAfterMinutes: 15 },
    });
    const id = book.practitioners[0]?.id ?? "";
    // A visit 12:00 to 12:30 with the same buffers claims 11:50 to 12:45.
    const noon = MONDAY + 12 * 3_600_000;
    const busy = [{ resourceId: id, start: noon - 10 * 60_000, end: noon + 45 * 60_000 }];
    const starts = search(book, { between: monday, busy }).candidates.map(({ start }) => start);
    const gapBefore = noon - Math.max(...starts.filter((start) => start < noon)) - 30 * 60_000;
    const gapAfter = Math.min(...starts.filter((start) => start > noon)) - (noon + 30 * 60_000);
    expect([gapBefore, gapAfter]).toEqual([25 * 60_000, 25 * 60_000]);

    for (const rule of book.hours) Object.assign(rule, { startMinutes: 0, endMinutes: 1440 });
    const midnight = MONDAY + DAY;
    const late = [{ resourceId: id, start: midnight - 40 * 60_000, end: midnight + 5 * 60_000 }];
    const next = search(book, {
      between: { start: midnight, end: midnight + DAY },
      now: MONDAY,
      busy: late,
    }).candidates;
    expect(times(book, { candidates: next })[0]).toBe("2026-03-03T00:15");
  });

  it("S6: a visit must fit what is left of the hours, and the count says how many did not", () => {
    const book = aRuleBook({ timeZone: "UTC", visit: { durationMinutes: 60, slotGridMinutes: 30 } });
    const found = search(book, { between: monday });
    expect(times(book, found).at(-1)).toBe("2026-03-02T16:00");
    expect(found.tally.get("does_not_fit")?.removed).toBe(1);
  });

  it("S2: the length of a visit is the practitioner's own where there is one, whatever is asked", () => {
    const book = aRuleBook({ timeZone: "UTC", visit: { durationMinutes: 30, slotGridMinutes: 30 } });
    Object.assign(book.practitioners[0] ?? {}, { durationMinutes: 90 });
    expect(times(book, search(book, { between: monday })).at(-1)).toBe("2026-03-02T15:30");
  });

  it("D5: a cap counts the clinic's civil day, not the day in UTC", () => {
    const book = aRuleBook({ timeZone: "America/Los_Angeles", visit: { dailyCap: 1 } });
    const counted: number[] = [];
    const between = { start: MONDAY + 8 * 3_600_000, end: MONDAY + 32 * 3_600_000 };
    const availability = createAvailability({ book, between, now: between.start, isStaff: false });
    const bookings = (_: string, day: number) => {
      counted.push(day);
      return 0;
    };
    sweep({
      book,
      availability,
      asked: readAsked({ visitTypeId: book.visit.id }),
      asker: { isStaff: false },
      taken: takenTime([], ""),
      bookings,
      between,
    });
    expect(new Set(counted)).toEqual(new Set([MONDAY / DAY]));
  });

  it("keeps to what was asked: days, weekdays, times, exclusions", () => {
    const book = aRuleBook({ timeZone: "UTC", visit: { slotGridMinutes: 60, durationMinutes: 60 } });
    const week = { start: MONDAY, end: MONDAY + 7 * DAY };
    const asked = (wish: Partial<SlotQuery>) => times(book, search(book, { between: week, asked: wish }));
    expect(asked({ dates: [{ from: "2026-03-03", to: "2026-03-03" }], times: [{ from: "15:00" }] })).toEqual([
      "2026-03-03T15:00",
      "2026-03-03T16:00",
    ]);
    expect(asked({ weekdays: [1, 2], excludedDates: ["2026-03-02"], times: [{ to: "10:00" }] })).toEqual([
      "2026-03-03T09:00",
    ]);
    expect(asked({ excludedWeekdays: [1, 2, 3, 4], times: [{ from: "09:00", to: "10:00" }] })).toEqual([
      "2026-03-06T09:00",
    ]);
    expect(asked({ excludedPractitionerIds: book.practitioners.map(({ id }) => id) })).toEqual([]);
  });
});
