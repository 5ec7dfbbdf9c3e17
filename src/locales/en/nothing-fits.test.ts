import { expect, it } from "vitest";
import { renderReply } from "../../agents/render-reply.ts";
import { directory } from "../../agents/supervisor/testing/conversation-so-far.ts";
import type { Fact } from "../../graph/facts.ts";
import { english } from "./index.ts";

const voice = {
  clinic: { ...directory, phone: "(555) 010-0100", timeZone: "America/New_York" },
  now: "2026-03-02T14:00:00Z",
  patientTimeZone: null,
};
const reply = (fact: Fact) => renderReply([fact], voice, english);

const none: Fact = {
  kind: "no_slots",
  visitTypeName: "Dental cleaning",
  reasons: [
    { code: "fully_booked_until", params: { date: "2026-03-20" }, removed: 9 },
    { code: "provider_off", params: { practitioner: "Dr. Lee", returnsOn: "2026-03-16" }, removed: 4 },
  ],
  instead: { practitioner: true, locations: ["North Hills"] },
};

it("a wish that nothing fits is answered with its reasons in order and what to do next, and in words", () => {
  const { text, cards, suggestions } = reply(none);
  const reasons = [
    { code: "fully_booked_until", text: expect.stringContaining("Friday, March 20") },
    { code: "provider_off", text: expect.stringContaining("Dr. Lee is away then and is back on Monday, March 16") },
  ];
  expect(cards).toEqual([
    {
      type: "agentcare.slots",
      content: {
        visitType: "Dental cleaning",
        timeZone: "America/New_York",
        days: [],
        reasons,
        nextSteps: [
          { code: "first_available", label: "First available", say: "First available" },
          { code: "other_practitioner", label: "Another practitioner", say: "With any practitioner" },
          { code: "other_location", label: "At North Hills", say: "At North Hills" },
          { code: "waitlist", label: "Join the waiting list", say: "Put me on the waiting list" },
          { code: "call", label: "Call (555) 010-0100", phone: "(555) 010-0100" },
        ],
      },
    },
  ]);
  expect(text).toMatch(/^I found no free time for a dental cleaning like that\. .+March 20.+Dr\. Lee is away/);
  expect(suggestions).toEqual(["Talk to a person"]);
});

it("offers nobody else and no other place where there is none", () => {
  const [card] = reply({ ...none, instead: { practitioner: false, locations: [] } } as Fact).cards;
  expect(card).toMatchObject({
    content: { nextSteps: [{ code: "first_available" }, { code: "waitlist" }, { code: "call" }] },
  });
});

it("a practitioner who never works at the place asked for is a reason, too", () => {
  const { cards } = reply({
    kind: "impossible_pair",
    visitTypeName: "Dental cleaning",
    practitionerName: "Dr. Lee",
    worksAt: ["Downtown"],
    wanted: ["North Hills"],
    slots: [],
    instead: { practitioner: true, locations: ["Downtown"] },
  });
  const text = "Dr. Lee doesn't work at North Hills, only at Downtown.";
  const [elsewhere, other, ...rest] = [
    "At Downtown",
    "Another practitioner",
    "Join the waiting list",
    "Call (555) 010-0100",
  ];
  expect(cards).toMatchObject([{ content: { days: [], reasons: [{ code: "visit_not_offered_by_provider", text }] } }]);
  expect(cards).toMatchObject([{ content: { nextSteps: [other, elsewhere, ...rest].map((label) => ({ label })) } }]);
});
