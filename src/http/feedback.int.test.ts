import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { withClinic } from "../../db/client.ts";
import { feedback } from "../../db/schema/index.ts";
import { type TestAgentCare, testAgentCare } from "../../tests/agentcare.ts";
import { createRealApp } from "../../tests/real-app.ts";

let care: TestAgentCare;
let edge: ReturnType<typeof createRealApp>;
beforeAll(async () => {
  care = await testAgentCare();
  edge = createRealApp(care);
}, 60_000);
afterAll(() => care.close());

type Chat = Awaited<ReturnType<TestAgentCare["open"]>>;

const rate = ({ session }: Chat, body: unknown) =>
  edge.post(session, `/v1/chat/threads/${session.threadId}/feedback`, body);

const stored = (chat: Chat) =>
  withClinic(care.system.db, care.clinicId, (tx) =>
    tx
      .select({ outcome: feedback.outcome, rating: feedback.rating, comment: feedback.comment })
      .from(feedback)
      .where(eq(feedback.threadId, chat.session.threadId))
      .orderBy(feedback.at, feedback.outcome),
  );

async function counted(outcome: string): Promise<number> {
  const text = await (await edge.app.request("/metrics")).text();
  const line = new RegExp(`_count\\{clinic="riverside",outcome="${outcome}"\\} (\\d+)`).exec(text);
  return Number(line?.[1] ?? 0);
}

let people = 0;
async function booked(): Promise<{ chat: Chat; reference: string }> {
  const chat = await care.open();
  people += 1;
  await chat.say("I need a dental cleaning next week");
  await chat.say("the first one");
  await chat.say(`My name is Ana Ruiz, born ${people} April 1988, 555-014${people}`);
  const { appointment } = await chat.say("yes");
  return { chat, reference: appointment?.reference ?? "none" };
}

describe("a rating", () => {
  it("is taken once for each completed outcome of the conversation, kept, and counted once", async () => {
    const { chat, reference } = await booked();
    const about = { outcome: "booked", reference };
    expect(await rate(chat, { about, rating: 4, comment: "Quick." })).toBe(204);
    // Its answer got lost, and it is sent again; then somebody thinks better of it in another tab.
    expect(await rate(chat, { about, rating: 4, comment: "Quick." })).toBe(204);
    expect(await rate(chat, { about, rating: 1 })).toBe("already_rated");
    expect(await counted("booked")).toBe(1);

    await chat.say("Please move it to the week of March 23");
    const { appointment: moved } = await chat.say("the first one").then(() => chat.say("yes"));
    expect(moved).toMatchObject({ status: "rescheduled", reference });
    expect(await rate(chat, { about: { ...about, outcome: "rescheduled" }, rating: 5 })).toBe(204);
    // What was booked first stays its own outcome under the reference its patient knows.
    expect(await rate(chat, { about, rating: 4, comment: "Quick." })).toBe(204);

    await chat.say("Please cancel it");
    const { appointment: cancelled } = await chat.say("yes");
    expect(cancelled?.status).toBe("cancelled");
    expect(await rate(chat, { about: { ...about, outcome: "cancelled" }, rating: 3 })).toBe(204);
    expect(await stored(chat)).toEqual([
      { outcome: "booked", rating: 4, comment: "Quick." },
      { outcome: "cancelled", rating: 3, comment: null },
      { outcome: "rescheduled", rating: 5, comment: null },
    ]);
    expect([await counted("booked"), await counted("rescheduled"), await counted("cancelled")]).toEqual([1, 1, 1]);
  });

  it("of what this conversation did not do is refused, another's visit among it", async () => {
    const [mine, other] = [await booked(), await booked()];
    const before = await counted("booked");
    for (const about of [
      { outcome: "booked", reference: other.reference },
      { outcome: "cancelled", reference: mine.reference },
      { outcome: "rescheduled", reference: mine.reference },
      { outcome: "booked", reference: "RVS-0000" },
    ]) {
      expect(await rate(mine.chat, { about, rating: 5 })).toBe("nothing_to_rate");
    }
    expect(await stored(mine.chat)).toEqual([]);
    expect(await counted("booked")).toBe(before);
  });

  it("is not taken after an emergency", async () => {
    const { chat, reference } = await booked();
    await chat.say("I have crushing chest pain and can't breathe");
    expect(await rate(chat, { about: { outcome: "booked", reference }, rating: 1 })).toBe("nothing_to_rate");
    expect(await rate(chat, { rating: 1 })).toBe("nothing_to_rate");
  });

  it("of ten at once for one outcome is stored once", async () => {
    const { chat, reference } = await booked();
    const before = await counted("booked");
    const about = { outcome: "booked", reference };
    await Promise.all(Array.from({ length: 10 }, () => rate(chat, { about, rating: 5 })));
    expect(await stored(chat)).toHaveLength(1);
    expect(await counted("booked")).toBe(before + 1);
  });

  it("goes with the conversation when that is cleared, its comment too", async () => {
    const { chat, reference } = await booked();
    await rate(chat, { about: { outcome: "booked", reference }, rating: 5, comment: "My tooth is better." });
    await care.system.runs.endThread(chat.session);
    expect(await stored(chat)).toEqual([]);
  });
});
