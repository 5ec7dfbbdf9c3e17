import { Hono } from "hono";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createLogger } from "../platform/logger.ts";
import type { AppEnv } from "./app-env.ts";
import { createEventStreams, type OpenEvents } from "./event-stream.ts";
import type { LoggedEvent } from "./runs/runs.ts";
import { someEvents } from "./test-app.ts";

const RUN = "0192f0c1-0000-7000-8000-00000000ffff";
const EVENTS = someEvents("thread", RUN);
const decode = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

/** One route that streams what `open` gives. */
function serve(open: OpenEvents, heartbeatMs = 15_000) {
  const streams = createEventStreams({ heartbeatMs });
  const lines: string[] = [];
  const logger = createLogger({ level: "debug", destination: { write: (line) => void lines.push(line) } });
  const app = new Hono<AppEnv>().get("/", async (c) => {
    c.set("logger", logger);
    return (await streams.answer(c, { runId: RUN, open })) ?? c.body(null, 204);
  });
  return { app, streams, lines };
}

/** Events that come when the test sends them; remembers whether the reader has stopped. */
function manual() {
  const waiting: ((result: IteratorResult<LoggedEvent>) => void)[] = [];
  const state = { asked: 0, stopped: false };
  const iterator: AsyncIterableIterator<LoggedEvent> = {
    next: () => {
      state.asked += 1;
      return new Promise((resolve) => void waiting.push(resolve));
    },
    return: async () => {
      state.stopped = true;
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]: () => iterator,
  };
  const send = (event: LoggedEvent) => waiting.shift()?.({ done: false, value: event });
  return { iterator, state, send };
}

async function reader(app: Hono<AppEnv>, signal?: AbortSignal) {
  const response = await app.request("/", signal ? { signal } : {});
  const body = response.body?.getReader();
  if (!body) throw new Error("no body");
  return body;
}

it("frames each event with its id, line feeds only, and ends with the run", async () => {
  const { app } = serve(async () => from(EVENTS));
  const response = await app.request("/");
  const text = await response.text();
  const frames = EVENTS.map(({ sequence, event }) => `id: ${RUN}:${sequence}\ndata: ${JSON.stringify(event)}\n\n`);
  expect(text).toBe(`retry: 2000\n\n${frames.join("")}`);
  expect(text).not.toContain("\r");
});

it("tells proxies to keep their hands off", async () => {
  const { headers } = await serve(async () => from([])).app.request("/");
  expect(headers.get("Content-Type")).toMatch(/^text\/event-stream/);
  expect(headers.get("X-Accel-Buffering")).toBe("no");
  expect(headers.get("Cache-Control")).toContain("no-cache, no-transform");
});

it("opens nothing when only the headers are wanted", async () => {
  const { app } = serve(async () => expect.unreachable("a run was followed for a HEAD request"));
  const response = await app.request("/", { method: "HEAD" });
  expect([response.status, response.headers.get("X-Accel-Buffering")]).toEqual([200, "no"]);
});

it("answers null for a run that is not there", async () => {
  expect((await serve(async () => null).app.request("/")).status).toBe(204);
});

describe("while nothing happens", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it("sends a heartbeat each interval, and the event when it comes", async () => {
    const source = manual();
    const body = await reader(serve(async () => source.iterator, 15_000).app);
    expect(decode((await body.read()).value)).toBe("retry: 2000\n\n");
    for (let beat = 0; beat < 3; beat += 1) {
      const next = body.read();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(decode((await next).value)).toBe(": hb\n\n");
    }
    const next = body.read();
    await vi.advanceTimersByTimeAsync(14_000);
    source.send(EVENTS[0] as LoggedEvent);
    expect(decode((await next).value)).toContain(`id: ${RUN}:1\n`);
    await body.cancel();
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe("when the client leaves", () => {
  it("stops following, by the signal and by ending the iteration", async () => {
    const source = manual();
    const signals: AbortSignal[] = [];
    const { app } = serve(async (signal) => {
      signals.push(signal);
      return source.iterator;
    });
    const body = await reader(app);
    await body.read();
    await body.cancel();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
    expect(source.state.stopped).toBe(true);
  });

  it("notices one that had left before the stream began", async () => {
    const seen: boolean[] = [];
    const { app } = serve(async (signal) => {
      seen.push(signal.aborted);
      return from([]);
    });
    await app.request("/", { signal: AbortSignal.abort() });
    expect(seen).toEqual([true]);
  });

  it("does not call it a failure", async () => {
    const client = new AbortController();
    const { app, lines } = serve(async (signal) => aborting(signal));
    const body = await reader(app, client.signal);
    await body.read();
    client.abort();
    expect((await body.read()).done).toBe(true);
    expect(lines).toEqual([]);
  });
});

describe("when following fails", () => {
  it("ends with an error that says nothing about us, without an id, and logs it once", async () => {
    const secret = "select * from patients where name = 'Ana Ruiz'";
    async function* failing() {
      yield EVENTS[0] as LoggedEvent;
      throw new Error(secret);
    }
    const { app, lines } = serve(async () => failing());
    const text = await (await app.request("/")).text();
    const last = text.trimEnd().split("\n\n").at(-1) ?? "";
    expect(JSON.parse(last.replace("data: ", ""))).toMatchObject({ type: "RUN_ERROR", code: "unavailable" });
    expect(last).not.toContain("id:");
    expect(text + lines.join("")).not.toMatch(/select|Ana/);
    expect(lines.filter((line) => line.includes("follow_failed"))).toHaveLength(1);
  });
});

it("asks for no more than a slow reader takes", async () => {
  const taken: number[] = [];
  async function* endless() {
    for (let sequence = 1; ; sequence += 1) {
      taken.push(sequence);
      yield { sequence, event: (EVENTS[0] as LoggedEvent).event };
    }
  }
  const body = await reader(serve(async () => endless()).app);
  for (let read = 0; read < 5; read += 1) await body.read();
  // Everything that can happen without another read has happened once the queue of tasks is empty.
  await new Promise((resolve) => setImmediate(resolve));
  expect(taken.length).toBeGreaterThanOrEqual(4);
  expect(taken.length).toBeLessThanOrEqual(8);
  await body.cancel();
});

it("ends every stream on request without a last event, so that clients resume", async () => {
  const [one, two] = [manual(), manual()];
  const sources = [one, two];
  const { app, streams } = serve(async () => sources.shift()?.iterator ?? null);
  const bodies = [await reader(app), await reader(app)];
  for (const body of bodies) expect(decode((await body.read()).value)).toBe("retry: 2000\n\n");
  streams.endAll();
  for (const body of bodies) expect((await body.read()).done).toBe(true);
  expect([one.state.stopped, two.state.stopped]).toEqual([true, true]);
});

async function* from(events: readonly LoggedEvent[]) {
  yield* events;
}

/** Waits for the signal and then fails, as a query that is cancelled does. */
function aborting(signal: AbortSignal): AsyncIterable<LoggedEvent> {
  return {
    [Symbol.asyncIterator]: () => ({
      next: () => new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("aborted")))),
    }),
  };
}
