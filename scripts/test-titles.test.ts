import { globSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { setAside, titlesIn } from "./test-titles.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));

// Put together here, so that this file holds none of what it looks for.
const call = (name: string, rest: string) => `${name}${rest}`;

describe("titles that count", () => {
  it.each([
    [call("it", `("books (B1)", () => {})`), ["books (B1)"]],
    [call("describe", `('holds', () => {`), ["holds"]],
    [call("test", `.skipIf(!redis)("limits", f)`), ["limits"]],
    [call("it", `.each([1, 2])("doubles", f)`), ["doubles"]],
    [call("it", `.each([\n  ["a", 1],\n])("reads %s", f)`), ["reads %s"]],
    [call("it", `.each([\n  ["a", 1],\n] as const)("reads %s", f)`), ["reads %s"]],
    [call("it", `.skip("books (B1)", () => {})`), []],
    [call("it", `.todo("books (B1)")`), []],
    [call("it", `.only("books (B1)", f)`), []],
    [call("it", `.concurrent.skip("books (B1)", f)`), []],
    [call("describe", `.skip('holds', f)`), []],
  ])("%j", (text, titles) => expect(titlesIn(text)).toEqual(titles));
});

it("sees what is set aside, also a table or a group", () => {
  expect(setAside(call("describe", `.skip("a", () => { it("b", f) })`))).toEqual([call("describe", ".skip")]);
  expect(setAside(call("it", `.only.each([\n  [1],\n])("b", f)`))).toEqual([call("it", ".only")]);
  expect(setAside(call("it", `.skipIf(!redis)("b", f)`))).toEqual([]);
});

it("no test of the project is set aside or singled out", () => {
  const files = globSync("{src,db,tests,web,scripts}/**/*.test.ts", { cwd: ROOT });
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => setAside(readFileSync(`${ROOT}${file}`, "utf8")).length > 0)).toEqual([]);
});
