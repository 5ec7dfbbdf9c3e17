import { gradeTrial } from "../graders/grade-trial.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { GradedTrial, TrialRecord } from "../trial.ts";
import { directoryOf, readDirectories } from "../world/directories.ts";
import { replayGold } from "../world/gold.ts";
import type { ServerAddress } from "../world/server.ts";

/** Grades records of these cases, for the clinics of a server. */
export async function createGrader(server: ServerAddress, cases: readonly EvalCase[]) {
  const clinics = await readDirectories(server);
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
  server: ServerAddress,
): Promise<GradedTrial[]> {
  const grade = await createGrader(server, cases);
  const golds = new Map<string, Promise<TrialRecord["gold"]>>();
  const known = new Map(cases.map((one) => [one.id, one]));
  const again: GradedTrial[] = [];
  for (const { record } of graded) {
    const evalCase = known.get(record.id);
    if (!evalCase) continue;
    const gold = golds.get(record.id) ?? replayGold(server, evalCase);
    golds.set(record.id, gold);
    again.push(await grade({ ...record, suiteVersion: evalCase.suiteVersion, gold: await gold }));
  }
  return again;
}
