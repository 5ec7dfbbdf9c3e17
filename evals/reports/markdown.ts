import type { RunInfo } from "../store/run-info.ts";
import { COVERAGE_KINDS, type Coverage, neverReached, onlyFailing, reachedOf } from "./coverage.ts";
import { count, failing, sayCounts, sayMs, sayPlace, sayRate, sayTally } from "./say.ts";
import type { SuiteSummary, Summary } from "./summary.ts";

/** The result for a pull request or a document. */
export function asMarkdown({ run, summary, coverage }: { run: RunInfo; summary: Summary; coverage: Coverage }): string {
  const { settings } = run;
  const about = [
    `Backend ${settings.backend}`,
    `contestant ${settings.contestant}`,
    `${count(settings.trials, "run")} of each scenario`,
    `seed ${settings.seed}`,
    ...(settings.filter ? [`filter ${settings.filter}`] : []),
    `AgentCare ${run.versions.agentcare}`,
    `started ${run.startedAt}`,
  ];
  return `${[
    `# Evals: ${plain(run.id)}`,
    "",
    `${plain(about.join(", "))}.${run.finishedAt ? "" : " **This run was not finished.**"}`,
    "",
    ...suites(summary),
    "",
    ...kinds(summary),
    "",
    ...failures(summary),
    "",
    ...coverageTable(coverage),
  ].join("\n")}\n`;
}

function suites({ k, suites, total }: Summary): string[] {
  const row = (suite: SuiteSummary) => [
    `${suite.suite}${suite.versions.length > 0 && suite !== total ? ` (v${suite.versions.join(", v")})` : ""}`,
    `${suite.scenarios}`,
    `${suite.trials}`,
    sayRate(suite.pass1),
    sayRate(suite.passK),
    `${suite.invariantsBroken}`,
    `${suite.infrastructure}`,
    sayCounts(suite.blame) || "–",
    sayMs(suite.ms.median),
    sayMs(suite.ms.p95),
  ];
  return table(
    [
      "Suite",
      "Scenarios",
      "Runs",
      "pass^1 (95 %)",
      `pass^${k} (95 %)`,
      "Invariants broken",
      "Infrastructure",
      "At fault",
      "Median",
      "p95",
    ],
    [...suites.map(row), row(total)],
  );
}

function kinds({ k, total, notRun }: Summary): string[] {
  const rows = [
    ["Needs a write", total.write],
    ["Only reads", total.readOnly],
  ] as const;
  return [
    ...table(
      ["Scenarios that", "Scenarios", "pass^1 (95 %)", `pass^${k} (95 %)`],
      rows.map(([name, score]) => [name, `${score.scenarios}`, sayRate(score.pass1), sayRate(score.passK)]),
    ),
    "",
    "pass^1: Wilson's interval over the runs. " +
      `pass^${k}: over the scenarios. Runs that ended for infrastructure are counted and left out.`,
    ...(notRun.length > 0 ? ["", `Not run: ${plain(notRun.join(", "))}.`] : []),
  ];
}

function failures({ scenarios }: Summary): string[] {
  const failed = failing(scenarios);
  if (failed.length === 0) return ["## Failed", "", "Nothing."];
  return [
    "## Failed",
    "",
    ...table(
      ["Scenario", "Passed", "At fault", "First finding"],
      failed.map((scenario) => [
        scenario.id,
        sayTally(scenario),
        scenario.firstFailure?.blame ?? "–",
        scenario.firstFailure ? `${sayPlace(scenario.firstFailure)}: ${scenario.firstFailure.finding}` : "–",
      ]),
    ),
  ];
}

function coverageTable(coverage: Coverage): string[] {
  return [
    "## Coverage",
    "",
    ...table(
      ["", "Reached", "Never reached", "Only by failing runs"],
      COVERAGE_KINDS.map((kind) => [
        kind,
        reachedOf(coverage[kind]),
        neverReached(coverage[kind]).join(", ") || "–",
        onlyFailing(coverage[kind]).join(", ") || "–",
      ]),
    ),
  ];
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string[] =>
  [head, head.map(() => "---"), ...rows.map((row) => row.map(plain))].map((row) => `| ${row.join(" | ")} |`);

/** Findings may quote a transcript: nothing of it is taken for Markdown or HTML, and it stays on its line. */
function plain(text: string): string {
  return text
    .replace(/[\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[\\`*_{}[\]<>#|!~&@]/g, (sign) => (/[<>&@]/.test(sign) ? `&#${sign.codePointAt(0)};` : `\\${sign}`));
}
