import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(`${ROOT}docs/hard-cases.md`, "utf8");
const cases = [...page.matchAll(/^- ([A-Z]\d+):/gm)].map(([, id]) => id as string);

/** Titles of tests and groups: the first string of `it(…)`, `test(…)` or `describe(…)`, also of `.each` and `.skipIf`. */
const titles = globSync("{src,db,tests,web,scripts}/**/*.test.ts", { cwd: ROOT }).flatMap((file) => {
  const text = readFileSync(`${ROOT}${file}`, "utf8");
  const starts = /(?:\b(?:it|test|describe)(?:\.\w+(?:\([^()\n]*\))?)*\(|\]\)\()\s*(["'`])((?:(?!\1).)+)\1/g;
  return [...text.matchAll(starts)].map(([, , title]) => title as string);
});

it("lists cases", () => expect(cases.length).toBeGreaterThan(40));

it.each(cases)("%s has a test that names it", (id) => {
  expect(titles.filter((title) => new RegExp(`\\b${id}\\b`).test(title))).not.toEqual([]);
});
