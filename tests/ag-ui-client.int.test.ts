import { randomUUID } from "node:crypto";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { HttpAgent } from "@ag-ui/client";
import { type BaseEvent, EventType } from "@ag-ui/core";
import { EventSchemas } from "@ag-ui/core/schemas";
import { afterAll, beforeAll, expect, it } from "vitest";
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
  const proxy = await cuttingProxy(server.url, 3);
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

/** Passes one request on and hangs up after `frames` events of its answer. */
async function cuttingProxy(target: string, frames: number): Promise<{ url: string; close(): Promise<void> }> {
  const proxy: Server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const answer = await fetch(`${target}${incoming.url}`, {
      method: incoming.method ?? "GET",
      headers: { authorization: incoming.headers.authorization ?? "", "content-type": "application/json" },
      body: Buffer.concat(chunks),
    });
    outgoing.writeHead(answer.status, { "content-type": answer.headers.get("content-type") ?? "" });
    const decoder = new TextDecoder();
    let left = frames;
    let text = "";
    for await (const chunk of answer.body ?? []) {
      text += decoder.decode(chunk, { stream: true });
      const parts = text.split("\n\n");
      text = parts.pop() ?? "";
      for (const part of parts) {
        outgoing.write(`${part}\n\n`);
        if (part.startsWith("id:")) left -= 1;
        if (left > 0) continue;
        // After what was written has gone out.
        setImmediate(() => outgoing.destroy());
        return;
      }
    }
    outgoing.end();
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((resolve) => {
        proxy.closeAllConnections();
        proxy.close(() => resolve());
      }),
  };
}
