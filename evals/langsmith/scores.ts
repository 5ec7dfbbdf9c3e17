import { INVARIANTS } from "../graders/invariants/index.ts";
import { counts } from "../reports/summary.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { Finding, GradedTrial } from "../trial.ts";

export interface Score {
  key: string;
  score: number;
}

/** Our own names of graders: what a stored run says beside them does not leave. */
const GRADERS: readonly Finding["grader"][] = ["end_state", "facts", "forbidden", "order", "goals"];
const KNOWN: ReadonlySet<string> = new Set([...GRADERS, ...INVARIANTS.map(({ name }) => `invariant:${name}`)]);

/**
 * A run of a scenario as numbers: 1 or 0 for the verdict, for each grader that had something to judge, and for the
 * invariants together; then turns and milliseconds. None for a run that does not count, so that it spoils no mean.
 */
export function scoresOf(evalCase: EvalCase, trial: GradedTrial): Score[] {
  if (!counts(trial)) return [];
  const { record, grade } = trial;
  const found = new Set(grade.findings.map(({ grader }) => grader));
  const broken = grade.findings.some(({ grader }) => grader.startsWith("invariant:"));
  return [
    { key: "passed", score: Number(grade.passed) },
    ...GRADERS.filter((grader) => judges(grader, evalCase)).map((grader) => ({
      key: grader,
      score: Number(!found.has(grader)),
    })),
    { key: "invariants", score: Number(!broken) },
    { key: "turns", score: record.turns.length },
    { key: "ms", score: Math.round(record.ms) },
  ];
}

/** The graders and invariants that found something, each once, by names of ours. */
export const foundBy = ({ grade }: GradedTrial): string[] =>
  [...new Set(grade.findings.map(({ grader }) => (KNOWN.has(grader) ? grader : "other")))].toSorted();

function judges(grader: Finding["grader"], { facts, forbidden, order }: EvalCase): boolean {
  if (grader === "facts") return facts.length > 0;
  if (grader === "forbidden") return forbidden.length > 0;
  if (grader === "order") return order.length > 0;
  return true;
}
