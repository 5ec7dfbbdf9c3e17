import { loadConfig } from "../../src/config.ts";
import { uploadHindrance, uploadIfAsked } from "../langsmith/upload-if-asked.ts";
import { loadSuites } from "../scenario/load.ts";
import { ScenarioError } from "../scenario/problem.ts";
import type { EvalCase } from "../scenario/schema.ts";
import { createRunStore, type RunStore, StoreProblem } from "../store/store.ts";
import { CONTESTANTS } from "../trial.ts";
import { BackendMissing } from "../world/backends/backends.ts";
import { findCaseProblems } from "./case-problems.ts";
import { gradeAgain, playSuites } from "./play-suites.ts";
import { readReachable } from "./reachable.ts";
import { reportRun } from "./report-run.ts";

export interface EvalRequest {
  /** Empty: all. */
  suites: readonly string[];
  /** Parts of ids and titles; empty: all. */
  filter: readonly string[];
  trials: number;
  seed: number;
  backend: string;
  contestant: string;
  concurrency: number;
  onlyFailed?: boolean;
  accept?: boolean;
  json?: boolean;
  junit?: string;
  markdown?: string;
  html?: string;
  regrade?: string;
  compare?: string;
  list?: boolean;
  upload?: boolean;
  uploadText?: boolean;
}

const out = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
const tell = (line: string): void => {
  process.stderr.write(`${line}\n`);
};

/** The `eval` command; gives its exit code: 0 all holds, 1 something fell, 2 bad input, told before anything runs. */
export async function runEval(request: EvalRequest): Promise<number> {
  const config = loadConfig(process.env, { serves: false });
  const apiKey = config.LANGSMITH_API_KEY;
  // Read now: a system that is composed takes it out of the environment.
  const endpoint = process.env.LANGSMITH_ENDPOINT;
  const store = createRunStore({ dataDir: config.AGENTCARE_DATA_DIR });
  try {
    if (request.list) return await listRuns(store);
    const contestant = CONTESTANTS.find((name) => name === request.contestant);
    if (!contestant) {
      return bad(`There is no contestant "${request.contestant}". Choose one of ${CONTESTANTS.join(", ")}.`);
    }
    const hindrance = uploadHindrance(request, apiKey);
    if (hindrance) return bad(hindrance);
    const cases = await chosenCases(request, store);
    if (cases.length === 0) return bad("No scenario was chosen. Leave --filter out, or see evals/suites.");
    const before = request.compare === undefined ? null : await store.read(request.compare);
    const chosenBy = [...request.suites, ...request.filter, request.onlyFailed ? "only failed" : ""].join(" ").trim();
    const done = request.regrade
      ? await gradeAgain(request.regrade, cases, { store, tell })
      : await playSuites({ ...request, contestant, chosenBy: chosenBy || null }, cases, { store, tell });
    const whole = chosenBy === "" && done.info.finishedAt !== null;
    const held = await reportRun(done, { ...request, whole, before }, { store, cases, out, tell });
    const sent = await uploadIfAsked(done, request, { cases, apiKey, endpoint, tell });
    return held && sent ? 0 : 1;
  } catch (error) {
    if (error instanceof ScenarioError || error instanceof StoreProblem || error instanceof BackendMissing) {
      return bad(error.message);
    }
    throw error;
  }
}

function bad(message: string): number {
  tell(`agentcare: ${message}`);
  return 2;
}

async function listRuns(store: RunStore): Promise<number> {
  const { runs, unreadable } = await store.list();
  for (const { id, settings, planned, finishedAt } of runs) {
    out(`${id}  ${settings.backend}  ${settings.contestant}  ${planned} runs${finishedAt ? "" : ", not finished"}`);
  }
  for (const { id, reason } of unreadable) tell(`${id}: ${reason}`);
  if (runs.length === 0) out(`No run is stored in ${store.root} yet.`);
  return 0;
}

async function chosenCases({ suites, filter, onlyFailed }: EvalRequest, store: RunStore): Promise<EvalCase[]> {
  const cases = loadSuites({ suites, filter });
  const problems = findCaseProblems(cases, await readReachable());
  if (problems.length > 0) throw new ScenarioError(problems);
  if (!onlyFailed) return cases;
  const { graded } = await store.read("latest");
  const failed = new Set(graded.filter(({ grade }) => !grade.passed).map(({ record }) => record.id));
  return cases.filter(({ id }) => failed.has(id));
}
