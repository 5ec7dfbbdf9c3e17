import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { SchedulingContext, Slot, SlotQuery, SlotSearch } from "../scheduling/model.ts";
import { findSlotPage, type SlotPosition } from "./slot-page.ts";
import { aSlot, CLINIC_ID } from "./test-app.ts";

const context: SchedulingContext = { clinicId: CLINIC_ID, actor: "api:test", channel: "api" };

/** A search over given slots that honours days, earliest time and limit, and puts equals in an order of its own. */
function searching(slots: readonly Slot[]) {
  const queries: SlotQuery[] = [];
  const findSlots = async (_context: SchedulingContext, query: SlotQuery): Promise<SlotSearch> => {
    queries.push(query);
    const fits = ({ date, time }: Slot) =>
      (query.dates ?? [{ from: date, to: date }]).some(({ from, to }) => from <= date && date <= to) &&
      (query.times ?? [{ from: "00:00" }]).some(({ from = "00:00" }) => from <= time);
    const found = slots.filter(fits).sort((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt));
    return { slots: found.slice(0, query.limit), reasons: [], nearest: null, visitTypeName: "Dental cleaning" };
  };
  return { findSlots, queries };
}

async function allPages(slots: readonly Slot[], limit: number, days: { from?: string; to?: string } = {}) {
  const scheduling = searching(slots);
  const pages: Slot[][] = [];
  let after: SlotPosition | undefined;
  do {
    const page = await findSlotPage(scheduling, context, { query: { visitTypeId: "v" }, ...days, after, limit });
    pages.push(page.slots);
    after = page.end ?? undefined;
    if (pages.length > 2_000) throw new Error("the pages do not end");
  } while (after);
  return { pages, queries: scheduling.queries };
}

const practitioner = (index: number) => `0192f0c1-0000-7000-8000-${String(index).padStart(12, "0")}`;
const at = (day: number, minute: number) => new Date(Date.UTC(2026, 2, 2 + day, 8, minute)).toISOString();
const ids = (slots: readonly Slot[]) => slots.map(({ id }) => id);

const someSlots = fc
  .uniqueArray(
    fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 60 })),
    {
      maxLength: 400,
      selector: (tuple) => tuple.join(),
    },
  )
  .map((tuples) => tuples.map(([day, step, who]) => aSlot(at(day, step * 15), practitioner(who))));

describe("findSlotPage", () => {
  it("shows every slot once, in order, whatever the page size", async () => {
    await fc.assert(
      fc.asyncProperty(someSlots, fc.integer({ min: 1, max: 100 }), async (slots, limit) => {
        const { pages } = await allPages(slots, limit);
        const shown = pages.flat();
        const key = ({ date, time, id }: Slot) => `${date} ${time} ${id}`;
        expect(ids(shown).sort()).toEqual(ids(slots).sort());
        expect(shown.map(key)).toEqual(shown.map(key).sort());
        for (const page of pages.slice(0, -1)) expect(page.length).toBeGreaterThan(0);
        for (const page of pages) expect(page.length).toBeLessThanOrEqual(limit);
      }),
      { numRuns: 40 },
    );
  });

  it("asks at most three times for a page", async () => {
    const slots = Array.from({ length: 900 }, (_, index) =>
      aSlot(at(index % 9, (index % 20) * 15), practitioner(index)),
    );
    const { pages, queries } = await allPages(slots, 50);
    expect(queries.length).toBeLessThanOrEqual(3 * pages.length);
    expect(queries.every(({ limit }) => limit === 100)).toBe(true);
  });

  it("stays within the days asked for", async () => {
    const slots = [0, 1, 2, 3, 4].flatMap((day) => [aSlot(at(day, 0)), aSlot(at(day, 15))]);
    const { pages } = await allPages(slots, 1, { from: "2026-03-03", to: "2026-03-04" });
    expect(pages.flat().map(({ date }) => date)).toEqual(["2026-03-03", "2026-03-03", "2026-03-04", "2026-03-04"]);
  });

  it("gets past a minute in which more begin than one search gives, and ends", async () => {
    const crowd = Array.from({ length: 150 }, (_, index) => aSlot(at(0, 0), practitioner(index)));
    const later = [aSlot(at(0, 15)), aSlot(at(1, 0))];
    const { pages } = await allPages([...crowd, ...later], 40);
    expect(pages.flat()).toHaveLength(102);
    expect(ids(pages.flat().slice(-2))).toEqual(ids(later));
  });

  it("passes on why nothing was found", async () => {
    const search: SlotSearch = {
      slots: [],
      reasons: [{ code: "closed_day", params: {}, removed: 3 }],
      nearest: null,
      visitTypeName: "",
    };
    const page = await findSlotPage({ findSlots: async () => search }, context, {
      query: { visitTypeId: "v" },
      limit: 10,
    });
    expect(page).toEqual({ slots: [], end: null, search });
  });
});
