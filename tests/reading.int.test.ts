import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { type AGUIEvent, EventType } from "@ag-ui/core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { type FakeOllama, startFakeOllama } from "../src/llm/testing/fake-ollama.ts";
import { MONDAY, type TestAgentCare, testAgentCare } from "./agentcare.ts";

const ENTRY = fileURLToPath(new URL("../bin/agentcare.mjs", import.meta.url));
const SURE = "I need a dental cleaning next Tuesday afternoon";
/** Words no rule knows. */
const UNSURE = "my chompers need a once-over";
const RED_FLAG = "my husband has crushing chest pain right now";

const Reading = z.strictObject({
  tier: z.enum(["rules", "model"]),
  confidence: z.number().min(0).max(1),
  ms: z.number().nonnegative(),
  modelCalls: z.int().nonnegative(),
});
const readingsOf = (events: readonly AGUIEvent[]) =>
  events.flatMap((event) =>
    event.type === EventType.CUSTOM && event.name === "agentcare.reading" ? [Reading.parse(event.value)] : [],
  );

let fake: FakeOllama;
let care: TestAgentCare;
beforeAll(async () => {
  fake = await startFakeOllama({ answer: JSON.stringify({ acts: ["book"] }) });
  care = await testAgentCare({ OLLAMA_URLS: fake.url });
  await care.system.llm.health();
});
afterAll(async () => {
  await care.close();
  await fake.close();
});

describe("what a turn's reading cost is told with it", () => {
  it("a message the rules are sure of: their tier, no call", async () => {
    const { events } = await (await care.open()).say(SURE);
    expect(readingsOf(events)).toMatchObject([{ tier: "rules", modelCalls: 0 }]);
  });

  it("a message the model understood: its tier, one call", async () => {
    const { events } = await (await care.open()).say(UNSURE);
    expect(readingsOf(events)).toMatchObject([{ tier: "model", modelCalls: 1 }]);
  });

  it("a model that answers rubbish: the rules' tier, and the call all the same", async () => {
    await fake.setBehaviour("prose_instead_of_json");
    const { events } = await (await care.open()).say(UNSURE);
    await fake.setBehaviour("answers");
    expect(readingsOf(events)).toMatchObject([{ tier: "rules", modelCalls: 1 }]);
  });

  it("nothing was read of a tap or of a red flag: no reading is told", async () => {
    const chat = await care.open();
    await chat.say(SURE);
    expect(readingsOf((await chat.tap(1)).events)).toEqual([]);
    expect(readingsOf((await (await care.open()).say(RED_FLAG)).events)).toEqual([]);
  });

  it("a reading holds no words", async () => {
    const { events } = await (await care.open()).say(`${UNSURE}, I am Zelda Quux`);
    const [event] = events.filter(({ type }) => type === EventType.CUSTOM);
    expect(JSON.stringify(event)).not.toMatch(/chompers|Zelda|Quux|once-over/i);
  });
});

it("a turn's trace has its tier, confidence, latency and model calls, and no word of it", async () => {
  const sent: string[] = [];
  const real = globalThis.fetch;
  const spy = vi.spyOn(globalThis, "fetch").mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (!request.url.startsWith("https://api.smith.langchain.com/")) return real(input, init);
    sent.push(await request.text());
    return new Response("{}", { status: 202, headers: { "content-type": "application/json" } });
  });
  const traced = await testAgentCare({ OLLAMA_URLS: fake.url, LANGSMITH_API_KEY: "lsv2_test" }, care.database);
  await traced.system.llm.health();
  await (await traced.open()).say(UNSURE);
  await traced.close();
  spy.mockRestore();
  const Batch = z.object({ post: z.array(z.object({ extra: z.object({ metadata: z.unknown() }).optional() })) });
  const metadata = sent.flatMap((body) => Batch.parse(JSON.parse(body)).post.map(({ extra }) => extra?.metadata));
  expect(metadata).toContainEqual(
    expect.objectContaining({
      tier: "model",
      model_calls: 1,
      confidence: expect.any(Number),
      understanding_ms: expect.any(Number),
    }),
  );
  expect(sent.join()).not.toMatch(/chompers|once-over/);
});

it("`chat --json` prints each turn's tier, confidence, latency and model calls", async () => {
  const chat = spawn(process.execPath, [ENTRY, "chat", "--clinic", "riverside", "--now", MONDAY, "--json"], {
    stdio: ["pipe", "pipe", "pipe"],
    env: { PATH: process.env.PATH, DATABASE_URL: care.database.adminUrl, OLLAMA_URLS: fake.url },
  });
  let said = "";
  chat.stdout.setEncoding("utf8").on("data", (text: string) => {
    said += text;
  });
  chat.stderr.resume();
  chat.stdin.end(`${SURE}\n${UNSURE}\n`);
  const [code] = await once(chat, "close");
  expect(code).toBe(0);
  const events = said
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as AGUIEvent); // safe: the command prints nothing else
  const [first, second, ...more] = readingsOf(events);
  expect(more).toEqual([]);
  expect(first).toMatchObject({ tier: "rules", modelCalls: 0 });
  // A process just started has not met its model yet, so either tier may have read the second.
  expect(second?.modelCalls).toBe(second?.tier === "model" ? 1 : 0);
});
