import { describe, expect, it } from "vitest";
import type { RotatingKey } from "../../../db/schema/rotating-key.ts";
import { inUse, rotate } from "./rotating-keys.ts";

interface Named extends RotatingKey {
  name: string;
}

const day = (date: number) => new Date(Date.UTC(2026, 2, date));
const made = (name: string, on: Date): Named => ({ name, createdAt: on.toISOString(), validUntil: null });
const rotated = (keys: readonly Named[], name: string, { on, keepDays }: { on: Date; keepDays: number }) =>
  rotate(keys, { key: made(name, on), now: on, keepDays });
const ends = (keys: readonly Named[]) => keys.map(({ name, validUntil }) => [name, validUntil]);

describe("a key that is rotated", () => {
  it("stays valid for a while beside its successor, and is dropped after", () => {
    const first = rotated([], "one", { on: day(1), keepDays: 30 });
    const second = rotated(first, "two", { on: day(2), keepDays: 7 });
    expect(second).toEqual([
      made("two", day(2)),
      { name: "one", createdAt: day(1).toISOString(), validUntil: day(9).toISOString() },
    ]);
    expect(inUse(second, new Date(day(9).getTime() - 1)).map(({ name }) => name)).toEqual(["two", "one"]);
    expect(inUse(second, day(9)).map(({ name }) => name)).toEqual(["two"]);
    const third = rotated(second, "three", { on: day(9), keepDays: 1 });
    expect(ends(third)).toEqual([
      ["three", null],
      ["two", day(10).toISOString()],
    ]);
  });

  it("gets no more time by another rotation than was said before", () => {
    const second = rotated([made("one", day(1))], "two", { on: day(2), keepDays: 7 });
    expect(ends(rotated(second, "three", { on: day(8), keepDays: 30 }))).toEqual([
      ["three", null],
      ["two", day(38).toISOString()],
      ["one", day(9).toISOString()],
    ]);
  });

  it("ends sooner when the next rotation says so, and at once with no days: a leaked key can always be ended", () => {
    const second = rotated([made("leaked", day(1))], "two", { on: day(2), keepDays: 30 });
    expect(ends(rotated(second, "three", { on: day(3), keepDays: 1 }))).toEqual([
      ["three", null],
      ["two", day(4).toISOString()],
      ["leaked", day(4).toISOString()],
    ]);
    const alone = rotated(second, "three", { on: day(3), keepDays: 0 });
    expect(alone.map(({ name }) => name)).toEqual(["three"]);
  });
});
