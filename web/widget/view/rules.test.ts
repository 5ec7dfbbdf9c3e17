import { describe, expect, it } from "vitest";
import type { CardItem, Item, TextItem } from "../core/types.ts";
import { en } from "../strings/en.ts";
import { codeIn, faultOf, inWords } from "./cards/form-rules.ts";
import { spokenHold } from "./hold.ts";
import { directionsTo, isAllowed, withLinks } from "./links.ts";
import { outcomeOf } from "./outcome.ts";
import { directionOf, otherLanguage } from "./scene.ts";
import { transcriptText } from "./transcript-text.ts";

describe("a link", () => {
  const links = ["https://clinic.example", "https://portal.example/forms/"];

  it.each([
    ["https://clinic.example/parking", true],
    ["https://clinic.example", true],
    ["https://portal.example/forms/new", true],
    ["https://portal.example/other", false],
    ["https://clinic.example.evil.example/", false],
    ["https://clinic.example@evil.example/", false],
    ["http://clinic.example/", false],
    ["javascript:alert(1)", false],
    ["not a link", false],
  ])("to %s is allowed: %s", (url, allowed) => {
    expect(isAllowed(url, links)).toBe(allowed);
  });

  it("is allowed nowhere where the clinic lists nothing, or nothing that is an address", () => {
    expect(isAllowed("https://clinic.example/", [])).toBe(false);
    expect(isAllowed("https://clinic.example/", ["clinic.example", ""])).toBe(false);
  });

  it("is taken out of a text without the punctuation around it, and only where it is allowed", () => {
    expect(withLinks("See https://clinic.example/map. Or (https://evil.example/).", links)).toEqual([
      "See ",
      { url: "https://clinic.example/map" },
      ". Or (https://evil.example/).",
    ]);
    expect(withLinks("No link.", links)).toEqual(["No link."]);
  });

  it("to a map is made from the address alone, on the first map that is allowed", () => {
    expect(directionsTo("12 River & Sons", ["https://www.google.com/maps/"])).toBe(
      "https://www.google.com/maps/search/?api=1&query=12%20River%20%26%20Sons",
    );
    expect(directionsTo("12 River Street", links)).toBe(undefined);
  });
});

describe("a hold", () => {
  it.each([
    [121_000, 120_000, en.twoMinutes],
    [31_000, 30_000, en.halfMinute],
    [1000, 0, en.holdOverSpoken],
    // A device that slept: only the last of what it missed.
    [300_000, -1000, en.holdOverSpoken],
    [120_000, 119_000, undefined],
    [-1000, -2000, undefined],
  ])("going from %d to %d ms says %s", (before, left, spoken) => {
    expect(spokenHold(before, left, en)).toBe(spoken);
  });
});

const visit = (status: string, more = {}): CardItem => ({
  kind: "card",
  id: `${status}-${Math.random()}`,
  type: "agentcare.appointment",
  content: {
    status,
    reference: "R1",
    startsAt: "2026-03-10T18:00:00Z",
    visitType: "Cleaning",
    when: "Tuesday",
    ...more,
  },
});
const text = (role: TextItem["role"], words: string): TextItem => ({
  kind: "text",
  id: words,
  role,
  text: words,
  status: "done",
});

describe("an outcome", () => {
  const emergency: Item = { kind: "card", id: "e", type: "agentcare.emergency", content: {} };

  it.each<[string, Item[], string | null]>([
    ["booked after its question", [visit("proposed"), visit("booked")], "booked:R1"],
    ["moved", [visit("proposed"), visit("rescheduled")], "rescheduled:R1"],
    ["cancelled, as was wished", [visit("proposed", { action: "cancel" }), visit("cancelled")], "cancelled:R1"],
    ["waiting for the clinic", [visit("proposed"), visit("pending")], null],
    ["without a name of its own", [visit("proposed"), visit("booked", { reference: undefined })], null],
    ["only looked at", [visit("booked")], null],
    ["looked at after it was done", [visit("proposed"), visit("booked"), visit("booked")], null],
    ["cancelled elsewhere, and only looked at", [visit("cancelled")], null],
    ["booked after an emergency", [emergency, visit("proposed"), visit("booked")], null],
    ["talked on", [visit("proposed"), visit("booked"), text("user", "Thanks")], null],
    ["nothing", [], null],
  ])("%s", (_name, items, outcome) => {
    expect(outcomeOf(items)).toBe(outcome);
  });
});

it("writes the conversation as plain text, without what was only asked", () => {
  const items = [
    text("user", "Hello"),
    text("assistant", "Good morning."),
    visit("proposed"),
    visit("booked", { reference: "R1", address: "12 River Street" }),
  ];
  expect(transcriptText(items, ["Riverside Clinic", "(555) 010-0100", "March 2, 2026"], en)).toBe(
    "Riverside Clinic\n(555) 010-0100\nMarch 2, 2026\n\nYou: Hello\n\nAssistant: Good morning.\n\nYou're booked: Cleaning, Tuesday, 12 River Street, R1\n",
  );
});

describe("a form's field", () => {
  const field = (input: { name?: string; type?: string; value?: string; bad?: boolean; late?: boolean }) => ({
    name: "name",
    type: "text",
    value: "",
    ...input,
    // Of a field's validity only these two are looked at.
    validity: { badInput: input.bad === true, rangeOverflow: input.late === true } as ValidityState,
  });

  it.each([
    [field({ value: "Ana" }), "Full name", ""],
    [field({ value: " " }), "Your name", "Enter your name."],
    [field({ type: "date", bad: true }), "Date of birth", "Enter the whole date of birth."],
    [
      field({ type: "date", value: "2099-01-01", late: true }),
      "Date of birth",
      "The date of birth cannot be in the future.",
    ],
    [field({ name: "code", value: "12 345" }), "6-digit code", en.sixDigits],
    [field({ name: "code", value: "123-456" }), "6-digit code", ""],
    [field({ name: "phone", type: "tel", value: "555 014" }), "Phone", en.sevenDigits],
  ])("%#: tells what is wrong with it", (input, label, fault) => {
    expect(faultOf(input, label, en)).toBe(fault);
  });

  it("finds the one code in a message that was copied whole, and takes none that is in doubt", () => {
    expect(codeIn("Call 914-555-0142 if you did not ask. Your code: 123 456. It works for 10 minutes.")).toBe("123456");
    expect(codeIn("123456 or 654321")).toBe(null);
    expect(codeIn("123456, again 123-456")).toBe("123456");
    expect(codeIn("Hello")).toBe(null);
  });

  it("says what was filled in, but never a code", () => {
    expect(inWords({ name: "Ana", dateOfBirth: "1988-04-03" })).toBe("My name is Ana, born April 3, 1988");
    expect(inWords({ dateOfBirth: "someday" })).toBe("born someday");
    expect(inWords({ code: "123456" })).toBe("Here is the code.");
  });
});

describe("a language", () => {
  it("knows its direction", () => {
    expect(["en", "es-MX", "ar", "he-IL", "fa", "art"].map(directionOf)).toEqual([
      "ltr",
      "ltr",
      "rtl",
      "rtl",
      "rtl",
      "ltr",
    ]);
  });

  it("is another than the conversation's only where none of its languages is the same", () => {
    expect(otherLanguage("en-GB", ["en"])).toBe(undefined);
    expect(otherLanguage("es", ["en", "es-MX"])).toBe(undefined);
    expect(otherLanguage("ar", ["en", "es"])).toBe("en");
  });
});
