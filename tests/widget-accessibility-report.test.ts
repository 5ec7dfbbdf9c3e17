import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";

const REPORT = new URL("../docs/accessibility.md", import.meta.url);

/** WCAG 2.2, levels A and AA, by guideline; 4.1.1 is no part of it any more. */
const CRITERIA = {
  A: "1.1.1 1.2.1 1.2.2 1.2.3 1.3.1 1.3.2 1.3.3 1.4.1 1.4.2 2.1.1 2.1.2 2.1.4 2.2.1 2.2.2 2.3.1 2.4.1 2.4.2 2.4.3 2.4.4 2.5.1 2.5.2 2.5.3 2.5.4 3.1.1 3.2.1 3.2.2 3.2.6 3.3.1 3.3.2 3.3.7 4.1.2",
  AA: "1.2.4 1.2.5 1.3.4 1.3.5 1.4.3 1.4.4 1.4.5 1.4.10 1.4.11 1.4.12 1.4.13 2.4.5 2.4.6 2.4.7 2.4.11 2.5.7 2.5.8 3.1.2 3.2.3 3.2.4 3.3.3 3.3.4 3.3.8 4.1.3",
};

/** The rows of the report: `| 1.1.1 Name | A | Supports | how |`. */
async function rows() {
  const text = await readFile(REPORT, "utf8");
  const found = text.matchAll(/^\| (\d\.\d\.\d+) [^|]+ \| (AA?) \| ([^|]+) \| (.+) \|$/gm);
  return {
    text,
    rows: [...found].map(([, number = "", level = "", result = "", how = ""]) => ({ number, level, result, how })),
  };
}

describe("the accessibility report", () => {
  it.each(["A", "AA"] as const)("names every criterion of level %s once", async (level) => {
    const named = (await rows()).rows.filter((row) => row.level === level).map(({ number }) => number);
    expect(named.toSorted()).toEqual(CRITERIA[level].split(" ").toSorted());
  });

  it("gives each one of three results, and counts them right", async () => {
    const { text, rows: all } = await rows();
    const count = (result: string) => all.filter((row) => row.result === result).length;
    const [supported, partial, none] = [count("Supports"), count("Partially supports"), count("Not applicable")];
    expect(supported + partial + none).toBe(55);
    expect(text).toContain(`${supported} criteria are supported, ${partial} partially, ${none} do not apply.`);
  });

  it("says of each that is claimed by which check, or that it was read only", async () => {
    const claimed = (await rows()).rows.filter(({ result }) => result !== "Not applicable");
    expect(claimed.filter(({ how }) => !/\[\w+\]|[Bb]y reading/.test(how))).toEqual([]);
  });

  it("refers to checks that exist, and explains each of them", async () => {
    const { text } = await rows();
    const defined = new Map(
      [...text.matchAll(/^\[(\w+)\]: (\S+)$/gm)].map(([, label = "", path = ""]) => [label, path]),
    );
    const body = text.replace(/^\[\w+\]: .*$/gm, "");
    const used = new Set([...body.matchAll(/\[(\w+)\]/g)].map(([, label = ""]) => label));
    expect([...used].toSorted()).toEqual([...defined.keys()].toSorted());
    expect([...defined.values()].filter((path) => !existsSync(new URL(path, REPORT)))).toEqual([]);
  });
});
