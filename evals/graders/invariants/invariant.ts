import type { ClinicDirectory } from "../../../src/scheduling/model.ts";
import type { EvalCase } from "../../scenario/schema.ts";
import type { Finding, TrialRecord } from "../../trial.ts";

/** What must hold in every run of every scenario. */
export interface Invariant {
  name: string;
  check(of: { evalCase: EvalCase; record: TrialRecord; clinic: ClinicDirectory }): Broken[];
}

/** Where it did not hold. `turn`: index from 0; null: of the whole. */
export type Broken = Pick<Finding, "turn" | "message">;

/** Enough of a text to find it again. */
export const quoted = (text: string): string => {
  const line = text.replaceAll(/\s+/g, " ").trim();
  return `"${line.length > 160 ? `${line.slice(0, 157)}…` : line}"`;
};
