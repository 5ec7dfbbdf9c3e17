import { randomUUID } from "node:crypto";
import { createServer, connect as dial, type Socket } from "node:net";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Connection, connect } from "../db/client.ts";
import { refusingUrl } from "../src/llm/testing/fake-ollama.ts";
import { type Answer, readAnswer, type TestAgentCare, testAgentCare } from "./agentcare.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { type HttpSession, openSession, request, runInput } from "./http-client.ts";
import { type ServerProcess, seedForTest, startServers } from "./server-process.ts";

const ANA = "My name is Ana Ruiz, born 3 April 1988, 555-0142";
const SURE = "I need a dental cleaning next Tuesday afternoon";

let database: TestDatabase;
let admin: Connection;
beforeAll(async () => {
  database = await testDatabase();
  await seedForTest(database);
  admin = connect(database.adminUrl, { max: 2, statementTimeoutMs: 0 });
});
afterAll(async () => {
  await admin.close();
  await database.close();
});

/** Keeps everybody else off a table until it is released. */
async function lockTable(table: string, mode: "exclusive" | "access exclusive") {
  const { sql, close } = connect(database.adminUrl, { max: 1 });
  const locked = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const transaction = sql.begin(async (tx) => {
    await tx.unsafe(`lock table ${table} in ${mode} mode`);
    locked.resolve();
    await told.promise;
  });
  await Promise.race([locked.promise, transaction]);
  return {
    waiting: () => admin.sql<{ pid: number }[]>`
      select pid from pg_locks where not granted and relation::regclass::text = ${table}`,
    async release() {
      told.resolve();
      await transaction;
      await close();
    },
  };
}

/** What is answered when every backend that touches `table` is ended while it does. */
async function whileAway(table: string, ask: () => Promise<Answer>): Promise<Answer> {
  const lock = await lockTable(table, "access exclusive");
  let over = false;
  const answer = ask().finally(() => {
    over = true;
  });
  while (!over) for (const { pid } of await lock.waiting()) await admin.sql`select pg_terminate_backend(${pid})`;
  await lock.release();
  return answer;
}

function expectCannotCheck(answer: Answer): void {
  expect(answer.events.at(-1)?.type).toBe(EventType.RUN_FINISHED);
  expect(answer.text).toMatch(/(can't check|cannot look at) the calendar/i);
  expect(answer.text).not.toMatch(/no (free )?(slots|times)|nothing (is )?free|fully booked|you're booked|taken/i);
  expect(answer.slots).toEqual([]);
  expect(answer.appointment?.status).not.toBe("booked");
}

const visitsOf = (threadId: string) =>
  admin.sql`select reference from appointments where booked_by = ${`thread:${threadId}`}`;

describe("R18: a calendar that does not answer while the conversation goes on", () => {
  let care: TestAgentCare;
  beforeAll(async () => {
    care = await testAgentCare({}, database);
  });
  afterAll(() => care.close());

  it("finding says that it can't check now, never that nothing is free; asked again it finds", async () => {
    const chat = await care.open();
    expectCannotCheck(await whileAway("claims", () => chat.say(SURE)));
    expect((await chat.say(SURE)).slots.length).toBeGreaterThan(0);
  });

  it("holding says so too and holds nothing; tapped again it holds", async () => {
    const chat = await care.open();
    await chat.say(SURE);
    const away = await whileAway("holds", () => chat.tap(1));
    expectCannotCheck(away);
    expect(away.state.held).toBeNull();
    expect((await chat.tap(1)).state.held).not.toBeNull();
  });

  it("R13: a yes is not called booked; said again it books, once", async () => {
    const chat = await care.open();
    await chat.say(SURE);
    await chat.tap(1);
    await chat.say(ANA);
    expectCannotCheck(await whileAway("appointments", () => chat.say("yes")));
    expect(await visitsOf(chat.session.threadId)).toHaveLength(0);
    expect((await chat.say("yes")).appointment?.status).toBe("booked");
    expect(await visitsOf(chat.session.threadId)).toHaveLength(1);
  });
});

it("Chroma away: the documents are searched by their words alone, and the source is named", async () => {
  const care = await testAgentCare({ CHROMA_URL: await refusingUrl() }, database);
  try {
    const answer = await (await care.open()).say("do you validate parking?");
    expect(answer.text).toMatch(/validate parking.*Source: Parking/s);
  } finally {
    await care.close();
  }
});

/** A wire to the database that can be cut and mended, or can swallow what is sent. */
async function breakableWire(url: string) {
  const target = new URL(url);
  const { port: targetPort, hostname } = target;
  let mode: "pass" | "refuse" | "swallow" = "pass";
  const open = new Set<Socket>();
  const cut = () => {
    for (const socket of open) socket.destroy();
  };
  const server = createServer((client) => {
    if (mode === "refuse") return client.destroy();
    const upstream = dial(Number(targetPort), hostname);
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      open.add(socket);
      socket.on("error", () => socket.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.on("data", (chunk) => mode === "pass" && other.write(chunk));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || !address) throw new Error("The wire listens on no port.");
  target.host = `127.0.0.1:${address.port}`;
  return {
    url: target.href,
    become(next: typeof mode) {
      mode = next;
      if (mode !== "swallow") cut();
    },
    close() {
      server.close();
      cut();
    },
  };
}

type Wire = Awaited<ReturnType<typeof breakableWire>>;

async function throughWire(use: (server: ServerProcess, wire: Wire) => Promise<void>): Promise<void> {
  const wire = await breakableWire(database.adminUrl);
  const { servers, stop } = await startServers(1, { ...database, adminUrl: wire.url });
  try {
    const [server] = servers;
    if (!server) throw new Error("No server was started.");
    await use(server, wire);
  } finally {
    wire.close();
    await stop();
  }
}

async function say(session: HttpSession, text: string, runId: string = randomUUID()) {
  const response = await fetch(`${session.url}/v1/chat/runs`, {
    method: "POST",
    headers: { Authorization: `Bearer ${session.token}`, "Content-Type": "application/json" },
    body: JSON.stringify(runInput(session.threadId, text, runId)),
  });
  const body = await response.text();
  const events = [...body.matchAll(/^data: (.*)$/gm)].map(([, data]) => JSON.parse(data ?? "") as AGUIEvent);
  return { status: response.status, body, events, answer: readAnswer(events) };
}

const isReady = async (session: HttpSession) => (await fetch(`${session.url}/health/ready`)).ok;
const isAlive = async (session: HttpSession) => (await fetch(`${session.url}/health/live`)).ok;

function expectEmergency({ status, events, answer }: Awaited<ReturnType<typeof say>>): void {
  expect(status).toBe(200);
  expect(answer.text).toContain("911");
  expect(answer.cards).toEqual(["agentcare.emergency"]);
  expect(events[0]?.type).toBe(EventType.RUN_STARTED);
  expect(events.at(-1)).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: "success" } });
  const steps = (type: EventType) => events.filter((event) => event.type === type).length;
  expect(steps(EventType.STEP_STARTED)).toBe(steps(EventType.STEP_FINISHED));
}

const RED_FLAG = "my husband has crushing chest pain right now";

describe("a database that is away altogether", () => {
  it("messages are to be sent again, red flags are answered, the process lives, and all goes on when it is back", async () => {
    await throughWire(async (server, wire) => {
      const session = await openSession(server.url);
      expect((await say(session, SURE)).answer.slots.length).toBeGreaterThan(0);
      const clinicPhone = /\(?\d{3}\)?[ -]\d{3}-?\d{0,4}/;

      wire.become("refuse");
      const runId = randomUUID();
      const refused = await say(session, "the first one", runId);
      expect(refused.status).toBe(503);
      expect(JSON.parse(refused.body)).toMatchObject({ code: "busy" });
      expect(refused.body).not.toMatch(/no (slots|times)|booked|postgres|ECONN/i);
      const flagged = await say(session, RED_FLAG);
      expectEmergency(flagged);
      expect(flagged.answer.text).toMatch(clinicPhone);
      expectEmergency(await say(session, "I want to kill myself"));
      expect(await isAlive(session)).toBe(true);
      expect(await isReady(session)).toBe(false);

      wire.become("pass");
      while (!(await isReady(session))) {}
      const held = await say(session, "the first one", runId);
      expect(held.answer.state.held).not.toBeNull();
      const { body } = await request(session, "GET", `/v1/chat/threads/${session.threadId}`);
      expect((body as { messages: unknown[] }).messages).toHaveLength(4);
      expectEmergency(await say(session, RED_FLAG));
      expect(await server.end("SIGTERM")).toBe(0);
      expect(server.output()).not.toMatch(/unhandled|uncaught/i);
    });
  });

  it("a red flag is answered also when the database takes everything and says nothing", async () => {
    await throughWire(async (server, wire) => {
      const session = await openSession(server.url);
      await say(session, "hello");
      wire.become("swallow");
      expectEmergency(await say(session, RED_FLAG));
      expect(await isAlive(session)).toBe(true);
    });
  });
});

it("connections that all break while a yes is being booked: it books, or says that it could not; said again, once", async () => {
  const wire = await breakableWire(database.adminUrl);
  const care = await testAgentCare({}, { ...database, adminUrl: wire.url });
  try {
    const chat = await care.open();
    await chat.say(SURE);
    await chat.tap(1);
    await chat.say(ANA.replace("Ana Ruiz", "Eva Lind"));
    const lock = await lockTable("appointments", "exclusive");
    const first = chat.say("yes").catch(() => null);
    while ((await lock.waiting()).length === 0) {}
    wire.become("pass");
    await lock.release();
    const told = await first;
    // The turn is tried again by itself; whether that came in time is the machine's.
    if (told?.appointment?.status !== "booked") {
      if (told) expectCannotCheck(told);
      expect((await chat.say("yes")).appointment?.status).toBe("booked");
    } else await chat.say("yes");
    expect(await visitsOf(chat.session.threadId)).toHaveLength(1);
  } finally {
    await care.close();
    wire.close();
  }
});
