import type { ClinicDirectory } from "../../src/scheduling/model.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { Finding, Grade, TrialRecord } from "../trial.ts";
import { classify } from "./classify.ts";
import { gradeEndState } from "./end-state.ts";
import { gradeFacts } from "./facts.ts";
import { gradeForbidden } from "./forbidden.ts";
import { gradeGoals } from "./goals.ts";
import { INVARIANTS } from "./invariants/index.ts";
import { gradeOrder } from "./order.ts";
import { withOwnWrites } from "./own-writes.ts";

/**
 * The verdict on one run of one scenario at `clinic`. The same record always gets the same grade. A run that something
 * outside of the system broke is not judged: it fails with that as its one finding, and the environment is to blame, or
 * the scenario when its own actions were refused.
 * Rejects for a scenario whose `forbidden` names somebody who is not among its people.
 */
export async function gradeTrial(evalCase: EvalCase, record: TrialRecord, clinic: ClinicDirectory): Promise<Grade> {
  if (record.ended === "infrastructure" || record.error !== null) return notJudged(evalCase, record);
  const { findings: rows, diff, handedOver } = gradeEndState(evalCase, record);
  const own = withOwnWrites(evalCase, record);
  const findings: Finding[] = [
    ...rows,
    // Who was passed on to a person was neither told everything nor got what they came for.
    ...(handedOver ? [] : gradeFacts(evalCase, record, clinic)),
    ...gradeForbidden(evalCase, record),
    ...(handedOver ? [] : await gradeOrder(evalCase, record)),
    ...(handedOver ? [] : gradeGoals(evalCase, record)),
    ...INVARIANTS.flatMap(({ name, check }) =>
      check({ evalCase, record: own, clinic }).map(
        ({ turn, message }): Finding => ({ grader: `invariant:${name}`, turn, message }),
      ),
    ),
  ];
  return { passed: findings.length === 0, findings, blame: classify(evalCase, record, findings), diff };
}

function notJudged(evalCase: EvalCase, record: TrialRecord): Grade {
  const message = `not judged, because the run could not be made: ${record.error ?? "no reason was kept"}`;
  const findings: Finding[] = [{ grader: "end_state", turn: null, message }];
  return {
    passed: false,
    findings,
    blame: classify(evalCase, record, findings),
    diff: { missing: [], unexpected: [] },
  };
}
