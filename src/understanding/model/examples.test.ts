import { describe, expect, it } from "vitest";
import { createModelTier } from "../model.ts";
import { contextOf, lexicon, offered } from "../testing/fixtures.ts";
import { EXAMPLES } from "./examples.ts";
import { onlyLiteral } from "./literal.ts";
import { SYSTEM_PROMPT } from "./prompt.ts";
import { ModelProposal } from "./schema.ts";

describe("the examples shown to the model", () => {
  it.each(EXAMPLES.map((example) => [example.message, example] as const))(
    "%s",
    async (message, { answer, situation }) => {
      const proposal = ModelProposal.parse(answer);
      expect(onlyLiteral(proposal, message).dropped).toBe(0);
      const tier = createModelTier({
        llm: { available: () => true, structured: async ({ schema }) => schema.parse(answer) },
      });
      const expectation = {
        ...(situation.startsWith("offered") && { offered }),
        ...(situation.startsWith("a book") && { pending: "book" as const }),
      };
      const { acts, wishes } = await tier.understand(message, contextOf(expectation));
      expect(acts).toEqual(expect.arrayContaining(answer.acts));
      for (const { wish } of answer.wishes ?? []) {
        expect(wishes.some(({ kind, topic }) => kind === wish || topic === wish)).toBe(true);
      }
    },
  );

  it("are eight to twelve, and are in the instructions", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(8);
    expect(EXAMPLES.length).toBeLessThanOrEqual(12);
    for (const { message } of EXAMPLES) expect(SYSTEM_PROMPT).toContain(message);
  });

  it("name nobody of a clinic, no id and no date in digits", () => {
    expect(SYSTEM_PROMPT).not.toMatch(/\d{4}-\d{2}-\d{2}/);
    for (const { familyName, id } of lexicon.practitioners) {
      expect(SYSTEM_PROMPT).not.toMatch(new RegExp(`\\b${familyName}\\b`));
      expect(SYSTEM_PROMPT).not.toContain(id);
    }
  });

  it("leave room in the window for the message and the answer", () => {
    // Four characters a token is the usual count for English; the window has 8192.
    expect(SYSTEM_PROMPT.length / 4).toBeLessThan(2_500);
  });
});
