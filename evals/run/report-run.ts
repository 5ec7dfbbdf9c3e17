import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { acceptRun, checkBaseline } from "../reports/baseline.ts";
import { baselineFileName, readBaseline, writeBaseline } from "../reports/baseline-file.ts";
import { compareRuns, sayComparison } from "../reports/compare.ts";
import { coverageOf } from "../reports/coverage.ts";
import { asHtml } from "../reports/html/html-report.ts";
import { asJson } from "../reports/json.ts";
import { asJunit } from "../reports/junit.ts";
import { asMarkdown } from "../reports/markdown.ts";
import { type Summary, summarise } from "../reports/summary.ts";
import { asTerminalText } from "../reports/terminal.ts";
import type { EvalCase } from "../scenario/schema.ts";
import type { RunStore, StoredRun } from "../store/store.ts";
import type { Done } from "./play-suites.ts";
import { readReachable } from "./reachable.ts";

const BASELINES = fileURLToPath(new URL("../baselines/", import.meta.url));

/** With more runs than this broken by something outside of the system, the rest says little. */
const DOUBTFUL_SHARE = 0.05;

const reasonOf = (graded: Done["graded"]): string =>
  graded.find(({ record }) => record.error !== null)?.record.error ?? "no reason was kept";

export interface ReportRequest {
  json?: boolean;
  junit?: string;
  markdown?: string;
  html?: string;
  accept?: boolean;
  /** All scenarios were meant to run. */
  whole: boolean;
  /** A run to compare with; null: none. */
  before: StoredRun | null;
}

export interface ReportParts {
  store: RunStore;
  cases: readonly EvalCase[];
  /** A line of the answer, and one for the person beside it. */
  out: (text: string) => void;
  tell: (line: string) => void;
}

/** Prints and writes what was asked for. True when the run holds: nothing fell, and no invariant was broken. */
export async function reportRun({ info, graded }: Done, request: ReportRequest, parts: ReportParts): Promise<boolean> {
  const { store, cases, out, tell } = parts;
  const summary = summarise(graded, cases);
  const coverage = coverageOf(graded, await readReachable());
  const report = { run: info, summary, coverage, graded, cases };
  out(request.json ? JSON.stringify(asJson(report)) : asTerminalText(summary, coverage));
  if (request.before && !request.json) out(sayComparison(compareRuns(request.before, { info, graded })));
  const page = join(store.folderOf(info.id), "report.html");
  const html = asHtml(report);
  await writeFile(page, html);
  if (request.html) await writeFile(request.html, html);
  if (request.junit) await writeFile(request.junit, asJunit(report));
  if (request.markdown) await writeFile(request.markdown, asMarkdown(report));
  tell(`Stored as ${info.id}. The page: ${page}`);
  const { infrastructure } = summary.total;
  const doubtful = infrastructure > graded.length * DOUBTFUL_SHARE;
  if (doubtful) tell(`${infrastructure} of ${graded.length} runs do not count: ${reasonOf(graded)}. Mend that first.`);
  const own = graded.filter(({ record, grade }) => record.error !== null && grade.blame === "scenario");
  for (const { record } of own) tell(`${record.id} could not be played: ${record.error}`);
  const held = info.settings.contestant !== "system" || (await holds(info.settings.backend, summary, request, tell));
  return held && !doubtful && own.length === 0;
}

async function holds(
  backend: string,
  summary: Summary,
  { accept, whole }: ReportRequest,
  tell: ReportParts["tell"],
): Promise<boolean> {
  const broken = summary.total.invariantsBroken;
  if (broken > 0) tell(`An invariant was broken in ${broken} ${broken === 1 ? "run" : "runs"}.`);
  const file = join(BASELINES, baselineFileName(backend));
  const accepted = await readBaseline(file);
  if (accept) {
    await writeBaseline(file, acceptRun(summary, backend, accepted));
    tell(`Accepted in ${file}.`);
    return broken === 0;
  }
  if (!accepted) {
    tell(`There is no baseline for ${backend} yet; make this run it with --accept.`);
    return broken === 0;
  }
  const check = checkBaseline(summary, accepted, { whole });
  for (const line of [...check.fell, ...check.notComparable, ...check.unknown]) tell(line);
  for (const line of check.improved) tell(`better: ${line}`);
  return check.held && broken === 0;
}
