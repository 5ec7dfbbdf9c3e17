import { describe, expect, it } from "vitest";
import type { Expectation } from "../acts.ts";
import { understand } from "../testing/fixtures.ts";

const readBack: Partial<Expectation> = {
  pending: "book",
  proposed: {
    slotId: "s",
    date: "2026-03-10",
    time: "14:00",
    practitionerId: "lee-daniel",
    practitionerName: "Dr. Daniel Lee",
    locationId: "downtown",
  },
};

describe("a question while something waits for its yes", () => {
  it.each([
    "Is there a café where I can wait?",
    "will I need to wait long",
    "Do I have to stop chewing gum first?",
    "Can I cancel in person?",
    "how would I cancel if I get ill",
    "What happens if I am late?",
    "Can my son sit there with me?",
    "could my mother come along?",
  ])("L5: only asks, and turns nothing down: %s", (text) => {
    const { acts, frame, tasks } = understand(text, readBack);
    expect(acts).toEqual(["ask"]);
    expect(tasks).toEqual([]);
    expect(frame).toEqual({});
  });

  it.each(["Could you cancel that please?", "can we just stop here?", "cancel it?", "forget it", "no, wait"])(
    "a request in the dress of a question still turns it down: %s",
    (text) => expect(understand(text, readBack).acts).toEqual(["deny"]),
  );

  it("another visit's end is still wanted", () => {
    expect(understand("can you cancel my appointment on Friday?", readBack).tasks).toEqual(["cancel"]);
  });

  it.each(["could my daughter have it instead?", "can I book it for my son too?"])(
    "a visit for somebody else is still told: %s",
    (text) => expect(understand(text, readBack).frame.forWhom).toBe("other"),
  );

  it("somebody late for a visit there is says so", () => {
    expect(understand("I'm late, I'll be there in 15 minutes", readBack).acts).toContain("late");
  });
});
