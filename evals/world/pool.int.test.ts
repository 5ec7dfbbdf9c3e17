import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import type { TrialRecord } from "../trial.ts";
import { runTrials } from "./pool.ts";
import { type EvalServer, startEvalServer } from "./server.ts";
import { aScenario } from "./testing/a-scenario.ts";
import type { TrialJob } from "./trial-runner.ts";

let server: EvalServer;
beforeAll(async () => {
  server = await startEvalServer({ adminUrl: inject("testServer").adminUrl });
}, 180_000);
afterAll(() => server?.close());

const job = (trial: number, of: Partial<TrialJob> = {}): TrialJob => ({
  evalCase: aScenario(),
  backend: "rules",
  trial,
  seed: trial,
  style: "plain",
  contestant: "reference",
  ...of,
});
const dying = fileURLToPath(new URL("./testing/dying-worker.ts", import.meta.url));

describe("a pool of worker processes", () => {
  it("runs every trial and tells of each as it ends", async () => {
    const records: TrialRecord[] = [];
    const jobs = [job(1), job(2), job(3, { contestant: "do_nothing" })];
    await runTrials(jobs, { server, concurrency: 2, onTrial: (record) => records.push(record) });
    expect(records.map(({ trial }) => trial).toSorted()).toEqual([1, 2, 3]);
    expect(records.map(({ error }) => error)).toEqual([null, null, null]);
    expect(records.filter(({ changed }) => changed.length === 1)).toHaveLength(2);
  }, 120_000);

  it("replaces a worker that dies, and its trial does not count", async () => {
    const records: TrialRecord[] = [];
    const onTrial = (record: TrialRecord) => records.push(record);
    await runTrials([job(1), job(2), job(3)], { server, concurrency: 1, onTrial, worker: dying });
    expect(records.map(({ trial, ended }) => [trial, ended])).toEqual([
      [1, "done"],
      [2, "infrastructure"],
      [3, "done"],
    ]);
    expect(records[1]?.error).toMatch(/SIGKILL/);
  });

  it("stops when it is told to", async () => {
    const stop = new AbortController();
    const records: TrialRecord[] = [];
    const onTrial = (record: TrialRecord) => {
      records.push(record);
      stop.abort();
    };
    await runTrials([job(1), job(3), job(4)], { server, concurrency: 1, onTrial, signal: stop.signal, worker: dying });
    expect(records).toHaveLength(1);
  });

  it("rejects for a backend that is missing, and says which there are", async () => {
    const run = runTrials([job(1, { backend: "fake-model:none" })], { server, onTrial: () => {} });
    await expect(run).rejects.toThrow(/no backend "fake-model:none"\. Choose one of rules, fake-model:right/);
  }, 120_000);
});
