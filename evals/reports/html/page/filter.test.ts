import { expect, it } from "vitest";
import { aRun } from "../../../store/testing/a-run.ts";
import { coverageOf } from "../../coverage.ts";
import { summarise } from "../../summary.ts";
import { aCase, failed, infrastructure, passed } from "../../testing/build.ts";
import { pageData } from "../page-data.ts";
import type { Filter } from "../types.ts";
import { filterRuns, occurring } from "./filter.js";

const cases = [
  aCase({ id: "booking/first", title: "Somebody wants the first time" }),
  aCase({ id: "faq/fee", title: "What a late no costs" }),
];
const graded = [
  passed({ id: "booking/first", trial: 1, style: "typos" }),
  failed({ id: "booking/first", trial: 2, style: "terse" }),
  failed({ id: "faq/fee", trial: 1 }, { blame: "user", findings: [{ grader: "facts", turn: 0, message: "No $40." }] }),
  infrastructure({ id: "faq/fee", trial: 2 }),
];
const data = pageData({
  run: aRun(),
  summary: summarise(graded, cases),
  coverage: coverageOf(graded, { nodes: [], edges: [], tools: [], refusals: [] }),
  graded,
  cases,
});

const ANY: Filter = { words: "", suite: "", style: "", result: "", blame: "" };
const keys = (filter: Partial<Filter>) =>
  filterRuns(data.runs, data.scenarios, { ...ANY, ...filter }).map(({ key }) => key);

it.each<[Partial<Filter>, string[]]>([
  [{}, ["booking/first:2", "faq/fee:1", "faq/fee:2", "booking/first:1"]],
  [{ suite: "faq" }, ["faq/fee:1", "faq/fee:2"]],
  [{ style: "typos" }, ["booking/first:1"]],
  [{ result: "infrastructure" }, ["faq/fee:2"]],
  [{ blame: "user" }, ["faq/fee:1"]],
  [{ words: "TIME wants" }, ["booking/first:2", "booking/first:1"]],
  [{ words: "fee $40" }, ["faq/fee:1"]],
  [{ words: "fee nowhere" }, []],
  [{ suite: "booking", result: "passed", words: " first " }, ["booking/first:1"]],
])("lets through what all of %o say", (filter, expected) => expect(keys(filter)).toEqual(expected));

it("offers what occurs, once", () => {
  expect(occurring(data.runs.map(({ blame }) => blame))).toEqual(["agent", "user"]);
});
