import { expect, it } from "vitest";
import type { Criteria } from "../../scheduling/waitlist/model.ts";
import { criteriaText } from "./waitlist.ts";

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
const person = (id: string, name: string) => ({
  id,
  name,
  slug: id,
  prefix: "Dr.",
  givenName: "Kim",
  familyName: name,
  specialty: "dentistry",
  languages: [],
  acceptingNew: true,
  visitTypeIds: [],
  locationIds: [],
});
const clinic = {
  practitioners: [person("lee", "Dr. Lee"), person("patel", "Dr. Patel")],
  locations: [
    {
      id: "main",
      slug: "main",
      name: "Main Street",
      aliases: [],
      address: "1 Main Street",
      city: "Springfield",
      phone: "555-0100",
      timeZone: "America/New_York",
    },
  ],
};

it.each<[string, Partial<Criteria>, string]>([
  ["nothing said", {}, "any time"],
  ["one day", { dates: [{ from: "2026-03-10", to: "2026-03-10" }] }, "Tuesday, March 10"],
  ["a range", { dates: [{ from: "2026-03-09", to: "2026-03-13" }] }, "Monday, March 9 to Friday, March 13"],
  [
    "weekdays and a time of day",
    { weekdays: [2, 4], times: [{ to: "12:00" }] },
    "Tuesdays or Thursdays, before 12:00 PM",
  ],
  ["one start", { times: [{ from: "10:30", to: "10:31" }] }, "at 10:30 AM"],
  ["a window", { times: [{ from: "09:00", to: "11:00" }] }, "between 9:00 AM and 11:00 AM"],
  [
    "what is ruled out",
    { excludedWeekdays: [1], excludedPractitionerIds: ["patel"] },
    "not Mondays, not with Dr. Patel",
  ],
  [
    "who and where",
    { practitionerIds: ["lee", "patel"], locationIds: ["main"] },
    "with Dr. Lee or Dr. Patel, at Main Street",
  ],
])("says what is waited for: %s", (_case, criteria, expected) => {
  expect(criteriaText({ ...ANY, ...criteria }, clinic)).toBe(expected);
});
