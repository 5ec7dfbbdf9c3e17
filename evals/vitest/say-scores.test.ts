import { expect, it } from "vitest";
import { sayScores } from "./say-scores.ts";

const scores = (values: Record<string, number>) => Object.entries(values).map(([key, score]) => ({ key, score }));

it("tells of each suite how many runs passed, the share of each grader and the time of a run", () => {
  expect(
    sayScores([
      { suite: "booking", scores: scores({ passed: 1, end_state: 1, invariants: 1, turns: 4, ms: 300, pass: 1 }) },
      { suite: "booking", scores: scores({ passed: 0, end_state: 0, invariants: 1, turns: 6, ms: 500, pass: 0 }) },
      { suite: "booking", scores: scores({ pass: 0 }) },
      { suite: "faq", scores: scores({ passed: 1, facts: 1, turns: 1, ms: 80, pass: 1 }) },
    ]),
  ).toEqual([
    "",
    "booking: 1 of 2 passed · end_state 0.50 · invariants 1.00 · 400 ms a run · 1 run not counted",
    "faq: 1 of 1 passed · facts 1.00 · 80 ms a run",
    "",
  ]);
});

it("says nothing when nothing was run", () => {
  expect(sayScores([])).toEqual([]);
});
