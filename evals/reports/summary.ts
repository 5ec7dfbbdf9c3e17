import type { EvalCase } from "../scenario/schema.ts";
import { BLAME, type Blame, type GradedTrial } from "../trial.ts";
import { passAll, passOne, quantile, type Rate, type Tally } from "./statistics.ts";

/** How a set of scenarios did. Runs that ended `infrastructure` are counted apart and in nothing else. */
export interface Score {
  scenarios: number;
  /** Runs that count. */
  trials: number;
  passes: number;
  infrastructure: number;
  pass1: Rate | null;
  /** Over the scenarios with at least `k` runs that count; null when there is none. */
  passK: Rate | null;
}

export interface SuiteSummary extends Score {
  suite: string;
  /** Version of the runs' suite; several when stored runs of more than one were put together. */
  versions: number[];
  /** Scenarios whose gold changes nothing, and those that need a write: doing nothing passes the first only. */
  readOnly: Score;
  write: Score;
  /** Runs in which each invariant was broken, by its name. */
  invariants: Record<string, number>;
  /** Runs in which any was. */
  invariantsBroken: number;
  /** Failed runs by who is at fault. */
  blame: Record<Blame, number>;
  ms: { median: number | null; p95: number | null };
}

export interface ScenarioSummary extends Tally {
  id: string;
  suite: string;
  title: string;
  needsWrite: boolean;
  infrastructure: number;
  /** Of the first failed run; null when none failed. */
  firstFailure: { trial: number; style: string; blame: Blame | null; turn: number | null; finding: string } | null;
}

export interface Summary {
  /** The k of pass^k: the number of runs that each scenario was to have. */
  k: number;
  total: SuiteSummary;
  suites: SuiteSummary[];
  scenarios: ScenarioSummary[];
  /** Cases without any run, as in a run that was stopped. */
  notRun: string[];
}

type Group = { trials: GradedTrial[]; scenario: ScenarioSummary };

/**
 * Sums up graded runs: suites in the order of the cases, then what has no case any more. Reads titles from `cases`, and
 * from a run's own gold whether a scenario that is gone needed a write.
 */
export function summarise(graded: readonly GradedTrial[], cases: readonly EvalCase[]): Summary {
  const k = Math.max(1, ...graded.map(({ record }) => record.trial));
  const groups = groupByScenario(graded, cases);
  const run = groups.filter(({ trials }) => trials.length > 0);
  const suites = [...new Set(run.map(({ scenario }) => scenario.suite))];
  return {
    k,
    total: summariseSuite("all", run, k),
    suites: suites.map((suite) =>
      summariseSuite(
        suite,
        run.filter(({ scenario }) => scenario.suite === suite),
        k,
      ),
    ),
    scenarios: run.map(({ scenario }) => scenario),
    notRun: groups.filter(({ trials }) => trials.length === 0).map(({ scenario }) => scenario.id),
  };
}

function groupByScenario(graded: readonly GradedTrial[], cases: readonly EvalCase[]): Group[] {
  const trialsOf = Map.groupBy(graded, ({ record }) => record.id);
  const known = new Map(cases.map((one) => [one.id, one]));
  const ids = new Set([...known.keys(), ...[...trialsOf.keys()].sort()]);
  return [...ids].map((id) => {
    const trials = (trialsOf.get(id) ?? []).toSorted((a, b) => a.record.trial - b.record.trial);
    return { trials, scenario: summariseScenario(id, trials, known.get(id)) };
  });
}

function summariseScenario(id: string, trials: readonly GradedTrial[], known: EvalCase | undefined): ScenarioSummary {
  const counted = trials.filter(counts);
  const failed = counted.find(({ grade }) => !grade.passed);
  const finding = failed?.grade.findings[0];
  return {
    id,
    suite: known?.suite ?? trials[0]?.record.suite ?? id.split("/")[0] ?? id,
    title: known?.title ?? id,
    needsWrite: known ? known.gold.length > 0 : trials.some(({ record }) => record.gold.length > 0),
    passes: counted.filter(({ grade }) => grade.passed).length,
    trials: counted.length,
    infrastructure: trials.length - counted.length,
    firstFailure: failed
      ? {
          trial: failed.record.trial,
          style: failed.record.style,
          blame: failed.grade.blame,
          turn: finding?.turn ?? null,
          finding: finding?.message ?? "Failed without a finding.",
        }
      : null,
  };
}

function summariseSuite(suite: string, groups: readonly Group[], k: number): SuiteSummary {
  const counted = groups.flatMap(({ trials }) => trials).filter(counts);
  const broken = counted.map(({ grade }) => [
    ...new Set(grade.findings.map(({ grader }) => grader).filter((grader) => grader.startsWith("invariant:"))),
  ]);
  const invariants: Record<string, number> = {};
  for (const name of broken.flat().map((grader) => grader.slice("invariant:".length)))
    invariants[name] = (invariants[name] ?? 0) + 1;
  const times = counted.map(({ record }) => record.ms);
  return {
    suite,
    versions: [...new Set(groups.flatMap(({ trials }) => trials.map(({ record }) => record.suiteVersion)))].sort(
      (a, b) => a - b,
    ),
    ...score(groups, k),
    readOnly: score(
      groups.filter(({ scenario }) => !scenario.needsWrite),
      k,
    ),
    write: score(
      groups.filter(({ scenario }) => scenario.needsWrite),
      k,
    ),
    invariants,
    invariantsBroken: broken.filter((names) => names.length > 0).length,
    blame: countBlame(counted),
    ms: { median: quantile(times, 0.5), p95: quantile(times, 0.95) },
  };
}

function score(groups: readonly Group[], k: number): Score {
  const tallies = groups.map(({ scenario }) => scenario);
  const sum = (of: (tally: ScenarioSummary) => number) => tallies.reduce((total, tally) => total + of(tally), 0);
  return {
    scenarios: groups.length,
    trials: sum(({ trials }) => trials),
    passes: sum(({ passes }) => passes),
    infrastructure: sum(({ infrastructure }) => infrastructure),
    pass1: passOne(tallies),
    passK: passAll(tallies, k),
  };
}

function countBlame(trials: readonly GradedTrial[]): Record<Blame, number> {
  const count = (blame: Blame) => trials.filter(({ grade }) => !grade.passed && grade.blame === blame).length;
  const [agent, user, environment, scenario] = BLAME.map(count);
  return { agent: agent ?? 0, user: user ?? 0, environment: environment ?? 0, scenario: scenario ?? 0 };
}

/** Whether a run tells anything of the system. */
export const counts = ({ record }: GradedTrial): boolean => record.ended !== "infrastructure";

/** Runs by scenario, in the summary's order, then by trial: they come in as they end. */
export function inOrder(graded: readonly GradedTrial[], { scenarios }: Pick<Summary, "scenarios">): GradedTrial[] {
  const order = new Map(scenarios.map(({ id }, at) => [id, at]));
  return graded.toSorted(
    (a, b) => (order.get(a.record.id) ?? 0) - (order.get(b.record.id) ?? 0) || a.record.trial - b.record.trial,
  );
}
