import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { whenLine } from "./command.ts";

/** The public dev sets live beside the project, never in it. */
const DATA = new URL("../../../../shared/data/", import.meta.url);
const present = existsSync(new URL("score.mjs", DATA));
if (!present) console.warn("SKIPPED: ../shared/data is not beside the project, so the dev sets are not scored.");

/** Share of right readings that a change may not fall below. `npm run score` prints the whole table. */
const FLOORS: Readonly<Record<string, number>> = {
  sgd: 0.99,
  nlupp: 0.92,
  recognizers: 0.88,
  duckling: 0.85,
  chrono: 0.87,
  smcalflow: 0.98,
};

interface Scorer {
  whenCase(prediction: unknown, gold: unknown): { ok: boolean };
}

const lines = (name: string): string[] => readFileSync(new URL(name, DATA), "utf8").split("\n").filter(Boolean);
const idOf = (line: string): string => (JSON.parse(line) as { id: string }).id;

describe.skipIf(!present)("public dev sets", () => {
  it.each(Object.entries(FLOORS))("reads %s right at least %d of the time", async (set, floor) => {
    // The scorer is plain JavaScript outside the project; its README gives this signature.
    const { whenCase } = (await import(new URL("score.mjs", DATA).href)) as Scorer;
    const gold = new Map(lines(`when/${set}.gold.jsonl`).map((line) => [idOf(line), JSON.parse(line) as unknown]));
    const inputs = lines(`when/${set}.jsonl`);
    const right = inputs.filter((line) => whenCase(JSON.parse(whenLine(line)), gold.get(idOf(line))).ok);
    expect(right.length / inputs.length).toBeGreaterThanOrEqual(floor);
  });
});
