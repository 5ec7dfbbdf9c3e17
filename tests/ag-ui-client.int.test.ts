import { randomUUID } from "node:crypto";
import { HttpAgent } from "@ag-ui/client";
import { type BaseEvent, EventType } from "@ag-ui/core";
import { EventSchemas } from "@ag-ui/core/schemas";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { SlotsCard } from "../src/graph/reply.ts";
import { createConnection } from "../web/widget/core/connection.ts";
import { pendingOf, suggestionsOf } from "../web/widget/core/from-thread.ts";
import { runInput } from "../web/widget/core/run-input.ts";
import { createStore } from "../web/widget/core/store.ts";
import type { Action, Pending, ServerEvent, Submission, ViewState } from "../web/widget/core/types.ts";
import { en } from "../web/widget/strings/en.ts";
import { startCuttingProxy } from "../web/widget/testing/cutting-proxy.ts";
import { type TestDatabase, testDatabase } from "./database.ts";
import { openSession } from "./http-client.ts";
import { type ServerProcess, seedForTest, startServers } from "./server-process.ts";

let database: TestDatabase;
let server: ServerProcess;
let stop: () => Promise<void>;
beforeAll(async () => {
  database = await testDatabase();
  // On the real clock: the client compares an interrupt's expiry with its own.
  await seedForTest(database, Temporal.Now.plainDateISO("America/New_York").toString());
  const started = await startServers(1, database, { AGENTCARE_NOW: "" });
  server = started.servers[0] as ServerProcess;
  stop = started.stop;
});
afterAll(async () => {
  await stop();
  await database.close();
});

it("W1, W2: the official client books over HTTP, loses its connection, resumes, and gets every event once", async () => {
  const { token, threadId } = await openSession(server.url);
  const headers = { Authorization: `Bearer ${token}` };
  const agent = new HttpAgent({ url: `${server.url}/v1/chat/runs`, headers, threadId });
  const seen: BaseEvent[] = [];
  agent.subscribe({ onEvent: ({ event }) => void seen.push(event) });
  const say = async (content: string) => {
    seen.length = 0;
    agent.addMessage({ id: randomUUID(), role: "user", content });
    await agent.runAgent({ runId: randomUUID() });
    for (const event of seen) EventSchemas.parse(event);
    return [...seen];
  };

  const offer = await say("I need a dental cleaning");
  expect(offer.find(({ type }) => type === EventType.ACTIVITY_SNAPSHOT)).toMatchObject({
    activityType: "agentcare.slots",
  });
  await say("the first one");
  const proposed = await say("My name is Ana Ruiz, born 3 April 1988, 555-0142");
  const end = proposed.at(-1) as BaseEvent & {
    outcome: { type: string; interrupts: { id: string; expiresAt: string }[] };
  };
  expect(end.outcome.type).toBe("interrupt");
  const [interrupt] = end.outcome.interrupts;
  expect(agent.pendingInterrupts).toHaveLength(1);

  // The yes goes through a proxy that hangs up after a few frames; what was missed is then asked for by its last id.
  const runId = randomUUID();
  const resume = [{ interruptId: interrupt?.id ?? "", status: "resolved" as const, payload: { approved: true } }];
  const body = { threadId, runId, state: {}, messages: [], tools: [], context: [], forwardedProps: {}, resume };
  const proxy = await startCuttingProxy({ target: server.url, cut: () => ({ frames: 3, how: "killed" }) });
  const cut = await readFrames(
    await fetch(`${proxy.url}/v1/chat/runs`, {
      method: "POST",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    }),
  );
  await proxy.close();
  expect(cut.length).toBeGreaterThan(0);
  expect(cut.some(({ event }) => event.type === EventType.RUN_FINISHED)).toBe(false);
  const rest = await readFrames(
    await fetch(`${server.url}/v1/chat/runs/${runId}/events`, {
      headers: { ...headers, "Last-Event-ID": cut.at(-1)?.id ?? "" },
    }),
  );
  const numbers = [...cut, ...rest].map(({ id }) => Number(id.split(":")[1]));
  expect(numbers).toEqual(numbers.map((_, at) => at + 1));
  expect(rest.at(-1)?.event).toMatchObject({ type: EventType.RUN_FINISHED, outcome: { type: "success" } });
  const booked = [...cut, ...rest].find(({ event }) => event.type === EventType.ACTIVITY_SNAPSHOT)?.event;
  expect(booked).toMatchObject({ activityType: "agentcare.appointment", content: { status: "booked" } });

  // The official client reads the whole run again, as if for the first time, and a repeat of the request runs nothing.
  const replay = new HttpAgent({ url: `${server.url}/v1/chat/runs`, headers, threadId });
  const replayed: BaseEvent[] = [];
  replay.subscribe({ onEvent: ({ event }) => void replayed.push(event) });
  replay.pendingInterrupts = [interrupt as never];
  await replay.runAgent({ runId, resume });
  expect(replayed.map(({ type }) => type)).toEqual([...cut, ...rest].map(({ event }) => event.type));
});

it("the widget's store holds after each turn of a booking what the official client holds, though its own connection is cut after every event", async () => {
  const session = await openSession(server.url);
  const { threadId } = session;
  const agent = new HttpAgent({
    url: `${server.url}/v1/chat/runs`,
    headers: { Authorization: `Bearer ${session.token}` },
    threadId,
  });
  const proxy = await startCuttingProxy({ target: server.url, cut: () => ({ frames: 1, how: "killed" }) });
  const store = createStore({ strings: () => en });
  const connection = createConnection({
    fetch,
    host: proxy.url,
    wait: async () => {},
    random: () => 0,
    startTimer: () => () => {},
  });
  let events = 0;
  const listener = {
    event(event: ServerEvent) {
      events++;
      store.apply({ type: "event", event, receivedAt: 0 });
    },
    malformed: () => expect.unreachable("The server sent something that is no event."),
    connection: () => {},
  };

  /** One turn: the official client runs it, and the widget reads the same run. */
  async function turn(text: string, meaning: Pick<Submission, "action" | "answer"> = {}) {
    const submission: Submission = { runId: randomUUID(), messageId: randomUUID(), text, ...meaning };
    const { messages, forwardedProps, resume } = runInput(threadId, submission);
    for (const { id, content } of messages) agent.addMessage({ id, role: "user", content });
    store.apply({ type: "submitted", submission });
    const seen: BaseEvent[] = [];
    const { unsubscribe } = agent.subscribe({ onEvent: ({ event }) => void seen.push(event) });
    await agent.runAgent({
      runId: submission.runId,
      forwardedProps,
      ...(resume && { resume: resume.map((entry) => ({ ...entry, status: "resolved" as const })) }),
    });
    unsubscribe();
    events = 0;
    await connection.follow(session, submission.runId, listener, new AbortController().signal);
    expect(events).toBe(seen.length);
    expect(store.state).toMatchObject({ running: null, suggestions: suggestionsOf(agent.state) });
    expect(shownBy(store.state)).toEqual(shownTo(agent));
    expect(store.state.pending).toEqual(pendingOf(agent.state));
    expect(store.state.pending).toEqual(askedOf(agent));
  }

  await turn("I need a dental cleaning");
  await turn("This one", { action: { type: "select_slot", slotId: firstSlotOf(store.state) } });
  const values = { name: "Ben Osei", dateOfBirth: "1979-09-30", phone: "914-555-0177" };
  const identity: Action = { type: "submit_form", purpose: "identity", values };
  await turn("My name is Ben Osei", { action: identity });
  const { pending } = store.state;
  expect(pending?.kind).toBe("book");
  await turn("Yes, book it.", { answer: { interruptId: pending?.interruptId ?? "", approved: true } });
  expect(store.state.pending).toBeNull();
  const cards = store.state.items.filter((item) => item.kind === "card");
  expect(cards.map(({ type }) => type)).toEqual([
    "agentcare.slots",
    "agentcare.form",
    "agentcare.appointment",
    "agentcare.appointment",
  ]);
  expect(cards.at(-1)?.content).toMatchObject({ status: "booked" });
  await proxy.close();
});

interface Shown {
  id: string;
  kind: string;
  content: unknown;
}

/** Messages and activities as the official client built them. */
const shownTo = ({ messages }: HttpAgent): Shown[] =>
  messages.map((message) =>
    message.role === "activity"
      ? { id: message.id, kind: message.activityType, content: message.content }
      : { id: message.id, kind: message.role, content: message.content },
  );

/** The same as the widget built them; which of a card's choices was tapped is the widget's own. */
const shownBy = ({ items }: ViewState): Shown[] =>
  items.map((item) => {
    if (item.kind === "text") return { id: item.id, kind: item.role, content: item.text };
    if (item.kind === "notice") return { id: item.id, kind: item.kind, content: item.text };
    return { id: item.id.slice("card:".length, -`:${item.type}`.length), kind: item.type, content: item.content };
  });

/** The official client's open interrupt, in the widget's words; null without one. */
function askedOf({ pendingInterrupts }: HttpAgent): Pending | null {
  const [interrupt] = pendingInterrupts;
  if (!interrupt) return null;
  const { id, expiresAt = null, message = "", metadata } = interrupt;
  return { interruptId: id, kind: String(metadata?.kind), expiresAt, summary: message };
}

function firstSlotOf({ items }: ViewState): string {
  const card = items.findLast((item) => item.kind === "card" && item.type === "agentcare.slots");
  const { days } = (card?.kind === "card" ? card.content : { days: [] }) as SlotsCard;
  return days[0]?.slots[0]?.slotId ?? "";
}

interface Frame {
  id: string;
  event: BaseEvent;
}

/** Frames until the stream ends or breaks. */
async function readFrames(response: Response): Promise<Frame[]> {
  const frames: Frame[] = [];
  const decoder = new TextDecoder();
  let text = "";
  try {
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        const id = /^id: (.*)$/m.exec(part)?.[1];
        const data = /^data: (.*)$/m.exec(part)?.[1];
        if (id && data) frames.push({ id, event: JSON.parse(data) as BaseEvent });
      }
    }
  } catch {
    // The connection was cut, which is what is tested.
  }
  return frames;
}
