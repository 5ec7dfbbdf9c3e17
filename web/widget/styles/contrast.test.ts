import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

const css = await readFile(new URL("tokens.css", import.meta.url), "utf8");

/** The two colours of each token: for light, for dark. */
const tokens = new Map(
  [...css.matchAll(/--ac-([\w-]+): light-dark\((#\w+), (#\w+)\)/g)].map(([, name, light, dark]) => [
    name ?? "",
    [light ?? "", dark ?? ""] as const,
  ]),
);

/** Relative luminance as WCAG 2.2 defines it, of `#rgb` or `#rrggbb`. */
function luminance(hex: string): number {
  const full = hex.length === 4 ? hex.replace(/[^#]/g, "$&$&") : hex;
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(full.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

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
