import { describe, expect, it } from "vitest";
import { understand } from "../testing/fixtures.ts";

describe("what a message says of the visit", () => {
  it("reads everything in one breath", () => {
    expect(
      understand("I need a dental cleaning with Dr Patel at North Hills on 10 March after 2pm, I'm a new patient")
        .frame,
    ).toEqual({
      visitTypeId: "cleaning",
      practitionerIds: ["patel"],
      locationIds: ["north"],
      dates: [{ from: "2026-03-10", to: "2026-03-10" }],
      times: [{ from: "14:00" }],
      patientKind: "new",
    });
  });

  it.each([
    ["a teeth cleaning please", { visitTypeId: "cleaning" }],
    ["I want some cleanings", { visitTypeId: "cleaning" }],
    ["an ultrasond", { visitTypeId: "ultrasound" }],
    ["I have a toothache", { visitTypeId: "dental-exam", reason: "a toothache" }],
    ["I'd like a check-up", { visitTypeCandidates: ["dental-exam", "physical"] }],
    ["a dental check-up", { visitTypeId: "dental-exam" }],
    ["with Dr Lee", { practitionerIds: ["lee-daniel", "lee-grace"] }],
    ["with Grace Lee", { practitionerIds: ["lee-grace"] }],
    ["doctor okafer please", { practitionerIds: ["okafor"] }],
    ["not Dr Smith", { excludedPractitionerIds: ["smith"] }],
    ["anyone but Dr Smith", { excludedPractitionerIds: ["smith"], anyPractitioner: true }],
    ["Dr Patel, not Dr Smith", { practitionerIds: ["patel"], excludedPractitionerIds: ["smith"] }],
    ["Dr May", { practitionerIds: ["may"] }],
    ["whoever is free", { anyPractitioner: true }],
    ["for my son", { forWhom: "other", people: [{ relation: "child", word: "son" }] }],
    ["as soon as possible", { earliest: true, urgency: "soon" }],
    ["at the north clinic", { locationIds: ["north"] }],
    ["somewhere in Hillside", { locationIds: ["north"] }],
  ])("%s", (text, frame) => {
    expect(understand(text).frame).toEqual(frame);
  });

  it("does not read a month as a practitioner, nor a symptom's length as a day", () => {
    expect(understand("sometime in may").frame.practitionerIds).toBeUndefined();
    expect(understand("my skin has been itchy for two days").frame.dates).toBeUndefined();
  });

  it("takes what is only asked about for no wish", () => {
    expect(understand("Do you have parking at North Hills?").frame).toEqual({});
    expect(understand("Tuesday. Do you have parking?").frame.dates).toHaveLength(1);
  });

  it("does not take a task's word for a visit type of nearly the same letters", () => {
    expect(understand("I need to cancel").frame).toEqual({});
  });

  it("hands on what reads two ways", () => {
    const { ambiguous } = understand("next Tuesday");
    expect(ambiguous.map(({ code }) => code)).toEqual(["next_weekday"]);
    expect(ambiguous[0]?.text.toLowerCase()).toContain("next tuesday");
  });

  it("reads a reference as typed", () => {
    expect(understand("cancel RV-12AB34").reference).toBe("RV-12AB34");
    expect(understand("my reference is ab12cd").reference).toBe("AB12CD");
    expect(understand("a covid-19 shot").reference).toBeNull();
  });
});
