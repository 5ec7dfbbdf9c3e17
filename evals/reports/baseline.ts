import { z } from "zod";
import { printable, sayShare, sayTally } from "./say.ts";
import type { SuiteSummary, Summary } from "./summary.ts";

const Accepted = z.strictObject({ passes: z.int().nonnegative(), trials: z.int().positive() });

/** The scores that were accepted for one backend: what a run may not fall below. `evals/baselines/<backend>.json`. */
export const Baseline = z.strictObject({
  backend: z.string(),
  /** The k of pass^k. */
  k: z.int().positive(),
  suites: z.record(
    z.string(),
    z.strictObject({
      version: z.int().positive(),
      pass1: z.number().min(0).max(1),
      passK: z.number().min(0).max(1),
      scenarios: z.record(z.string(), Accepted),
    }),
  ),
});
export type Baseline = z.infer<typeof Baseline>;

export interface BaselineCheck {
  /** False when anything fell, cannot be compared, or is not known. */
  held: boolean;
  /** What fell, a sentence each; scenarios first, by name. */
  fell: string[];
  notComparable: string[];
  /** What is better than was accepted, or new: worth accepting, and no fault. */
  improved: string[];
  /** Scenarios whose runs all ended `infrastructure`: nothing is known of them. */
  unknown: string[];
}

/**
 * Compares a run with what was accepted. `whole`: all scenarios were meant to run, so one that is missing counts as
 * fallen; without it only what was run is judged, and suites' rates are not.
 */
export function checkBaseline(summary: Summary, baseline: Baseline, { whole = true } = {}): BaselineCheck {
  const check = {
    fell: [] as string[],
    notComparable: [] as string[],
    improved: [] as string[],
    unknown: [] as string[],
  };
  const ran = new Map(summary.suites.map((suite) => [suite.suite, suite]));
  for (const [name, accepted] of Object.entries(baseline.suites)) {
    const suite = ran.get(name);
    if (!suite) {
      if (whole) check.fell.push(`${name}: the whole suite was not run.`);
      continue;
    }
    if (suite.versions.join() !== `${accepted.version}`) {
      const now = suite.versions.join(", ");
      check.notComparable.push(
        `${name}: version ${now} was run and version ${accepted.version} was accepted. They are not comparable; accept anew with --accept.`,
      );
      continue;
    }
    checkScenarios(name, summary, accepted.scenarios, whole, check);
    if (whole) checkRates(suite, accepted, summary.k, baseline.k, check);
  }
  for (const name of ran.keys())
    if (!baseline.suites[name]) check.improved.push(`${name}: new, nothing is accepted yet. Accept it with --accept.`);
  return { held: check.fell.length + check.notComparable.length + check.unknown.length === 0, ...check };
}

type Lists = Omit<BaselineCheck, "held">;
type AcceptedSuite = Baseline["suites"][string];

function checkScenarios(
  suite: string,
  { scenarios }: Summary,
  accepted: AcceptedSuite["scenarios"],
  whole: boolean,
  { fell, improved, unknown }: Lists,
): void {
  const ran = new Map(scenarios.filter((scenario) => scenario.suite === suite).map((one) => [one.id, one]));
  for (const [id, before] of Object.entries(accepted)) {
    const now = ran.get(id);
    if (!now) {
      if (whole)
        fell.push(
          `${id}: was not run; ${sayTally(before)} was accepted. If it is gone for good, accept anew with --accept.`,
        );
      continue;
    }
    // Crosswise, so that 3 of 3 and 4 of 4 are the same share without rounding.
    const change = now.passes * before.trials - before.passes * now.trials;
    const said = `${id}: ${sayTally(now)} passed, ${sayTally(before)} was accepted.`;
    if (now.trials === 0) unknown.push(`${id}: all ${now.infrastructure} runs ended for infrastructure.`);
    else if (change < 0) fell.push(now.firstFailure ? `${said} ${printable(now.firstFailure.finding)}` : said);
    else if (change > 0) improved.push(said);
  }
  for (const id of ran.keys()) if (!accepted[id]) improved.push(`${id}: new, nothing is accepted yet.`);
}

/** A hair's breadth: rates were stored rounded. */
const CLOSE = 0.0005;

function checkRates(suite: SuiteSummary, accepted: AcceptedSuite, k: number, acceptedK: number, { fell }: Lists): void {
  const compare = (name: string, now: number | undefined, before: number) => {
    if (now !== undefined && now < before - CLOSE)
      fell.push(`${suite.suite}: ${name} is ${sayShare(now)}, ${sayShare(before)} was accepted.`);
  };
  compare("pass^1", suite.pass1?.value, accepted.pass1);
  // pass^k of another k is another number.
  if (k === acceptedK) compare(`pass^${k}`, suite.passK?.value, accepted.passK);
}

/**
 * The baseline that this run would be; suites that it did not run stay as they were. Throws Error for a suite with no
 * rate or more than one version, and for another k beside suites that stay.
 */
export function acceptRun(summary: Summary, backend: string, previous: Baseline | null): Baseline {
  const names = new Set(summary.suites.map(({ suite }) => suite));
  const kept = Object.entries(previous?.suites ?? {}).filter(([name]) => !names.has(name));
  if (previous && kept.length > 0 && previous.k !== summary.k)
    throw new Error(
      `Nothing was accepted: ${kept.map(([name]) => name).join(", ")} was accepted with ${previous.k} runs a scenario, and this run has ${summary.k}. Run with --trials ${previous.k}, or run all suites.`,
    );
  const taken = summary.suites.map(({ suite, versions, pass1, passK }): [string, AcceptedSuite] => {
    const [version] = versions;
    if (version === undefined || versions.length > 1 || !pass1 || !passK)
      throw new Error(
        `Nothing was accepted: ${suite} has no score, or scores of more than one version. Run it again with all of its runs.`,
      );
    const scenarios = summary.scenarios
      .filter((scenario) => scenario.suite === suite && scenario.trials > 0)
      .map(({ id, passes, trials }): [string, z.infer<typeof Accepted>] => [id, { passes, trials }]);
    return [suite, { version, pass1: rounded(pass1.value), passK: rounded(passK.value), scenarios: sorted(scenarios) }];
  });
  return { backend, k: summary.k, suites: sorted([...kept, ...taken]) };
}

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;
const sorted = <Value>(entries: readonly [string, Value][]): Record<string, Value> =>
  Object.fromEntries(entries.toSorted(([a], [b]) => (a < b ? -1 : 1)));
