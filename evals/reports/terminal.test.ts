import { describe, expect, it } from "vitest";
import { coverageOf } from "./coverage.ts";
import { createProgress } from "./progress.ts";
import { summarise } from "./summary.ts";
import { asTerminalText } from "./terminal.ts";
import { aCase, aWholeRun, failed, infrastructure, passed } from "./testing/build.ts";

const exists = { nodes: ["supervise", "repair"], edges: [], tools: ["find_slots"], refusals: [] };

describe("the table", () => {
  it("fits 100 columns, with a line a suite and the whole below", () => {
    const { cases, graded } = aWholeRun({ scenarios: 60 });
    const lines = asTerminalText(summarise(graded, cases), coverageOf(graded, exists)).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines[0]).toMatch(/^suite +scen\. +runs +pass\^1 \(95 %\) +pass\^4 \(95 %\) +broken +infra +median +p95$/);
    expect(lines.slice(1, 8).map((line) => line.split(" ")[0])).toEqual([
      "booking",
      "changes",
      "faq",
      "repair",
      "safety",
      "faults",
      "all",
    ]);
    expect(lines).toContain("Never reached, nodes: repair".replace(/^/, "  "));
  });

  it("still fits with long names and a finding without a space", () => {
    const id = `a-very-long-suite-name/${"long-".repeat(40)}name`;
    const graded = [failed({ id }, { findings: [{ grader: "facts", turn: 0, message: "x".repeat(500) }] })];
    const lines = asTerminalText(summarise(graded, [aCase({ id })])).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(lines.join("").match(/x/g)).toHaveLength(500);
  });

  it("names what failed, where, who is at fault and the first finding", () => {
    const text = asTerminalText(summarise([passed({ trial: 1 }), failed({ trial: 2, style: "typos" })], [aCase()]));
    expect(text).toContain("1 scenario of 1 failed:\n  ✗ booking/first-available  1 of 2 passed\n");
    expect(text).toContain(
      "    run 2 (typos), turn 4, agent at fault: A visit on March 3 was booked; the yes was to one on\n    March 2.",
    );
    expect(text).toContain("Invariants broken, in runs: yes-before-write 1");
  });

  it("says so when all passed, and when no run counts", () => {
    expect(asTerminalText(summarise([passed()], [aCase()]))).toContain("All 1 run of 1 scenario passed.");
    expect(asTerminalText(summarise([infrastructure()], [aCase()]))).toContain("No run counts");
  });

  it("lets no control character of a transcript through", () => {
    const findings = [{ grader: "facts" as const, turn: 0, message: "It said \u001b[2J\u202e\u0007 and\nmore." }];
    const text = asTerminalText(summarise([failed({}, { findings })], [aCase()]));
    expect(text).toContain("It said ·[2J·· and more.");
  });

  it("never rounds a run away", () => {
    const graded = Array.from({ length: 400 }, (_, at) => (at === 0 ? failed : passed)({ id: `booking/s${at}` }));
    expect(asTerminalText(summarise(graded, []))).toContain("0.99 (");
  });
});

describe("progress", () => {
  const watch = (stream: { isTTY: boolean; columns?: number }) => {
    const written: string[] = [];
    let time = 0;
    const progress = createProgress({
      stream: { ...stream, write: (text) => written.push(text) },
      total: 4,
      now: () => time,
    });
    return { written, progress, pass: (ms: number) => (time += ms) };
  };

  it("rewrites one line on a terminal, never longer than it is wide, and takes it away at the end", () => {
    const { written, progress, pass } = watch({ isTTY: true, columns: 40 });
    pass(9_000);
    progress.finished(failed());
    pass(1_000);
    progress.finished(infrastructure());
    progress.end();
    expect(written[0]).toBe("\r\u001b[2K1 of 4 runs, 1 failed, 9 s  booking/fir");
    expect(written[1]).toBe("\r\u001b[2K2 of 4 runs, 1 failed, 1 infrastructure");
    expect(written.every((text) => !text.includes("\n"))).toBe(true);
    expect(written.at(-1)).toBe("\r\u001b[2K");
  });

  it("prints a line every few seconds elsewhere, and the last count at the end", () => {
    const { written, progress, pass } = watch({ isTTY: false });
    pass(4_000);
    progress.finished(passed());
    pass(1_000);
    progress.finished(passed());
    pass(1_000);
    progress.finished(passed());
    progress.end();
    expect(written).toEqual(["2 of 4 runs, 5 s, about 2 s left\n", "3 of 4 runs, 6 s, about 1 s left\n"]);
  });
});
