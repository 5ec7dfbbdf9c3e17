import { describe, expect, it } from "vitest";
import { understand } from "../../testing/fixtures.ts";

const asked = { asked: ["name", "dateOfBirth", "phone"] } as const;
const identityOf = (text: string) => understand(text, { asked: [...asked.asked] }).identity;

describe("abuse where a name was asked for", () => {
  it.each([
    "Stupid Bot",
    "You're pathetic, get lost.",
    "Idiot",
    "bloody computer",
    "Moron",
    "worst thing ever",
    "Useless Robot",
    "dumb app",
  ])("is no name: %s", (text) => {
    expect(identityOf(text)).toEqual({});
  });

  it.each([
    ["Dick Holloway", { givenName: "Dick", familyName: "Holloway" }],
    ["Ana Machado", { givenName: "Ana", familyName: "Machado" }],
    ["Rosa Botero", { givenName: "Rosa", familyName: "Botero" }],
  ])("%s is one", (text, name) => expect(identityOf(text)).toMatchObject(name));
});
