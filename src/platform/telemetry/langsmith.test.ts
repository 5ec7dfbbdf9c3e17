import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createLangSmithTracer } from "./langsmith.ts";
import { pseudonym } from "./pseudonym.ts";
import { type FakeLangSmith, startFakeLangSmith } from "./testing/fake-langsmith.ts";
import { markersOf, runMarkedGraph } from "./testing/marked-graph.ts";
import { traceTurns } from "./trace-turns.ts";
import type { TurnTrace } from "./tracer.ts";

let fake: FakeLangSmith;
beforeAll(async () => {
  fake = await startFakeLangSmith();
});
afterAll(() => fake.close());
beforeEach(() => {
  fake.heard.length = 0;
  fake.state.status = 202;
  fake.state.headers = {};
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const stepNames = ["decide", "tools", "fail"];
const tracerTo = (url: string, more: { queueMax?: number } = {}) =>
  createLangSmithTracer({ apiKey: "lsv2_test", project: "agentcare", endpoint: url, stepNames, ...more });

const aTurn = (change: Partial<TurnTrace> = {}): TurnTrace => ({
  clinicId: randomUUID(),
  threadId: randomUUID(),
  runId: randomUUID(),
  durationMs: 40,
  steps: [{ name: "decide", startedAfterMs: 2, durationMs: 10 }],
  tier: "rules",
  outcome: "replied",
  counts: { facts: 2, cards: 1 },
  ...change,
});

const Batch = z.object({
  post: z.array(
    z.looseObject({
      id: z.uuid(),
      name: z.string(),
      start_time: z.number(),
      end_time: z.number(),
      parent_run_id: z.string().optional(),
      dotted_order: z.string(),
      error: z.string().optional(),
      extra: z.object({ metadata: z.record(z.string(), z.unknown()) }).optional(),
    }),
  ),
});
const runsHeard = () => fake.heard.flatMap(({ body }) => Batch.parse(JSON.parse(body)).post);

async function playMarked(seed: string, tracer: ReturnType<typeof tracerTo>): Promise<void> {
  const context = { clinicId: `${seed}-clinic`, threadId: `${seed}-thread-marker`, runId: `${seed}-run` };
  const turn = traceTurns({ runTurn: () => runMarkedGraph(seed), tracer });
  const events = turn({ context, signal: new AbortController().signal });
  await expect(Array.fromAsync(events)).rejects.toThrow(`${seed}-error-marker`);
  await tracer.flush(5_000);
}

describe("what LangSmith is told", () => {
  it.each([false, true])("holds none of the planted markers (ambient variables set: %s)", async (ambient) => {
    const planted = ["LANGSMITH_REVISION_ID", "LANGCHAIN_NOTE", "GITHUB_SHA", "LANGSMITH_WORKSPACE_ID"];
    if (ambient) for (const name of planted) vi.stubEnv(name, `env-${name}-marker`);
    // Ambient settings that would drop, redirect or copy what is sent.
    if (ambient) {
      vi.stubEnv("LANGSMITH_TRACING_SAMPLING_RATE", "0");
      vi.stubEnv("LANGSMITH_TRACING_MODE", "otel");
      vi.stubEnv("LANGSMITH_ENDPOINT", "http://127.0.0.1:9");
    }
    const seed = `ambient-${ambient}`;
    await playMarked(seed, tracerTo(fake.url));

    const heard = fake.heard.map(({ text }) => text).join("\n");
    // What has to be there, so that silence does not pass for discretion.
    expect(runsHeard().map(({ name }) => name)).toEqual(["turn", "decide", "tools", "fail"]);
    expect(heard).toContain(pseudonym("thread", `${seed}-thread-marker`));
    const ids = [`${seed}-clinic`, `${seed}-run`, hostname(), process.cwd(), process.version];
    const env = planted.map((name) => `env-${name}-marker`);
    expect([...markersOf(seed), ...ids, ...env].filter((marker) => heard.includes(marker))).toEqual([]);
  });

  it("is one batch with ids as digests, timings, counts, tier and outcome, and nothing else", async () => {
    const tracer = createLangSmithTracer({
      apiKey: "lsv2_test",
      project: "agentcare",
      endpoint: fake.url,
      stepNames,
      now: () => Date.UTC(2026, 2, 2, 9, 0, 0, 40),
    });
    const trace = aTurn();
    tracer.turn(trace);
    await tracer.flush(5_000);
    expect(fake.heard.map(({ path }) => path)).toEqual(["/runs/batch"]);
    const [root, step] = runsHeard();
    expect(root).toEqual({
      id: pseudonym("run", trace.runId),
      trace_id: pseudonym("run", trace.runId),
      name: "turn",
      run_type: "chain",
      session_name: "agentcare",
      start_time: Date.UTC(2026, 2, 2, 9),
      end_time: Date.UTC(2026, 2, 2, 9, 0, 0, 40),
      dotted_order: `20260302T090000000000Z${pseudonym("run", trace.runId)}`,
      inputs: {},
      outputs: {},
      extra: {
        metadata: {
          thread_id: pseudonym("thread", trace.threadId),
          clinic_id: pseudonym("clinic", trace.clinicId),
          outcome: "replied",
          tier: "rules",
          steps: 1,
          facts: 2,
          cards: 1,
        },
      },
    });
    expect(step).toMatchObject({ name: "decide", parent_run_id: root?.id, trace_id: root?.id });
    expect((step?.end_time ?? 0) - (step?.start_time ?? 0)).toBe(10);
    expect(step?.dotted_order.startsWith(`${root?.dotted_order}.`)).toBe(true);
  });

  it("has no words in names or counts that came from outside the closed lists", async () => {
    const tracer = tracerTo(fake.url);
    const counts = { facts: 1, "Ana Ruiz": 3, cards: "Ana Ruiz" } as unknown as TurnTrace["counts"];
    tracer.turn(aTurn({ counts, steps: [{ name: "Ana Ruiz", startedAfterMs: 0, durationMs: Number.NaN }] }));
    await tracer.flush(5_000);
    expect(runsHeard().map(({ name }) => name)).toEqual(["turn", "other"]);
    expect(fake.heard.map(({ text }) => text).join("\n")).not.toMatch(/ana|ruiz/i);
  });
});

describe("when LangSmith is not there or not wanted", () => {
  it("attempts nothing without a key", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    for (const apiKey of [undefined, ""]) {
      vi.stubEnv("LANGSMITH_API_KEY", "lsv2_from_env");
      const tracer = createLangSmithTracer({ apiKey, project: "agentcare", endpoint: fake.url, stepNames });
      await playMarked("no-key", tracer);
    }
    expect(fetched).not.toHaveBeenCalled();
    expect(fake.heard).toEqual([]);
  });

  it.each([429, 500, 401, 302])("counts what a %i lost and says nothing", async (status) => {
    const said = ["log", "warn", "error", "info"].map((way) => vi.spyOn(console, way as "log").mockReturnValue());
    fake.state.status = status;
    fake.state.headers = { "retry-after": "3600", location: "/elsewhere" };
    const tracer = tracerTo(fake.url);
    tracer.turn(aTurn());
    await tracer.flush(5_000);
    expect(tracer.stats()).toEqual({ sent: 0, failed: 1, dropped: 0, waiting: 0 });
    expect(fake.heard.map(({ path }) => path)).toEqual(["/runs/batch"]);
    for (const way of said) expect(way).not.toHaveBeenCalled();

    fake.state.status = 202;
    tracer.turn(aTurn());
    await tracer.flush(5_000);
    expect(tracer.stats()).toMatchObject({ sent: 1, failed: 1 });
  });

  it("drops turns beyond its queue while a request hangs, and a flush waits no longer than told", async () => {
    fake.state.status = 0;
    const tracer = tracerTo(fake.url, { queueMax: 3 });
    const first = aTurn();
    tracer.turn(first);
    await fake.hears(pseudonym("run", first.runId));
    for (let index = 0; index < 10; index += 1) tracer.turn(aTurn());
    expect(tracer.stats()).toEqual({ sent: 0, failed: 0, dropped: 7, waiting: 4 });
    await tracer.flush(1);
    expect(tracer.stats().waiting).toBe(4);
  });
});

describe("traceTurns", () => {
  const context = { clinicId: "c", threadId: "t", runId: "r" };

  it("tells steps, tier, counts and a reply, and passes every event on", async () => {
    const told: TurnTrace[] = [];
    let clock = 0;
    const events = [
      { type: "step_started", step: "decide" },
      { type: "step_finished", step: "decide" },
      { type: "replied", text: "Ana Ruiz" },
    ];
    const turn = traceTurns({
      runTurn: async function* () {
        for (const event of events) {
          clock += 5;
          yield event;
        }
      },
      tracer: { turn: (trace) => void told.push(trace) },
      describe: () => ({ tier: "model", counts: { cards: 2 } }),
      now: () => clock,
    });
    await expect(Array.fromAsync(turn({ context, signal: new AbortController().signal }))).resolves.toEqual(events);
    expect(told).toEqual([
      {
        ...context,
        durationMs: 15,
        steps: [{ name: "decide", startedAfterMs: 5, durationMs: 5 }],
        tier: "model",
        outcome: "replied",
        counts: { cards: 2 },
      },
    ]);
  });

  it.each([
    ["cancelled", new Error("stopped by the patient")],
    ["failed", new DOMException("late", "TimeoutError")],
  ])("calls a turn that its signal ended %s for %s", async (outcome, reason) => {
    const told: TurnTrace[] = [];
    const turn = traceTurns({
      // Stopped before its first event.
      runTurn: () => ({ [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(reason) }) }),
      tracer: { turn: (trace) => void told.push(trace) },
    });
    const events = turn({ context, signal: AbortSignal.abort(reason) });
    await expect(Array.fromAsync(events)).rejects.toBe(reason);
    expect(told.map((trace) => trace.outcome)).toEqual([outcome]);
  });
});
