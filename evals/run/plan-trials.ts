import { createHash } from "node:crypto";
import type { EvalCase } from "../scenario/schema.ts";
import { STYLES, type Style } from "../trial.ts";
import type { TrialJob } from "../world/trial-runner.ts";

/**
 * `trials` runs of each case: each in another style and with another seed, the same for the same `seed`. Which styles a
 * case gets goes by its id, so that all of them come up over a suite.
 */
export function planTrials(
  cases: readonly EvalCase[],
  { trials, seed, contestant, backend }: { trials: number; seed: number } & Pick<TrialJob, "contestant" | "backend">,
): TrialJob[] {
  // Trial by trial over all cases, so that a run that is stopped has seen each of them.
  return Array.from({ length: trials }, (_, index) => index + 1).flatMap((trial) =>
    cases.map((evalCase) => ({
      evalCase,
      backend,
      contestant,
      trial,
      seed: seed * 1_000 + trial,
      style: styleOf(evalCase, trial + seed - 1),
    })),
  );
}

function styleOf(evalCase: EvalCase, turn: number): Style {
  const allowed = STYLES.filter((style) => !evalCase.user.notInStyle.includes(style));
  const offset = createHash("sha256").update(evalCase.id).digest().readUInt32LE(0);
  return allowed[(offset + turn) % allowed.length] ?? "plain";
}
