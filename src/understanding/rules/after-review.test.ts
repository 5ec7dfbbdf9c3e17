import { describe, expect, it } from "vitest";
import type { Expectation, FramePatch, Lexicon, Understanding } from "../acts.ts";
import { screen } from "../screen.ts";
import { contextOf, lexicon, offered, understand } from "../testing/fixtures.ts";
import { createRulesTier } from "./rules-tier.ts";

const [proposed] = offered;
const pending: Partial<Expectation> = { pending: "book", ...(proposed ? { proposed } : {}) };
const held: Partial<Expectation> = {
  asked: ["name", "dateOfBirth", "phone"],
  ...(proposed ? { proposed } : {}),
};

describe("a bare hour beside a proposed or held time", () => {
  it.each<[string, Partial<Expectation>, string]>([
    ["yes but make it 3", pending, "15:00"],
    ["make it 4", pending, "16:00"],
    ["change it to 2", pending, "14:00"],
    ["can we do 3 instead", pending, "15:00"],
    ["let's do 3", pending, "15:00"],
    ["how about 3", pending, "15:00"],
    ["ok but 3 would be better", pending, "15:00"],
    ["make it 3 on Thursday", pending, "15:00"],
    ["make it 3", held, "15:00"],
    ["can we do 3 instead", { offered }, "15:00"],
  ])("%s", (text, expectation, time) => {
    const { frame, acts, unreadChange } = understand(text, expectation);
    expect(frame.exactTime).toBe(time);
    if (time !== "14:00") expect(acts).not.toContain("affirm");
    expect(unreadChange).toBeUndefined();
  });

  it("agrees with the very time that waits", () => {
    expect(understand("yes make it 2", pending).acts).toEqual(["affirm"]);
  });

  it("counts people as people", () => {
    expect(understand("yes, for 2 people", pending).frame.exactTime).toBeUndefined();
  });
});

describe("a yes with a change nobody can read", () => {
  it.each([
    ["yes but not quite like that", pending],
    ["yes but something else", pending],
    ["yes but change the doctor", pending],
    ["yes but make it bigger", held],
  ])("%s", (text, expectation) => {
    const { acts, unreadChange } = understand(text, expectation);
    expect(unreadChange).toBe(true);
    expect(acts).not.toContain("affirm");
  });

  it.each(["yes", "yes please", "yes but make it Thursday", "yes but my phone is 555-0199", "yes but april 31st"])(
    "none in: %s",
    (text) => {
      expect(understand(text, pending).unreadChange).toBeUndefined();
    },
  );
});

describe("a lone ordinal", () => {
  it.each<[string, Partial<Expectation>, number]>([
    ["the first", {}, 1],
    ["the second one", {}, 2],
    ["first", {}, 1],
    ["first", pending, 1],
    ["the first", held, 1],
    ["the first one please", { asked: ["visitType"] }, 1],
    ["the 3rd", { asked: ["visitType"] }, 3],
    ["the last one", { asked: ["appointment"] }, -1],
    ["the second one", { offered }, 2],
  ])("%s", (text, expectation, ordinal) => {
    const { acts, frame, selection } = understand(text, expectation);
    expect({ acts, frame, selection }).toEqual({ acts: ["select"], frame: {}, selection: { ordinal } });
  });

  it.each<[string, Partial<Expectation>, FramePatch["dates"]]>([
    ["the first", { asked: ["dates"] }, [{ from: "2026-04-01", to: "2026-04-01" }]],
    ["the first of April", {}, [{ from: "2026-04-01", to: "2026-04-01" }]],
    ["first time", {}, undefined],
    ["just a second", { offered }, undefined],
  ])("is none: %s", (text, expectation, dates) => {
    const { frame, selection } = understand(text, expectation);
    expect(selection).toBeNull();
    expect(frame.dates).toEqual(dates);
  });
});

describe("dates of birth and of visits", () => {
  it.each<[string, Partial<Expectation>, string]>([
    ["no, 1 Feb 1990", held, "1990-02-01"],
    ["no, 1 Feb 1990", pending, "1990-02-01"],
    ["sorry, 1 Feb 1990", pending, "1990-02-01"],
    ["3 April 1988 is my birthday", {}, "1988-04-03"],
  ])("%s", (text, expectation, dateOfBirth) => {
    const { identity, frame, ambiguous } = understand(text, expectation);
    expect({ identity, frame, ambiguous }).toEqual({ identity: { dateOfBirth }, frame: {}, ambiguous: [] });
  });

  it.each<[string, Partial<Expectation>, Understanding["invalidIdentity"]]>([
    ["13/13/1990", held, ["dateOfBirth"]],
    ["my birthday is 13/13/1990", {}, ["dateOfBirth"]],
    ["4/5/2030", held, ["dateOfBirth"]],
    ["2030", { asked: ["dateOfBirth"] }, ["dateOfBirth"]],
    ["April 31 1990", { asked: ["dateOfBirth"] }, ["dateOfBirth"]],
    ["Ana Ruiz, 3 April 2030, 555-0142", held, ["dateOfBirth"]],
    ["12345", { asked: ["phone"] }, ["phone"]],
    ["12345", held, ["phone"]],
    ["1234567890123456789", { asked: ["phone"] }, ["phone"]],
    ["Ana Ruiz 3 April 1988 12345", held, ["phone"]],
    ["555-0142", { asked: ["phone"] }, undefined],
    ["Ana Ruiz, 3 April 1988, 555-0142", held, undefined],
    ["it's my birthday on March 10, can I come then?", {}, undefined],
  ])("does not read: %s", (text, expectation, invalid) => {
    const { invalidIdentity, frame, ambiguous } = understand(text, expectation);
    expect({ invalidIdentity, frame, ambiguous }).toEqual({ invalidIdentity: invalid, frame: {}, ambiguous: [] });
  });

  it("keeps the visit's day beside a date of birth", () => {
    const { identity, frame } = understand("I need a cleaning on March 10, my dob is 3 April 1988");
    expect(identity.dateOfBirth).toBe("1988-04-03");
    expect(frame.dates).toEqual([{ from: "2026-03-10", to: "2026-03-10" }]);
  });
});

describe("one word as the answer to the name", () => {
  it.each<[string, Expectation["missing"], Understanding["identity"]]>([
    ["Ana", undefined, { givenName: "Ana" }],
    ["Ana", ["givenName", "familyName"], { givenName: "Ana" }],
    ["Ruiz", ["familyName"], { familyName: "Ruiz" }],
    ["de la Cruz", ["familyName"], { familyName: "de la Cruz" }],
    ["Ana Ruiz", ["familyName"], { givenName: "Ana", familyName: "Ruiz" }],
  ])("%s, missing %j", (text, missing, identity) => {
    expect(understand(text, { asked: ["name"], ...(missing ? { missing } : {}) }).identity).toEqual(identity);
  });
});

describe("the other one of a name", () => {
  it.each<[string, Partial<Expectation>, FramePatch]>([
    ["the other Dr Lee", pending, { practitionerIds: ["lee-grace"] }],
    ["the other Dr Lee", { offered }, { practitionerIds: ["lee-grace"] }],
    ["not that one, the other", pending, { practitionerIds: ["lee-grace"] }],
    ["no Dr Daniel Lee", pending, { excludedPractitionerIds: ["lee-daniel"] }],
    ["no Dr Grace Lee", pending, { practitionerIds: ["lee-grace"] }],
    ["no, Dr Grace Lee", pending, { practitionerIds: ["lee-grace"] }],
    ["no Dr Daniel Lee", { asked: ["practitioner"] }, { practitionerIds: ["lee-daniel"] }],
    ["no Dr Daniel Lee", {}, { excludedPractitionerIds: ["lee-daniel"] }],
    ["not Dr Grace Lee", pending, { excludedPractitionerIds: ["lee-grace"] }],
  ])("%s", (text, expectation, frame) => {
    expect(understand(text, expectation).frame).toEqual(frame);
  });
});

describe("asking for patience", () => {
  it.each(["wait", "hold on", "one moment please", "just a second", "hold on let me check"])("%s", (text) => {
    for (const expectation of [{}, pending, held]) expect(understand(text, expectation).acts).toEqual([]);
  });

  it.each(["hold on, what does it cost?", "wait, do you take Aetna?"])("asks: %s", (text) => {
    expect(understand(text, held)).toMatchObject({ acts: ["ask"], identity: {} });
  });

  it("still hears what follows", () => {
    expect(understand("wait, never mind", {}).acts).toEqual(["abort"]);
  });
});

describe("days that are none, and days gone by", () => {
  it.each<[string, string, string[]]>([
    ["april 31st", "no_such_day", ["2026-04-30", "2026-05-01"]],
    ["february 30", "no_such_day", ["2027-02-28", "2027-03-01"]],
    ["the 30th of february", "no_such_day", ["2027-02-28", "2027-03-01"]],
    ["the 32nd", "no_such_day", ["2026-03-31", "2026-04-01"]],
    ["book me on 31 june", "no_such_day", ["2026-06-30", "2026-07-01"]],
    ["4/31", "no_such_day", ["2026-04-30", "2026-05-01"]],
    ["yesterday", "passed", []],
    ["can I come yesterday", "passed", []],
    ["book yesterday at 3", "passed", []],
    ["book january 5 2025", "passed", []],
  ])("%s", (text, code, readings) => {
    const { frame, ambiguous } = understand(text);
    expect(frame.dates).toBeUndefined();
    expect(ambiguous.map((doubt) => [doubt.code, doubt.readings])).toEqual([[code, readings]]);
  });

  it.each([
    "2/29/2028",
    "I broke a tooth yesterday, can I come in?",
    "cancel yesterday's appointment",
    "the 40th time",
  ])("none in: %s", (text) => {
    expect(understand(text).ambiguous).toEqual([]);
  });
});

describe("a long story with a wish in it", () => {
  it.each([
    "hi so um I was thinking I should really get my teeth looked at because it has been like 3 years and my wife keeps telling me, only friday or a late evening works, and please not with Mr Carter, downtown if possible",
    "so i was on a flight last week and my ear popped and now i can't hear well, the hotel said see someone, can i get a check-up with dr okafor friday downtown",
    "I have been travelling and my car broke down, anyway I need a skin check with Dr Smith at north, thursday would be best, my dog ate my notes",
  ])("%s", (text) => {
    const { acts, frame } = understand(text);
    expect(acts).not.toContain("out-of-scope");
    expect(acts.some((act) => act === "book" || act === "find")).toBe(true);
    expect(frame.dates).toHaveLength(1);
    expect(frame.locationIds).toHaveLength(1);
    expect(frame.forWhom).toBeUndefined();
  });

  it("stays with the clinician when advice is asked", () => {
    expect(understand("should I take ibuprofen before my cleaning with Dr Patel on Friday?").acts).toEqual([
      "clinical-advice",
    ]);
  });
});

const withChildren: Lexicon = {
  ...lexicon,
  visitTypes: [
    ...lexicon.visitTypes,
    { id: "vaccination", name: "Vaccination", aliases: ["flu shot", "shots"], specialty: "family" },
    { id: "child", name: "Child visit", aliases: ["pediatric check-up"], specialty: "pediatrics" },
  ],
};
const tier = createRulesTier({ lexicon: withChildren });

describe("visits of children, and words of one stem", () => {
  it.each<[string, FramePatch]>([
    ["my 6 year old needs a checkup", { forWhom: "other", visitTypeId: "child" }],
    ["my 6-year-old needs a checkup", { forWhom: "other", visitTypeId: "child" }],
    [
      "my son needs his shots",
      { forWhom: "other", people: [{ relation: "child", word: "son" }], visitTypeId: "vaccination" },
    ],
    [
      "my daughter needs a cleaning",
      { forWhom: "other", people: [{ relation: "child", word: "daughter" }], visitTypeId: "cleaning" },
    ],
    [
      "my 40 year old son needs a physical",
      { forWhom: "other", people: [{ relation: "child", word: "son" }], visitTypeId: "physical" },
    ],
    ["I want to get vaccinated", { visitTypeId: "vaccination" }],
    ["a vaccine please", { visitTypeId: "vaccination" }],
  ])("%s", (text, frame) => {
    expect(tier.understand(text, { ...contextOf(), lexicon: withChildren }).frame).toEqual(frame);
  });
});

describe("which visit is to be cancelled or moved", () => {
  it.each<[string, FramePatch]>([
    ["cancel the cleaning", { visitTypeId: "cleaning" }],
    ["cancel my Friday one", { dates: [{ from: "2026-03-06", to: "2026-03-06" }] }],
    ["cancel my cleaning with Dr Patel", { visitTypeId: "cleaning", practitionerIds: ["patel"] }],
    ["reschedule my cleaning with Dr Patel", { visitTypeId: "cleaning", practitionerIds: ["patel"] }],
    ["move my Friday appointment to Thursday", { dates: [{ from: "2026-03-05", to: "2026-03-05" }] }],
  ])("%s", (text, frame) => {
    expect(understand(text).frame).toEqual(frame);
  });
});

describe("idioms of killing", () => {
  it.each(["this wait is killing me", "kill me", "ugh kill me now"])("%s", (text) => {
    expect(screen(text).kind).toBe("pass");
    const { acts } = understand(text);
    expect(acts).not.toContain("abort");
    expect(acts).not.toContain("deny");
  });

  it.each(["I want to kill myself", "just kill me I want to die"])("is meant: %s", (text) => {
    expect(screen(text)).toMatchObject({ kind: "emergency", tier: "crisis" });
  });
});

describe("the language of a message", () => {
  it.each<[string, Understanding["language"]]>([
    ["hola quiero una cita para mañana", "es"],
    ["necesito ver a un dentista el lunes", "es"],
    ["gracias", "es"],
    ["bonjour je voudrais un rendez-vous", "other"],
    ["ich brauche einen Termin", "other"],
    ["我想预约", "other"],
    ["I need a cita", undefined],
    ["book la jolla", undefined],
    ["dental cleaning downtown friday", undefined],
    ["no", undefined],
    ["tag", undefined],
  ])("%s", (text, language) => {
    expect(understand(text).language).toBe(language);
  });

  it("is not told from a name", () => {
    expect(understand("Juan Dias de la Cruz", { asked: ["name"] }).language).toBeUndefined();
  });
});
