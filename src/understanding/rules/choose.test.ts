import { describe, expect, it } from "vitest";
import { offered, understand } from "../testing/fixtures.ts";

const thursday = [{ from: "2026-03-12", to: "2026-03-12" }];

describe("a day said while times are on the table", () => {
  it.each([
    "the Thursday one",
    "Thursday works",
    "Thursday would be good",
    "I'll take Thursday",
    "let's do Thursday",
    "we'll go with the Thursday slot",
    "yes, Thursday",
  ])("chooses where the words point at the list: %s", (text) => {
    const { selection, acts } = understand(text, { offered });
    expect(selection?.slotId).toBe("thu-1600");
    expect(acts).toContain("select");
  });

  it.each(["Thursday", "how about Thursday", "I can do Thursday", "could we do Thursday?", "maybe Thursday"])(
    "narrows to the listed day otherwise: %s",
    (text) => {
      const { selection, frame, acts } = understand(text, { offered });
      expect(selection).toBeNull();
      expect(acts).not.toContain("select");
      expect(frame.dates).toEqual(thursday);
    },
  );

  it.each(["Thursday morning", "tomorrow afternoon", "Thursday afternoon works", "sometime Thursday evening"])(
    "a part of the day only narrows: %s",
    (text) => {
      const { selection, frame } = understand(text, { offered });
      expect(selection).toBeNull();
      expect(frame.dates).toHaveLength(1);
      expect(frame.times).toHaveLength(1);
    },
  );

  it.each(["the 10th", "Tuesday works", "I'll take the 10th"])("several that fit only narrow: %s", (text) => {
    const { selection, frame } = understand(text, { offered });
    expect(selection).toBeNull();
    expect(frame.dates).toEqual([{ from: "2026-03-10", to: "2026-03-10" }]);
  });

  it.each(["Tuesday the 12th", "I'll take Tuesday the 12th", "Tuesday the 12th works", "yes, Wednesday the 10th"])(
    "a weekday that is not that date's never chooses: %s",
    (text) => {
      const { selection, ambiguous } = understand(text, { offered });
      expect(selection).toBeNull();
      expect(ambiguous.map(({ code }) => code)).toContain("weekday_mismatch");
    },
  );

  it("nor does it say yes to what waits", () => {
    const proposed = offered[1];
    if (!proposed) throw new Error("The fixtures offer no second option.");
    expect(understand("yes, Thursday the 10th at 2:30", { pending: "book", proposed }).acts).not.toContain("affirm");
  });

  it("a clock time chooses with or without its day", () => {
    expect(understand("Thursday at 4", { offered }).selection?.slotId).toBe("thu-1600");
    expect(understand("2:30", { offered }).selection?.slotId).toBe("tue-1430");
  });

  it("what is asked chooses nothing", () => {
    expect(understand("is Dr Patel good with children?", { offered }).selection).toBeNull();
  });
});
