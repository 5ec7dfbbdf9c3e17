import { expect, it } from "vitest";
import type { EvalCase } from "../scenario/schema.ts";
import { STYLES } from "../trial.ts";
import { planTrials } from "./plan-trials.ts";

const aCase = (id: string, notInStyle: string[] = []) => ({ id, user: { notInStyle } }) as unknown as EvalCase;
const cases = Array.from({ length: 20 }, (_, index) => aCase(`booking/case-${index}`));
const plan = (seed: number, of = cases, trials = 4) =>
  planTrials(of, { trials, seed, contestant: "system", backend: "rules" });

it("gives every case each of its runs another style and another seed, the first runs of all first", () => {
  const planned = plan(1);
  expect(planned).toHaveLength(80);
  expect(planned.slice(0, 20).every(({ trial }) => trial === 1)).toBe(true);
  for (const one of cases) {
    const own = planned.filter(({ evalCase }) => evalCase === one);
    expect(new Set(own.map(({ style }) => style)).size).toBe(4);
    expect(new Set(own.map(({ seed }) => seed)).size).toBe(4);
  }
  expect(new Set(planned.map(({ style }) => style))).toEqual(new Set(STYLES));
});

it("is the same for the same seed, and another for another", () => {
  const styles = (seed: number) => plan(seed).map(({ seed: own, style }) => `${own} ${style}`);
  expect(styles(1)).toEqual(styles(1));
  expect(styles(2)).not.toEqual(styles(1));
});

it("leaves out the styles a scenario does not bear", () => {
  const planned = plan(1, [aCase("faq/hours", ["typos", "all_at_once"])], 12);
  expect(planned.map(({ style }) => style)).not.toContain("typos");
  expect(new Set(planned.map(({ style }) => style)).size).toBe(5);
});
