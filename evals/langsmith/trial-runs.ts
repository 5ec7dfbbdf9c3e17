import type { Client } from "langsmith";
import { derivedId } from "../../src/platform/ids.ts";
import { counts } from "../reports/summary.ts";
import { transcriptText } from "../reports/transcript-text.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { GradedTrial } from "../trial.ts";
import { exampleId } from "./examples.ts";
import { foundBy, scoresOf } from "./scores.ts";

type Ingest = Parameters<Client["multipartIngestRuns"]>[0];
export type LangSmithRun = NonNullable<Ingest["runCreates"]>[number];
export type LangSmithFeedback = NonNullable<Ingest["feedbacks"]>[number];

export interface Experiment {
  id: string;
  name: string;
  datasetId: string;
}

export interface TrialPlace {
  experiment: Experiment;
  evalCase: EvalCase;
  /** When it is uploaded, epoch milliseconds: LangSmith wants a run to be younger than its example. */
  at: number;
  withText: boolean;
}

/** One run of a scenario as a run of an experiment; the same id for the same trial, so that a second upload replaces it. */
export function toLangSmithRun(trial: GradedTrial, { experiment, evalCase, at, withText }: TrialPlace): LangSmithRun {
  const { record, grade } = trial;
  const id = runId(experiment, trial);
  const startedAt = at - Math.max(0, Math.round(record.ms));
  const masked = maskedTrial(trial);
  const error = errorOf(trial, withText);
  return {
    id,
    trace_id: id,
    dotted_order: `${new Date(startedAt).toISOString().slice(0, -1).replace(/[-:.]/g, "")}000Z${id}`,
    name: record.id,
    run_type: "chain",
    session_name: experiment.name,
    reference_example_id: exampleId(experiment.datasetId, evalCase.id),
    start_time: startedAt,
    end_time: at,
    inputs: masked.inputs,
    outputs: withText
      ? {
          ...masked.outputs,
          conversation: transcriptText(record.turns),
          findings: grade.findings,
          rows: record.changed,
          wanted: record.gold,
        }
      : masked.outputs,
    ...(error !== null && { error }),
    extra: { metadata: { ...masked.inputs, suite: record.suite, suite_version: record.suiteVersion } },
  };
}

/** Its scores, as LangSmith files them beside that run. */
export function toLangSmithFeedback(trial: GradedTrial, { experiment, evalCase, at }: TrialPlace): LangSmithFeedback[] {
  const run = runId(experiment, trial);
  const time = new Date(at).toISOString();
  return scoresOf(evalCase, trial).map(({ key, score }) => ({
    id: derivedId("langsmith feedback", run, key),
    run_id: run,
    trace_id: run,
    session_id: experiment.id,
    key,
    score,
    value: null,
    comment: null,
    correction: null,
    feedback_source: { type: "model", metadata: {} },
    created_at: time,
    modified_at: time,
  }));
}

/** A run of a scenario in ids, numbers and words of our own. */
export function maskedTrial(trial: GradedTrial) {
  const { id, trial: number, seed, style, backend, contestant, ended, reached, turns } = trial.record;
  const { passed, blame } = trial.grade;
  return {
    inputs: { scenario: id, trial: number, seed, style, backend, contestant },
    outputs: { passed, ended, blame, reached: reached.length, turns: turns.length, found: foundBy(trial) },
  };
}

const runId = ({ id }: Experiment, { record }: GradedTrial): string =>
  derivedId("langsmith run", id, record.id, String(record.trial));

/** LangSmith draws a run red by its error text. */
function errorOf(trial: GradedTrial, withText: boolean): string | null {
  const { record, grade } = trial;
  if (!counts(trial)) return withText ? `infrastructure: ${record.error ?? ""}` : "infrastructure";
  if (grade.passed) return null;
  if (!withText) return `not passed: ${foundBy(trial).join(", ")}`;
  return grade.findings.map(({ grader, message }) => `${grader}: ${message}`).join("\n");
}
