import { describe, expect, it } from "vitest";
import { currentKey, newClinicKey } from "./clinic-key.ts";

const NOW = new Date("2026-03-02T09:00:00Z");

describe("a clinic's publishable key", () => {
  it("is new each time, without an end, and looks like nothing else", () => {
    const keys = Array.from({ length: 100 }, () => newClinicKey(NOW));
    for (const key of keys) {
      expect(key).toEqual({
        key: expect.stringMatching(/^pub_[A-Za-z0-9]{24}$/),
        createdAt: NOW.toISOString(),
        validUntil: null,
      });
    }
    expect(new Set(keys.map(({ key }) => key)).size).toBe(100);
  });

  it("is the current one until it has an end", () => {
    const [old, current] = [{ ...newClinicKey(NOW), validUntil: NOW.toISOString() }, newClinicKey(NOW)];
    expect(currentKey([old, current])).toBe(current.key);
    expect(currentKey([old])).toBeUndefined();
  });
});
