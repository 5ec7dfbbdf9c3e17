import type { EvalCase } from "../scenario/schema.ts";
import type { RunInfo } from "../store/run-info.ts";
import type { GradedTrial } from "../trial.ts";
import { counts, inOrder, type Summary } from "./summary.ts";
import { transcriptText } from "./transcript-text.ts";

/** What CI systems read: a testsuite a suite, a testcase a scenario and trial. Infrastructure is an error, not a failure. */
export function asJunit(report: {
  run: RunInfo;
  summary: Summary;
  graded: readonly GradedTrial[];
  cases: readonly EvalCase[];
}): string {
  const { run, summary, graded, cases } = report;
  const fileOf = new Map(cases.map(({ id, file }) => [id, file]));
  const notRun = Map.groupBy(summary.notRun, (id) => cases.find((one) => one.id === id)?.suite ?? "unknown");
  const trialsOf = Map.groupBy(inOrder(graded, summary), ({ record }) => record.suite);
  const suites = [...new Set([...summary.suites.map(({ suite }) => suite), ...notRun.keys()])].map((suite) => {
    const trials = trialsOf.get(suite) ?? [];
    const skipped = notRun.get(suite) ?? [];
    const testcases = [
      ...trials.map((trial) => testcase(trial, fileOf.get(trial.record.id))),
      ...skipped.map((id) =>
        element("testcase", { classname: suite, name: id }, element("skipped", { message: "Not run." })),
      ),
    ];
    return element(
      "testsuite",
      { name: suite, ...totals(trials, skipped.length), timestamp: run.startedAt },
      ...testcases,
    );
  });
  const whole = element(
    "testsuites",
    { name: `agentcare eval ${run.id}`, ...totals(graded, summary.notRun.length) },
    ...suites,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n${whole}\n`;
}

function testcase(trial: GradedTrial, file: string | undefined): string {
  const { record, grade } = trial;
  const attributes = {
    classname: record.suite,
    name: `${record.id} run ${record.trial} (${record.style})`,
    time: seconds(record.ms),
    ...(file ? { file } : {}),
  };
  if (!counts(trial)) {
    const message = record.error ?? "Something outside the system broke.";
    return element("testcase", attributes, element("error", { message, type: "infrastructure" }));
  }
  if (grade.passed) return element("testcase", attributes);
  const findings = grade.findings.map(
    ({ grader, turn, message }) => `${grader}${turn === null ? "" : `, turn ${turn + 1}`}: ${message}`,
  );
  const diff = [
    ...grade.diff.missing.map((row) => `missing: ${row}`),
    ...grade.diff.unexpected.map((row) => `unexpected: ${row}`),
  ];
  const message = grade.findings[0]?.message ?? "Failed without a finding.";
  return element(
    "testcase",
    attributes,
    element("failure", { message, type: grade.blame ?? "unknown" }, asXmlText([...findings, ...diff].join("\n"))),
    element("system-out", {}, asXmlText(transcriptText(record.turns))),
  );
}

function totals(trials: readonly GradedTrial[], skipped: number): Record<string, string> {
  const errors = trials.filter((trial) => !counts(trial)).length;
  return {
    tests: `${trials.length + skipped}`,
    failures: `${trials.filter((trial) => counts(trial) && !trial.grade.passed).length}`,
    errors: `${errors}`,
    skipped: `${skipped}`,
    time: seconds(trials.reduce((sum, { record }) => sum + record.ms, 0)),
  };
}

const seconds = (ms: number): string => (ms / 1_000).toFixed(3);

/** `children` are XML already. */
function element(name: string, attributes: Readonly<Record<string, string>>, ...children: string[]): string {
  const said = Object.entries(attributes).map(([key, value]) => ` ${key}="${asXmlText(value)}"`);
  return children.length === 0
    ? `<${name}${said.join("")}/>`
    : `<${name}${said.join("")}>${children.join("\n")}</${name}>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\t": "&#9;",
};

/** For text and attributes. What XML 1.0 cannot hold at all (most control characters, lone surrogates) becomes U+FFFD. */
function asXmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, "\u{FFFD}")
    .replace(/[&<>"\n\t]/g, (sign) => ENTITIES[sign] ?? sign);
}
