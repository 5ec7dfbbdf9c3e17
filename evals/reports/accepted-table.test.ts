import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { acceptedTable } from "./accepted-table.ts";
import { Baseline } from "./baseline.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const accepted = (name: string) => Baseline.parse(JSON.parse(read(`evals/baselines/${name}.json`)));

it("docs/evals.md tells the scores that are accepted", () => {
  const table = acceptedTable(["rules", "fake-model-wrong", "fake-model-silent"].map(accepted));
  expect(read("docs/evals.md")).toContain(`<!-- scores:begin -->\n${table}\n<!-- scores:end -->`);
});

it("has a column for each backend, and says where a suite has no score", () => {
  const suite = { version: 1, pass1: 0.5, passK: 0.25, scenarios: { "faq/parking": { passes: 1, trials: 2 } } };
  const table = acceptedTable([
    { backend: "rules", k: 4, suites: { faq: suite } },
    { backend: "fake-model:slow", k: 1, suites: {} },
  ]);
  expect(table).toBe(
    [
      "| Suite | Scenarios | rules, pass^1 | pass^4 | fake-model:slow |",
      "| --- | --- | --- | --- | --- |",
      "| faq | 1 | 0.50 | 0.25 | – |",
    ].join("\n"),
  );
});
