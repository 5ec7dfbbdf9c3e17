import { describe, expect, it } from "vitest";
import { openingDays } from "./opening-days.ts";

/** A Sunday morning in New York; Thanksgiving is on Thursday. */
const clock = { now: "2026-11-22T14:00:00Z", timeZone: "America/New_York" };
const THURSDAY = { from: "2026-11-26", to: "2026-11-26" };

describe("the days a question about opening names", () => {
  it.each([
    ["are you open on Thursday?", ["are you open on Thursday?"]],
    ["are you open this Thursday, November 26?", ["are you open on Thursday?"]],
    ["are you closed on 11/26?", ["are you closed on 11/26?", "are you closed on Thursday?"]],
    ["are you open on Thanksgiving?", ["are you open on Thanksgiving?", "are you open on Thursday?"]],
  ])("%j: and how the documents are asked", (question, wordings) => {
    expect(openingDays(question, clock)).toEqual({ ...THURSDAY, wordings });
  });

  it("are all that are named, and the question stays as asked", () => {
    const question = "are you open Wednesday or Friday?";
    expect(openingDays(question, clock)).toEqual({ from: "2026-11-25", to: "2026-11-27", wordings: [question] });
  });

  it.each(["what are your opening hours?", "is parking free on Thursday?", "are you open in 2027?"])(
    "%j names none",
    (question) => {
      expect(openingDays(question, clock)).toBeNull();
    },
  );
});
