import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { colourRule } from "./colours.ts";
import { contrast, contrastFaults, GROUNDS } from "./contrast.ts";

const css = await readFile(new URL("tokens.css", import.meta.url), "utf8");

/** The two colours of each token: for light, for dark. */
const tokens = new Map(
  [...css.matchAll(/--ac-([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
    name ?? "",
    [light ?? "", dark ?? ""] as const,
  ]),
);

it("is the light scheme in browsers that know only one", () => {
  const plain = [...css.matchAll(/--ac-([\w-]+): (#\w+);/g)].map(([, name, colour]) => [name, colour]);
  expect(plain).toEqual([...tokens].map(([name, [light]]) => [name, light]));
});

/** What is read on what. */
const TEXTS = [
  ["text", "page"],
  ["text", "surface"],
  ["muted", "page"],
  ["muted", "surface"],
  ["accent", "page"],
  ["accent", "surface"],
  ["on-accent", "accent"],
  ["on-mine", "mine"],
  ["urgent", "page"],
  ["urgent", "surface"],
  ["on-urgent", "urgent"],
] as const;

const colour = (name: string, scheme: number) => tokens.get(name)?.[scheme] ?? "";

describe.each([
  ["light", 0],
  ["dark", 1],
])("in the %s scheme", (_name, scheme) => {
  it.each(TEXTS)("%s on %s can be read (4.5:1)", (text, ground) => {
    expect(contrast(colour(text, scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["page", "surface"])("the edge of a control stands out from the %s (3:1)", (ground) => {
    expect(contrast(colour("line", scheme), colour(ground, scheme))).toBeGreaterThanOrEqual(3);
  });
});

describe("a contrast", () => {
  it.each([
    ["#000", "#fff", 21],
    ["#ffffff", "#000000", 21],
    ["#777777", "#ffffff", 4.48],
    ["#14595a", "#14595a", 1],
  ])("of %s and %s is %f", (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
  });
});

describe("a clinic's own colours", () => {
  const OURS = { accent: ["#14595a", "#86d0c8"], onAccent: ["#ffffff", "#0c2221"] } as const;

  it("are measured against the grounds that the widget has", () => {
    const full = (hex: string) => (hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex);
    for (const [name, ground] of Object.entries(GROUNDS)) expect(tokens.get(name)?.map(full)).toEqual([...ground]);
  });

  it("pass where both schemes can be read, and are told what cannot", () => {
    expect(contrastFaults(OURS)).toEqual([]);
    // One dark colour for both schemes: a mistake that is easily made.
    expect(contrastFaults({ accent: ["#14595a", "#14595a"], onAccent: ["#ffffff", "#ffffff"] })).toEqual([
      { scheme: "dark", text: "accent", ground: "page", ratio: 2.2 },
      { scheme: "dark", text: "accent", ground: "surface", ratio: 1.9 },
    ]);
    expect(contrastFaults({ ...OURS, onAccent: ["#14595a", "#0c2221"] })).toEqual([
      { scheme: "light", text: "onAccent", ground: "accent", ratio: 1 },
    ]);
  });

  it("become one rule, and none where something else than a colour came", () => {
    expect(colourRule(OURS)).toBe(
      ":host{--ac-accent:light-dark(#14595a,#86d0c8);--ac-on-accent:light-dark(#ffffff,#0c2221)}",
    );
    expect(colourRule({ ...OURS, accent: ["red}*{display:none", "#86d0c8"] })).toBe("");
  });
});
