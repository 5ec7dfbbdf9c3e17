import { z } from "zod";
import type { MissingService } from "../tests/missing-service.ts";

/** What is used of Vitest's JSON report. */
const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(
    z.object({ name: z.string(), status: z.string(), assertionResults: z.array(z.object({ status: z.string() })) }),
  ),
});

type Run = {
  /** The report's text; undefined when Vitest wrote none. */
  report: string | undefined;
  exitCode: number;
  missing: MissingService[];
  requireServices: boolean;
};

/**
 * The closing lines of a test run, the last one `N passed, N failed`. A file that could not be loaded, a run that
 * ended early and a run of no tests count as failures; so do skipped tests when services are required.
 */
export function summarise({ report, exitCode, missing, requireServices }: Run): { failed: number; lines: string[] } {
  const counts = report === undefined ? { passed: 0, failed: 0, skipped: 0 } : count(report);
  const lines: string[] = [];
  if (counts.skipped > 0 || missing.length > 0) lines.push("", ...describeSkipped(counts.skipped, missing));
  let { failed } = counts;
  if (requireServices && (counts.skipped > 0 || missing.length > 0)) {
    lines.push("REQUIRE_SERVICES=1: what was skipped counts as failed.");
    failed += Math.max(counts.skipped, missing.length);
  }
  if (failed === 0 && counts.passed === 0) {
    lines.push("No test ran.");
    failed = 1;
  }
  if (failed === 0 && exitCode !== 0) {
    lines.push(`Vitest ended with exit code ${exitCode} though no test failed: see its errors above.`);
    failed = 1;
  }
  lines.push(`${counts.passed} passed, ${failed} failed`);
  return { failed, lines };
}

function count(text: string): { passed: number; failed: number; skipped: number } {
  const report = Report.parse(JSON.parse(text));
  const isBroken = (file: Pick<(typeof report.testResults)[number], "status" | "assertionResults">) =>
    file.status === "failed" && file.assertionResults.every(({ status }) => status !== "failed");
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.testResults.filter(isBroken).length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function describeSkipped(skipped: number, missing: MissingService[]): string[] {
  const why = missing.map(({ service, reason, mend }) => `  ${service}: ${reason}. ${mend}`);
  const banner = "=".repeat(78);
  const heading = `SKIPPED: ${skipped} test${skipped === 1 ? "" : "s"}${why.length > 0 ? ", for want of:" : ""}`;
  return [banner, heading, ...why, banner];
}
