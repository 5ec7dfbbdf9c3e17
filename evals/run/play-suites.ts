import { version } from "../../src/version.ts";
import { createProgress } from "../reports/progress.ts";
import { inOrder, summarise } from "../reports/summary.ts";
import type { EvalCase } from "../scenario/schema.ts";
import { type RunInfo, runIdAt } from "../store/run-info.ts";
import type { RunStore } from "../store/store.ts";
import type { Contestant, GradedTrial } from "../trial.ts";
import { openBackend } from "../world/backends/backends.ts";
import { withCopies } from "../world/copies.ts";
import { runTrials } from "../world/pool.ts";
import { startEvalServer } from "../world/server.ts";
import { createGrader, regrade } from "./grade-run.ts";
import { planTrials } from "./plan-trials.ts";

/** What was done until then is reported, and the database server goes with the process. */
const STOPS = ["SIGINT", "SIGTERM"] as const;

/** Older ones are deleted. */
const RUNS_KEPT = 30;

/** A run as it was made or graded again, and stored. */
export interface Done {
  info: RunInfo;
  graded: GradedTrial[];
}

export interface PlayRequest {
  trials: number;
  seed: number;
  backend: string;
  contestant: Contestant;
  concurrency: number;
  /** In words, what the cases were chosen by; null: all. */
  chosenBy: string | null;
}

/** Plays every case, grades each run as it ends, and stores it. Throws `BackendMissing` before anything runs. */
export async function playSuites(
  { trials, seed, backend, contestant, concurrency, chosenBy }: PlayRequest,
  cases: readonly EvalCase[],
  { store, tell }: { store: RunStore; tell: (line: string) => void },
): Promise<Done> {
  // Asked for here so that a missing one is told at once; each worker opens its own.
  await (await openBackend(backend, process.env)).close();
  const planned = planTrials(cases, { trials, seed, contestant, backend });
  const started = new Date();
  const info = {
    id: runIdAt(started, backend),
    startedAt: started.toISOString(),
    settings: { backend, contestant, trials, seed, filter: chosenBy },
    versions: {
      agentcare: version(),
      node: process.versions.node,
      suites: versionsOf(cases),
    },
    planned: planned.length,
  };
  tell(`${planned.length} runs: ${cases.length} scenarios, ${trials} times each. Making ready the clinics …`);
  const server = await startEvalServer();
  const stop = new AbortController();
  const stopped = () => stop.abort();
  for (const signal of STOPS) process.once(signal, stopped);
  try {
    const grade = await withCopies(server, (copies) => createGrader(copies, cases));
    const writer = await store.start(info);
    const progress = createProgress({ stream: process.stderr, total: planned.length, now: () => performance.now() });
    const graded: GradedTrial[] = [];
    const keep = async (trial: GradedTrial) => {
      graded.push(trial);
      await writer.add(trial);
      progress.finished(trial);
    };
    const grading: Promise<void>[] = [];
    await runTrials(planned, {
      server,
      concurrency,
      signal: stop.signal,
      onTrial: (record) => grading.push(grade(record).then(keep)),
    });
    await Promise.all(grading);
    progress.end();
    const finished = new Date();
    if (!stop.signal.aborted) await writer.finish(finished);
    await store.prune(RUNS_KEPT);
    return {
      info: { ...info, id: writer.id, format: 1, finishedAt: stop.signal.aborted ? null : finished.toISOString() },
      graded: inOrder(graded, summarise(graded, cases)),
    };
  } finally {
    for (const signal of STOPS) process.off(signal, stopped);
    await server.close();
  }
}

/** Grades a stored run again, and stores that as a run of its own. Throws `StoreProblem`. */
export async function gradeAgain(
  id: string,
  cases: readonly EvalCase[],
  { store, tell }: { store: RunStore; tell: (line: string) => void },
): Promise<Done> {
  const { info, graded, broken } = await store.read(id);
  for (const { line, why } of broken) tell(`${info.id}, line ${line} is skipped: ${why}`);
  const server = await startEvalServer();
  try {
    const again = await withCopies(server, (copies) => regrade(graded, cases, copies));
    const { format: _, finishedAt: __, ...rest } = info;
    const versions = {
      ...info.versions,
      suites: versionsOf(cases),
    };
    const writer = await store.start({ ...rest, versions, id: `${info.id}-regraded`, planned: again.length });
    for (const trial of again) await writer.add(trial);
    const finished = new Date();
    await writer.finish(finished);
    return { info: { ...info, versions, id: writer.id, finishedAt: finished.toISOString() }, graded: again };
  } finally {
    await server.close();
  }
}

const versionsOf = (cases: readonly EvalCase[]): Record<string, number> =>
  Object.fromEntries(cases.map(({ suite, suiteVersion }) => [suite, suiteVersion]));
