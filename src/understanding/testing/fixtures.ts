import type { Expectation, Lexicon, OfferedOption, Understanding, UnderstandingContext } from "../acts.ts";
import { createRulesTier } from "../rules/rules-tier.ts";

export const lexicon: Lexicon = {
  visitTypes: [
    { id: "cleaning", name: "Dental cleaning", aliases: ["teeth cleaning", "hygienist visit"], specialty: "dentistry" },
    {
      id: "dental-exam",
      name: "Dental exam",
      aliases: ["dental check-up", "check-up", "toothache"],
      specialty: "dentistry",
    },
    { id: "physical", name: "Annual physical", aliases: ["physical exam", "check-up"], specialty: "family" },
    { id: "skin", name: "Skin check", aliases: ["dermatologist", "rash"], specialty: "dermatology" },
    { id: "ultrasound", name: "Ultrasound scan", aliases: ["sonogram"], specialty: "imaging" },
  ],
  practitioners: [
    { id: "lee-daniel", givenName: "Daniel", familyName: "Lee", prefix: "Dr", specialty: "dentistry" },
    { id: "lee-grace", givenName: "Grace", familyName: "Lee", prefix: "Dr", specialty: "family" },
    { id: "patel", givenName: "Priya", familyName: "Patel", prefix: "Dr", specialty: "dentistry" },
    { id: "smith", givenName: "John", familyName: "Smith", prefix: "Dr", specialty: "dermatology" },
    { id: "okafor", givenName: "Ngozi", familyName: "Okafor", prefix: "Dr", specialty: "family" },
    { id: "may", givenName: "Iris", familyName: "May", prefix: "Dr", specialty: "family" },
  ],
  locations: [
    { id: "downtown", name: "Downtown", aliases: ["main street", "main clinic"], city: "Riverside" },
    { id: "north", name: "North Hills", aliases: ["north", "north clinic"], city: "Hillside" },
  ],
};

const option = (slotId: string, date: string, time: string, practitionerId: string): OfferedOption => ({
  slotId,
  date,
  time,
  practitionerId,
  practitionerName: practitionerId,
  locationId: "downtown",
});

/** Tuesday 14:00 Lee, Tuesday 14:30 Patel, Thursday 16:00 Lee. */
export const offered: OfferedOption[] = [
  option("tue-1400", "2026-03-10", "14:00", "lee-daniel"),
  option("tue-1430", "2026-03-10", "14:30", "patel"),
  option("thu-1600", "2026-03-12", "16:00", "lee-daniel"),
];

const noExpectation: Expectation = { asked: [], offered: [], pending: null, yesNo: null };

/** Monday 2 March 2026, nine in the morning. */
export const contextOf = (expectation: Partial<Expectation> = {}): UnderstandingContext => ({
  now: "2026-03-02T09:00:00",
  timeZone: "America/Chicago",
  lexicon,
  expectation: { ...noExpectation, ...expectation },
});

const rules = createRulesTier({ lexicon });

export const understand = (text: string, expectation: Partial<Expectation> = {}): Understanding =>
  rules.understand(text, contextOf(expectation));
