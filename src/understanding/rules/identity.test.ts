import { describe, expect, it } from "vitest";
import type { IdentityPatch } from "../acts.ts";
import { understand } from "../testing/fixtures.ts";

const ANA = { givenName: "Ana", familyName: "Ruiz" };

describe("who the patient is, when asked", () => {
  it.each<[string, IdentityPatch]>([
    ["My name is Ana Ruiz, born 3 April 1988, 555-0142", { ...ANA, dateOfBirth: "1988-04-03", phone: "5550142" }],
    ["Ana Ruiz, 3 April 1988, 555-0142", { ...ANA, dateOfBirth: "1988-04-03", phone: "5550142" }],
    ["ana ruiz", ANA],
    ["ANA RUIZ", ANA],
    ["I'm Ana Ruiz", ANA],
    ["it's Ana Ruiz", ANA],
    ["Ruiz, Ana", ANA],
    ["first name Ana last name Ruiz", ANA],
    ["Ana", { givenName: "Ana" }],
    ["Ana de la Cruz", { givenName: "Ana", familyName: "de la Cruz" }],
    ["Mary Jane O'Brien", { givenName: "Mary Jane", familyName: "O'Brien" }],
    [
      "this is Ana Ruiz, dob 4/3/1988, (555) 555-0142, ana@example.org",
      { ...ANA, dateOfBirth: "1988-04-03", phone: "5555550142", email: "ana@example.org" },
    ],
    ["+44 20 7946 0958", { phone: "+442079460958" }],
    ["5550142", { phone: "5550142" }],
    ["555.555.0142", { phone: "5555550142" }],
    ["five five five zero one four two", { phone: "5550142" }],
    ["Ana Ruiz 04/03/1988 555-0142", { ...ANA, dateOfBirth: "1988-04-03", phone: "5550142" }],
    ["Ana Ruiz, April 3 1988 555-0142", { ...ANA, dateOfBirth: "1988-04-03", phone: "5550142" }],
    ["it's for my son Leo Ruiz, born May 5 2019", { givenName: "Leo", familyName: "Ruiz", dateOfBirth: "2019-05-05" }],
    ["do you take Aetna?", {}],
    ["why do you need that?", {}],
    ["yes", {}],
  ])("%s", (text, identity) => {
    expect(understand(text, { asked: ["name", "dateOfBirth", "phone"] }).identity).toEqual(identity);
  });
});

describe("who the patient is, unasked", () => {
  it.each<[string, IdentityPatch]>([
    ["My name is Ana Ruiz and I need a cleaning", ANA],
    ["Hi, I'm Ana Ruiz, I need a cleaning", ANA],
    ["My name is April May and I'd like an appointment with dr lee", { givenName: "April", familyName: "May" }],
    ["I'm looking for a dentist", {}],
    ["I'm sick", {}],
    ["this is urgent", {}],
    ["an appointment with Dr Lee", {}],
    ["between 2-5 on 3/10/2026", {}],
    ["I was born on 3 April 1988", { dateOfBirth: "1988-04-03" }],
  ])("%s", (text, identity) => {
    expect(understand(text).identity).toEqual(identity);
  });

  it("is never read as the wish as well", () => {
    const { frame } = understand("My name is Ana Lee, born 3 April 1988, 555-0142", {
      asked: ["name", "dateOfBirth", "phone"],
    });
    expect(frame).toEqual({});
  });
});
