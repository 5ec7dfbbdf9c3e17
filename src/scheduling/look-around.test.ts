import { randomUUID } from "node:crypto";
import { describe, expect, it } from "vitest";
import { readAsked } from "./asked.ts";
import { DAY_MS } from "./civil-day.ts";
import type { Interval } from "./intervals.ts";
import { lookAround } from "./look-around.ts";
import type { SlotQuery } from "./model.ts";
import type { RuleBook } from "./rule-book.ts";
import { type Candidate, EMPTY_SWEEP } from "./sweep.ts";
import { aRuleBook } from "./testing/rule-book.ts";

const TODAY = Date.parse("2026-03-02T00:00:00Z");
const YEAR: Interval = { start: TODAY, end: TODAY + 365 * DAY_MS };

/** A clinic of so many, each at one of two sites. */
function aCrowd(count: number): RuleBook {
  const book = aRuleBook({ timeZone: "UTC" });
  const [main] = book.locations as [RuleBook["locations"][number]];
  const [hours] = book.hours as [RuleBook["hours"][number]];
  const sites = [main, { ...main, id: randomUUID(), name: "North" }];
  const practitioners = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    name: `Dr. ${index}`,
    acceptingNew: true,
    durationMinutes: null,
  }));
  return {
    ...book,
    locations: sites,
    practitioners,
    hours: practitioners.map(({ id }, index) => ({
      ...hours,
      resourceId: id,
      locationId: (sites[index % 2] as typeof main).id,
    })),
  };
}

/** Everyone who is looked at is free at these instants, at their own site. */
async function around(
  book: RuleBook,
  wish: Partial<SlotQuery>,
  options: { freeAt: (look: number) => string[]; others?: RuleBook },
) {
  const looks: { practitioners: string[]; sites: string[]; days: number; from: string }[] = [];
  const asked: string[] = [];
  const result = await lookAround({
    asked: readAsked({ visitTypeId: "v", ...wish }),
    book,
    full: YEAR,
    look: async (looked, _asked, { start, end }) => {
      looks.push({
        practitioners: looked.practitioners.map(({ id }) => id),
        sites: looked.locations.map(({ id }) => id),
        days: (end - start) / DAY_MS,
        from: new Date(start).toISOString().slice(0, 10),
      });
      const candidates: Candidate[] = options.freeAt(looks.length).flatMap((at) =>
        looked.practitioners.map((practitioner) => {
          const start = Date.parse(`${at}Z`);
          const { locationId } = looked.hours.find(({ resourceId }) => resourceId === practitioner.id) ?? {};
          const location = looked.locations.find(({ id }) => id === locationId);
          if (!location) throw new Error("A practitioner works at a site that is not in the book.");
          const hours = { planned: [], closed: [], off: [], open: [] };
          return { post: { practitioner, location, durationMs: 1, hours }, start, wall: start, heldByYou: false };
        }),
      );
      return { ...EMPTY_SWEEP, candidates };
    },
    readOthers: async () => {
      asked.push("others");
      return options.others ?? null;
    },
  });
  return { ...result, looks, asked };
}

const MORNING = { times: [{ from: "08:00", to: "10:00" }] };

describe("looking around a wish that nothing fits", () => {
  it("looks at forty of a crowd for sixty days, those at the site asked for first", async () => {
    const book = aCrowd(200);
    const [main] = book.locations;
    const there = new Set(
      book.hours.filter(({ locationId }) => locationId === main?.id).map((each) => each.resourceId),
    );
    const found = await around(
      book,
      { ...MORNING, locationIds: [main?.id ?? ""] },
      { freeAt: () => ["2026-03-05T15:00"] },
    );
    expect(found.looks).toHaveLength(1);
    expect(found.looks[0]).toMatchObject({ days: 60, from: "2026-03-02", sites: [main?.id] });
    expect(found.looks[0]?.practitioners).toHaveLength(40);
    expect(found.looks[0]?.practitioners.every((id) => there.has(id))).toBe(true);
    expect(found.near).toMatchObject({ relaxed: ["times"], candidates: [{}, {}, {}] });
    expect(found.asked).toEqual([]);
  });

  it("says that nothing is free only when it has looked at everyone and all days", async () => {
    const book = aCrowd(200);
    const none = await around(book, MORNING, { freeAt: () => [] });
    expect(none.looks.map(({ practitioners, days }) => [practitioners.length, days])).toEqual([
      [40, 60],
      [200, 365],
    ]);
    expect(none).toMatchObject({ free: [], near: null });
    const late = await around(book, MORNING, { freeAt: (look) => (look === 1 ? [] : ["2026-12-01T15:00"]) });
    expect(late.near?.relaxed).toEqual(["times"]);
  });

  it("looks near the dates asked for, also a little before", async () => {
    const wish = { ...MORNING, dates: [{ from: "2026-09-01", to: "2026-09-01" }] };
    const found = await around(aCrowd(200), wish, { freeAt: () => ["2026-09-01T15:00"] });
    expect(found.looks).toMatchObject([{ days: 60, from: "2026-08-12" }]);
    expect(found.near?.relaxed).toEqual(["times"]);
  });

  it("asks others only when another time or date of the one asked for is not enough", async () => {
    const book = aCrowd(1);
    const mine = { ...MORNING, practitionerIds: book.practitioners.map(({ id }) => id) };
    const others = aCrowd(3);
    const enough = await around(book, mine, { freeAt: () => ["2026-03-05T15:00"], others });
    expect([enough.near?.relaxed, enough.asked]).toEqual([["times"], []]);

    const other = await around(book, mine, { freeAt: (look) => (look === 1 ? [] : ["2026-03-05T09:00"]), others });
    expect(other.near?.relaxed).toEqual(["practitioner"]);
    expect(other.near?.candidates.map(({ post }) => post.practitioner.id)).toEqual(
      others.practitioners.map(({ id }) => id),
    );
    // The reasons speak of the one who was asked for.
    expect(other.free).toEqual([]);
    expect(other.looks.map(({ days }) => days)).toEqual([365, 60]);
  });

  it("looks at nothing when there is nothing to let go of", async () => {
    const found = await around(aCrowd(200), {}, { freeAt: () => ["2026-03-05T15:00"] });
    expect(found).toMatchObject({ free: [], near: null, looks: [], asked: [] });
  });
});
