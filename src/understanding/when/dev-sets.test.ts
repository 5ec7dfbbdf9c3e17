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
  recognizers: 0.9,
  duckling: 0.87,
  chrono: 0.88,
  smcalflow: 0.98,
  "evi-dob": 0.79,
};

/** F1 of the spans of dates and times, over every fourth line of the largest set. */
const SPAN_FLOORS = { date: 0.92, time: 0.92 } as const;
const TIMEOUT_MS = 60_000;

interface SpanCounts {
  tp: number;
  fp: number;
  fn: number;
}

interface Scorer {
  whenCase(prediction: unknown, gold: unknown): { ok: boolean };
  /** Counts into `counts`, by kind of span. */
  spanCase(prediction: unknown, gold: unknown, counts: Record<"date" | "time", SpanCounts>): boolean;
}

const lines = (name: string): string[] => readFileSync(new URL(name, DATA), "utf8").split("\n").filter(Boolean);
const idOf = (line: string): string => (JSON.parse(line) as { id: string }).id;

describe.skipIf(!present)("public dev sets", () => {
  it.each(Object.entries(FLOORS))(
    "reads %s right at least %d of the time",
    { timeout: TIMEOUT_MS },
    async (set, floor) => {
      // The scorer is plain JavaScript outside the project; its README gives this signature.
      const { whenCase } = (await import(new URL("score.mjs", DATA).href)) as Scorer;
      const gold = new Map(lines(`when/${set}.gold.jsonl`).map((line) => [idOf(line), JSON.parse(line) as unknown]));
      const inputs = lines(`when/${set}.jsonl`);
      const right = inputs.filter((line) => whenCase(JSON.parse(whenLine(line)), gold.get(idOf(line))).ok);
      expect(right.length / inputs.length).toBeGreaterThanOrEqual(floor);
    },
  );

  it("finds the words of dates and times in restaurants", { timeout: TIMEOUT_MS }, async () => {
    const { spanCase } = (await import(new URL("score.mjs", DATA).href)) as Scorer;
    const gold = new Map(lines("when/restaurants.gold.jsonl").map((line) => [idOf(line), JSON.parse(line) as unknown]));
    const counts = { date: { tp: 0, fp: 0, fn: 0 }, time: { tp: 0, fp: 0, fn: 0 } };
    for (const line of lines("when/restaurants.jsonl").filter((_, index) => index % 4 === 0))
      spanCase(JSON.parse(whenLine(line)), gold.get(idOf(line)), counts);
    const f1 = ({ tp, fp, fn }: SpanCounts) => (2 * tp) / (2 * tp + fp + fn);
    expect(f1(counts.date)).toBeGreaterThanOrEqual(SPAN_FLOORS.date);
    expect(f1(counts.time)).toBeGreaterThanOrEqual(SPAN_FLOORS.time);
  });
});
