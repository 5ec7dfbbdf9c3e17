import { EventType } from "@ag-ui/core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { type Connection, connect } from "../db/client.ts";
import { type BehaviourName, behaviours } from "../src/llm/testing/behaviours.ts";
import { type FakeOllama, startFakeOllama } from "../src/llm/testing/fake-ollama.ts";
import { type Answer, type Conversation, type TestAgentCare, testAgentCare } from "./agentcare.ts";

const ANA = "My name is Ana Ruiz, born 3 April 1988, 555-0142";
const SURE = "I need a dental cleaning next Tuesday afternoon";
/** Words no rule knows. */
const UNSURE = "my chompers need a once-over";
const PARKING = "do you validate parking?";

/** What the model says next, by what it is asked for. */
let proposes = "{}";
let writes = "";

let fake: FakeOllama;
let care: TestAgentCare;
let admin: Connection;
/** Added to the clock the model's deadlines and breakers are measured by. */
let skew = 0;

beforeAll(async () => {
  fake = await startFakeOllama({ answer: (body) => (wantsJson(body) ? proposes : writes), delayMs: 40 });
  care = await testAgentCare({ OLLAMA_URLS: fake.url, LLM_FIRST_TOKEN_MS: "800", LLM_TOTAL_MS: "1200" });
  admin = connect(care.database.adminUrl, { max: 1 });
  const real = performance.now.bind(performance);
  vi.spyOn(performance, "now").mockImplementation(() => real() + skew);
});
afterAll(async () => {
  await care.close();
  await admin.close();
  await fake.close();
});
beforeEach(async () => {
  proposes = JSON.stringify({ acts: ["book"] });
  writes = "";
  await heal();
});
afterEach(() => fake.setBehaviour("answers"));

const wantsJson = (body: unknown): boolean => Boolean((body as { format?: unknown } | null)?.format);
const asked = (): number => fake.requests.filter(({ path }) => path === "/api/chat").length;
const breaker = async () => (await care.system.llm.health()).servers[0]?.breakers.chat;

/** The model is there, well, and trusted again. */
async function heal(): Promise<void> {
  await fake.setBehaviour("answers");
  for (let round = 0; round < 3; round += 1) {
    skew += 31_000;
    const health = await care.system.llm.health();
    if (health.tier === "model" && health.servers[0]?.breakers.chat === "closed") return;
    const chat = await care.open();
    await chat.say(UNSURE);
    await chat.say(UNSURE);
  }
  throw new Error("The model's breaker did not close.");
}

async function visits(): Promise<number> {
  const [row] = await admin.sql<{ count: number }[]>`select count(*)::int as count from appointments`;
  return row?.count ?? -1;
}

describe("the cascade", () => {
  it("asks the model only when the rules are unsure, and goes by what it says", async () => {
    const chat = await care.open();
    const before = asked();
    expect((await chat.say(SURE)).slots.length).toBeGreaterThan(0);
    expect(asked()).toBe(before);
    const other = await care.open();
    const answer = await other.say(UNSURE);
    expect(asked()).toBe(before + 1);
    expect(answer.text).toMatch(/kind of visit/i);
  });

  it("a model that starts after the server joins by itself", async () => {
    await fake.setBehaviour("refuses");
    skew += 11_000;
    expect((await care.system.llm.health()).tier).toBe("rules");
    const chat = await care.open();
    expect((await chat.say(UNSURE)).text).not.toBe("");
    const before = asked();
    await fake.setBehaviour("answers");
    skew += 11_000;
    // This turn goes by the rules, and has a look begun that nobody waits for.
    await chat.say(UNSURE);
    await care.system.llm.health();
    await chat.say(UNSURE);
    expect(asked()).toBeGreaterThan(before);
  });

  it("with three failures the breaker opens: later turns do not ask, and it closes again by itself", async () => {
    await fake.setBehaviour("hangs_without_headers");
    const chat = await care.open();
    const before = asked();
    for (let turn = 0; turn < 3; turn += 1) await chat.say(UNSURE);
    expect(asked()).toBe(before + 3);
    expect(await breaker()).toBe("open");
    for (let turn = 0; turn < 3; turn += 1) expect((await chat.say(UNSURE)).text).not.toBe("");
    expect(asked()).toBe(before + 3);

    await fake.setBehaviour("answers");
    skew += 31_000;
    await care.system.llm.health();
    await chat.say(UNSURE);
    await chat.say(UNSURE);
    expect(asked()).toBe(before + 5);
    expect(await breaker()).toBe("closed");
  });
});

/** Nothing of this may reach a patient: what the misbehaving model says, and the shape in which it says it. */
const MODELS_WORDS =
  /7d9f0c8e-0000|launch_rocket|book_appointment|find_slots|tool_calls?|langchain|"lc"|\bWell,|and so on|Sure! I can help|Sign in to continue|llama|visitTypeWords|\{\s*"|```/i;

function expectAnswerable(answer: Answer, behaviour: string): void {
  const where = `${behaviour}: ${answer.text}`;
  expect(answer.events.at(-1)?.type, where).toBe(EventType.RUN_FINISHED);
  expect(answer.text.trim(), where).not.toBe("");
  expect(answer.text, where).not.toMatch(MODELS_WORDS);
  expect(answer.text, where).not.toMatch(/you're booked|is booked|have booked/i);
  expect(answer.appointment?.status, where).not.toBe("booked");
}

describe("L6, L7, L8: whatever the model does", () => {
  const names = [...(Object.keys(behaviours) as BehaviourName[]), "refuses" as const];

  let chat: Conversation | null = null;
  let pending: string | undefined;

  it.each(names)("%s: every step is answered, nothing of it is seen, nothing is booked unasked", async (behaviour) => {
    // One conversation for as long as its proposal stands, so that every behaviour meets a pending yes.
    if (!chat || !pending) chat = await untilProposal();
    const before = await visits();
    const requests = asked();
    await fake.setBehaviour(behaviour);
    expectAnswerable(await chat.say(UNSURE), behaviour);
    const told = await chat.say(PARKING);
    expectAnswerable(told, behaviour);
    expect(told.text, behaviour).toContain("Source: Parking");
    expect(asked() > requests).toBe(behaviour !== "refuses");
    expect(await visits()).toBe(before);
    pending = told.state.pending?.id;
  });

  it("L6, L7: a model that invents people, times, a yes and a booking changes nothing", async () => {
    const inventions = [
      { acts: ["affirm"], selectionWords: ["yes"], questionWords: ["yes"] },
      { acts: ["select"], selectionWords: ["the first one"], dateTimeWords: ["2026-03-10T14:00:00Z"] },
      { acts: ["book", "affirm"], practitionerWords: ["Dr. Zork"], visitTypeWords: ["brain transplant"] },
      { acts: ["cancel"], nameWords: ["Eve Mallory"], phoneWords: ["555-9999"] },
      { acts: ["deny", "affirm", "select", "book"], dateOfBirthWords: ["1 January 1970"] },
    ];
    for (const invention of inventions) {
      proposes = JSON.stringify(invention);
      const chat = await untilProposal();
      const before = await visits();
      const answer = await chat.say("blorp");
      expectAnswerable(answer, proposes);
      expect(answer.text).not.toMatch(/Zork|brain|Mallory|9999|1970/);
      expect(await visits()).toBe(before);
    }
  });

  it("a mumbled yes counts for nothing while several times are on the table, though the model takes it for a choice", async () => {
    proposes = JSON.stringify({ acts: ["select", "affirm"], selectionWords: ["blorp"] });
    const chat = await care.open();
    await chat.say(SURE);
    const answer = await chat.say("blorp");
    expectAnswerable(answer, proposes);
    expect(answer.state.held).toBeNull();
  });
});

/** A proposal read back, on a time of its own. */
async function untilProposal(): Promise<Conversation> {
  const chat = await care.open();
  await chat.say(SURE);
  await chat.tap(1);
  const proposal = await chat.say(ANA);
  expect(proposal.state.pending).not.toBeNull();
  return chat;
}

describe("an answer from the documents", () => {
  let extract = "";
  beforeAll(async () => {
    const plain = await testAgentCare({}, care.database);
    extract = (await (await plain.open()).say(PARKING)).text;
    await plain.close();
    expect(extract).toMatch(/validate parking.*Source: Parking/s);
  });

  it("in the model's words where the documents bear them out, with its source", async () => {
    writes = "Yes, we do validate parking. Bring your garage ticket to the front desk.";
    const answer = await (await care.open()).say(PARKING);
    expect(answer.text).toContain(writes);
    expect(answer.text).toContain("Source: Parking");
  });

  it("a model that dies in mid-sentence is not noticed: the documents answer, with their source", async () => {
    await fake.setBehaviour((it) => {
      it.piece("Yes, we do validate parking. Bring your garage ");
      it.later(() => it.cut(), 5);
    });
    const before = asked();
    const answer = await (await care.open()).say(PARKING);
    expect(asked()).toBe(before + 1);
    expect(answer.text).toBe(extract);
    expect(answer.events.at(-1)).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: "success" } });
  });

  it.each([
    ["another price", "After two hours the garage charges $9 an hour.", /\$9/],
    ["another time", "The garage opens at 5:30 am.", /5:30/],
    ["a booking", "I've booked you for Tuesday at 2 PM.", /booked/],
    ["a made-up name", "Ask for Zorkmann at the desk.", /Zorkmann/],
  ])("L7: a sentence with %s is left out, the others stay", async (_, sentence, trace) => {
    writes = `Yes, we do validate parking. ${sentence} Bring your garage ticket to the front desk.`;
    const answer = await (await care.open()).say(PARKING);
    expect(answer.text).toContain("Bring your garage ticket to the front desk.");
    expect(answer.text).not.toMatch(trace);
    expect(answer.text).toContain("Source: Parking");
  });

  it("an answer that is mostly made up is replaced whole", async () => {
    writes = "Parking costs $99. I've booked you a spot at 5:30 am. Bring your garage ticket to the front desk.";
    expect((await (await care.open()).say(PARKING)).text).toBe(extract);
  });
});

describe.each([
  ["hangs_without_headers", "Eva Lind"],
  ["refuses", "Ida Holm"],
] as const)("L9: a model that %s", (behaviour, name) => {
  it("a booking is made by buttons from the offer to the reference", async () => {
    await fake.setBehaviour(behaviour);
    const chat = await care.open();
    const before = await visits();
    const requests = asked();
    expect((await chat.say(SURE)).slots.length).toBeGreaterThan(0);
    const held = await chat.tap(1);
    expect(held.form?.purpose).toBe("identity");
    const values = { name, dateOfBirth: "1988-04-03", phone: "555-0143" };
    const proposal = await chat.send({ kind: "submit_form", purpose: "identity", values, text: name });
    expect(proposal.text).toContain(name);
    const done = await chat.answer(true);
    expect(done.appointment).toMatchObject({ status: "booked", patientName: name });
    expect(await visits()).toBe(before + 1);
    expect(asked()).toBe(requests);
  });

  it("a red flag is answered without asking it", async () => {
    await fake.setBehaviour(behaviour);
    const requests = asked();
    const answer = await (await care.open()).say("my husband has crushing chest pain right now");
    expect(answer.cards).toEqual(["agentcare.emergency"]);
    expect(answer.text).toContain("911");
    expect(asked()).toBe(requests);
  });
});
