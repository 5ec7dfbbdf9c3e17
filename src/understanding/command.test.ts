import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DIALOGUE_ACTS } from "./acts.ts";
import { createUnderstandSession } from "./command.ts";
import { anyText } from "./testing/any-text.ts";

const Output = z.object({
  id: z.string(),
  acts: z.array(z.object({ act: z.enum(DIALOGUE_ACTS) })),
  intent: z.string(),
  frame: z.record(z.string(), z.unknown()),
  requested: z.array(z.string()),
  confidence: z.number().min(0).max(1),
  ms: z.number().min(0),
});

const base = { now: "2026-03-02T09:00:00", timeZone: "UTC", system: null };
type Said = { text: string; system?: { say: string; acts: { act: string; fields: Record<string, unknown> }[] } };

async function talk(turns: Said[]) {
  const session = createUnderstandSession();
  const answers: z.infer<typeof Output>[] = [];
  for (const [turn, said] of turns.entries()) {
    answers.push(
      Output.parse(
        JSON.parse(await session(JSON.stringify({ ...base, id: `t${turn}`, dialogue: "d", turn, ...said }))),
      ),
    );
  }
  return answers;
}
const acts = (answer: z.infer<typeof Output> | undefined) => answer?.acts.map(({ act }) => act).sort();

describe("the understand command", () => {
  it("follows a conversation from search to thanks", async () => {
    const answers = await talk([
      { text: "Could you look for a dentist over in Ashford?" },
      {
        text: "What is their phone number?",
        system: {
          say: "Try Maple Dental.",
          acts: [{ act: "offer", fields: { practitioner: "Maple Dental", city: "Ashford" } }],
        },
      },
      {
        text: "That one is fine",
        system: { say: "555-0100.", acts: [{ act: "inform", fields: { phone: "555-0100" } }] },
      },
      {
        text: "Yes please, on March 9th",
        system: { say: "Shall I book?", acts: [{ act: "offer", fields: { intent: "book" } }] },
      },
      { text: "10 am", system: { say: "What time?", acts: [{ act: "ask", fields: { time: null } }] } },
      {
        text: "No, make it 11:30 am",
        system: {
          say: "Right?",
          acts: [{ act: "confirm", fields: { practitioner: "Maple Dental", date: "2026-03-09", time: "10:00" } }],
        },
      },
      {
        text: "Yes, right",
        system: { say: "Right?", acts: [{ act: "confirm", fields: { date: "2026-03-09", time: "11:30" } }] },
      },
      { text: "No, that's all", system: { say: "Anything else?", acts: [{ act: "more", fields: {} }] } },
    ]);
    expect(answers.map(acts)).toEqual([
      ["find", "inform"],
      ["request"],
      ["select"],
      ["affirm", "inform"],
      ["inform"],
      ["deny", "inform"],
      ["affirm"],
      ["deny", "thank"],
    ]);
    expect(answers.map(({ intent }) => intent)).toEqual([
      "find",
      "find",
      "find",
      "book",
      "book",
      "book",
      "book",
      "none",
    ]);
    expect(answers[1]?.requested).toEqual(["phone"]);
    expect(answers.at(-1)?.frame).toEqual({
      city: "Ashford",
      practitioner: "Maple Dental",
      date: "2026-03-09",
      time: "11:30",
    });
  });

  it("keeps the frames of two conversations apart", async () => {
    const session = createUnderstandSession();
    await session(JSON.stringify({ ...base, id: "1", dialogue: "a", text: "I need a dentist in Ashford" }));
    const other = Output.parse(
      JSON.parse(await session(JSON.stringify({ ...base, id: "2", dialogue: "b", text: "I need a dentist" }))),
    );
    expect(other.frame).toEqual({});
  });

  it("answers a red flag before anything else", async () => {
    const [answer] = await talk([{ text: "I need an appointment, I have crushing chest pain" }]);
    expect(acts(answer)).toEqual(["emergency"]);
  });

  it.each([
    ["not json", /not JSON/],
    ["[]", /wrong/],
    [JSON.stringify({ ...base, text: "hi" }), /"id"/],
    [JSON.stringify({ ...base, id: "1" }), /"text"/],
    [JSON.stringify({ ...base, id: "1", text: "hi", now: "2026-03-02" }), /"now".*2026-03-02T09:00:00/],
    [JSON.stringify({ ...base, id: "1", text: "hi", timeZone: "Mars" }), /"timeZone".*IANA/],
    [JSON.stringify({ ...base, id: "1", text: "hi", system: { acts: [{ act: "shout" }] } }), /"system\.acts\.0\.act"/],
  ])("names what is wrong with %s", async (line, message) => {
    await expect(createUnderstandSession()(line)).rejects.toThrow(message);
  });

  it("answers any text with a line of the contract", async () => {
    const session = createUnderstandSession();
    await fc.assert(
      fc.asyncProperty(anyText(300), async (text) => {
        Output.parse(JSON.parse(await session(JSON.stringify({ ...base, id: "x", text }))));
      }),
    );
  });
});
