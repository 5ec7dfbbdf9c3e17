import type { Rate } from "./statistics.ts";
import type { ScenarioSummary } from "./summary.ts";

/** `0.97`. Only a whole 1 is `1.00` and only nothing is `0.00`: rounding must not hide a run. */
export function sayShare(value: number): string {
  if (value > 0.99 && value < 1) return "0.99";
  if (value > 0 && value < 0.01) return "0.01";
  return value.toFixed(2);
}

/** `0.97 (0.93–0.99)`, or a dash where there is none. */
export const sayRate = (rate: Rate | null): string =>
  rate ? `${sayShare(rate.value)} (${rate.low.toFixed(2)}–${rate.high.toFixed(2)})` : "–";

/** `240 ms`, `1.9 s`. */
export function sayMs(value: number | null): string {
  if (value === null) return "–";
  return value < 1_000 ? `${Math.round(value)} ms` : `${(value / 1_000).toFixed(1)} s`;
}

/** `2 of 4`. */
export const sayTally = ({ passes, trials }: Pick<ScenarioSummary, "passes" | "trials">): string =>
  `${passes} of ${trials}`;

/** `1 run`, `2 runs`. */
export const count = (many: number, one: string, more = `${one}s`): string => `${many} ${many === 1 ? one : more}`;

/** `run 2 (typos), turn 4`: turns are counted from 1 for people. */
export function sayPlace({ trial, style, turn }: NonNullable<ScenarioSummary["firstFailure"]>): string {
  return `run ${trial} (${style})${turn === null ? "" : `, turn ${turn + 1}`}`;
}

/** The scenarios of which at least one run that counts failed. */
export const failing = (scenarios: readonly ScenarioSummary[]): ScenarioSummary[] =>
  scenarios.filter(({ passes, trials }) => passes < trials);

/** The counts that are not 0, most first: `agent 3, user 1`. */
export const sayCounts = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .filter(([, many]) => many > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, many]) => `${name} ${many}`)
    .join(", ");

/** Findings may quote what a model wrote: no control character of it reaches the terminal. */
export const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Cf}]/gu, (sign) => (sign === "\n" ? " " : "·"));
