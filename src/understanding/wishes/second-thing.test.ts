import { describe, expect, it } from "vitest";
import { understand } from "../testing/fixtures.ts";

const kindsOf = (text: string) => understand(text).wishes.map(({ kind }) => kind);

describe("a second thing wanted in the same breath", () => {
  it.each([
    "Please cancel my cleaning on March 13, get me a skin check on Tuesday, March 10",
    "cancel my exam on Friday, get us a skin check on Tuesday",
    "My dental cleaning on Friday the 13th has to go, I need a skin check on Tuesday the 10th",
    "cancel my cleaning on Friday, find me skin check on Tuesday",
  ])("a visit goes and another is wanted: %s", (text) => {
    expect(kindsOf(text)).toEqual(["cancel", "book"]);
  });

  it.each(["my son has to go to the dentist", "I have to go soon, a cleaning on Friday please", "get me earlier"])(
    "nothing is cancelled: %s",
    (text) => {
      expect(kindsOf(text)).not.toContain("cancel");
    },
  );

  it("'Monday the 9th' is that day", () => {
    const [wish] = understand("cancel my cleaning on Monday the 9th").wishes;
    expect(wish?.visit.dates).toEqual([{ from: "2026-03-09", to: "2026-03-09" }]);
  });

  it("a telephone number beside a wish is no time of it", () => {
    const { wishes } = understand(
      "I want a skin check next week. If nothing is free, put me on the waiting list. Gerda Lux, (315) 555-0128.",
    );
    expect(wishes.map(({ frame }) => [frame.exactTime, frame.times])).toEqual(wishes.map(() => [undefined, undefined]));
  });

  it("a slip in the verb does not lose whom it is for", () => {
    expect(understand("Now my wife Vroni wpuld like a dental exam on March 5.").frame).toMatchObject({
      forWhom: "other",
      people: [{ relation: "spouse", givenName: "Vroni" }],
    });
  });
});

describe("what hedging and politeness do not change", () => {
  it.each([
    "Um, the skin check I have on the 17th has to be cancelled, if I may ask.",
    "The physical on the 12th should be cancelled too.",
    "my exam on Friday needs to be cancelled, if you can",
  ])("%s", (text) => {
    expect(kindsOf(text)).toEqual(["cancel"]);
  });

  it("'no thnks' declines what the list offered", () => {
    expect(kindsOf("No thnks to the time you offered me from the waiting list. I'd like to stay on the list.")).toEqual(
      ["waitlist_decline"],
    );
  });

  it("'I was wondering,' before what is wanted wonders nothing, and 'the first on' is no day of the month", () => {
    const { frame, tasks } = understand(
      "I was wondering, three cleanings with Dr. Patel please, one every week, the first on March 11 at 3 in the afternoon.",
    );
    expect(tasks).toEqual(["book"]);
    expect(frame).toMatchObject({
      dates: [{ from: "2026-03-11", to: "2026-03-11" }],
      recurrence: { every: 1, unit: "week" },
    });
  });

  it("details told with a filler before them are read", () => {
    const { identity } = understand(
      "Well, this is Nils Borg, 3/15/1971, 914-555-0153, and I need a cleaning on Friday",
    );
    expect(identity).toEqual({
      givenName: "Nils",
      familyName: "Borg",
      dateOfBirth: "1971-03-15",
      phone: "9145550153",
    });
  });
});
