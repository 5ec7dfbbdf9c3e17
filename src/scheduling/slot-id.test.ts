import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createReference, REFERENCE_LETTERS } from "./reference.ts";
import { decodeSlotId, encodeSlotId, isUuid } from "./slot-id.ts";

describe("slot ids", () => {
  it("say what they were made from, in 71 URL-safe characters", () => {
    const start = fc.integer({ min: 0, max: 0xffffffff }).map((minutes) => minutes * 60_000);
    const target = fc.record({ visitTypeId: fc.uuid(), practitionerId: fc.uuid(), locationId: fc.uuid(), start });
    fc.assert(
      fc.property(target, (slot) => {
        const id = encodeSlotId(slot);
        expect(id).toMatch(/^[\w-]{71}$/);
        expect(decodeSlotId(id)).toEqual(slot);
      }),
    );
  });

  it("L6: text that is none of ours is null, never a throw", () => {
    const id = encodeSlotId({
      visitTypeId: "00000000-0000-4000-8000-000000000001",
      practitionerId: "00000000-0000-4000-8000-000000000002",
      locationId: "00000000-0000-4000-8000-000000000003",
      start: 0,
    });
    for (const text of [
      "",
      "slot_1",
      `${id}A`,
      id.slice(1),
      ` ${id}`,
      `${id}=`,
      id.replace(/^./, "/"),
      "\0".repeat(71),
    ]) {
      expect(decodeSlotId(text)).toBeNull();
    }
    fc.assert(fc.property(fc.string(), (text) => decodeSlotId(text) === null));
  });

  it("knows a UUID from what only looks like one", () => {
    expect(isUuid("00000000-0000-4000-8000-000000000001")).toBe(true);
    for (const text of ["", "00000000-0000-4000-8000-00000000000", "{}", "'; drop table claims; --"]) {
      expect(isUuid(text)).toBe(false);
    }
  });
});

describe("references", () => {
  it("are short, without look-alike letters, and take every letter alike", () => {
    const seen = new Map<string, number>();
    for (let index = 0; index < 5000; index += 1) {
      const reference = createReference(randomBytes);
      expect(reference).toMatch(/^.{4}-.{4}$/);
      for (const letter of reference.replace("-", "")) seen.set(letter, (seen.get(letter) ?? 0) + 1);
    }
    expect([...seen.keys()].sort().join("")).toBe([...REFERENCE_LETTERS].sort().join(""));
    expect(REFERENCE_LETTERS).not.toMatch(/[01OIL5S2Z8BUV6]/);
    expect(Math.min(...seen.values())).toBeGreaterThan(1400);
  });

  it("pass over bytes that would favour some letters", () => {
    const bytes = [Uint8Array.from([255, 254, 0, 21, 22, 43, 242, 241]), Uint8Array.from([1, 2, 3, 4, 5, 6, 7, 8])];
    expect(createReference(() => bytes.shift() ?? new Uint8Array(8))).toBe("3Y3Y-Y479");
  });
});
