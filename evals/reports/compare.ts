import type { StoredRun } from "../store/store.ts";
import type { GradedTrial } from "../trial.ts";
import { firstDifference, type TurnDifference } from "./first-difference.ts";
import { count, printable, sayTally } from "./say.ts";
import { type ScenarioSummary, summarise } from "./summary.ts";

/** A scenario whose share of passed runs is another one now. */
export interface Change {
  id: string;
  before: Pick<ScenarioSummary, "passes" | "trials">;
  after: Pick<ScenarioSummary, "passes" | "trials">;
  /** In a pair of runs of which one passed and one failed; null when no two runs can be set beside each other. */
  difference: ({ trial: number; style: string } & TurnDifference) | null;
}

export interface Comparison {
  /** Sentences on what must be known before the rest is read. */
  warnings: string[];
  /** Suites of both runs whose versions differ: nothing below is about them. */
  notComparable: { suite: string; before: number[]; after: number[] }[];
  better: Change[];
  worse: Change[];
  added: string[];
  gone: string[];
  unchanged: number;
}

type Side = Pick<StoredRun, "info" | "graded">;

/** What `after` shows that `before` did not, scenario by scenario. */
export function compareRuns(before: Side, after: Side): Comparison {
  const [old, now] = [summarise(before.graded, []), summarise(after.graded, [])];
  const versionsBefore = new Map(old.suites.map(({ suite, versions }) => [suite, versions]));
  const notComparable = now.suites.flatMap(({ suite, versions }) => {
    const earlier = versionsBefore.get(suite);
    return earlier && earlier.join() !== versions.join() ? [{ suite, before: earlier, after: versions }] : [];
  });
  const left = new Set(notComparable.map(({ suite }) => suite));
  const inOld = new Map(old.scenarios.filter(({ suite }) => !left.has(suite)).map((one) => [one.id, one]));
  const inNow = new Map(now.scenarios.filter(({ suite }) => !left.has(suite)).map((one) => [one.id, one]));
  const better: Change[] = [];
  const worse: Change[] = [];
  let unchanged = 0;
  for (const [id, scenario] of inNow) {
    const earlier = inOld.get(id);
    if (!earlier) continue;
    const [then, today] = [share(earlier), share(scenario)];
    if (then === null || today === null || then === today) {
      unchanged += 1;
      continue;
    }
    (today > then ? better : worse).push(changeOf(id, earlier, scenario, before.graded, after.graded));
  }
  return {
    warnings: warningsOf(before, after),
    notComparable,
    better,
    worse,
    added: [...inNow.keys()].filter((id) => !inOld.has(id)),
    gone: [...inOld.keys()].filter((id) => !inNow.has(id)),
    unchanged,
  };
}

const share = ({ passes, trials }: Pick<ScenarioSummary, "passes" | "trials">): number | null =>
  trials === 0 ? null : passes / trials;

function changeOf(
  id: string,
  earlier: ScenarioSummary,
  scenario: ScenarioSummary,
  before: readonly GradedTrial[],
  after: readonly GradedTrial[],
): Change {
  const runsOf = (graded: readonly GradedTrial[]) => graded.filter(({ record }) => record.id === id);
  const partners = runsOf(before);
  const pair = runsOf(after)
    .map((now) => ({ now, earlier: partners.find(({ record }) => isSameTrial(record, now.record)) }))
    .find(({ now, earlier: other }) => other && other.grade.passed !== now.grade.passed);
  const found = pair?.earlier ? firstDifference(pair.earlier.record.turns, pair.now.record.turns) : null;
  const tally = ({ passes, trials }: ScenarioSummary) => ({ passes, trials });
  return {
    id,
    before: tally(earlier),
    after: tally(scenario),
    difference: pair && found ? { trial: pair.now.record.trial, style: pair.now.record.style, ...found } : null,
  };
}

const isSameTrial = (a: GradedTrial["record"], b: GradedTrial["record"]): boolean =>
  a.trial === b.trial && a.seed === b.seed && a.style === b.style;

function warningsOf(before: Side, after: Side): string[] {
  const [a, b] = [before.info.settings, after.info.settings];
  const unlike = (["backend", "contestant", "trials", "seed"] as const).filter((key) => a[key] !== b[key]);
  return [
    ...unlike.map((key) => `The runs differ in their ${key}: ${a[key]} before, ${b[key]} after.`),
    ...(a.filter !== b.filter
      ? ["The runs chose their scenarios differently; new and gone may mean no more than that."]
      : []),
    ...[before, after]
      .filter(({ info }) => info.finishedAt === null)
      .map(({ info }) => `The run ${info.id} was not finished.`),
  ];
}

/** The comparison for a terminal. */
export function sayComparison({ warnings, notComparable, better, worse, added, gone, unchanged }: Comparison): string {
  const changes = (title: string, list: readonly Change[]) =>
    list.length === 0 ? [] : [`${title}: ${count(list.length, "scenario")}`, ...list.flatMap(sayChange)];
  const names = (title: string, ids: readonly string[]) =>
    ids.length === 0 ? [] : [`${title}: ${count(ids.length, "scenario")}`, ...ids.map((id) => `  ${id}`)];
  return [
    ...warnings,
    ...notComparable.map(
      ({ suite, before, after }) =>
        `${suite} is not comparable: version ${before.join(", ")} before, ${after.join(", ")} after.`,
    ),
    ...changes("Worse", worse),
    ...changes("Better", better),
    ...names("New", added),
    ...names("Gone", gone),
    `Unchanged: ${count(unchanged, "scenario")}`,
  ].join("\n");
}

function sayChange({ id, before, after, difference }: Change): string[] {
  const head = `  ${id}: ${sayTally(before)} → ${sayTally(after)}`;
  if (!difference) return [head];
  const { trial, style, turn, what, before: then, after: now } = difference;
  return [
    head,
    `    run ${trial} (${style}), turn ${turn + 1}: ${what}`,
    `      before: ${quote(then)}`,
    `      after:  ${quote(now)}`,
  ];
}

/** As much of a text as a terminal shows well. */
const quote = (text: string): string => {
  const line = printable(text);
  return line.length <= 300 ? line : `${line.slice(0, 299)}…`;
};
