import { describe, expect, it } from "vitest";
import { withoutLeadIn } from "./lead-in.ts";

describe("a question without its lead-in", () => {
  it.each([
    ["wait do you take medicaid?", "do you take medicaid?"],
    ["Wait, is parking free?", "is parking free?"],
    ["um, so… hold on, what's your fax number", "what's your fax number"],
    ["ok and before I book, do you take Cigna?", "do you take Cigna?"],
    ["yes but can I bring my dog?", "can I bring my dog?"],
  ])("of %j", (question, rest) => {
    expect(withoutLeadIn(question)).toBe(rest);
  });

  it.each([
    "wait times?",
    "how long is the wait",
    "no insurance, what do I pay?",
    "no show fee",
    "sorting my bill",
    "",
  ])("keeps %j whole", (question) => {
    expect(withoutLeadIn(question)).toBe(question);
  });
});
