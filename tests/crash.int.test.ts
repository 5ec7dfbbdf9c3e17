import { randomBytes, randomUUID } from "node:crypto";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Connection, connect } from "../db/client.ts";
import { type FakeOllama, startFakeOllama } from "../src/llm/testing/fake-ollama.ts";
import { readAnswer } from "./agentcare.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { type HttpSession, openSession, request, runInput } from "./http-client.ts";
import { type ServerProcess, seedForTest, startServers } from "./server-process.ts";

const PARKING = "do you validate parking?";
const ANA = "My name is Ana Ruiz, born 3 April 1988, 555-0142";
/** Words no rule knows: the model is asked, and holds its answer for as long as the test wants the turn to last. */
const UNSURE = "my chompers need a once-over";

let database: TestDatabase;
let admin: Connection;
let fake: FakeOllama;
/** Lets go of the model's held answers. */
let release = () => {};

beforeAll(async () => {
  database = await testDatabase();
  await seedForTest(database);
  admin = connect(database.adminUrl, { max: 3, statementTimeoutMs: 0 });
  fake = await startFakeOllama({ answer: JSON.stringify({ acts: ["book"] }) });
});
afterAll(async () => {
  await fake.close();
  await admin.close();
  await database.close();
});
beforeEach(async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  release = resolve;
  await fake.setBehaviour((it) => void promise.then(() => it.right()));
});

const SECRET = randomBytes(48).toString("base64url");

/** Servers of one installation on the suite's database, which have found the model. */
async function withServers(
  count: number,
  use: (first: ServerProcess, second: ServerProcess) => Promise<void>,
  env: Record<string, string> = {},
): Promise<void> {
  const { servers, stop } = await startServers(count, database, {
    SESSION_SECRET: SECRET,
    OLLAMA_URLS: fake.url,
    LLM_FIRST_TOKEN_MS: "60000",
    LLM_TOTAL_MS: "60000",
    TURN_TIMEOUT_MS: "60000",
    ...env,
  });
  try {
    for (const { url } of servers) await fetch(`${url}/health`);
    const [first, second = first] = servers;
    if (!first || !second) throw new Error("No server was started.");
    await use(first, second);
  } finally {
    release();
    await stop();
  }
}

/** One client's view of a run: the frames of a stream, read until `until` says so or the stream ends. */
interface Frame {
  sequence: number;
  event: AGUIEvent;
}

async function readFrames(response: Response, until: (frame: Frame) => boolean = () => false): Promise<Frame[]> {
  const frames: Frame[] = [];
  let text = "";
  for await (const chunk of (response.body ?? new ReadableStream()).pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    for (const block of blocks) {
      const id = /^id: \S+:(\d+)$/m.exec(block)?.[1];
      const data = /^data: (.*)$/m.exec(block)?.[1];
      if (!id || !data) continue;
      const frame = { sequence: Number(id), event: JSON.parse(data) as AGUIEvent };
      frames.push(frame);
      if (until(frame)) return frames;
    }
  }
  return frames;
}

const at = (session: HttpSession, { url }: ServerProcess): HttpSession => ({ ...session, url });

function post(session: HttpSession, body: unknown): Promise<Response> {
  return fetch(`${session.url}/v1/chat/runs`, {
    method: "POST",
    headers: { Authorization: `Bearer ${session.token}`, "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
}

const say = (session: HttpSession, text: string, runId: string = randomUUID()): Promise<Response> =>
  post(session, runInput(session.threadId, text, runId));

async function answerTo(session: HttpSession, text: string) {
  return readAnswer((await readFrames(await say(session, text))).map(({ event }) => event));
}

function resume(session: HttpSession, runId: string, after: number): Promise<Response> {
  return fetch(`${session.url}/v1/chat/runs/${runId}/events`, {
    headers: { Authorization: `Bearer ${session.token}`, "Last-Event-ID": `${runId}:${after}` },
  });
}

/** The lease of a process that died runs out now, so that no test waits for it. */
async function leaseRunsOut({ threadId }: HttpSession): Promise<void> {
  const rows = await admin.sql`
    update thread_leases set expires_at = clock_timestamp()
    where thread_id = ${threadId} and owner is not null returning token`;
  expect(rows).toHaveLength(1);
}

async function visitsOf({ threadId }: HttpSession): Promise<{ reference: string }[]> {
  return await admin.sql<{ reference: string }[]>`
    select reference from appointments where booked_by = ${`thread:${threadId}`} and status = 'booked'`;
}

/** AG-UI's rules for one run: begun once and first, ended once and last, every step that is begun is ended. */
function expectWellFormed(frames: Frame[]): void {
  expect(frames.map(({ sequence }) => sequence)).toEqual(frames.map((_, index) => index + 1));
  const types = frames.map(({ event }) => event.type);
  expect(types[0]).toBe(EventType.RUN_STARTED);
  expect(types.filter((type) => type === EventType.RUN_STARTED)).toHaveLength(1);
  expect(types.at(-1)).toBe(EventType.RUN_FINISHED);
  expect(types.filter((type) => type === EventType.RUN_FINISHED || type === EventType.RUN_ERROR)).toHaveLength(1);
  expect(types.filter((type) => type === EventType.TEXT_MESSAGE_START)).toHaveLength(1);
  const open = new Set<string>();
  for (const { event } of frames) {
    if (event.type === EventType.STEP_STARTED) {
      expect(open.has(event.stepName), event.stepName).toBe(false);
      open.add(event.stepName);
    }
    if (event.type === EventType.STEP_FINISHED) expect(open.delete(event.stepName), event.stepName).toBe(true);
    if (event.type === EventType.RUN_FINISHED) expect([...open]).toEqual([]);
  }
}

const stepBegun = (name: string) => (frame: Frame) =>
  frame.event.type === EventType.STEP_STARTED && frame.event.stepName === name;

describe("a process that is killed in the middle of a turn", () => {
  it("W1: is followed by another, which goes on from the step it was in; the client loses no event, gets none twice", async () => {
    await withServers(2, async (first, second) => {
      const session = await openSession(first.url);
      const runId = randomUUID();
      const held = fake.nextRequest("/api/chat");
      const before = await readFrames(await say(session, UNSURE, runId), stepBegun("understand"));
      await held;
      await first.end("SIGKILL");
      await leaseRunsOut(session);
      const heldAgain = fake.nextRequest("/api/chat");
      const stream = await resume(at(session, second), runId, before.at(-1)?.sequence ?? 0);
      await heldAgain;
      release();
      const after = await readFrames(stream);
      expectWellFormed([...before, ...after]);
      expect(readAnswer([...before, ...after].map(({ event }) => event)).text).toMatch(/kind of visit/i);
      // `screen` was done before the crash and is not done again.
      expect([...before, ...after].filter(stepBegun("screen"))).toHaveLength(1);
      const replay = await readFrames(await resume(at(session, second), runId, 0));
      expect(replay).toEqual([...before, ...after]);
      expect((await transcript(at(session, second))).roles).toEqual(["user", "assistant"]);
    });
  });

  it.each([
    ["before", "Eva Lind"],
    ["after", "Ida Holm"],
  ])(
    "R12, R19, L11: killed %s the booking is committed, there is one visit and one answer in the end",
    async (crash, name) => {
      await withServers(2, async (first, second) => {
        const session = await openSession(first.url);
        await answerTo(session, "I need a dental cleaning next Tuesday afternoon");
        await answerTo(session, "the first one");
        expect((await answerTo(session, ANA.replace("Ana Ruiz", name))).state.pending).not.toBeNull();
        const runId = randomUUID();
        // The booking waits at its insert; or it is in, and the checkpoint that would remember it waits.
        const booking = await lockTables("appointments");
        const reading = readFrames(await say(session, "yes", runId)).catch(() => [] as Frame[]);
        await booking.waitedFor();
        const checkpoint = await lockTables(...(crash === "after" ? CHECKPOINTS : []));
        if (crash === "after") {
          await booking.release();
          await checkpoint.waitedFor();
          expect(await visitsOf(session)).toHaveLength(1);
        }
        await first.end("SIGKILL");
        await reading;
        await booking.release();
        await checkpoint.release();
        await leaseRunsOut(session);
        const frames = await readFrames(await resume(at(session, second), runId, 0));
        expectWellFormed(frames);
        const answer = readAnswer(frames.map(({ event }) => event));
        const visits = await visitsOf(session);
        expect(visits, crash).toHaveLength(1);
        expect(answer.appointment, crash).toMatchObject({ status: "booked", reference: visits[0]?.reference });
        // The same request again is the same run.
        const again = await readFrames(await post(at(session, second), runInput(session.threadId, "yes", runId)));
        expect(again).toEqual(frames);
        expect(await visitsOf(session)).toEqual(visits);
      });
    },
  );

  it("a run nobody follows is taken up by the next process that starts", async () => {
    let session: HttpSession | null = null;
    await withServers(1, async (server) => {
      session = await openSession(server.url);
      const held = fake.nextRequest("/api/chat");
      const stream = await say(session, UNSURE);
      await stream.body?.cancel();
      await held;
      await server.end("SIGKILL");
      await leaseRunsOut(session);
    });
    await withServers(1, async (server) => {
      if (!session) throw new Error("No session was opened.");
      const left = at(session, server);
      let view = await transcript(left);
      while (view.activeRunId !== null) view = await transcript(left);
      expect(view.roles).toEqual(["user", "assistant"]);
    });
  });
});

describe("a process that is asked to stop", () => {
  it("lets the turn under way end, takes no new one, and exits with 0", async () => {
    await withServers(1, async (server) => {
      const session = await openSession(server.url);
      const held = fake.nextRequest("/api/chat");
      const stream = await say(session, UNSURE);
      await held;
      const exit = server.end("SIGTERM");
      while (await isReady(server)) {}
      // Refused at the door, or told to come back: in no case taken.
      const status = await say(session, "hello").then(
        (answer) => answer.status,
        () => 503,
      );
      expect(status).toBe(503);
      release();
      const frames = await readFrames(stream);
      expectWellFormed(frames);
      expect(readAnswer(frames.map(({ event }) => event)).text).toMatch(/kind of visit/i);
      expect(await exit).toBe(0);
      expect(server.output()).not.toMatch(/"level":"(error|fatal)"/);
    });
  });

  it("a turn that is too long for the drain is handed over at once, without waiting for its lease", async () => {
    await withServers(
      2,
      async (first, second) => {
        const session = await openSession(first.url);
        const runId = randomUUID();
        const held = fake.nextRequest("/api/chat");
        const stream = await say(session, UNSURE, runId);
        const reading = readFrames(stream);
        await held;
        expect(await first.end("SIGTERM")).toBe(0);
        const before = await reading;
        expect(before.map(({ event }) => event.type)).not.toContain(EventType.RUN_ERROR);
        const [lease] = await admin.sql`select owner from thread_leases where thread_id = ${session.threadId}`;
        expect(lease?.owner).toBeNull();
        release();
        const after = await readFrames(await resume(at(session, second), runId, before.at(-1)?.sequence ?? 0));
        expectWellFormed([...before, ...after]);
      },
      { DRAIN_MS: "0" },
    );
  });
});

describe("L10: two processes and one conversation", () => {
  beforeEach(() => release());

  it("messages sent to both at once are all answered, one after the other, in the order they were stored", async () => {
    await withServers(2, async (first, second) => {
      const session = await openSession(first.url);
      const texts = ["hello", "I need a dental cleaning", "next Tuesday", PARKING, "in the afternoon", "thanks"];
      const streams = await Promise.all(
        texts.map(async (text, index) => readFrames(await say(at(session, index % 2 === 0 ? first : second), text))),
      );
      for (const frames of streams) expectWellFormed(frames);
      const rows = await admin.sql<{ runId: string; role: string }[]>`
        select run_id as "runId", role from messages where thread_id = ${session.threadId} order by sequence`;
      const runsOf = (wanted: string) => rows.filter(({ role }) => role === wanted).map(({ runId }) => runId);
      expect(runsOf("user")).toHaveLength(texts.length);
      expect(runsOf("assistant")).toEqual(runsOf("user"));
    });
  });

  it("a yes sent to both at once books once", async () => {
    await withServers(2, async (first, second) => {
      const session = await openSession(first.url);
      await answerTo(session, "I need a dental cleaning next Tuesday afternoon");
      await answerTo(session, "the first one");
      await answerTo(at(session, second), ANA);
      const answers = await Promise.all([answerTo(session, "yes"), answerTo(at(session, second), "yes")]);
      const visits = await visitsOf(session);
      expect(visits).toHaveLength(1);
      const told = answers.flatMap(({ appointment }) => (appointment?.status === "booked" ? [appointment] : []));
      expect(told.map(({ reference }) => reference)).toEqual([visits[0]?.reference]);
    });
  });
});

const CHECKPOINTS = ["langgraph.checkpoints", "langgraph.checkpoint_writes", "langgraph.checkpoint_blobs"];

/** Keeps writers of these tables waiting until it is released; releasing twice is harmless. */
async function lockTables(...tables: string[]) {
  const { sql, close } = connect(database.adminUrl, { max: 1 });
  const locked = Promise.withResolvers<void>();
  const told = Promise.withResolvers<void>();
  const transaction = sql.begin(async (tx) => {
    for (const table of tables) await tx.unsafe(`lock table ${table} in exclusive mode`);
    locked.resolve();
    await told.promise;
  });
  await Promise.race([locked.promise, transaction]);
  return {
    /** Settles once somebody waits for one of them. */
    async waitedFor() {
      const waiting = () => admin.sql`
        select from pg_locks where not granted and relation::regclass::text = any(${tables})`;
      while ((await waiting()).length === 0) {}
    },
    async release() {
      told.resolve();
      await transaction;
      await close();
    },
  };
}

async function isReady({ url }: ServerProcess): Promise<boolean> {
  return fetch(`${url}/health/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function transcript(session: HttpSession): Promise<{ activeRunId: string | null; roles: string[] }> {
  const { body } = await request(session, "GET", `/v1/chat/threads/${session.threadId}`);
  const { activeRunId, messages } = body as { activeRunId: string | null; messages: { role: string }[] };
  return { activeRunId, roles: messages.map(({ role }) => role) };
}
