import { describe, expect, it } from "vitest";
import type { VisitMention, WishKind } from "../acts.ts";
import { contextOf, lexicon } from "../testing/fixtures.ts";
import { readLike } from "./testing/read-like.ts";

const { understand, wishes } = readLike(lexicon);
const onDay = (day: string) => [{ from: day, to: day }];
const CLEANING: VisitMention = { visitTypeIds: ["cleaning"] };

describe("what has to be done to a visit", () => {
  it.each<[string, WishKind, VisitMention]>([
    ["my cleaning has to be cancelled", "cancel", CLEANING],
    ["one thing first, our ultrasound needs to be canceled", "cancel", { visitTypeIds: ["ultrasound"] }],
    ["the appointment must be cancelled", "cancel", {}],
    ["I need my cleaning cancelled please", "cancel", CLEANING],
    [
      "I'm away on March 17, so my cleaning then has to be cancelled",
      "cancel",
      { ...CLEANING, dates: onDay("2026-03-17") },
    ],
    ["both cleanings have to go", "cancel", { ...CLEANING, all: true }],
    ["drop my two cleanings", "cancel", { ...CLEANING, all: true }],
    ["please drop my three cleanings, but not the ultrasound", "cancel", { ...CLEANING, all: true }],
    ["we found a different dentist, so drop my cleaning", "cancel", CLEANING],
    ["my cleaning has to be moved", "reschedule", CLEANING],
  ])("%s", (text, kind, visit) => {
    expect(wishes(text, contextOf())).toMatchObject([{ kind, visit }]);
  });

  it("leaves alone what is not to be dropped", () => {
    const [wish] = wishes("cancel the cleaning, not the ultrasound", contextOf());
    expect(wish?.visit).toEqual(CLEANING);
  });

  it.each(["my flight has to be cancelled", "I need my hotel booking cancelled"])("is another trade's: %s", (text) => {
    expect(wishes(text, contextOf())).toEqual([]);
  });
});

describe("what a visit is to be instead", () => {
  it.each([
    "Can my cleaning on March 23 be on March 24 instead?",
    "could our cleaning on March 23 happen on March 24 instead",
  ])("%s", (text) => {
    const [wish, ...more] = wishes(text, contextOf());
    expect(more).toEqual([]);
    expect(wish).toMatchObject({
      kind: "reschedule",
      frame: { dates: onDay("2026-03-24") },
      visit: { ...CLEANING, dates: onDay("2026-03-23") },
    });
  });

  it("by phone is another way, and the same day", () => {
    expect(wishes("can my visit be by phone instead?", contextOf())).toMatchObject([{ kind: "change_modality" }]);
  });
});

describe("what the waiting list offers", () => {
  it.each([
    "I'll take the earlier time from the waiting list for my cleaning",
    "yes to the earlier cleaning you offered me",
    "take the earlier time",
    "please take that sooner slot off the waitlist for me",
  ])("is taken: %s", (text) => {
    expect(wishes(text, contextOf()).map(({ kind }) => kind)).toEqual(["waitlist_accept"]);
  });

  it.each(["take me off the waiting list", "take my name off the list", "drop my spot on the waitlist"])(
    "is left: %s",
    (text) => {
      expect(wishes(text, contextOf()).map(({ kind }) => kind)).toEqual(["waitlist_leave"]);
    },
  );
});

describe("what would follow", () => {
  it.each([
    "If I forget my visit and don't come, what do I have to pay?",
    "if we miss it and do not call, how much are we charged?",
  ])("is one question, and nothing is cancelled: %s", (text) => {
    expect(wishes(text, contextOf())).toMatchObject([{ kind: "ask" }]);
    expect(understand(text, contextOf()).tasks).toEqual([]);
  });

  it.each(["How do I get to the Downtown clinic by bus", "which train goes to your office?"])(
    "the way here is the clinic's: %s",
    (text) => expect(understand(text, contextOf()).acts).toEqual(["ask"]),
  );

  it.each(["how do I get to the airport by bus", "how do I get to the post office by bus"])(
    "the way elsewhere is not: %s",
    (text) => expect(understand(text, contextOf()).acts).not.toContain("ask"),
  );
});
