import { describe, expect, it } from "vitest";
import { tokenise } from "./tokens.ts";

const wordsOf = (text: string) => tokenise(text).words.map(({ word }) => word);

describe("a misspelt no", () => {
  it.each([
    ["i canot come", "can not"],
    ["she cannt lift it", "can not"],
    ["it dosnt stop", "does not"],
    ["he doesent answer", "does not"],
    ["it isnt so", "is not"],
    ["i didint sleep", "did not"],
    ["we coudnt find it", "could not"],
    ["it wasent me", "was not"],
    ["they havnt called", "have not"],
  ])("is written out: %s", (text, verb) => expect(wordsOf(text).join(" ")).toContain(verb));

  it.each([
    "want",
    "count",
    "point",
    "front",
    "hunt",
    "dent",
    "different",
    "present",
    "student",
    "client",
    "arnett",
    "kant",
  ])("is not seen in: %s", (word) => expect(wordsOf(word)).toEqual([word]));
});
