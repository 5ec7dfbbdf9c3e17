import { describe, expect, it } from "vitest";
import type { WishKind } from "../acts.ts";
import { contextOf, lexicon, offered } from "../testing/fixtures.ts";
import { readLike } from "./testing/read-like.ts";

const { understand, wishes } = readLike(lexicon);
const onDay = (day: string) => [{ from: day, to: day }];

describe("changes in the words people use", () => {
  it.each<[string, WishKind, object]>([
    ["our ultrasound on the 9th must move to the 11th", "reschedule", { frame: { dates: onDay("2026-03-11") } }],
    ["reschedule cleaning march 10 -> march 12 pm", "reschedule", { frame: { dates: onDay("2026-03-12") } }],
    ["My physical is at two today. Might it be on Friday?", "reschedule", { visit: { time: "14:00" } }],
    ["I'd prefer to have it on Wednesday instead", "reschedule", { visit: {}, frame: { dates: onDay("2026-03-04") } }],
    ["any openings before my cleaning on the 20th?", "move_earlier", { visit: { dates: onDay("2026-03-20") } }],
    ["Where is my skin check on the 12th?", "details", { visit: { dates: onDay("2026-03-12") } }],
    ["what's the address for my physical?", "details", { visit: { visitTypeIds: ["physical"] } }],
    ["show me my upcoming visits", "list", { visit: {} }],
    ["cancel my cleaning on the fifth", "cancel", { visit: { dates: onDay("2026-03-05") } }],
    [
      "I come in a wheelchair. Please make a note of that for my physical.",
      "add_need",
      { needs: { wheelchair: true } },
    ],
    ["We have a cleaning on the 9th and need a Polish interpreter", "add_need", { needs: { interpreter: "Polish" } }],
    ["No thanks to the slot you texted me about", "waitlist_decline", {}],
    ["I saw your message that a time opened up. I want it", "waitlist_accept", {}],
    [
      "I'm on the wait list. Please change it to mornings only",
      "waitlist_edit",
      { frame: { times: [{ to: "12:00" }] } },
    ],
  ])("%s", (text, kind, rest) => {
    expect(wishes(text, contextOf())).toMatchObject([{ kind, ...rest }]);
  });

  it.each([
    "I have a skin check on April 1, put me on the waiting list in case something earlier comes free",
    "add me to the waitlist for an earlier skin check, I already have one booked",
  ])("waits in place of the visit there is: %s", (text) => {
    const [wish] = wishes(text, contextOf());
    expect(wish).toMatchObject({ kind: "waitlist_join", visit: { visitTypeIds: ["skin"] } });
    expect(wish?.frame.dates).toBeUndefined();
  });

  it.each([
    "I tried to book my son a cleaning for Thursday. Why is there nothing?",
    "I tried to get my daughter a physical visit with Dr. Grace Lee this week. Why is there nothing?",
    "We have been trying to get a skin check with Dr. Lee this week, why are there no times?",
  ])("asks why, and wants nothing beside: %s", (text) => {
    const found = wishes(text, contextOf());
    expect(found).toMatchObject([{ kind: "why_none" }]);
    expect(found[0]?.frame.visitTypeId).toBeDefined();
    expect(understand(text, contextOf()).acts).not.toContain("lookup");
  });

  it("waits for a first visit with none in its place", () => {
    expect(wishes("put me on the waiting list for my cleaning next week", contextOf())).toMatchObject([
      { kind: "waitlist_join", visit: {} },
    ]);
  });
});

describe("what is said to a proposal or a list", () => {
  it.each(["hmm, yes, that's right", "hmm, correct, yes", "well, yes, that's it"])("agrees: %s", (text) => {
    expect(understand(text, contextOf({ pending: "cancel" })).acts).toContain("affirm");
  });
  it("refuses after a pause for thought", () => {
    expect(understand("hmm no", contextOf({ pending: "cancel" })).acts).toContain("deny");
  });
  it("takes no listed time for an earlier one than there is", () => {
    expect(
      understand("is there an earlier appointment than my physical?", contextOf({ offered })).selection,
    ).toBeNull();
  });
  it("asks no advice about a day", () => {
    expect(understand("My skin check is at three. Could it be on Thursday?", contextOf()).acts).not.toContain(
      "clinical-advice",
    );
    expect(understand("I have a mole, could it be cancer?", contextOf()).acts).toContain("clinical-advice");
  });
});
