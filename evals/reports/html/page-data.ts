import { cardLines } from "../../../src/cli/text-cards.ts";
import type { EvalCase } from "../../scenario/schema.ts";
import type { RunInfo } from "../../store/run-info.ts";
import type { GradedTrial, TurnRecord } from "../../trial.ts";
import { COVERAGE_KINDS, type Coverage, neverReached, onlyFailing, reachedOf } from "../coverage.ts";
import { diffRows } from "../row-diff.ts";
import { sayCounts, sayMs } from "../say.ts";
import { counts, inOrder, type SuiteSummary, type Summary } from "../summary.ts";
import { type PageData, type PageRun, type PageSuite, type PageTurn, RESULTS, type Result } from "./types.ts";

/** A run with all that is told of it. */
export interface HtmlReport {
  run: RunInfo;
  summary: Summary;
  coverage: Coverage;
  graded: readonly GradedTrial[];
  cases: readonly EvalCase[];
}

/** What the page shows, and no more of a record than that. Runs that need a look come first. */
export function pageData({ run, summary, coverage, graded, cases }: HtmlReport): PageData {
  const known = new Map(cases.map((one) => [one.id, one]));
  return {
    run,
    k: summary.k,
    suites: [
      ...summary.suites.map((suite) => suiteOf(suite, suite.suite)),
      ...(summary.suites.length === 1 ? [] : [suiteOf(summary.total, null)]),
    ],
    kinds: [
      { name: "Need a write", ...rates(summary.total.write) },
      { name: "Only read", ...rates(summary.total.readOnly) },
    ],
    coverage: COVERAGE_KINDS.map((kind) => ({
      kind,
      reached: reachedOf(coverage[kind]),
      never: neverReached(coverage[kind]),
      onlyFailing: onlyFailing(coverage[kind]),
    })),
    notRun: summary.notRun,
    scenarios: Object.fromEntries(
      summary.scenarios.map(({ id, title }) => {
        const { policy = null, persona = null } = known.get(id) ?? {};
        return [id, { title, policy, persona }];
      }),
    ),
    runs: inOrder(graded, summary)
      .map(runOf)
      .toSorted((a, b) => RESULTS.indexOf(a.result) - RESULTS.indexOf(b.result)),
  };
}

const rates = ({ scenarios, pass1, passK }: SuiteSummary["write"]) => ({ scenarios, pass1, passK });

const suiteOf = (summary: SuiteSummary, suite: string | null): PageSuite => ({
  suite,
  ...rates(summary),
  runs: summary.trials,
  passes: summary.passes,
  invariantsBroken: summary.invariantsBroken,
  infrastructure: summary.infrastructure,
  blame: sayCounts(summary.blame),
  median: sayMs(summary.ms.median),
  p95: sayMs(summary.ms.p95),
});

function resultOf(trial: GradedTrial): Result {
  if (!counts(trial)) return "infrastructure";
  return trial.grade.passed ? "passed" : "failed";
}

function runOf(trial: GradedTrial): PageRun {
  const { record, grade } = trial;
  return {
    key: `${record.id}:${record.trial}`,
    id: record.id,
    suite: record.suite,
    trial: record.trial,
    seed: record.seed,
    style: record.style,
    result: resultOf(trial),
    blame: grade.blame,
    ended: record.ended,
    error: record.error,
    time: sayMs(record.ms),
    findings: grade.findings,
    turns: record.turns.map(turnOf),
    rows: diffRows(record.gold, record.changed),
    verdict: [
      ...grade.diff.missing.map((row) => `missing: ${row}`),
      ...grade.diff.unexpected.map((row) => `unexpected: ${row}`),
    ],
  };
}

const turnOf = (turn: TurnRecord): PageTurn => ({
  says: turn.move.text,
  means: turn.move.means,
  answer: turn.text,
  failed: turn.failed,
  cards: turn.cards.map(({ type, content }) => outdented(cardLines(type, content))).filter((lines) => lines.length > 0),
  suggestions: turn.suggestions,
  pending: turn.pendingBefore?.summary ?? null,
  nodes: turn.nodes,
  tools: turn.tools.map(({ name, args, refusal }) => ({ name, args: JSON.stringify(args) ?? "", refusal })),
  writes: turn.writes.map(({ table, what, fields }) =>
    [`${what} in ${table}`, ...Object.values(fields).flatMap((value) => value ?? [])].join(" · "),
  ),
  time: sayMs(turn.ms),
});

/** Without the indent that all lines have: it is a terminal's. */
function outdented(lines: readonly string[]): string[] {
  const indent = Math.min(...lines.map((line) => line.search(/\S|$/)));
  return lines.map((line) => line.slice(indent));
}
