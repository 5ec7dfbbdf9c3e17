import { describe, expect, it } from "vitest";
import type { Expectation, IdentityPatch } from "../acts.ts";
import { understand } from "../testing/fixtures.ts";

const asked: Partial<Expectation> = { asked: ["name", "dateOfBirth", "phone"] };

describe("a name as people give it", () => {
  it.each<[string, IdentityPatch]>([
    ["Her name Leila Al-Amin", { givenName: "Leila", familyName: "Al-Amin" }],
    ["his name is Cormac O'Shea", { givenName: "Cormac", familyName: "O'Shea" }],
    ["patients name is rosa de la vega", { givenName: "Rosa", familyName: "de la Vega" }],
    ["the patient's full name is Anke van der Velde", { givenName: "Anke", familyName: "van der Velde" }],
    ["my mother's name is Carmen Ibarra", { givenName: "Carmen", familyName: "Ibarra" }],
    ["it's for my grandmother Inge Lindholm", { givenName: "Inge", familyName: "Lindholm" }],
    ["for my uncle tobias renner 5/6/1949", { givenName: "Tobias", familyName: "Renner", dateOfBirth: "1949-05-06" }],
    ["last name Bakare", { familyName: "Bakare" }],
    ["surname de la Fuente, first name Inés", { givenName: "Inés", familyName: "de la Fuente" }],
    ["patient is Karim bin Said", { givenName: "Karim", familyName: "bin Said" }],
    ["she is called Mei-Ling Wu", { givenName: "Mei-Ling", familyName: "Wu" }],
    ["it's omar al sayed", { givenName: "Omar", familyName: "al Sayed" }],
    ["José Núñez-García", { givenName: "José", familyName: "Núñez-García" }],
    ["Ana San Martin", { givenName: "Ana", familyName: "San Martin" }],
    [
      "Her name Nadia El-Khoury. born 12.11.1990 phone 9145550161",
      { givenName: "Nadia", familyName: "El-Khoury", dateOfBirth: "1990-12-11", phone: "9145550161" },
    ],
    [
      "mia wong 4/9/19 my cell is 914 555 0188",
      { givenName: "Mia", familyName: "Wong", dateOfBirth: "2019-04-09", phone: "9145550188" },
    ],
  ])("%s", (text, identity) => {
    expect(understand(text, asked).identity).toEqual(identity);
  });

  it.each([
    "why do you need my last name?",
    "what is her name",
    "I changed my last name",
    "her name is spelled with a k",
    "yes it is for my husband he hurt himself",
    "it's for my daughter",
    "le nom est",
  ])("is not read into: %s", (text) => {
    expect(understand(text, asked).identity).toEqual({});
  });
});

describe("whom the visit is for, by name", () => {
  const omar = { givenName: "Omar", familyName: "Lindqvist" };

  it.each<[string, IdentityPatch]>([
    ["It's for Omar Lindqvist", omar],
    ["This is for Omar Lindqvist please", omar],
    ["The appointment would be for Omar Lindqvist.", omar],
    ["Yes, please book it for Omar Lindqvist", omar],
    ["it is for Omar Lindqvist, born 9 June 2017", { ...omar, dateOfBirth: "2017-06-09" }],
  ])("unasked: %s", (text, identity) => {
    expect(understand(text).identity).toEqual(identity);
    expect(understand(text, asked).identity).toEqual(identity);
  });

  it.each<[string, IdentityPatch]>([
    ["it's for omar lindqvist", omar],
    ["for Omar Lindqvist", omar],
    ["this one is for omar", {}],
    ["it's for Omar", { givenName: "Omar" }],
    ["That's for Salma van der Meer, 555-0199", { givenName: "Salma", familyName: "van der Meer", phone: "5550199" }],
  ])("asked: %s", (text, identity) => expect(understand(text, asked).identity).toEqual(identity));

  it.each([
    "It's for Omar",
    "it's for omar lindqvist",
    "It's for a Dental Cleaning",
    "It's for North Hills",
    "It's for Blue Cross",
    "It's for Knee Pain",
    "It is for Grace Lee",
    "It's for Tuesday Morning",
    "This is for Omar Lindqvist and Salma Lindqvist",
    "it's for the week after",
  ])("is none: %s", (text) => expect(understand(text).identity).toEqual({}));
});

describe("a name behind words of courtesy", () => {
  const vera = { givenName: "Vera", familyName: "Oduya" };

  it.each<[string, IdentityPatch]>([
    ["Sure: Vera Oduya, 555-0199", { ...vera, phone: "5550199" }],
    ["well, Vera Oduya", vera],
    ["um, vera oduya", vera],
    ["Thank you so much, that's so kind of you! Vera Oduya", vera],
    ["thanks! vera oduya, 7 May 1971", { ...vera, dateOfBirth: "1971-05-07" }],
    ["Happy to give you that. Vera Oduya, 555-0199", { ...vera, phone: "5550199" }],
    ["Here you go: Vera Oduya", vera],
    ["555-0199, Vera Oduya", { ...vera, phone: "5550199" }],
  ])("%s", (text, identity) => expect(understand(text, asked).identity).toEqual(identity));

  it.each([
    "thanks, lovely weather",
    "well, depends on the day",
    "Thanks. You are very kind!",
    "great, thank you",
    "so what",
  ])("is none: %s", (text) => expect(understand(text, asked).identity).toEqual({}));
});

describe("a family name, where only that is wanted", () => {
  const family: Partial<Expectation> = { asked: ["name", "dateOfBirth"], missing: ["familyName"] };

  it.each<[string, string]>([
    ["okafor too obviously", "Okafor"],
    ["Patel, same as me", "Patel"],
    ["same as mine, Smith", "Smith"],
    ["it's Lee as well", "Lee"],
    ["also Okafor", "Okafor"],
    ["last name's Smith", "Smith"],
    ["family name Lee", "Lee"],
    ["surname: o'brien", "O'Brien"],
    ["the same as mine, de la Cruz", "de la Cruz"],
    ["his is Patel of course", "Patel"],
    ["Smith", "Smith"],
    ["smith again", "Smith"],
  ])("goes before a practitioner of that name: %s", (text, familyName) => {
    const { identity, frame } = understand(text, family);
    expect(identity).toEqual({ familyName });
    expect(frame).toEqual({});
  });

  it("is read beside a date of birth", () => {
    expect(understand("lee too obviously. june 2 2021", family).identity).toEqual({
      familyName: "Lee",
      dateOfBirth: "2021-06-02",
    });
  });

  it("leaves a practitioner alone who is named as one", () => {
    expect(understand("the doctor with last name Patel").frame.practitionerIds).toEqual(["patel"]);
  });
});

describe("a date of birth as people give it", () => {
  it.each<[string, string]>([
    ["6 june 66", "1966-06-06"],
    ["6 june '66", "1966-06-06"],
    ["born the 6th of june 66", "1966-06-06"],
    ["25.12.1990", "1990-12-25"],
    ["dob 3.4.85", "1985-03-04"],
  ])("%s", (text, dateOfBirth) => {
    expect(understand(text, { asked: ["dateOfBirth"] }).identity).toEqual({ dateOfBirth });
  });

  it.each(["born in '58", "I was born in 1958", "born 58", "born in the year 1958", "my birthday is in 58"])(
    "wants the day and month as well: %s",
    (text) => {
      const { identity, invalidIdentity } = understand(text, asked);
      expect(identity).toEqual({});
      expect(invalidIdentity).toEqual(["dateOfBirth"]);
    },
  );
});

describe("details nobody had asked for yet", () => {
  it.each<[string, IdentityPatch]>([
    [
      "nora bell 5/6/2018, call me on 914 555 0123",
      { givenName: "Nora", familyName: "Bell", dateOfBirth: "2018-05-06" },
    ],
    ["Omar Haddad, 11.12.1979, (914) 555-0124", { givenName: "Omar", familyName: "Haddad", dateOfBirth: "1979-11-12" }],
  ])("%s", (text, patch) => expect(understand(text).identity).toMatchObject(patch));

  it("are none without a number to call", () =>
    expect(understand("early morning 5/6/2026 please").identity).toEqual({}));
});
