import { once } from "node:events";
import { connect } from "node:net";
import { Hono } from "hono";
import { afterEach, describe, expect, it } from "vitest";
import type { AppEnv } from "./app-env.ts";
import { createEventStreams } from "./event-stream.ts";
import type { LoggedEvent } from "./runs/runs.ts";
import { ListenError, type Listening, listen } from "./serve.ts";
import { createTestApp, someEvents } from "./test-app.ts";

const HERE = { host: "127.0.0.1", port: 0 };
const RUN = crypto.randomUUID();
const EVENTS = someEvents("thread", RUN);
const nothing = { drain: async () => undefined, endStreams: () => undefined };

const open: Listening[] = [];
async function start(app: Pick<Hono<AppEnv>, "fetch">): Promise<Listening> {
  const listening = await listen(app, HERE);
  open.push(listening);
  return listening;
}
afterEach(async () => {
  await Promise.all(open.splice(0).map((listening) => listening.close({ ...nothing, graceMs: 0 })));
});

/** Logs the first event and then waits, as a run does that is still thinking; `followed` ends when its reader leaves. */
function thinking() {
  const streams = createEventStreams();
  let left: () => void = () => undefined;
  const followed = new Promise<void>((resolve) => {
    left = resolve;
  });
  async function* follow(signal: AbortSignal): AsyncGenerator<LoggedEvent> {
    yield EVENTS[0] as LoggedEvent;
    if (!signal.aborted) await once(signal, "abort");
    left();
  }
  const app = new Hono<AppEnv>().get("/", async (c) => {
    const answer = await streams.answer(c, { runId: RUN, open: async (signal) => follow(signal) });
    return answer ?? c.notFound();
  });
  return { app, streams, followed };
}

async function firstFrame(body: ReadableStreamDefaultReader<Uint8Array> | undefined): Promise<string> {
  let text = "";
  while (body && !text.includes("id: ")) text += new TextDecoder().decode((await body.read()).value);
  return text;
}

describe("listen", () => {
  it("serves, and tells where", async () => {
    const { url, port } = await start(createTestApp().app);
    expect(url).toBe(`http://127.0.0.1:${port}`);
    expect((await fetch(`${url}/health/live`)).status).toBe(200);
  });

  it("says in one line that a port is taken, and what to do", async () => {
    const { port } = await start(createTestApp().app);
    const second = listen(createTestApp().app, { ...HERE, port });
    await expect(second).rejects.toThrow(ListenError);
    await expect(second).rejects.toThrow(/^Port \d+ on 127\.0\.0\.1 is taken\. .*PORT[^\n]*$/);
  });

  it("says so when the host is not ours", async () => {
    await expect(listen(createTestApp().app, { host: "192.0.2.1", port: 0 })).rejects.toThrow(/192\.0\.2\.1 .*HOST/);
  });

  it("counts callers by the address of their connection", async () => {
    const { app } = createTestApp({ quotas: { open: 1 } });
    const { url } = await start(app);
    const body = JSON.stringify({ clinic: "riverside" });
    const send = () =>
      fetch(`${url}/v1/chat/sessions`, { method: "POST", headers: { "Content-Type": "application/json" }, body });
    expect([(await send()).status, (await send()).status]).toEqual([201, 429]);
  });

  it("answers a body that is sent in pieces and too large with a problem", async () => {
    const { url } = await start(createTestApp().app);
    const piece = new Uint8Array(65_536).fill(32);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += 1;
        if (sent > 20) controller.close();
        else controller.enqueue(piece);
      },
    });
    const request = {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body,
      duplex: "half",
    } as RequestInit;
    const response = await fetch(`${url}/v1/chat/sessions`, request);
    expect([response.status, (await response.json()).code]).toEqual([413, "body_too_large"]);
  });
});

describe("a client that leaves", () => {
  it("ends the following of its run", async () => {
    const { app, followed } = thinking();
    const { url } = await start(app);
    const client = new AbortController();
    const response = await fetch(url, { signal: client.signal });
    expect(await firstFrame(response.body?.getReader())).toContain(`id: ${RUN}:1\n`);
    client.abort();
    await followed;
  });
});

describe("closing", () => {
  it("lets what is under way finish, then ends the streams so that clients resume, and takes nobody new", async () => {
    const { app, streams, followed } = thinking();
    const listening = await listen(app, HERE);
    const reader = (await fetch(listening.url)).body?.getReader();
    await firstFrame(reader);
    const order: string[] = [];
    await listening.close({
      drain: async () => {
        const late = connect(listening.port, "127.0.0.1");
        const [error] = await once(late, "error");
        order.push(`drained; newcomers get ${(error as NodeJS.ErrnoException).code}`);
      },
      endStreams: () => {
        order.push("streams ended");
        streams.endAll();
      },
    });
    expect(order).toEqual(["drained; newcomers get ECONNREFUSED", "streams ended"]);
    // Ended as a whole answer without a last event: a client takes that for "resume", not for "done".
    expect((await reader?.read())?.done).toBe(true);
    await followed;
  });

  it("hangs up after the grace on what will not end", async () => {
    const { app } = thinking();
    const listening = await listen(app, HERE);
    const reader = (await fetch(listening.url)).body?.getReader();
    await firstFrame(reader);
    await listening.close({ ...nothing, graceMs: 0 });
    await expect(reader?.read()).rejects.toThrow();
  });
});
