import { describe, expect, it } from "vitest";
import { situationLine, userPrompt } from "../../../src/understanding/model/prompt.ts";
import { ModelProposal } from "../../../src/understanding/model/schema.ts";
import { A_CLINIC } from "../../graders/testing/a-trial.ts";
import { FAKE_MODELS } from "./fake-models.ts";

const AT = { clinic: A_CLINIC, now: "2026-03-02T09:00:00" };
const NOTHING = { asked: [], offered: [], pending: null, yesNo: null };
const prompt = (message: string, expectation = {}) =>
  userPrompt(message, situationLine({ ...NOTHING, ...expectation }));

describe("the model that reads rightly", () => {
  it("answers in the schema with what the rules read", () => {
    const says = FAKE_MODELS.right.says(prompt("I need a dental cleaning next Tuesday"), AT);
    expect(ModelProposal.parse(JSON.parse(says))).toMatchObject({
      acts: expect.arrayContaining(["book"]),
      wishes: [{ wish: "book" }],
    });
  });

  it("reads a yes in the light of what waits for one", () => {
    const says = FAKE_MODELS.right.says(prompt("yes please", { pending: "book" }), AT);
    expect(ModelProposal.parse(JSON.parse(says)).acts).toContain("affirm");
  });

  it("answers a question with the first passage and its number", () => {
    const question = JSON.stringify({ question: "parking?", passages: [{ text: "Parking is free." }] });
    expect(FAKE_MODELS.right.says(question, AT)).toBe("Parking is free. [1]");
  });
});

describe("the models that are wrong", () => {
  it("one says another act, in the schema", () => {
    const proposal = ModelProposal.parse(JSON.parse(FAKE_MODELS.wrong.says(prompt("I need a dental cleaning"), AT)));
    expect(proposal.acts).not.toContain("book");
    expect(proposal.nameWords).toEqual(["Eve Mallory"]);
  });

  it("one adds ids and names that nobody gave", () => {
    const says = FAKE_MODELS.invented_ids.says(prompt("I need a dental cleaning"), AT);
    expect(says).toContain("7d9f0c8e-0000-4000-8000-000000000000");
    expect(ModelProposal.parse(JSON.parse(says)).acts).toContain("book");
  });

  it("one chats", () => {
    expect(() => JSON.parse(FAKE_MODELS.prose.says())).toThrow(SyntaxError);
  });
});
