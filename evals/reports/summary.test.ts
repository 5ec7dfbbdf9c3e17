import { expect, it } from "vitest";
import { inOrder, summarise } from "./summary.ts";
import { aCase, aWholeRun, failed, infrastructure, passed } from "./testing/build.ts";

const first = aCase({ id: "booking/first" });
const asked = aCase({ id: "booking/asked", gold: [] });

it("counts passes of trials, and leaves out what ended infrastructure but counts it", () => {
  const { suites, scenarios } = summarise(
    [
      passed({ id: first.id, trial: 1 }),
      failed({ id: first.id, trial: 2 }),
      infrastructure({ id: first.id, trial: 3 }),
      passed({ id: asked.id, trial: 1 }),
      passed({ id: asked.id, trial: 2 }),
    ],
    [first, asked],
  );
  expect(scenarios).toMatchObject([
    { id: "booking/first", passes: 1, trials: 2, infrastructure: 1, needsWrite: true },
    { id: "booking/asked", passes: 2, trials: 2, infrastructure: 0, needsWrite: false, firstFailure: null },
  ]);
  expect(suites).toMatchObject([
    { suite: "booking", scenarios: 2, trials: 4, passes: 3, infrastructure: 1, pass1: { value: 0.75, of: 4 } },
  ]);
});

it("keeps scenarios that need a write apart from those that only read", () => {
  const { total } = summarise([failed({ id: first.id }), passed({ id: asked.id })], [first, asked]);
  expect(total.write).toMatchObject({ scenarios: 1, passes: 0, pass1: { value: 0 } });
  expect(total.readOnly).toMatchObject({ scenarios: 1, passes: 1, pass1: { value: 1 } });
});

it("takes pass^k at the number of trials, and leaves out scenarios with fewer that count", () => {
  const four = [1, 2, 3, 4];
  const graded = [
    ...four.map((trial) => passed({ id: first.id, trial })),
    ...four.map((trial) => (trial === 2 ? infrastructure : passed)({ id: asked.id, trial })),
  ];
  const { k, total } = summarise(graded, [first, asked]);
  expect([k, total.passK]).toMatchObject([4, { value: 1, of: 1 }]);
});

it("counts the runs that broke an invariant, by its name, and the failed runs by blame", () => {
  const twice = { grader: "invariant:no-strangers" as const, turn: 0, message: "Told of Maria Silva." };
  const { total } = summarise(
    [
      failed({ trial: 1 }),
      failed({ trial: 2 }, { findings: [twice, twice], blame: "environment" }),
      passed({ trial: 3 }),
    ],
    [aCase()],
  );
  expect(total).toMatchObject({
    invariants: { "yes-before-write": 1, "no-strangers": 1 },
    invariantsBroken: 2,
    blame: { agent: 1, user: 0, environment: 1, scenario: 0 },
  });
});

it("tells of the first failure, and the median and 95th percentile of the runs' time", () => {
  const { scenarios, total } = summarise(
    [passed({ trial: 1, ms: 10 }), failed({ trial: 2, ms: 30, style: "typos" }), failed({ trial: 3, ms: 90 })],
    [aCase()],
  );
  expect(scenarios[0]?.firstFailure).toEqual({
    trial: 2,
    style: "typos",
    blame: "agent",
    turn: 3,
    finding: "A visit on March 3 was booked; the yes was to one on March 2.",
  });
  expect(total.ms).toEqual({ median: 30, p95: 90 });
});

it("names the cases that were not run, and keeps runs whose case is gone", () => {
  const { notRun, scenarios } = summarise([passed({ id: "booking/gone" })], [first]);
  expect(notRun).toEqual(["booking/first"]);
  expect(scenarios).toMatchObject([{ id: "booking/gone", title: "booking/gone", suite: "booking", needsWrite: true }]);
});

it("has no rate for nothing", () => {
  expect(summarise([], []).total).toMatchObject({ scenarios: 0, pass1: null, passK: null, ms: { median: null } });
  expect(summarise([infrastructure()], [aCase()]).total).toMatchObject({ infrastructure: 1, pass1: null, passK: null });
});

it("adds up: the suites' counts are the whole's", () => {
  const { cases, graded } = aWholeRun();
  const { suites, total } = summarise(graded, cases);
  const sum = (of: (suite: (typeof suites)[number]) => number) => suites.reduce((all, suite) => all + of(suite), 0);
  expect([sum((suite) => suite.trials), sum((suite) => suite.passes), sum((suite) => suite.infrastructure)]).toEqual([
    total.trials,
    total.passes,
    total.infrastructure,
  ]);
  expect(total.trials + total.infrastructure).toBe(graded.length);
});

it("puts runs in the order of the cases and their trials, however they came in", () => {
  const graded = [passed({ id: asked.id }), passed({ id: first.id, trial: 2 }), passed({ id: first.id, trial: 1 })];
  const sorted = inOrder(graded, summarise(graded, [first, asked]));
  expect(sorted.map(({ record }) => `${record.id} ${record.trial}`)).toEqual([
    "booking/first 1",
    "booking/first 2",
    "booking/asked 1",
  ]);
});
