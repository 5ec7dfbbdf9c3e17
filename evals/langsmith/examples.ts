import { derivedId } from "../../src/platform/ids.ts";
import type { EvalCase } from "../scenario/schema.ts";

/** A scenario as LangSmith keeps it: JSON values only. */
export interface Example {
  id: string;
  inputs: Record<string, unknown>;
  outputs: Record<string, unknown>;
}

/** The same for the same scenario of the same dataset, however often it is uploaded. */
export const exampleId = (datasetId: string, scenario: string): string =>
  derivedId("langsmith example", datasetId, scenario);

/** With `withText` false: its id, and how much of everything there is. */
export function toExample(datasetId: string, evalCase: EvalCase, withText: boolean): Example {
  const said = maskedExample(evalCase);
  if (!withText) return { id: exampleId(datasetId, evalCase.id), ...said };
  const { title, policy, persona, clinic, now, people, user, before, gold, facts, forbidden, disruptions } = evalCase;
  return {
    id: exampleId(datasetId, evalCase.id),
    inputs: { ...said.inputs, title, policy, persona, clinic, now, people, user, before, disruptions },
    outputs: { ...said.outputs, gold, required: facts, forbids: forbidden },
  };
}

/** A scenario without a word of its file. */
export function maskedExample({ id, gold, facts, forbidden, order }: EvalCase): Omit<Example, "id"> {
  return {
    inputs: { scenario: id },
    outputs: { actions: gold.length, facts: facts.length, forbidden: forbidden.length, order: order.length },
  };
}
