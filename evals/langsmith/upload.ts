import type { Client } from "langsmith";
import type { EvalCase } from "../scenario/schema.ts";
import type { RunInfo } from "../store/run-info.ts";
import type { GradedTrial } from "../trial.ts";
import { createUploadClient, type UploadAddress } from "./client.ts";
import { type Dataset, datasetName, uploadDataset } from "./datasets.ts";
import type { Gate } from "./gate.ts";
import { type Experiment, toLangSmithFeedback, toLangSmithRun } from "./trial-runs.ts";
import { UploadProblem } from "./upload-problem.ts";

/** Runs in one request, with their scores. */
const BATCH = 25;

export interface UploadRequest extends UploadAddress {
  run: RunInfo;
  graded: readonly GradedTrial[];
  cases: readonly EvalCase[];
  /** Titles, personas, messages, answers and rows too; false: ids, numbers, verdicts and names of our own. */
  withText: boolean;
  /** Epoch milliseconds. */
  now: () => number;
}

/** What became of one suite, by the names LangSmith shows. */
export interface UploadedSuite {
  suite: string;
  dataset: string;
  experiment: string;
  /** Runs of scenarios in it. */
  trials: number;
  /** The whole of it was there from an earlier upload, and nothing was sent. */
  already: boolean;
}

/**
 * A stored run as experiments of LangSmith, one a suite on the dataset of its version. Uploading it again doubles nothing,
 * and goes on where it was broken off. Runs whose scenario is not among `cases` are left out.
 * Throws UploadProblem, whose message names the mend.
 */
export async function uploadRun(request: UploadRequest): Promise<UploadedSuite[]> {
  const { client, gate } = createUploadClient(request);
  const suites = Map.groupBy(request.cases, ({ suite, suiteVersion }) => `${suite} ${suiteVersion}`);
  const uploaded: UploadedSuite[] = [];
  try {
    for (const cases of suites.values()) uploaded.push(...(await uploadSuite(client, gate, request, cases)));
  } catch (error) {
    if (error instanceof UploadProblem) throw error;
    gate.check();
    // Not about an answer: the client itself would not send it, such as to a LangSmith that is too old.
    throw new UploadProblem(`LangSmith's client: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
  return uploaded;
}

async function uploadSuite(
  client: Client,
  gate: Gate,
  { run, graded, withText, now }: UploadRequest,
  cases: readonly EvalCase[],
): Promise<UploadedSuite[]> {
  const [first] = cases;
  const caseOf = new Map(cases.map((evalCase) => [evalCase.id, evalCase]));
  const trials = graded.flatMap((trial) => {
    const evalCase = caseOf.get(trial.record.id);
    return evalCase ? [{ trial, evalCase }] : [];
  });
  if (!first || trials.length === 0) return [];
  const name = datasetName(first.suite, first.suiteVersion, withText);
  const dataset = await uploadDataset(client, { name, cases, withText });
  const { experiment, whole } = await findOrCreateExperiment(client, dataset, {
    name: `${run.id} ${name}`,
    metadata: aboutRun(run),
  });
  const answer = { suite: first.suite, dataset: name, experiment: experiment.name, trials: trials.length };
  if (whole) return [{ ...answer, already: true }];
  for (let begin = 0; begin < trials.length; begin += BATCH) {
    const at = now();
    const batch = trials.slice(begin, begin + BATCH);
    await client.multipartIngestRuns({
      runCreates: batch.map(({ trial, evalCase }) => toLangSmithRun(trial, { experiment, evalCase, at, withText })),
      feedbacks: batch.flatMap(({ trial, evalCase }) =>
        toLangSmithFeedback(trial, { experiment, evalCase, at, withText }),
      ),
    });
    gate.check();
  }
  const metadata = { ...aboutRun(run), uploaded: "whole" };
  await client.updateProject(experiment.id, { metadata, endTime: new Date(now()).toISOString() });
  return [{ ...answer, already: false }];
}

async function findOrCreateExperiment(
  client: Client,
  dataset: Dataset,
  { name, metadata }: { name: string; metadata: Record<string, unknown> },
): Promise<{ experiment: Experiment; whole: boolean }> {
  for await (const found of client.listProjects({ name, referenceDatasetId: dataset.id })) {
    if (found.name !== name) continue;
    const whole = found.extra?.metadata?.uploaded === "whole";
    return { experiment: { id: found.id, name, datasetId: dataset.id }, whole };
  }
  const { id } = await client.createProject({ projectName: name, referenceDatasetId: dataset.id, metadata });
  return { experiment: { id, name, datasetId: dataset.id }, whole: false };
}

/** What a run was, without the words its scenarios were chosen by. */
function aboutRun({ id, startedAt, settings, versions }: RunInfo): Record<string, unknown> {
  const { backend, contestant, trials, seed } = settings;
  const { agentcare, node } = versions;
  return { run: id, started_at: startedAt, backend, contestant, trials, seed, agentcare, node };
}
