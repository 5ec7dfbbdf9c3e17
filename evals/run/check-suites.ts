import { relative } from "node:path";
import { createProgress } from "../reports/progress.ts";
import { loadSuites } from "../scenario/load.ts";
import { type Problem, ScenarioError } from "../scenario/problem.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { GradedTrial } from "../trial.ts";
import { withCopies } from "../world/copies.ts";
import { runTrials } from "../world/pool.ts";
import { startEvalServer } from "../world/server.ts";
import { findCaseProblems } from "./case-problems.ts";
import { createGrader } from "./grade-run.ts";
import { planTrials } from "./plan-trials.ts";
import { readReachable } from "./reachable.ts";

/**
 * The `eval check` command. Each scenario must be sound before any system is measured by it: its names are there, its
 * gold can be carried out and changes something, the reference passes it, and doing nothing fails it where something has
 * to be written. Gives 0, or 2 with every problem told.
 */
export async function checkSuites({
  suites,
  concurrency,
}: {
  suites: readonly string[];
  concurrency: number;
}): Promise<number> {
  try {
    const cases = loadSuites({ suites });
    const problems = findCaseProblems(cases, await readReachable());
    // Reruns have the gold of what they rerun.
    const own = cases.filter(({ suite }) => suite !== "faults");
    if (problems.length === 0) problems.push(...(await playBaselines(own, concurrency)));
    if (problems.length > 0) throw new ScenarioError(problems);
    process.stdout.write(`${cases.length} scenarios are sound.\n`);
    return 0;
  } catch (error) {
    if (!(error instanceof ScenarioError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

async function playBaselines(cases: readonly EvalCase[], concurrency: number): Promise<Problem[]> {
  const server = await startEvalServer();
  try {
    const grade = await withCopies(server, (copies) => createGrader(copies, cases));
    const known = new Map(cases.map((one) => [one.id, one]));
    const plan = { trials: 1, seed: 1, backend: "rules" } as const;
    const jobs = (["reference", "do_nothing"] as const).flatMap((contestant) =>
      planTrials(cases, { ...plan, contestant }),
    );
    const progress = createProgress({ stream: process.stderr, total: jobs.length, now: () => performance.now() });
    const problems: Problem[] = [];
    const look = (trial: GradedTrial) => {
      const evalCase = known.get(trial.record.id);
      const message = evalCase && problemOf(trial, evalCase);
      if (message) problems.push({ file: relative(process.cwd(), evalCase.file), line: 1, message });
      // Doing nothing fails as it should.
      progress.finished(message ? trial : { ...trial, grade: { ...trial.grade, passed: true } });
    };
    const grading: Promise<void>[] = [];
    await runTrials(jobs, {
      server,
      concurrency,
      onTrial: (record) => grading.push(grade(record).then(look)),
    });
    await Promise.all(grading);
    progress.end();
    return problems.toSorted((a, b) => (a.file < b.file ? -1 : 1));
  } finally {
    await server.close();
  }
}

function problemOf({ record, grade }: GradedTrial, { gold }: EvalCase): string | null {
  if (record.error !== null) return `it cannot be played: ${record.error}`;
  if (record.contestant === "reference" && !grade.passed) {
    return `the reference, which replays the gold, does not pass: ${grade.findings[0]?.message ?? "no reason was given"}`;
  }
  if (record.contestant === "do_nothing" && gold.length > 0) {
    if (record.gold.length === 0) return "its gold leaves everything as it was";
    if (grade.passed) return "doing nothing passes, although something has to be written";
  }
  return null;
}
