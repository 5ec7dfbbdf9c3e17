import { describe, expect, it } from "vitest";
import { LlmFailure } from "../../llm/failure.ts";
import type { Llm } from "../../llm/llm.ts";
import { readAnswer } from "../../llm/structured.ts";
import type { Understanding } from "../acts.ts";
import { createCascade } from "../cascade.ts";
import { createModelTier } from "../model.ts";
import { createRulesTier } from "../rules/rules-tier.ts";
import { contextOf } from "../testing/fixtures.ts";
import { CLEAR_MESSAGES, HARD_MESSAGES, type HardMessage } from "./testing/hard-messages.ts";

/** The configuration's default. */
const THRESHOLD = 0.8;
/** What a model that is wrong every time, in form, may cost: the share of messages on which unsure rules were right. */
const MAY_COST = 0.2;

/** What a scripted model says to the nth message. */
type Script = (at: number) => string;

const answerFor = ({ message, acts, wishes }: HardMessage): string =>
  JSON.stringify({ wishes: wishes.map((wish) => ({ words: message, wish })), acts });
const right: Script = (at) => answerFor(nth(at));
const nth = (at: number): HardMessage => HARD_MESSAGES[at % HARD_MESSAGES.length] as HardMessage;

const MODELS: Readonly<Record<string, Script>> = {
  "right every time": right,
  "right two times in three": (at) => (at % 3 === 0 ? answerFor(nth(at + 17)) : right(at)),
  "somebody else's answer": (at) => answerFor(nth(at + 17)),
  "out of scope, always": () => '{"acts":["out-of-scope"]}',
  "yes to everything": () => '{"acts":["affirm","select"],"selectionWords":["the first"]}',
  prose: () => "I would be happy to help you with that!",
};

function cascadeWith(script: Script) {
  let asked = 0;
  const at = new Map(HARD_MESSAGES.map(({ message }, index) => [message, index]));
  const llm: Pick<Llm, "structured" | "available"> = {
    available: () => true,
    structured: async ({ schema, user }) => {
      asked += 1;
      const message = /<<<\n([\s\S]*)\n>>>$/.exec(user)?.[1] ?? "";
      const read = await readAnswer(script(at.get(message) ?? 0), schema);
      if (!read.ok) throw new LlmFailure("unusable", "schema");
      return read.value;
    },
  };
  const cascade = createCascade({
    rules,
    model: createModelTier({ llm, rules }),
    threshold: THRESHOLD,
    mode: "cascade",
  });
  return { understand: (text: string) => cascade.understand(text, contextOf()), asked: () => asked };
}

const rules = createRulesTier();
const same = (left: readonly string[], right: readonly string[]) =>
  [...left].sort().join() === [...right].sort().join();

async function score(understand: (text: string) => Understanding | Promise<Understanding>) {
  let acts = 0;
  let wishes = 0;
  for (const hard of HARD_MESSAGES) {
    const read = await understand(hard.message);
    if (same(read.acts, hard.acts)) acts += 1;
    const kinds = read.wishes.map(({ kind, topic }) => topic ?? kind);
    if (same(kinds, hard.wishes)) wishes += 1;
  }
  return { acts: acts / HARD_MESSAGES.length, wishes: wishes / HARD_MESSAGES.length };
}

describe("what the model adds to the rules", async () => {
  const alone = await score((text) => rules.understand(text, contextOf()));
  const rows = new Map<string, Awaited<ReturnType<typeof score>> & { asked: number }>();
  for (const [name, script] of Object.entries(MODELS)) {
    const { understand, asked } = cascadeWith(script);
    rows.set(name, { ...(await score(understand)), asked: asked() });
  }
  const row = (name: string) => rows.get(name) ?? expect.fail(`no model "${name}"`);
  const wrong = ["somebody else's answer", "out of scope, always", "yes to everything", "prose"];

  it("is told", () => {
    const percent = (value: number) => `${(100 * value).toFixed(0)} %`.padStart(6);
    const lines = [...rows].map(
      ([name, { acts, wishes, asked }]) =>
        `${name.padEnd(26)}${percent(acts)}${percent(wishes)}${String(asked).padStart(7)}`,
    );
    const table = [
      `${"model".padEnd(26)}  acts wishes  asked`,
      `${"none: rules alone".padEnd(26)}${percent(alone.acts)}${percent(alone.wishes)}${"0".padStart(7)}`,
      ...lines,
    ];
    console.info(`\nthe cascade on ${HARD_MESSAGES.length} messages that are hard for rules\n${table.join("\n")}`);
    expect(table).toHaveLength(2 + Object.keys(MODELS).length);
  });

  it("is measured on twenty-five messages or more that the rules are unsure of", () => {
    const { asked } = row("right every time");
    expect(asked, "The rules have learnt some of these: add others.").toBeGreaterThanOrEqual(25);
  });

  it("is much, when the model is right, and still a gain when it is right two times in three", () => {
    expect(row("right every time").acts).toBeGreaterThan(alone.acts + 0.4);
    expect(row("right every time").wishes).toBeGreaterThan(alone.wishes + 0.3);
    expect(row("right two times in three").acts).toBeGreaterThan(alone.acts);
    expect(row("right two times in three").wishes).toBeGreaterThan(alone.wishes);
  });

  it.each(wrong)("costs at most a stated share when the model is wrong: %s", (name) => {
    expect(row(name).acts).toBeGreaterThanOrEqual(alone.acts - MAY_COST);
    expect(row(name).wishes).toBeGreaterThanOrEqual(alone.wishes - MAY_COST);
  });

  it.each(["prose", "yes to everything"])("costs nothing when nothing it says can be used: %s", (name) => {
    expect(row(name)).toMatchObject(alone);
  });

  it.each(CLEAR_MESSAGES)("is nothing where the rules are sure, however wrong the model is: %s", async (message) => {
    const { understand, asked } = cascadeWith(() => '{"acts":["out-of-scope"]}');
    const { modelCalls: _, ...read } = await understand(message);
    expect(read).toEqual(rules.understand(message, contextOf()));
    expect(asked()).toBe(0);
  });
});
