import { describe, expect, it } from "vitest";
import { aCase } from "../graders/testing/a-trial.ts";
import { createQueue } from "./queue.ts";
import type { TrialJob } from "./trial-runner.ts";

const job = (id: string, trial: number): TrialJob => ({
  evalCase: aCase({}, { id }),
  backend: "rules",
  trial,
  seed: trial,
  style: "plain",
  contestant: "system",
});
const told = (one: TrialJob | undefined): string | undefined => one && `${one.evalCase.id} ${one.trial}`;

describe("the queue of trials", () => {
  it("keeps a worker at one scenario, and gives the next to another", () => {
    const queue = createQueue([job("a", 1), job("a", 2), job("b", 1), job("b", 2)]);
    const [one, other] = [{}, {}];
    expect(told(queue.take(one))).toBe("a 1");
    expect(told(queue.take(other))).toBe("b 1");
    expect(told(queue.take(one))).toBe("a 2");
    expect(told(queue.take(other))).toBe("b 2");
    expect(queue.take(one)).toBeUndefined();
    expect(queue.isEmpty()).toBe(true);
  });

  it("lets a worker with nothing to do help where another is at work", () => {
    const queue = createQueue([job("a", 1), job("a", 2), job("a", 3)]);
    const [one, other] = [{}, {}];
    expect(told(queue.take(one))).toBe("a 1");
    expect(told(queue.take(other))).toBe("a 2");
    expect(told(queue.take(one))).toBe("a 3");
  });

  it("gives the scenario of a worker that died to another", () => {
    const queue = createQueue([job("a", 1), job("a", 2)]);
    const dead = {};
    queue.take(dead);
    queue.release(dead);
    expect(told(queue.take({}))).toBe("a 2");
  });
});
