import { describe, expect, it } from "vitest";
import { emptyFrame } from "../../graph/frame.ts";
import type { FramePatch, Wish } from "../../understanding/acts.ts";
import { field, held, offeredTwo, plan, understood } from "./testing/conversation-so-far.ts";

const join = (frame: FramePatch = {}): Wish => ({
  kind: "waitlist_join",
  span: { start: 0, end: 0 },
  frame,
  visit: {},
  confidence: 0.9,
});
const waitFor = (frame: FramePatch = {}) => understood(["waitlist"], { wishes: [join(frame)] });
const withLee = { ...offeredTwo, practitioner: field({ is: ["lee"], not: [], any: false }) };

describe("put me on his waiting list, said to the times shown", () => {
  it("is for the visit looked for, with whom it was looked for; the times shown are off the table", () => {
    const { tasks, frame, footing } = plan(waitFor(), withLee, { asked: ["times"] });
    expect(tasks).toEqual([{ agent: "waitlist", kind: "join" }]);
    expect(frame.visitType).toEqual(withLee.visitType);
    expect(frame.practitioner?.value.is).toEqual(["lee"]);
    expect(frame.offered).toEqual([]);
    expect(footing.parked).toEqual([]);
  });

  it("takes the days said with it", () => {
    const days = [{ from: "2026-03-09", to: "2026-03-13" }];
    expect(plan(waitFor({ dates: days }), withLee).frame.dates?.value.ranges).toEqual(days);
  });

  it.each([
    ["of another kind of visit", waitFor({ visitTypeId: "another" }), withLee],
    ["beside a held time", waitFor(), held],
    ["for somebody else", waitFor({ forWhom: "other" }), withLee],
  ])("%s it begins anew, and the search is set aside", (_, understanding, before) => {
    const { frame, footing } = plan(understanding, before);
    expect(frame.practitioner).toEqual(emptyFrame().practitioner);
    expect(footing.parked).toHaveLength(1);
  });
});
