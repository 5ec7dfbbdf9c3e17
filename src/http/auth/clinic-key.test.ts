import { describe, expect, it } from "vitest";
import { currentKey, newClinicKey, rotated } from "./clinic-key.ts";

describe("a clinic's publishable key", () => {
  it("is new each time, and looks like nothing else", () => {
    const keys = Array.from({ length: 100 }, newClinicKey);
    for (const key of keys) expect(key).toMatch(/^pub_[A-Za-z0-9]{24}$/);
    expect(new Set(keys).size).toBe(100);
  });

  it("stays valid for a while beside its successor, and is dropped after", () => {
    const day = (date: number) => new Date(Date.UTC(2026, 2, date));
    const first = rotated([], { key: "pub_1", now: day(1), until: day(31) });
    const second = rotated(first, { key: "pub_2", now: day(2), until: day(9) });
    expect(second).toEqual([
      { key: "pub_2", createdAt: day(2).toISOString(), validUntil: null },
      { key: "pub_1", createdAt: day(1).toISOString(), validUntil: day(9).toISOString() },
    ]);
    expect(currentKey(second)).toBe("pub_2");
    // A second rotation gives nobody more time than was said.
    const third = rotated(second, { key: "pub_3", now: day(8), until: day(31) });
    expect(third.map(({ key, validUntil }) => [key, validUntil])).toEqual([
      ["pub_3", null],
      ["pub_2", day(31).toISOString()],
      ["pub_1", day(9).toISOString()],
    ]);
    const fourth = rotated(third, { key: "pub_4", now: day(9), until: day(31) });
    expect(fourth.map(({ key }) => key)).toEqual(["pub_4", "pub_3", "pub_2"]);
    expect(currentKey([])).toBeUndefined();
  });
});
