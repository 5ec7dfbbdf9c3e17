import { describe, expect, it } from "vitest";
import { offered, understand } from "../testing/fixtures.ts";

const asked = { asked: ["dates" as const] };

describe("times that people leave open", () => {
  it.each([
    "whenever you have something",
    "any day is fine",
    "any time works",
    "any day",
    "whichever is easiest",
    "whatever you have",
    "I'm home most days",
    "she is around most days",
    "whenever it suits",
    "you choose",
    "I am retired so whenever",
    "I'm not fussy",
    "any days would do",
  ])("ask for the first there are: %s", (text) => {
    const { frame, acts } = understand(text, asked);
    expect(frame).toEqual({ earliest: true });
    expect(acts).toContain("inform");
  });

  it.each<[string, { from?: string; to?: string }]>([
    ["not too early please", { from: "10:00" }],
    ["nothing too early", { from: "10:00" }],
    ["any day, not too early though", { from: "10:00" }],
    ["not first thing", { from: "10:00" }],
    ["not so early", { from: "10:00" }],
    ["just not very early", { from: "10:00" }],
    ["not too late", { to: "16:00" }],
    ["nothing too late", { to: "16:00" }],
    ["but not so late", { to: "16:00" }],
    ["not too early and not too late", { from: "10:00", to: "16:00" }],
    ["she can only after work, 5 oclock is good", { from: "17:00" }],
    ["only after 4 pm", { from: "16:00" }],
  ])("have an end that is known: %s", (text, window) => {
    expect(understand(text, asked).frame.times).toEqual([window]);
  });

  it.each(["I hope it's not too late to cancel", "is it too late to book", "not too late for a flu shot I hope"])(
    "are not read into: %s",
    (text) => {
      expect(understand(text).frame.times).toBeUndefined();
    },
  );

  it.each([
    "any of them is fine",
    "whichever is easiest",
    "either works for me",
    "whatever you think is best",
    "you pick",
    "oh any one of those",
    "either one please",
    "whichever is the soonest",
    "well you choose for me",
    "any of these will do",
    "honestly any of them",
    "whichever",
    "any day is fine",
    "whenever you have something",
    "any time works for me",
  ])("take the first of a list: %s", (text) => {
    const { acts, selection } = understand(text, { offered });
    expect(acts).toContain("select");
    expect(selection).toEqual({ slotId: "tue-1400" });
  });

  it.each(["any other times?", "whatever", "any", "either", "are any of them with Dr Lee", "none of them"])(
    "take nothing of a list: %s",
    (text) => {
      expect(understand(text, { offered }).selection).toBeNull();
    },
  );

  it("change nothing of a list that is on the table", () => {
    expect(understand("whichever is easiest", { offered }).frame.earliest).toBeUndefined();
  });
});
