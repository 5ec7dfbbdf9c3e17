import { randomUUID } from "node:crypto";
import { EventType } from "@ag-ui/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type AgentCare, compose } from "../src/compose.ts";
import { type Answer, type Conversation, createConversation, MONDAY, testConfig } from "./agentcare.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { seedForTest } from "./server-process.ts";

const MINUTE_MS = 60_000;
const START = Date.parse(`${MONDAY}:00-05:00`);
/** Longer than the clinic ever keeps a time. */
const LONG = 60;

let database: TestDatabase;
let system: AgentCare;
let clinicId: string;
let now = START;

beforeAll(async () => {
  database = await testDatabase();
  await seedForTest(database);
  system = await compose(await testConfig(database), { log: () => {}, quiet: true, clock: () => new Date(now) });
  clinicId = (await system.clinicId("riverside")) ?? "";
});
afterAll(async () => {
  await system.close();
  await database.close();
});
beforeEach(() => {
  now = START;
});

const minutesPass = (minutes: number) => {
  now += minutes * MINUTE_MS;
};
const open = async () => createConversation(system, await system.runs.openThread(clinicId));
const aName = () => `Ana ${["Ruiz", "Holm", "Lind", "Berg", "Dahl", "Falk", "Vik", "Moe", "Lund", "Krog"][named++]}`;
let named = 0;
const identity = (name: string) => `My name is ${name}, born 3 April 1988, 555-0142`;

/** A conversation that holds the first time of this day's offer. */
async function holding(day: string): Promise<{ chat: Conversation; slot: Answer["slots"][number]; held: Answer }> {
  const chat = await open();
  const [slot] = (await chat.say(`dental cleaning on ${day} in the afternoon`)).slots;
  if (!slot) throw new Error(`Nothing is free on ${day}.`);
  const held = await chat.tap(1);
  expect(held.state.held).not.toBeNull();
  return { chat, slot, held };
}

const tapOf = (slot: Answer["slots"][number]) => ({
  kind: "select_slot" as const,
  slotId: slot.slotId,
  text: slot.accessibleName,
});

/** Somebody else books this time. */
async function bookedByAnother(slot: Answer["slots"][number]): Promise<void> {
  const other = await open();
  await other.send(tapOf(slot));
  await other.say(identity(aName()));
  expect((await other.say("yes")).appointment?.status).toBe("booked");
}

async function visitsOf(chat: Conversation) {
  const actor = `thread:${chat.session.threadId}` as const;
  return system.scheduling.listAppointments({ clinicId, actor, channel: "chat" });
}

/** Honest about the loss, with other times, and nothing of it held, pending or booked. */
async function expectRefusedWithOthers(answer: Answer, chat: Conversation, lost: Answer["slots"][number]) {
  expect(answer.events.at(-1)).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: "success" } });
  expect(answer.text).toMatch(/no longer|ran out|taken|expired/i);
  expect(answer.text).not.toMatch(/you're booked/i);
  expect(answer.slots.length).toBeGreaterThan(0);
  expect(answer.slots.map(({ slotId }) => slotId)).not.toContain(lost.slotId);
  expect(answer.state).toMatchObject({ held: null, pending: null });
  expect(await visitsOf(chat)).toEqual([]);
}

describe("R5: a hold that runs out while the patient types", () => {
  it("is taken again without a word while its time is free, and the booking goes on", async () => {
    const { chat, slot, held } = await holding("March 10");
    minutesPass(LONG);
    const proposal = await chat.say(identity(aName()));
    expect(proposal.state.held?.label).toBe(held.state.held?.label);
    expect(Date.parse(proposal.state.held?.expiresAt ?? "")).toBeGreaterThan(now);
    expect(proposal.state.pending).not.toBeNull();
    expect(proposal.text).not.toMatch(/expired|ran out|no longer/i);
    const done = await chat.say("yes");
    expect(done.appointment?.status).toBe("booked");
    expect((await visitsOf(chat)).map(({ startsAt, practitionerName }) => [startsAt, practitionerName])).toEqual([
      [done.appointment?.startsAt, slot.practitioner],
    ]);
  });

  it.each(["typed", "tapped"])(
    "a yes (%s) to a proposal whose hold ran out books it while its time is free",
    async (how) => {
      const { chat } = await holding("March 11");
      const proposal = await chat.say(identity(aName()));
      minutesPass(LONG);
      const done = how === "typed" ? await chat.say("yes") : await chat.answer(true);
      expect(done.appointment).toMatchObject({ status: "booked", startsAt: proposal.appointment?.startsAt });
      expect(await visitsOf(chat)).toHaveLength(1);
    },
  );

  it("taken by another before the name is given: an honest refusal with other times", async () => {
    const { chat, slot } = await holding("March 12");
    minutesPass(LONG);
    await bookedByAnother(slot);
    await expectRefusedWithOthers(await chat.say(identity(aName())), chat, slot);
  });

  it.each(["typed", "tapped"])(
    "a yes (%s) to a proposal whose time another has booked by now is refused with other times, one of which is then booked",
    async (how) => {
      const { chat, slot } = await holding("March 13");
      await chat.say(identity(aName()));
      minutesPass(LONG);
      await bookedByAnother(slot);
      await expectRefusedWithOthers(how === "typed" ? await chat.say("yes") : await chat.answer(true), chat, slot);
      const proposal = await chat.tap(1);
      expect(proposal.state.pending).not.toBeNull();
      expect((await chat.say("yes")).appointment?.status).toBe("booked");
      expect(await visitsOf(chat)).toHaveLength(1);
    },
  );

  it("a yes to a proposal whose time another only holds is refused, and may be had when that hold runs out", async () => {
    const { chat, slot } = await holding("March 16");
    await chat.say(identity(aName()));
    minutesPass(LONG);
    const other = await open();
    expect((await other.send(tapOf(slot))).state.held).not.toBeNull();
    await expectRefusedWithOthers(await chat.say("yes"), chat, slot);
    minutesPass(LONG);
    expect((await chat.send(tapOf(slot))).state.pending).not.toBeNull();
    expect((await chat.say("yes")).appointment?.status).toBe("booked");
  });

  it("a time that has passed while the proposal waited is never booked", async () => {
    const { chat } = await holding("March 17");
    await chat.say(identity(aName()));
    now = Date.parse("2026-03-17T23:00:00Z");
    const answer = await chat.say("yes");
    expect(answer.appointment?.status).not.toBe("booked");
    expect(answer.text).not.toMatch(/you're booked/i);
    expect(answer.text).toMatch(/already passed/);
    expect(await visitsOf(chat)).toEqual([]);
  });
});

describe("R12", () => {
  it("a yes whose answer was lost is answered again as it was, however late, and books nothing more", async () => {
    const { chat } = await holding("March 18");
    const proposal = await chat.say(identity(aName()));
    const runId = randomUUID();
    const input = { kind: "answer" as const, proposalId: proposal.state.pending?.id ?? "", approved: true };
    const first = await chat.send(input, runId);
    expect(first.appointment?.status).toBe("booked");
    minutesPass(LONG);
    const again = await chat.send(input, runId);
    expect(again.events).toEqual(first.events);
    expect(await visitsOf(chat)).toHaveLength(1);
  });
});
