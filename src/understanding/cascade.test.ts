import { describe, expect, it } from "vitest";
import { LlmFailure } from "../llm/failure.ts";
import type { Understanding } from "./acts.ts";
import { type CascadeMode, createCascade } from "./cascade.ts";
import { type ModelTier, UnusableProposal } from "./model.ts";
import { contextOf, understand } from "./testing/fixtures.ts";

const answer = (tier: "rules" | "model", confidence: number): Understanding => ({
  ...understand("hello"),
  tier,
  confidence,
});

function cascadeOf(options: { confidence: number; mode?: CascadeMode; available?: boolean; fails?: Error }) {
  const asked: string[] = [];
  const model: ModelTier = {
    available: () => options.available ?? true,
    understand: async (text) => {
      asked.push(text);
      if (options.fails) throw options.fails;
      return answer("model", 0.8);
    },
  };
  const rules = { understand: () => answer("rules", options.confidence) };
  return { cascade: createCascade({ rules, model, threshold: 0.6, mode: options.mode ?? "cascade" }), asked };
}

describe("the cascade", () => {
  it("does not ask the model when the rules are sure", async () => {
    const { cascade, asked } = cascadeOf({ confidence: 0.6 });
    expect(await cascade.understand("hi", contextOf())).toMatchObject({ tier: "rules" });
    expect(asked).toEqual([]);
  });

  it("asks the model below the threshold", async () => {
    const { cascade, asked } = cascadeOf({ confidence: 0.59 });
    expect(await cascade.understand("hi", contextOf())).toMatchObject({ tier: "model" });
    expect(asked).toEqual(["hi"]);
  });

  it("does not ask it either when acts are in doubt and every wish is plain", async () => {
    const asked: string[] = [];
    const model: ModelTier = {
      available: () => true,
      understand: async (text) => {
        asked.push(text);
        return answer("model", 0.8);
      },
    };
    const wish = { kind: "ask" as const, span: { start: 0, end: 2 }, frame: {}, visit: {} };
    const reading = (...sure: number[]) =>
      createCascade({
        rules: {
          understand: () => ({ ...answer("rules", 0.2), wishes: sure.map((confidence) => ({ ...wish, confidence })) }),
        },
        model,
        threshold: 0.6,
        mode: "cascade",
      }).understand("hi", contextOf());
    expect(await reading(0.95, 0.9)).toMatchObject({ tier: "rules", confidence: 0.2, modelCalls: 0 });
    expect(asked).toEqual([]);
    expect(await reading(0.95, 0.3)).toMatchObject({ tier: "model" });
  });

  it.each([
    new LlmFailure("unavailable", "connection"),
    new LlmFailure("unusable", "schema"),
    new UnusableProposal("nothing held"),
  ])("stands on the rules when the model fails: %s", async (fails) => {
    const { cascade } = cascadeOf({ confidence: 0.2, fails });
    expect(await cascade.understand("hi", contextOf())).toMatchObject({
      tier: "rules",
      confidence: 0.2,
      modelCalls: 1,
    });
  });

  it("stands on the rules, at no call, when there is no model to ask", async () => {
    const { cascade, asked } = cascadeOf({ confidence: 0.2, available: false });
    expect(await cascade.understand("hi", contextOf())).toMatchObject({ tier: "rules", modelCalls: 0 });
    expect(asked).toEqual([]);
  });

  it("never asks the model in rules mode, and always in model-first", async () => {
    const rulesOnly = cascadeOf({ confidence: 0.1, mode: "rules" });
    expect(await rulesOnly.cascade.understand("hi", contextOf())).toMatchObject({ modelCalls: 0 });
    expect(rulesOnly.asked).toEqual([]);
    const modelFirst = cascadeOf({ confidence: 0.99, mode: "model-first" });
    expect(await modelFirst.cascade.understand("hi", contextOf())).toMatchObject({ tier: "model" });
  });

  it("hides neither a fault nor the caller's own abort", async () => {
    const fault = cascadeOf({ confidence: 0.1, fails: new TypeError("a bug") });
    await expect(fault.cascade.understand("hi", contextOf())).rejects.toThrow(TypeError);
    const left = cascadeOf({ confidence: 0.1, fails: new LlmFailure("cancelled", "cancelled") });
    await expect(left.cascade.understand("hi", contextOf(), AbortSignal.abort())).rejects.toThrow(/abort/i);
  });
});
