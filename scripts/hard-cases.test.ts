import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { titlesIn } from "./test-titles.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const page = readFileSync(`${ROOT}docs/hard-cases.md`, "utf8");
const cases = [...page.matchAll(/^- ([A-Z]\d+):/gm)].map(([, id]) => id as string);

const files = globSync("{src,db,tests,web,scripts}/**/*.test.ts", { cwd: ROOT });
const titles = files.flatMap((file) => titlesIn(readFileSync(`${ROOT}${file}`, "utf8")));

it("lists cases", () => expect(cases.length).toBeGreaterThan(40));

it.each(cases)("%s has a test that names it", (id) => {
  expect(titles.filter((title) => new RegExp(`\\b${id}\\b`).test(title))).not.toEqual([]);
});
