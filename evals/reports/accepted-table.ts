import type { Baseline } from "./baseline.ts";

/** The accepted scores as the table of docs/evals.md: a row a suite, pass^1 and pass^k a backend. */
export function acceptedTable(baselines: readonly Baseline[]): string {
  const suites = [...new Set(baselines.flatMap(({ suites }) => Object.keys(suites)))].sort();
  const names = baselines.flatMap(({ backend, k }) => (k > 1 ? [`${backend}, pass^1`, `pass^${k}`] : [backend]));
  const rows = suites.map((suite) => {
    const scores = baselines.flatMap(({ k, suites: scored }) => {
      const { pass1, passK } = scored[suite] ?? {};
      return k > 1 ? [said(pass1), said(passK)] : [said(pass1)];
    });
    const scenarios = Object.keys(baselines[0]?.suites[suite]?.scenarios ?? {}).length;
    return [suite, `${scenarios}`, ...scores];
  });
  const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
  const header = ["Suite", "Scenarios", ...names];
  return [line(header), line(header.map(() => "---")), ...rows.map(line)].join("\n");
}

const said = (share: number | undefined): string => (share === undefined ? "–" : share.toFixed(2));
