import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import { disableAmbientTracing } from "./no-ambient-tracing.ts";
import { type FakeLangSmith, startFakeLangSmith } from "./testing/fake-langsmith.ts";
import { markersOf, runMarkedGraph } from "./testing/marked-graph.ts";

let fake: FakeLangSmith;
beforeAll(async () => {
  fake = await startFakeLangSmith();
});
afterAll(() => fake.close());
afterEach(() => vi.unstubAllEnvs());

const SWITCHES = ["LANGSMITH_TRACING", "LANGSMITH_TRACING_V2", "LANGCHAIN_TRACING", "LANGCHAIN_TRACING_V2"];

function switchTracingOn(switches: readonly string[]): void {
  for (const name of switches) vi.stubEnv(name, "true");
  vi.stubEnv("LANGSMITH_ENDPOINT", fake.url);
  vi.stubEnv("LANGSMITH_API_KEY", "lsv2_test");
  vi.stubEnv("LANGCHAIN_CALLBACKS_BACKGROUND", "false");
}

async function converse(seed: string): Promise<void> {
  await expect(Array.fromAsync(runMarkedGraph(seed))).rejects.toThrow(`${seed}-error-marker`);
}

// The open run at the end goes through the same queue: when its words are there, earlier ones would be, too.
it("lets no word of a run out, whichever tracing variables were set", async () => {
  for (const name of SWITCHES) {
    switchTracingOn([name]);
    expect(disableAmbientTracing()).toEqual(["LANGCHAIN_CALLBACKS_BACKGROUND", "LANGSMITH_ENDPOINT", name].sort());
    await converse(`closed-${name}`);
    vi.unstubAllEnvs();
  }
  switchTracingOn(SWITCHES);
  await converse("open");
  await fake.hears("open-message-marker");
  const heard = fake.heard.map(({ text }) => text).join("\n");
  expect(markersOf("open").filter((marker) => heard.includes(marker))).not.toEqual([]);
  const closed = SWITCHES.flatMap((name) => markersOf(`closed-${name}`));
  expect(closed.filter((marker) => heard.includes(marker))).toEqual([]);
});

it("leaves alone what is ours and what is not about tracing, and names only what was set", () => {
  const env = {
    LANGSMITH_API_KEY: "key",
    LANGSMITH_PROJECT: "agentcare",
    LANGSMITH_TRACING: "",
    LANGSMITH_REVISION_ID: "r1",
    LANGCHAIN_VERBOSE: "true",
    OTEL_ENABLED: "true",
    OTEL_SERVICE_NAME: "agentcare",
    PATH: "/bin",
  };
  expect(disableAmbientTracing(env)).toEqual(["LANGCHAIN_VERBOSE", "LANGSMITH_REVISION_ID", "OTEL_ENABLED"]);
  expect(env).toEqual({
    LANGSMITH_API_KEY: "key",
    LANGSMITH_PROJECT: "agentcare",
    OTEL_SERVICE_NAME: "agentcare",
    PATH: "/bin",
  });
});
