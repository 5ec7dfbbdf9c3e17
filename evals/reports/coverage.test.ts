import { expect, it } from "vitest";
import { coverageOf, neverReached, onlyFailing, reachedOf } from "./coverage.ts";
import { failed, infrastructure, passed } from "./testing/build.ts";
import { toTurn } from "./testing/conversations.ts";

const EXISTS = {
  nodes: ["screenMessage", "understandMessage", "supervise", "composeReply", "repair"],
  edges: [
    ["__start__", "screenMessage"],
    ["screenMessage", "composeReply"],
    ["composeReply", "__end__"],
  ],
  tools: ["find_slots", "book_appointment", "undo_last_change"],
  refusals: ["slot_taken", "past"],
} as const;

it("counts runs, passing and failing, and names what none of them reached", () => {
  const coverage = coverageOf([passed(), passed({ trial: 2 }), failed({ trial: 3 })], EXISTS);
  expect(coverage.tools).toContainEqual({ name: "book_appointment", passing: 2, failing: 1, listed: true });
  expect(neverReached(coverage.nodes)).toEqual(["repair"]);
  expect(neverReached(coverage.tools)).toEqual(["undo_last_change"]);
  expect(neverReached(coverage.refusals)).toEqual(["past"]);
  expect(onlyFailing(coverage.refusals)).toEqual(["slot_taken"]);
  expect(reachedOf(coverage.tools)).toBe("2 of 3");
});

it("follows the edges of each turn from its start to its end, and not from one turn to the next", () => {
  const turn = toTurn({ says: "hello", answer: "Hello.", nodes: ["screenMessage", "composeReply"] }, 0);
  const { edges } = coverageOf([passed({ turns: [turn, turn] })], EXISTS);
  expect(edges).toEqual([
    { name: "__start__ → screenMessage", passing: 1, failing: 0, listed: true },
    { name: "screenMessage → composeReply", passing: 1, failing: 0, listed: true },
    { name: "composeReply → __end__", passing: 1, failing: 0, listed: true },
  ]);
});

it("does not let a turn that failed reach the end", () => {
  const turn = toTurn({ says: "hello", answer: "", nodes: ["screenMessage"], failed: "The run failed." }, 0);
  const { edges } = coverageOf([passed({ turns: [turn] })], EXISTS);
  expect(neverReached(edges)).toEqual(["screenMessage → composeReply", "composeReply → __end__"]);
});

it("shows what was seen though no list has it", () => {
  const { tools } = coverageOf([passed()], EXISTS);
  expect(tools).toContainEqual({ name: "hold_slot", passing: 1, failing: 0, listed: false });
});

it("learns nothing from a run that ended infrastructure", () => {
  expect(neverReached(coverageOf([infrastructure()], EXISTS).nodes)).toEqual(EXISTS.nodes);
});
