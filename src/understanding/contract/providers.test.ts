import { describe, expect, it } from "vitest";
import { tokenise } from "../text/tokens.ts";
import { readCity } from "./places.ts";
import { readProvider } from "./providers.ts";

const nobody = { asked: false, townAsked: false, patientAsked: false };
const provider = (text: string, asked: Partial<typeof nobody> = {}) =>
  readProvider(text, tokenise(text).words, { ...nobody, ...asked });
const city = (text: string, asked = false) => readCity(text, tokenise(text).words, asked);

describe("a provider by name", () => {
  it.each([
    ["I want to see Dr. Robert K. Hale", "Dr. Robert K. Hale"],
    ["book me with Anna P. Quist, MD, FACS", "Anna P. Quist, MD, FACS"],
    ["I need to be seen at the Harbor Medical Clinic", "Harbor Medical Clinic"],
    ["please make it at Green Valley Dental Clinic", "Green Valley Dental Clinic"],
    ["the office's name is actually Solace Dental", "Solace Dental"],
    ["With Dr. Lee, I don't want Dr. Moss", "Dr. Lee"],
    ["Dr Lee if she has time, if not Dr Moss", "Dr Lee"],
    ["It used to be Dr Moss but my doctor is Dr Lee", "Dr Lee"],
    ["any doctor will do", null],
    ["I have to go to Santa Marta", null],
    ["somebody closer to Santa Marta", null],
  ])("%s", (text, name) => {
    expect(provider(text)).toBe(name);
  });

  it("is the patient's name when that was asked", () => {
    expect(provider("I am with Robin here", { patientAsked: true })).toBeNull();
  });
});

describe("a town", () => {
  it.each([
    ["a dentist in the Brookdale area please", "Brookdale"],
    ["find one in Union city", "Union city"],
    ["are there doctors in brookdale ?", "brookdale"],
    ["how about Brookdale?", "Brookdale"],
    ["tell me about Maria", null],
  ])("%s", (text, name) => {
    expect(city(text)).toBe(name);
  });
});
