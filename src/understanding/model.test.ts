import { describe, expect, it } from "vitest";
import type { Llm } from "../llm/llm.ts";
import { ModelProposal } from "./model/schema.ts";
import { createModelTier, UnusableProposal } from "./model.ts";
import { contextOf, offered } from "./testing/fixtures.ts";

/** A model that gives one answer; it passes the same schema check as a real one's. */
function tierAnswering(answer: unknown, seen: { system: string; user: string }[] = []) {
  const llm: Pick<Llm, "structured" | "available"> = {
    available: () => true,
    structured: async ({ schema, system, user }) => {
      seen.push({ system, user });
      return schema.parse(answer);
    },
  };
  return createModelTier({ llm });
}

describe("the model tier", () => {
  it("resolves the words it is pointed at", async () => {
    const tier = tierAnswering({
      acts: ["book", "inform"],
      visitTypeWords: ["teeth cleaning"],
      practitionerWords: ["patel"],
      dateTimeWords: ["10 march"],
    });
    const result = await tier.understand("could patel squeeze in a teeth cleaning, say 10 march", contextOf());
    expect(result).toMatchObject({
      tier: "model",
      tasks: ["book"],
      frame: { visitTypeId: "cleaning", practitionerIds: ["patel"], dates: [{ from: "2026-03-10", to: "2026-03-10" }] },
    });
  });

  it("drops words that the message does not have, and trusts the rest less", async () => {
    const honest = await tierAnswering({ acts: ["book"], visitTypeWords: ["cleaning"] }).understand(
      "a cleaning maybe",
      contextOf(),
    );
    const inventing = await tierAnswering({
      acts: ["book"],
      visitTypeWords: ["cleaning"],
      practitionerWords: ["Dr Smith"],
      dateTimeWords: ["2026-03-04"],
      phoneWords: ["555-0142"],
      nameWords: ["Ana Ruiz"],
    }).understand("a cleaning maybe", contextOf());
    expect(inventing.frame).toEqual({ visitTypeId: "cleaning" });
    expect(inventing.identity).toEqual({});
    expect(inventing.confidence).toBeLessThan(honest.confidence);
  });

  it("cannot give consent that the patient's words do not give", async () => {
    const tier = tierAnswering({ acts: ["affirm", "inform"] });
    expect((await tier.understand("hmm, make it 3", contextOf({ pending: "book" }))).acts).not.toContain("affirm");
    expect((await tier.understand("yes but make it 3", contextOf({ pending: "book" }))).acts).not.toContain("affirm");
    expect((await tier.understand("yes please", contextOf({ pending: "book" }))).acts).toContain("affirm");
  });

  it("chooses only what was offered", async () => {
    const choosing = tierAnswering({ acts: ["select"], selectionWords: ["the second"] });
    expect((await choosing.understand("hm I guess the second", contextOf({ offered }))).selection).toEqual({
      ordinal: 2,
    });
    await expect(choosing.understand("hm I guess the second", contextOf())).rejects.toThrow(UnusableProposal);
  });

  it.each([{ acts: ["affirm"] }, { acts: [] }])("calls an answer without a usable act unusable: %o", async (answer) => {
    await expect(tierAnswering(answer).understand("the blue one", contextOf())).rejects.toThrow(UnusableProposal);
  });

  it.each([{ acts: ["fly"] }, { acts: "book" }, { visitTypeWords: [] }, "book", null])(
    "refuses an answer off the schema: %o",
    (answer) => {
      expect(ModelProposal.safeParse(answer).success).toBe(false);
    },
  );

  it("reads every wish from its own words", async () => {
    const message = "cleaning with patel on 10 march would be something and my physical, bin it";
    const { wishes, tasks } = await tierAnswering({
      wishes: [
        { words: "my physical, bin it", wish: "cancel" },
        { words: "cleaning with patel on 10 march", wish: "book" },
      ],
      acts: ["book", "cancel"],
    }).understand(message, contextOf());
    expect(tasks).toEqual(["book", "cancel"]);
    expect(wishes).toMatchObject([
      { kind: "book", frame: { visitTypeId: "cleaning", practitionerIds: ["patel"] } },
      { kind: "cancel", visit: { visitTypeIds: ["physical"] } },
    ]);
    expect(wishes[0]?.frame.dates).toEqual([{ from: "2026-03-10", to: "2026-03-10" }]);
    expect(wishes.map(({ span }) => message.slice(span.start, span.end))).toEqual([
      "cleaning with patel on 10 march",
      "my physical, bin it",
    ]);
  });

  it("cannot make a question of medicine one for the documents", async () => {
    const { wishes, acts } = await tierAnswering({ acts: ["ask"] }).understand("can I take ibuprofen", contextOf());
    expect(wishes).toContainEqual(expect.objectContaining({ kind: "desk", topic: "medication" }));
    expect(acts).toContain("clinical-advice");
  });

  it("cannot start the clinic's messages again, or say that somebody comes, by its own word", async () => {
    const wishes = ["start_messages", "confirm_attendance"].map((wish) => ({ words: "blorp", wish }));
    const tier = tierAnswering({ wishes, acts: ["greet", "confirm-attendance"] });
    expect(await tier.understand("blorp", contextOf())).toMatchObject({ acts: ["greet"], wishes: [] });
  });

  it("is told the situation and the message, and no clinic data", async () => {
    const seen: { system: string; user: string }[] = [];
    await tierAnswering({ acts: ["inform"] }, seen).understand("tomorrow", contextOf({ asked: ["dates"] }));
    expect(seen[0]?.user).toContain("asked for dates");
    expect(seen[0]?.user).toContain("tomorrow");
    expect(`${seen[0]?.system}${seen[0]?.user}`).not.toContain("lee-daniel");
  });
});
