import { describe, expect, it } from "vitest";
import { offered, understand } from "../testing/fixtures.ts";

describe("other days than those on the table", () => {
  it.each(["Show other days", "Other days", "another day please", "any other days?", "a different day"])(
    "are asked for: %s",
    (text) => {
      const { acts, frame } = understand(text, { offered });
      expect(acts).toContain("alternatives");
      expect(frame.otherDays).toBe(true);
    },
  );

  it.each(["I was there the other day", "other times", "someone else"])("are not asked for: %s", (text) => {
    expect(understand(text, { offered }).frame.otherDays).toBeUndefined();
  });

  it("say nothing where no times are on the table", () => {
    expect(understand("another day").frame.otherDays).toBeUndefined();
  });
});
