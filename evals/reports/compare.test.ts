import { expect, it } from "vitest";
import { aRun } from "../store/testing/a-run.ts";
import type { GradedTrial } from "../trial.ts";
import { compareRuns, sayComparison } from "./compare.ts";
import { firstDifference } from "./first-difference.ts";
import { failed, infrastructure, passed } from "./testing/build.ts";
import { BOOKING, toTurn } from "./testing/conversations.ts";

const side = (graded: GradedTrial[], info = aRun()) => ({ info, graded });

it("sorts scenarios into better, worse, new, gone and unchanged", () => {
  const before = side([
    failed({ id: "booking/mended" }),
    passed({ id: "booking/broken", trial: 1 }),
    passed({ id: "booking/broken", trial: 2 }),
    passed({ id: "booking/same" }),
    passed({ id: "booking/gone" }),
  ]);
  const after = side([
    passed({ id: "booking/mended" }),
    passed({ id: "booking/broken", trial: 1 }),
    failed({ id: "booking/broken", trial: 2 }),
    passed({ id: "booking/same" }),
    passed({ id: "booking/new" }),
  ]);
  expect(compareRuns(before, after)).toMatchObject({
    warnings: [],
    notComparable: [],
    better: [{ id: "booking/mended", before: { passes: 0 }, after: { passes: 1 } }],
    worse: [
      {
        id: "booking/broken",
        before: { passes: 2, trials: 2 },
        after: { passes: 1, trials: 2 },
        difference: { trial: 2, turn: 3, what: "the person says something else", before: "yes" },
      },
    ],
    added: ["booking/new"],
    gone: ["booking/gone"],
    unchanged: 1,
  });
});

it("calls suites of different versions not comparable, and judges nothing in them", () => {
  const comparison = compareRuns(
    side([passed({ id: "faq/fee" }), passed({ id: "booking/x" })]),
    side([failed({ id: "faq/fee", suiteVersion: 2 }), failed({ id: "booking/x" })]),
  );
  expect(comparison).toMatchObject({
    notComparable: [{ suite: "faq", before: [1], after: [2] }],
    worse: [{ id: "booking/x" }],
  });
  expect(sayComparison(comparison)).toContain("faq is not comparable: version 1 before, 2 after.");
});

it("does not call a scenario worse because a run of it ended infrastructure", () => {
  const { worse, unchanged } = compareRuns(
    side([passed({ trial: 1 }), passed({ trial: 2 })]),
    side([passed({ trial: 1 }), infrastructure({ trial: 2 })]),
  );
  expect([worse, unchanged]).toEqual([[], 1]);
});

it("warns of runs that were made differently or not finished", () => {
  const { settings } = aRun();
  const { warnings } = compareRuns(
    side([passed()]),
    side(
      [passed()],
      aRun({ finishedAt: null, settings: { ...settings, backend: "fake-model:right", filter: "booking" } }),
    ),
  );
  expect(warnings).toEqual([
    "The runs differ in their backend: rules before, fake-model:right after.",
    "The runs chose their scenarios differently; new and gone may mean no more than that.",
    `The run ${aRun().id} was not finished.`,
  ]);
});

it("sets no two runs beside each other that had other seeds", () => {
  const { worse } = compareRuns(side([passed({ seed: 1 })]), side([failed({ seed: 2 })]));
  expect(worse).toMatchObject([{ difference: null }]);
});

it("says it all in words", () => {
  const text = sayComparison(compareRuns(side([passed()]), side([failed()])));
  expect(text).toBe(
    [
      "Worse: 1 scenario",
      "  booking/first-available: 1 of 1 → 0 of 1",
      "    run 1 (plain), turn 4: the person says something else",
      "      before: yes",
      "      after:  yes please, go ahead",
      "Unchanged: 0 scenarios",
    ].join("\n"),
  );
});

it("lets no control character of a transcript through, and cuts what is long", () => {
  const said = (answer: string) => [toTurn({ says: "hello", answer }, 0)];
  const text = sayComparison(
    compareRuns(
      side([passed({ turns: said("Hello.") })]),
      side([failed({ turns: said(`\u001b[2J${"x".repeat(900)}`) })]),
    ),
  );
  expect(text).toContain(`      after:  ·[2J${"x".repeat(295)}…`);
});

const turns = BOOKING.map(toTurn);
const [first] = turns;

it("finds the first thing that differs in the first turn that does", () => {
  if (!first) throw new Error("There is no turn.");
  const other = {
    ...first,
    tools: [{ name: "find_slots", args: {}, refusal: "closed_day" }],
    text: "Nothing is free.",
  };
  expect(firstDifference(turns, [other, ...turns.slice(1)])).toEqual({
    turn: 0,
    what: "other tools were called",
    before: "find_slots",
    after: "find_slots (closed_day)",
  });
  expect(firstDifference(turns, turns.slice(0, 2))).toMatchObject({
    turn: 2,
    what: "the conversation is over earlier",
  });
  expect(firstDifference(turns.slice(0, 2), turns)).toMatchObject({ turn: 2, what: "the conversation goes on" });
});

it("does not take new ids and references for a difference", () => {
  const renewed = turns.map((turn) => ({
    ...turn,
    ms: turn.ms + 1,
    text: turn.text.replace("RC-7K3M-Q2", "RC-AAAA-B2"),
    cards: structuredClone(turn.cards).map((card) => {
      if (card.type === "agentcare.appointment" && card.content.reference) card.content.reference = "RC-AAAA-B2";
      return card;
    }),
  }));
  expect(renewed[3]?.text).toContain("RC-AAAA-B2");
  expect(firstDifference(turns, renewed)).toBeNull();
});
