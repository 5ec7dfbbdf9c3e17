import type { RunInfo } from "../store/run-info.ts";
import type { GradedTrial } from "../trial.ts";
import type { Coverage } from "./coverage.ts";
import { inOrder, type Summary } from "./summary.ts";

/** The report of `--json`: one object. `format` grows when a field changes its meaning. */
export interface JsonReport {
  format: 1;
  run: RunInfo;
  summary: Summary;
  coverage: Coverage;
  trials: JsonTrial[];
}

/** A run without its transcript, which stays in the store. */
export type JsonTrial = Pick<
  GradedTrial["record"],
  "id" | "suite" | "suiteVersion" | "trial" | "seed" | "style" | "ended" | "reached" | "error" | "ms"
> & { turns: number } & GradedTrial["grade"];

/** Verdicts and numbers for programs; the caller writes it out as JSON. */
export function asJson(report: {
  run: RunInfo;
  summary: Summary;
  coverage: Coverage;
  graded: readonly GradedTrial[];
}): JsonReport {
  const { run, summary, coverage, graded } = report;
  return { format: 1, run, summary, coverage, trials: inOrder(graded, summary).map(toTrial) };
}

const toTrial = ({ record, grade }: GradedTrial): JsonTrial => ({
  id: record.id,
  suite: record.suite,
  suiteVersion: record.suiteVersion,
  trial: record.trial,
  seed: record.seed,
  style: record.style,
  ended: record.ended,
  reached: record.reached,
  error: record.error,
  ms: record.ms,
  turns: record.turns.length,
  ...grade,
});
