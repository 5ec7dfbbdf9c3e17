import { isDeepStrictEqual } from "node:util";
import type { Client } from "langsmith";
import type { EvalCase } from "../scenario/schema.ts";
import { type Example, toExample } from "./examples.ts";

export interface Dataset {
  id: string;
  name: string;
}

/** One a version of a suite: scores of two versions cannot be compared. Those with texts are kept apart. */
export const datasetName = (suite: string, version: number, withText: boolean): string =>
  `agentcare-${suite}-v${version}${withText ? "-text" : ""}`;

/** The dataset of a suite, with these cases in it. What is there stays, and is changed where a scenario was. */
export async function uploadDataset(
  client: Client,
  { name, cases, withText }: { name: string; cases: readonly EvalCase[]; withText: boolean },
): Promise<Dataset> {
  const { id } = await findOrCreate(client, name);
  const examples = cases.map((evalCase) => toExample(id, evalCase, withText));
  const known = await readKnown(client, id);
  const missing = examples.filter((example) => !known.has(example.id));
  const changed = examples.filter((example) => {
    const there = known.get(example.id);
    return there !== undefined && !isDeepStrictEqual(there, asJson(example));
  });
  if (missing.length > 0) {
    const uploads = missing.map(({ outputs, ...example }) => ({ ...example, reference_outputs: outputs }));
    await client.uploadExamplesMultipart(id, uploads);
  }
  if (changed.length > 0) await client.updateExamplesMultipart(id, changed);
  return { id, name };
}

async function findOrCreate(client: Client, name: string): Promise<{ id: string }> {
  for await (const found of client.listDatasets({ datasetName: name })) if (found.name === name) return found;
  return client.createDataset(name, { description: "Scenarios of AgentCare's eval suites.", dataType: "kv" });
}

async function readKnown(client: Client, datasetId: string): Promise<Map<string, Example>> {
  const known = new Map<string, Example>();
  for await (const { id, inputs, outputs } of client.listExamples({ datasetId })) {
    known.set(id, { id, inputs, outputs: outputs ?? {} });
  }
  return known;
}

/** As it comes back: without what is undefined. */
const asJson = (example: Example): unknown => JSON.parse(JSON.stringify(example));
