import { describe, expect, it } from "vitest";
import type { Expectation, Lexicon } from "../acts.ts";
import { contextOf } from "../testing/fixtures.ts";
import { createRulesTier } from "./rules-tier.ts";

const visitTypes: Lexicon["visitTypes"] = [
  { id: "office", name: "Office visit", aliases: ["doctor visit", "sick visit"], specialty: "family medicine" },
  { id: "physical", name: "Annual physical", aliases: ["physical exam"], specialty: "family medicine" },
  { id: "video", name: "Video visit", aliases: ["telehealth"], specialty: "family medicine" },
  { id: "shots", name: "Vaccination", aliases: ["flu shot", "shot"], specialty: "family medicine" },
  { id: "cleaning", name: "Dental cleaning", aliases: ["teeth cleaning", "tooth cleaning"], specialty: "dentistry" },
  { id: "dental", name: "Dental exam", aliases: ["toothache", "tooth pain"], specialty: "dentistry" },
  { id: "filling", name: "Tooth filling", aliases: ["cavity"], specialty: "dentistry" },
  { id: "skin", name: "Skin check", aliases: ["mole check", "rash"], specialty: "dermatology" },
  { id: "child", name: "Child visit", aliases: ["pediatric visit", "well child"], specialty: "pediatrics" },
  { id: "women", name: "Women's health exam", aliases: ["pap smear"], specialty: "women's health" },
  { id: "physio", name: "Physiotherapy session", aliases: ["physical therapy"], specialty: "physiotherapy" },
  { id: "posture", name: "Posture class", aliases: [], specialty: "physiotherapy" },
];

const tier = createRulesTier();
const visitsOf = (text: string, expectation: Partial<Expectation> = {}, types = visitTypes): string[] => {
  const context = contextOf(expectation);
  const { frame } = tier.understand(text, { ...context, lexicon: { ...context.lexicon, visitTypes: types } });
  return frame.visitTypeId ? [frame.visitTypeId] : (frame.visitTypeCandidates ?? []);
};

describe("what people come for, as a kind of visit", () => {
  it.each<[string, string[]]>([
    ["It's about my shoulder, it bothers me since the move", ["office", "physio"]],
    ["my neck is killing me", ["office", "physio"]],
    ["my ankle is all swollen", ["office", "physio"]],
    ["well my hip is not what it used to be", ["office", "physio"]],
    ["throat infection i think", ["office"]],
    ["she has a sore throat", ["office"]],
    ["somebody should take a look at it", ["office"]],
    ["I'd like to get it checked", ["office"]],
    ["new pills for the blood pressure", ["office"]],
    ["my eyes are so itchy", ["office"]],
    ["feeling lousy since Sunday", ["office"]],
    ["cracked a molar", ["dental"]],
    ["my tooth chipped", ["dental"]],
    ["gums bleed and hurt", ["dental"]],
    ["a rash on my leg", ["skin"]],
    ["the mole on his neck looks bad", ["skin"]],
    ["women's stuff", ["women"]],
    ["he needs his shots", ["shots"]],
  ])("%s", (text, ids) => {
    expect(visitsOf(text, { asked: ["visitType"] }).sort()).toEqual(ids.sort());
  });

  it.each([
    "ear ache for my son",
    "my daughter has a fever",
    "my 6 year old has a cough",
    "tummy ache, my little boy is 4 years old",
  ])("is a children's visit for a child: %s", (text) => {
    expect(visitsOf(text, { asked: ["visitType"] })).toEqual(["child"]);
  });

  it("is an eye exam where the clinic has one", () => {
    const eye = { id: "eye", name: "Eye exam", aliases: ["vision test"], specialty: "optometry" };
    expect(visitsOf("my eyes are blurry", {}, [eye, ...visitTypes])).toEqual(["eye"]);
  });

  it("is nothing where no visit of the clinic is for it", () => {
    expect(
      visitsOf("my knee hurts", {}, [{ id: "scan", name: "Ultrasound scan", aliases: [], specialty: "imaging" }]),
    ).toEqual([]);
  });

  it.each([
    "I want to come back next week",
    "can you get back to me",
    "how do I get there, on the right hand side?",
    "is there a problem with my appointment",
    "take a look at my appointments",
    "Tuesday is bad for me",
    "do you have anything on the left",
    "I need to head out early",
    "the first one looks good",
    "can I pay over the phone",
    "I hope it works",
    "on the other hand, Friday",
  ])("is not read into: %s", (text) => {
    expect(visitsOf(text)).toEqual([]);
  });
});
