// @ts-check

/**
 * @import { Filter, PageRun, PageScenario } from "../types.ts"
 */

/**
 * The runs that a filter lets through, in their order. All words must be found, in any order, in the scenario's id and
 * title or in what was found.
 * @param {readonly PageRun[]} runs
 * @param {Readonly<Record<string, PageScenario>>} scenarios
 * @param {Filter} filter
 */
export function filterRuns(runs, scenarios, { words, suite, style, result, blame }) {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  return runs.filter((run) => {
    if (suite && run.suite !== suite) return false;
    if (style && run.style !== style) return false;
    if (result && run.result !== result) return false;
    if (blame && run.blame !== blame) return false;
    if (wanted.length === 0) return true;
    const text = [run.id, scenarios[run.id]?.title, ...run.findings.map(({ message }) => message)]
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/**
 * The values that occur, in the order in which they do.
 * @template Value
 * @param {readonly (Value | null)[]} values
 */
export const occurring = (values) => [...new Set(values)].filter((value) => value !== null);
