import { expect, it } from "vitest";
import { aRun } from "../store/testing/a-run.ts";
import { coverageOf } from "./coverage.ts";
import { asJson } from "./json.ts";
import { asMarkdown } from "./markdown.ts";
import { summarise } from "./summary.ts";
import { aCase, aWholeRun, failed, passed } from "./testing/build.ts";

const exists = { nodes: ["supervise", "repair"], edges: [], tools: ["find_slots"], refusals: ["slot_taken"] };

it("tells of suites, kinds, failures and coverage in tables of one width each", () => {
  const { cases, graded } = aWholeRun();
  const text = asMarkdown({ run: aRun(), summary: summarise(graded, cases), coverage: coverageOf(graded, exists) });
  expect(text).toMatch(/^\| booking \(v1\) \| 6 \| 23 \| 0\.\d\d \(/m);
  expect(text).toMatch(/^\| booking\/first-available \| \d of 4 \| agent \| run 2 \(/m);
  expect(text).toMatch(/^\| nodes \| 1 of 2 \| repair \| – \|$/m);
  const tables = text.split("\n\n").filter((block) => block.startsWith("|"));
  expect(tables).toHaveLength(4);
  for (const table of tables)
    expect(
      new Set(
        table
          .trim()
          .split("\n")
          .map((line) => line.replaceAll("\\|", "").split("|").length),
      ).size,
    ).toBe(1);
});

it("takes nothing of a transcript for Markdown or HTML", () => {
  const message = "said <img src=x onerror=alert(1)> | [here](http://x) @everyone\n# `code`";
  const graded = [failed({}, { findings: [{ grader: "facts", turn: 0, message }] })];
  const text = asMarkdown({ run: aRun(), summary: summarise(graded, [aCase()]), coverage: coverageOf(graded, exists) });
  expect(text).toContain(
    "said &#60;img src=x onerror=alert(1)&#62; \\| \\[here\\](http://x) &#64;everyone \\# \\`code\\`",
  );
});

it("says when a run was not finished, and which scenarios were not run", () => {
  const summary = summarise([passed()], [aCase(), aCase({ id: "faq/parking" })]);
  const text = asMarkdown({ run: aRun({ finishedAt: null }), summary, coverage: coverageOf([passed()], exists) });
  expect(text).toContain("**This run was not finished.**");
  expect(text).toContain("Not run: faq/parking.");
});

it("gives programs the verdicts and numbers without the transcripts", () => {
  const { cases, graded } = aWholeRun();
  const summary = summarise(graded, cases);
  const report = asJson({ run: aRun(), summary, coverage: coverageOf(graded, exists), graded });
  expect(JSON.parse(JSON.stringify(report))).toEqual(report);
  expect(report).toMatchObject({ format: 1, run: { id: aRun().id }, summary: { k: 4 } });
  expect(report.trials).toHaveLength(graded.length);
  expect(report.trials[0]).toMatchObject({ id: "booking/first-available", trial: 1, passed: true, turns: 4 });
  expect(JSON.stringify(report)).not.toContain("first available please");
});
