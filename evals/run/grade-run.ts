import { gradeTrial } from "../graders/grade-trial.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { GradedTrial, TrialRecord } from "../trial.ts";
import type { Copies } from "../world/copies.ts";
import { directoryOf, readDirectories } from "../world/directories.ts";
import { replayGold } from "../world/gold.ts";

/** Grades records of these cases, for the clinics of a server. */
export async function createGrader(copies: Copies, cases: readonly EvalCase[]) {
  const clinics = await readDirectories(copies);
  const known = new Map(cases.map((one) => [one.id, one]));
  return async (record: TrialRecord): Promise<GradedTrial> => {
    const evalCase = known.get(record.id);
    if (!evalCase) throw new Error(`There is no scenario "${record.id}" to grade by.`);
    return { record, grade: await gradeTrial(evalCase, record, directoryOf(clinics, evalCase)) };
  };
}

/**
 * Stored runs graded again by their scenarios as they are now, gold and all; what has no scenario any more is left out.
 * The conversations stay as they were.
 */
export async function regrade(
  graded: readonly GradedTrial[],
  cases: readonly EvalCase[],
  copies: Copies,
): Promise<GradedTrial[]> {
  const grade = await createGrader(copies, cases);
  const golds = new Map<string, Promise<TrialRecord["gold"]>>();
  const known = new Map(cases.map((one) => [one.id, one]));
  const again: GradedTrial[] = [];
  for (const { record } of graded) {
    const evalCase = known.get(record.id);
    if (!evalCase) continue;
    const gold = golds.get(record.id) ?? replayGold(copies, evalCase);
    golds.set(record.id, gold);
    again.push(await grade({ ...record, suiteVersion: evalCase.suiteVersion, gold: await gold }));
  }
  return again;
}
