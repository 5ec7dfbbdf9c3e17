import { COVERAGE_KINDS, type Coverage, neverReached, reachedOf } from "./coverage.ts";
import { count, failing, printable, sayCounts, sayMs, sayPlace, sayRate, sayTally } from "./say.ts";
import type { SuiteSummary, Summary } from "./summary.ts";

const WIDTH = 100;

/** The result for a terminal of 100 columns: a line a suite, then what failed with its first finding. */
export function asTerminalText(summary: Summary, coverage?: Coverage): string {
  return [
    ...suiteTable(summary),
    "",
    ...notes(summary),
    ...(coverage ? coverageLines(coverage) : []),
    "",
    ...failures(summary),
  ]
    .map(printable)
    .join("\n");
}

function suiteTable({ k, suites, total }: Summary): string[] {
  const head = ["suite", "scen.", "runs", "pass^1 (95 %)", `pass^${k} (95 %)`, "broken", "infra", "median", "p95"];
  const cells = (suite: SuiteSummary) => [
    shorten(suite.suite, 10),
    `${suite.scenarios}`,
    `${suite.trials}`,
    sayRate(suite.pass1),
    sayRate(suite.passK),
    `${suite.invariantsBroken}`,
    `${suite.infrastructure}`,
    sayMs(suite.ms.median),
    sayMs(suite.ms.p95),
  ];
  const rows = [head, ...suites.map(cells), ...(suites.length === 1 ? [] : [cells(total)])];
  const widths = head.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  "),
  );
}

function notes({ k, total, notRun }: Summary): string[] {
  const { write, readOnly } = total;
  const invariants = sayCounts(total.invariants);
  const blame = sayCounts(total.blame);
  return [
    ...(write.scenarios > 0
      ? [`Need a write: ${count(write.scenarios, "scenario")}, pass^${k} ${sayRate(write.passK)}`]
      : []),
    ...(readOnly.scenarios > 0
      ? [`Only read:    ${count(readOnly.scenarios, "scenario")}, pass^${k} ${sayRate(readOnly.passK)}`]
      : []),
    ...(invariants ? wrap(`Invariants broken, in runs: ${invariants}`, 0) : []),
    ...(blame ? [`Failed runs by who is at fault: ${blame}`] : []),
    ...(total.infrastructure > 0
      ? [`Left out: ${count(total.infrastructure, "run")} that ended because something outside the system broke.`]
      : []),
    ...(notRun.length > 0 ? [`Not run: ${count(notRun.length, "scenario")}.`] : []),
  ];
}

function coverageLines(coverage: Coverage): string[] {
  const reached = COVERAGE_KINDS.map((kind) => `${kind} ${reachedOf(coverage[kind])}`).join(", ");
  const never = COVERAGE_KINDS.flatMap((kind) => {
    const names = neverReached(coverage[kind]);
    return names.length > 0 ? wrap(`Never reached, ${kind}: ${names.join(", ")}`, 2) : [];
  });
  return [`Reached: ${reached}`, ...never];
}

function failures({ scenarios, total }: Summary): string[] {
  const failed = failing(scenarios);
  if (total.trials === 0) return ["No run counts: there is nothing to tell of the system."];
  if (failed.length === 0)
    return [`All ${count(total.trials, "run")} of ${count(scenarios.length, "scenario")} passed.`];
  return [
    `${count(failed.length, "scenario")} of ${scenarios.length} failed:`,
    ...failed.flatMap((scenario) => {
      const { firstFailure } = scenario;
      const title = wrap(`✗ ${scenario.id}  ${sayTally(scenario)} passed`, 2);
      if (!firstFailure) return title;
      const fault = firstFailure.blame ? `, ${firstFailure.blame} at fault` : "";
      return [...title, ...wrap(`${sayPlace(firstFailure)}${fault}: ${firstFailure.finding}`, 4)];
    }),
  ];
}

const shorten = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Lines that fit, broken at spaces where there are any. */
function wrap(text: string, indent: number): string[] {
  const room = WIDTH - indent;
  const lines: string[] = [];
  let rest = printable(text).replace(/\s+/g, (space) => (space.includes("\n") ? " " : space));
  while (rest.length > room) {
    const space = rest.lastIndexOf(" ", room);
    const end = space > 0 ? space : room;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return [...lines, rest].map((line) => `${" ".repeat(indent)}${line}`);
}
