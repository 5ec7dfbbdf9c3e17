import { randomUUID } from "node:crypto";
import { expect, it } from "vitest";
import type { Refusal } from "../refusal.ts";
import { isOver, overlap, readCriteria, suits } from "./criteria.ts";
import type { Criteria } from "./model.ts";

const ANY: Criteria = {
  practitionerIds: [],
  excludedPractitionerIds: [],
  locationIds: [],
  dates: [],
  excludedDates: [],
  weekdays: [],
  excludedWeekdays: [],
  times: [],
};
const [LEE, PATEL, MAIN, NORTH] = [1, 2, 3, 4].map(() => randomUUID()) as [string, string, string, string];
/** A Tuesday. */
const slot = { practitionerId: LEE, locationId: MAIN, date: "2026-03-10", time: "10:00" };
const march = [{ from: "2026-03-01", to: "2026-03-31" }];

it.each<[string, Partial<Criteria>, boolean]>([
  ["anything", {}, true],
  ["its practitioner", { practitionerIds: [LEE] }, true],
  ["another practitioner", { practitionerIds: [PATEL] }, false],
  ["not its practitioner", { excludedPractitionerIds: [LEE] }, false],
  ["another site", { locationIds: [NORTH] }, false],
  ["its days", { dates: march }, true],
  ["other days", { dates: [{ from: "2026-03-11", to: "2026-03-31" }] }, false],
  ["its weekday", { weekdays: [2, 4] }, true],
  ["not its weekday", { excludedWeekdays: [2] }, false],
  ["not its day", { excludedDates: ["2026-03-10"] }, false],
  ["its time of day", { times: [{ to: "12:00" }] }, true],
  ["the very start", { times: [{ from: "10:00", to: "10:01" }] }, true],
  ["later", { times: [{ from: "10:01" }] }, false],
  ["until its start", { times: [{ to: "10:00" }] }, false],
])("offers a free time to who waits for it: %s", (_case, criteria, expected) => {
  expect(suits({ ...ANY, ...criteria }, slot)).toBe(expected);
});

it.each<[string, Partial<Criteria>, Partial<Criteria>, boolean]>([
  ["anything and anything", {}, {}, true],
  ["the same practitioner", { practitionerIds: [LEE] }, { practitionerIds: [LEE, PATEL] }, true],
  ["other practitioners", { practitionerIds: [LEE] }, { practitionerIds: [PATEL] }, false],
  ["one and not that one", { practitionerIds: [LEE] }, { excludedPractitionerIds: [LEE] }, false],
  ["other sites", { locationIds: [MAIN] }, { locationIds: [NORTH] }, false],
  ["mornings and afternoons", { times: [{ to: "12:00" }] }, { times: [{ from: "12:00" }] }, false],
  ["windows that overlap", { times: [{ from: "09:00", to: "13:00" }] }, { times: [{ from: "12:00" }] }, true],
  ["weekdays and other weekdays", { weekdays: [1, 2] }, { weekdays: [3] }, false],
  [
    "a weekday that the other's days do not have",
    { weekdays: [3] },
    { dates: [{ from: "2026-03-09", to: "2026-03-10" }] },
    false,
  ],
  ["days that are over", { dates: [{ from: "2026-02-01", to: "2026-02-28" }] }, {}, false],
  ["days that meet", { dates: march }, { dates: [{ from: "2026-03-31", to: "2026-04-30" }] }, true],
])("tells whether two compete: %s", (_case, one, other, expected) => {
  expect(overlap({ ...ANY, ...one }, { ...ANY, ...other }, "2026-03-02")).toBe(expected);
  expect(overlap({ ...ANY, ...other }, { ...ANY, ...one }, "2026-03-02")).toBe(expected);
});

it("tells days that are over from those to come and from any", () => {
  expect(isOver(ANY, "2026-03-02")).toBe(false);
  expect(isOver({ ...ANY, dates: march }, "2026-03-31")).toBe(false);
  expect(isOver({ ...ANY, dates: march }, "2026-04-01")).toBe(true);
});

it("names what does not read", () => {
  expect(() => readCriteria({ ...ANY, dates: [{ from: "2026-02-30", to: "2026-03-01" }] })).toThrow('"2026-02-30"');
  expect(() => readCriteria({ ...ANY, times: [{ from: "25:00" }] })).toThrow('"25:00"');
  const refused = (criteria: Partial<Criteria>) => {
    try {
      readCriteria({ ...ANY, ...criteria });
    } catch (error) {
      return (error as Refusal).code;
    }
    return "none";
  };
  expect(refused({ practitionerIds: ["Dr. Lee"] })).toBe("practitioner_not_found");
  expect(refused({ locationIds: ["Main"] })).toBe("location_not_found");
});
