import { describe, expect, it } from "vitest";
import { offered, understand } from "../testing/fixtures.ts";

const proposed = offered[1];
if (!proposed) throw new Error("The fixtures offer no second option.");

describe("a question's words are no yes", () => {
  it.each([
    "where exactly should I wait?",
    "when exactly does the office open?",
    "what time exactly do you close",
    "how precisely do I get to the clinic?",
    "is the waiting room right by the lift?",
    "do I turn right after the bridge?",
    "are you sure it's on the second floor?",
    "how can I be sure it's covered?",
    "which would be the perfect bus to take?",
    "is the number you have for me correct?",
    "what's the correct entrance for wheelchairs?",
    "is it fine to come with a cold?",
    "do you charge a fine for being late?",
    "is Dr Patel good with children?",
    "what is a good place to park?",
    "so do I definitely have to bring my card?",
    "would you agree to send me the forms?",
    "could you tell me whether that is okay with my plan?",
    "can you remind me what we agreed on",
    "it's the building right behind the school?",
    "that's downtown, right?",
    "that's the downtown office, correct",
    "how long is the visit, exactly?",
    "what do you mean by confirmed?",
    "let me know if that works for the doctor",
  ])("%s", (text) => {
    expect(understand(text, { pending: "book", proposed }).acts).not.toContain("affirm");
    expect(understand(text, { yesNo: "resume" }).acts).not.toContain("affirm");
    expect(understand(text, { offered: [proposed] }).acts).not.toContain("select");
  });

  it.each([
    "yes, where do I park?",
    "yes please, and how much is it?",
    "sounds good, what should I bring?",
    "perfect. is there a lift?",
    "okay great, what do I need to bring?",
  ])("a yes before the question stays one: %s", (text) => {
    expect(understand(text, { pending: "book", proposed }).acts).toEqual(expect.arrayContaining(["affirm", "ask"]));
  });

  it.each(["yes, that would be lovely?", "could you go ahead and confirm it please?", "why not", "do it"])(
    "a request in the dress of a question is one: %s",
    (text) => {
      expect(understand(text, { pending: "book", proposed }).acts).toContain("affirm");
    },
  );

  it("a sorry before a question refuses nothing", () => {
    expect(understand("sorry, what was the address?", { pending: "book", proposed }).acts).not.toContain("deny");
  });

  it.each(["which insurance do you take?", "do you take credit cards?", "can I bring my guide dog?"])(
    "asked with times on the table: %s",
    (text) => {
      expect(understand(text, { offered }).acts).toEqual(["ask"]);
    },
  );
});
