import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SlotsCard } from "../src/graph/reply.ts";
import { type Answer, type TestAgentCare, testAgentCare } from "./agentcare.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
}, 60_000);
afterAll(() => care.close());

function cardOf({ events }: Answer): SlotsCard {
  const event = events.find((one) => "activityType" in one && one.activityType === "agentcare.slots");
  if (!event || !("content" in event)) throw new Error("The answer has no times and no reasons.");
  // The contents of our own cards are as their type says.
  return event.content as unknown as SlotsCard;
}

/** Beyond what can be booked, and what comes near it turned down: nothing is left to offer. */
async function nothingFits() {
  const chat = await care.open();
  await chat.say("I need a dental cleaning in July 2027 with Ms. Grace Kim at Downtown");
  const answer = await chat.say("Other times");
  return { chat, answer, card: cardOf(answer) };
}

describe("when nothing fits", () => {
  it("the card says why, with the code that staff and the API use, and how to go on", async () => {
    const { answer, card } = await nothingFits();
    expect(card.days).toEqual([]);
    expect(card.reasons).toMatchObject([{ code: "beyond_horizon", text: expect.stringContaining("too far ahead") }]);
    expect(answer.text).toContain(card.reasons?.[0]?.text);
    expect(card.nextSteps?.map(({ code, label }) => [code, label])).toEqual([
      ["first_available", "First available"],
      ["other_practitioner", "Another practitioner"],
      ["other_location", "At North Hills"],
      ["waitlist", "Join the waiting list"],
      ["call", "Call (914) 555-0100"],
    ]);
  });

  it.each([
    [
      "first_available",
      ({ slots }: Answer) => slots.length > 0 && slots.every(({ location }) => location === "Downtown"),
    ],
    ["other_practitioner", ({ slots }: Answer) => slots.length > 0],
    [
      "other_location",
      ({ slots }: Answer) => slots.length > 0 && slots.every(({ location }) => location === "North Hills"),
    ],
    ["waitlist", ({ text }: Answer) => text.includes("waiting list")],
  ] as const)("what its button says is understood: %s", async (code, goesOn) => {
    const { chat, card } = await nothingFits();
    const step = card.nextSteps?.find((candidate) => candidate.code === code);
    const answer = await chat.say(step?.say ?? "");
    expect([answer.text, goesOn(answer)]).toEqual([answer.text, true]);
  });

  it("what comes near is shown, with why it is not just that", async () => {
    const chat = await care.open();
    const card = cardOf(await chat.say("I need a dental cleaning in July 2027"));
    expect(card.days).not.toEqual([]);
    expect(card.reasons).toMatchObject([{ code: "beyond_horizon" }]);
    expect(card.nextSteps).toBeUndefined();
  });
});
