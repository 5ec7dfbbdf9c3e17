import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { createOllama, LlmFailure, type LlmFailureCode, type OllamaOptions } from "./llm.ts";
import { type BehaviourName, type FakeOllama, startFakeOllama } from "./testing/fake-ollama.ts";

const Act = z.strictObject({ act: z.enum(["book", "cancel"]), note: z.string().max(200) });
const act = { act: "book" as const, note: "after-two" };
const answer = JSON.stringify(act);
const secret = "Ana Ruiz, born 3 April 1988";

type Outcome = "ok" | LlmFailureCode;

// What `stream` and `structured` must make of each behaviour. A behaviour that is missing here does not compile.
const outcomes: Record<BehaviourName, [stream: Outcome, structured: Outcome]> = {
  answers: ["ok", "ok"],
  slow_first_byte: ["deadline_first_token", "deadline_first_token"],
  hangs_without_headers: ["deadline_first_token", "deadline_first_token"],
  silence_after_headers: ["deadline_first_token", "deadline_first_token"],
  slow_drip: ["deadline_total", "deadline_total"],
  silence_mid_stream: ["deadline_total", "deadline_total"],
  never_ends: ["deadline_total", "deadline_total"],
  refuses: ["unavailable", "unavailable"],
  closes_at_once: ["unavailable", "unavailable"],
  dies_mid_stream: ["unavailable", "unavailable"],
  dies_mid_line: ["unavailable", "unavailable"],
  truncated_without_done: ["unavailable", "unavailable"],
  empty_body: ["unavailable", "unavailable"],
  model_404: ["model_missing", "model_missing"],
  busy_503: ["overloaded", "overloaded"],
  error_500: ["unavailable", "unavailable"],
  bad_request_400: ["unavailable", "unavailable"],
  redirects: ["unavailable", "unavailable"],
  html: ["unavailable", "unavailable"],
  error_mid_stream: ["unavailable", "unavailable"],
  error_first_line: ["unavailable", "unavailable"],
  malformed_line: ["unusable", "unusable"],
  line_is_array: ["unusable", "unusable"],
  content_is_object: ["unusable", "unusable"],
  message_missing: ["unusable", "unusable"],
  duplicate_done: ["ok", "ok"],
  no_last_newline: ["ok", "ok"],
  blank_lines: ["ok", "ok"],
  huge_answer: ["unusable", "unusable"],
  huge_line: ["unusable", "unusable"],
  split_unicode: ["ok", "unusable"],
  nul_bytes: ["ok", "ok"],
  lone_surrogates: ["ok", "unusable"],
  invalid_utf8: ["unusable", "unusable"],
  empty_content: ["unusable", "unusable"],
  blank_content: ["unusable", "unusable"],
  thinking_only: ["unusable", "unusable"],
  length: ["unusable", "unusable"],
  prose_instead_of_json: ["ok", "unusable"],
  json_in_fences: ["ok", "ok"],
  json_cut_short: ["ok", "unusable"],
  wrong_schema: ["ok", "unusable"],
  json_null: ["ok", "unusable"],
  invented_ids: ["ok", "unusable"],
  extra_keys: ["ok", "unusable"],
  lc_object: ["ok", "unusable"],
  proto_key: ["ok", "unusable"],
  deep_nesting: ["ok", "unusable"],
  tool_call: ["unusable", "unusable"],
  tool_args_string: ["unusable", "unusable"],
  tool_args_null: ["unusable", "unusable"],
};

// Only the deadline that is expected is short, so that a slow machine cannot change the outcome.
function deadlines(expected: Outcome): Pick<OllamaOptions, "firstTokenMs" | "totalMs"> {
  if (expected === "deadline_first_token") return { firstTokenMs: 60, totalMs: 60_000 };
  return { firstTokenMs: 60_000, totalMs: expected === "deadline_total" ? 150 : 60_000 };
}

describe("every misbehaviour of the server or the model", () => {
  let fake: FakeOllama;
  const printed = [vi.spyOn(console, "log"), vi.spyOn(console, "warn"), vi.spyOn(console, "error")];
  beforeAll(async () => {
    fake = await startFakeOllama({ answer, delayMs: 60_000 });
  });
  afterEach(() => {
    for (const spy of printed) expect(spy).not.toHaveBeenCalled();
  });
  afterAll(() => fake.close());

  const cases = Object.entries(outcomes).flatMap(([name, [stream, structured]]) => [
    { name: name as BehaviourName, call: "stream" as const, expected: stream },
    { name: name as BehaviourName, call: "structured" as const, expected: structured },
  ]);

  it.each(cases)("$name ends $call as $expected, leaves nothing open and leaks no text", async (given) => {
    const { name, call, expected } = given;
    await fake.setBehaviour(name);
    const events: unknown[] = [];
    const llm = createOllama({
      urls: [fake.url],
      model: "llama3.2",
      embedModel: "nomic-embed-text",
      concurrency: { understand: { max: 2, queue: 2 }, faq: { max: 2, queue: 2 } },
      ...deadlines(expected),
      now: () => Date.now(),
      log: (event) => events.push(event),
      retryDelayMs: 1,
    });
    const request = { agent: "understand" as const, system: `You know ${secret}.`, user: `I am ${secret}.` };
    const outcome = await settle(async () => {
      if (call === "structured") return llm.structured({ ...request, schema: Act, name: "act" });
      return (await Array.fromAsync(llm.stream(request))).join("");
    });
    expect(outcome.code, outcome.message).toBe(expected);
    if (outcome.code === "ok" && call === "structured") expect(outcome.value).toEqual(act);
    if (outcome.code === "ok" && call === "stream") expect(outcome.value).toMatch(/^(?!.*\0).*\S/);

    const { bulkheads, servers } = await llm.health();
    expect(bulkheads.understand).toEqual({ active: 0, waiting: 0 });
    expect(servers.map(({ inFlight }) => inFlight)).toEqual([0]);
    await Promise.all(fake.requests.map(({ closed }) => closed));
    expect(events.at(-1)).toMatchObject({ event: expect.any(String) });
    expect(JSON.stringify([events, outcome.message])).not.toMatch(/Ana|Ruiz|1988|runner|server busy|Sign in/);
    llm.close();
  });
});

async function settle(run: () => Promise<unknown>): Promise<{ code: Outcome; value?: unknown; message?: string }> {
  try {
    return { code: "ok", value: await run() };
  } catch (error) {
    if (error instanceof LlmFailure) return { code: error.code, message: error.message };
    throw error;
  }
}
