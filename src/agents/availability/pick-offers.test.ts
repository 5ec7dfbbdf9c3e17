import fc from "fast-check";
import { expect, it } from "vitest";
import type { Slot } from "../../scheduling/model.ts";
import { pickOffers } from "./pick-offers.ts";

const slotAt = (minutes: number, practitionerId = "p"): Slot => ({
  id: `${practitionerId}@${minutes}`,
  visitTypeId: "v",
  visitTypeName: "Dental cleaning",
  practitionerId,
  practitionerName: practitionerId,
  locationId: "l",
  locationName: "Downtown",
  startsAt: new Date(Date.UTC(2026, 2, 10, 12, minutes)).toISOString(),
  endsAt: new Date(Date.UTC(2026, 2, 10, 12, minutes + 30)).toISOString(),
  durationMinutes: 30,
  timeZone: "UTC",
  date: "2026-03-10",
  time: "12:00",
  modality: "in_person",
});

const slotLists = fc
  .uniqueArray(
    fc.record({ minutes: fc.integer({ min: 0, max: 20 }), practitionerId: fc.constantFrom("a", "b", "c") }),
    {
      selector: ({ minutes, practitionerId }) => `${minutes}${practitionerId}`,
      maxLength: 40,
    },
  )
  .map((kinds) => kinds.map(({ minutes, practitionerId }) => slotAt(minutes * 15, practitionerId)))
  .map((slots) => slots.sort((a, b) => a.startsAt.localeCompare(b.startsAt)));

it("S16: always shows the earliest, never more than asked, each once and in order", () => {
  fc.assert(
    fc.property(slotLists, fc.integer({ min: 1, max: 8 }), (slots, count) => {
      const picked = pickOffers(slots, count);
      expect(picked).toHaveLength(Math.min(count, slots.length));
      expect(new Set(picked).size).toBe(picked.length);
      expect(picked[0]?.startsAt).toBe(slots[0]?.startsAt);
      expect(picked.map(({ startsAt }) => startsAt)).toEqual(picked.map(({ startsAt }) => startsAt).sort());
      expect(slots).toEqual(expect.arrayContaining(picked));
    }),
  );
});

it("shows an afternoon from its beginning to its end, not its first hour", () => {
  const afternoon = Array.from({ length: 16 }, (_, at) => slotAt(at * 15));
  const minutes = pickOffers(afternoon, 4).map(({ startsAt }) => new Date(startsAt).toISOString().slice(11, 16));
  expect(minutes).toEqual(["12:00", "13:15", "14:30", "15:45"]);
});

it("lets practitioners take turns at the same times", () => {
  const both = [0, 15, 30, 45].flatMap((at) => [slotAt(at, "a"), slotAt(at, "b")]);
  const people = pickOffers(both, 4).map(({ practitionerId }) => practitionerId);
  expect(people.filter((person) => person === "a")).toHaveLength(2);
});
