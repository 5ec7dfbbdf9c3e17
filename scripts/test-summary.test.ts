import { describe, expect, it } from "vitest";
import { summarise } from "./test-summary.ts";

const redis = { service: "Redis", reason: "no redis-server", mend: "Install it." };

function aReport(counts: { passed?: number; failed?: number; skipped?: number; brokenFiles?: number }): string {
  const broken = { name: "broken.test.ts", status: "failed", assertionResults: [] };
  return JSON.stringify({
    numPassedTests: counts.passed ?? 0,
    numFailedTests: counts.failed ?? 0,
    numPendingTests: counts.skipped ?? 0,
    numTodoTests: 0,
    testResults: [
      { name: "a.test.ts", status: "passed", assertionResults: [{ status: "passed" }] },
      ...Array.from({ length: counts.brokenFiles ?? 0 }, () => broken),
    ],
  });
}

const aRun = { exitCode: 0, missing: [], requireServices: false };

describe("the end of npm test", () => {
  it.each([
    ["passes", { ...aRun, report: aReport({ passed: 5 }) }, 0, "5 passed, 0 failed"],
    ["counts failures", { ...aRun, report: aReport({ passed: 5, failed: 2 }), exitCode: 1 }, 2, "5 passed, 2 failed"],
    [
      "counts a file that does not load",
      { ...aRun, report: aReport({ passed: 5, brokenFiles: 1 }), exitCode: 1 },
      1,
      "5 passed, 1 failed",
    ],
    ["fails when Vitest wrote no report", { ...aRun, report: undefined, exitCode: 1 }, 1, "0 passed, 1 failed"],
    ["fails when no test ran", { ...aRun, report: aReport({}) }, 1, "0 passed, 1 failed"],
    [
      "fails on an error outside the tests",
      { ...aRun, report: aReport({ passed: 5 }), exitCode: 1 },
      1,
      "5 passed, 1 failed",
    ],
    ["allows a skip", { ...aRun, report: aReport({ passed: 5, skipped: 3 }) }, 0, "5 passed, 0 failed"],
    [
      "fails on a skip when services are required",
      { ...aRun, report: aReport({ passed: 5, skipped: 3 }), requireServices: true },
      3,
      "5 passed, 3 failed",
    ],
    [
      "fails on a missing service whose tests were never collected",
      { ...aRun, report: aReport({ passed: 5 }), missing: [redis], requireServices: true },
      1,
      "5 passed, 1 failed",
    ],
  ])("%s", (_, run, failed, lastLine) => {
    const summary = summarise(run);
    expect(summary.failed).toBe(failed);
    expect(summary.lines.at(-1)).toBe(lastLine);
  });

  it("says what was skipped for want of which service, and how to get it", () => {
    const { lines } = summarise({ ...aRun, report: aReport({ passed: 5, skipped: 3 }), missing: [redis] });
    expect(lines.join("\n")).toMatch(/SKIPPED: 3 tests, for want of:\n {2}Redis: no redis-server\. Install it\./);
  });
});
