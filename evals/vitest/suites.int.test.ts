import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type FakeLangSmithApi, startFakeLangSmithApi } from "../langsmith/testing/fake-langsmith-api.ts";
import { loadSuites } from "../scenario/load.ts";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const SCENARIO = "booking/first-available";

/** What `npm run eval:vitest` does with one scenario, while every switch that would trace is on. */
async function play(env: Record<string, string>): Promise<string> {
  const { LANGSMITH_API_KEY: _, ...own } = process.env;
  const switches = { LANGSMITH_TRACING: "true", LANGCHAIN_TRACING_V2: "true" };
  const vitest = [at("../../node_modules/vitest/vitest.mjs"), "run", "--config", at("./vitest.config.ts")];
  const { stdout } = await promisify(execFile)(process.execPath, vitest, {
    cwd: at("../.."),
    env: { ...own, ...switches, EVAL_FILTER: SCENARIO, EVAL_SUITES: "booking", NO_COLOR: "1", ...env },
  });
  return stdout;
}

let fake: FakeLangSmithApi;
beforeAll(async () => {
  fake = await startFakeLangSmithApi();
});
afterAll(() => fake.close());

it("plays a scenario as a test, and sends nothing without a key", async () => {
  const said = await play({ LANGSMITH_ENDPOINT: fake.url });
  expect(said).toContain(`${SCENARIO}, run 1`);
  expect(said).toMatch(/agentcare-vitest-booking-v\d+: 1 of 1 passed · end_state 1\.00/);
  expect(fake.heard).toEqual([]);
}, 300_000);

it("sends verdict and scores with a key, and no word of what was said", async () => {
  await play({ LANGSMITH_ENDPOINT: fake.url, LANGSMITH_API_KEY: "lsv2_right" });
  const [run, ...others] = [...fake.rows.runs.values()];
  expect(others).toEqual([]);
  expect(run?.inputs).toEqual({ scenario: SCENARIO });
  expect(run?.outputs).toEqual({
    ...{ scenario: SCENARIO, trial: 1, seed: 1_001, style: expect.any(String), backend: "rules", contestant: "system" },
    ...{ passed: true, ended: "done", blame: null, reached: 1, turns: expect.any(Number), found: [] },
  });
  expect([...fake.rows.examples.values()].map(({ id }) => id)).toEqual([run?.reference_example_id]);
  const scores = [...fake.rows.feedback.values()].map(({ key, score }) => [key, score]);
  expect(Object.fromEntries(scores)).toMatchObject({ passed: 1, end_state: 1, goals: 1, invariants: 1 });

  const heard = fake.heard.map(({ text }) => text).join("\n");
  const texts = textsOf(loadSuites({ suites: ["booking"], filter: [SCENARIO] }));
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => heard.includes(text))).toEqual([]);
}, 300_000);

/** Every text of a scenario that is more than a word of our own, such as an outcome. */
function textsOf(value: unknown): string[] {
  if (typeof value === "string") return /[ @]|\d{4}/.test(value) ? [value] : [];
  if (value === null || typeof value !== "object") return [];
  return Object.values(value).flatMap(textsOf);
}
