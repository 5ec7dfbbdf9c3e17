import { AsyncLocalStorage } from "node:async_hooks";
import * as ls from "langsmith/vitest";
import { afterAll, beforeAll } from "vitest";
import { createUploadClient } from "../langsmith/client.ts";
import { maskedExample } from "../langsmith/examples.ts";
import { scoresOf } from "../langsmith/scores.ts";
import { maskedTrial } from "../langsmith/trial-runs.ts";
import { transcriptText } from "../reports/transcript-text.ts";
import { planTrials } from "../run/plan-trials.ts";
import { loadSuites } from "../scenario/load.ts";
import type { GradedTrial } from "../trial.ts";
import { MaskedClient } from "./masked-client.ts";
import { readSettings, readTracking } from "./settings.ts";
import { openStage, type Stage } from "./stage.ts";

const MINUTE = 60_000;
const settings = readSettings(process.env);
const tracking = readTracking(process.env);
// A test runs inside a LangSmith trace, which LangChain would go on with, words and all; the system is run outside of it.
const outside = AsyncLocalStorage.snapshot();

const cases = loadSuites({ ...settings, filter: [settings.filter] });
if (cases.length === 0) throw new Error(`No scenario has "${settings.filter}" in its id or title; change EVAL_FILTER.`);
const jobs = planTrials(cases, { ...settings, contestant: "system" });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage(cases, settings.backend);
}, 5 * MINUTE);
afterAll(() => stage?.close(), MINUTE);

for (const [suite, planned] of Map.groupBy(jobs, ({ evalCase }) => evalCase.suite)) {
  const version = planned[0]?.evalCase.suiteVersion;
  ls.describe(
    `agentcare-vitest-${suite}-v${version}`,
    () => {
      for (const job of planned) {
        const { evalCase, trial, style } = job;
        const { inputs, outputs: referenceOutputs } = maskedExample(evalCase);
        ls.test(
          `${evalCase.id}, run ${trial} (${style})`,
          { inputs, referenceOutputs },
          async () => {
            const graded = await outside(() => stage.play(job));
            const { inputs: about, outputs } = maskedTrial(graded);
            ls.logOutputs({ ...about, ...outputs });
            for (const score of scoresOf(evalCase, graded)) ls.logFeedback(score);
            if (!graded.grade.passed) throw new Error(tell(graded));
          },
          2 * MINUTE,
        );
      }
    },
    {
      enableTestTracking: tracking !== null,
      ...(tracking && { client: createUploadClient(tracking, MaskedClient).client }),
      // Given here so that they are not taken from the environment.
      metadata: { ENVIRONMENT: "evals", NODE_ENV: "test", LANGSMITH_ENVIRONMENT: "evals", backend: settings.backend },
    },
  );
}

/** For the terminal alone: what was found, who is to blame, and the conversation. */
function tell({ record, grade }: GradedTrial): string {
  const found = grade.findings.map(
    ({ grader, turn, message }) => `- ${grader}${turn === null ? "" : `, turn ${turn + 1}`}: ${message}`,
  );
  const rows = [
    ...grade.diff.missing.map((row) => `- missing: ${row}`),
    ...grade.diff.unexpected.map((row) => `- not expected: ${row}`),
  ];
  const blame = `${record.id} did not pass (${grade.blame ?? "nobody"} is to blame)`;
  return [blame, ...found, ...rows, "", transcriptText(record.turns)].join("\n");
}
