import { describe, expect, it } from "vitest";
import type { AppointmentCard } from "../../src/graph/reply.ts";
import type { OfferedSlot, VisitLine } from "./heard.ts";
import { CLINIC, PROPOSED } from "./testing/sample-clinic.ts";
import { corrected, insteadOf, lineSuits, misfits, sameKind, slotSuits, type Want } from "./want.ts";
import { windowWords } from "./window-words.ts";

const want: Want = {
  for: "ana",
  visitType: "dental-cleaning",
  practitioner: "grace-kim",
  accepts: [{ from: "2026-03-05T09:00", to: "2026-03-05T12:00" }],
};
const slot: OfferedSlot = {
  slotId: "1",
  date: "2026-03-05",
  time: "10:00",
  practitioner: "Ms. Grace Kim",
  location: "North Hills",
  visitType: "Dental cleaning",
  accessibleName: "",
};

describe("what would do", () => {
  it.each<[string, Partial<OfferedSlot>, Partial<Want>, boolean]>([
    ["all of it", {}, {}, true],
    ["the window's first minute", { time: "09:00" }, {}, true],
    ["the window's end, which is outside", { time: "12:00" }, {}, false],
    ["another day", { date: "2026-03-06" }, {}, false],
    ["any time where none was named", { date: "2026-07-01" }, { accepts: [] }, true],
    ["somebody else", { practitioner: "Mr. Tomas Rivera" }, {}, false],
    ["whoever, where nobody was named", { practitioner: "Mr. Tomas Rivera" }, { practitioner: undefined }, true],
    ["who was ruled out", {}, { practitioner: undefined, notPractitioner: "grace-kim" }, false],
    ["another site", {}, { location: "downtown" }, false],
    ["another kind of visit", { visitType: "Office visit" }, {}, false],
  ])("%s", (_, ofSlot, ofWant, suits) => {
    expect(slotSuits({ ...want, ...ofWant }, { ...slot, ...ofSlot }, CLINIC)).toBe(suits);
  });

  it("compares a proposal on the location's clock, with everything that is wrong, what first", () => {
    const card: AppointmentCard = { ...PROPOSED, startsAt: "2026-03-05T14:00:00Z" };
    expect(misfits(want, card, "Ana Ruiz", CLINIC)).toEqual([]);
    const late = { ...card, startsAt: "2026-03-05T17:00:00Z" };
    expect(misfits(want, late, "Ana Ruiz", CLINIC)).toEqual(["time"]);
    const other = { ...late, visitType: "Office visit", practitioner: "Mr. Tomas Rivera", patientName: "Leo Ruiz" };
    expect(misfits(want, other, "Ana Ruiz", CLINIC)).toEqual(["visit_type", "practitioner", "time", "patient"]);
    expect(misfits(want, { ...card, startsAt: "nonsense", timeZone: "Nowhere" }, "Ana Ruiz", CLINIC)).toEqual([]);
    expect(sameKind(want, { ...slot, visitType: "Office visit" }, CLINIC)).toBe(false);
  });

  it("knows a visit that is named without its year", () => {
    const line: VisitLine = {
      position: 1,
      visitType: "Dental cleaning",
      monthDay: "03-05",
      time: "10:00",
      practitioner: "Ms. Grace Kim",
    };
    expect(lineSuits(want, line, CLINIC)).toBe(true);
    expect(lineSuits(want, { ...line, time: "13:00" }, CLINIC)).toBe(false);
    expect(lineSuits({ ...want, accepts: [] }, { ...line, monthDay: "12-24" }, CLINIC)).toBe(true);
  });

  it("changes by a correction what it names, and by a fallback all but the kind of visit and the person", () => {
    const afternoon = [{ from: "2026-03-05T13:00", to: "2026-03-05T17:00" }];
    expect(corrected(want, { accepts: afternoon })).toEqual({ ...want, accepts: afternoon });
    expect(corrected(want, { for: "leo", accepts: [] })).toEqual({ ...want, for: "leo" });
    expect(corrected(want, undefined)).toEqual(want);
    const instead = insteadOf(want, { says: ["a", "b"], accepts: afternoon });
    expect(instead).toEqual({ for: "ana", visitType: "dental-cleaning", accepts: afternoon });
  });
});

describe("when they could come, in words", () => {
  it.each([
    ["2026-03-05T15:00", "2026-03-05T15:01", "on Thursday, March 5 at 3:00 PM"],
    ["2026-03-05T08:00", "2026-03-05T12:00", "on Thursday, March 5 in the morning"],
    ["2026-03-05T12:00", "2026-03-05T17:01", "on Thursday, March 5 in the afternoon"],
    ["2026-03-05T00:00", "2026-03-06T00:00", "on Thursday, March 5"],
    ["2026-03-05T10:00", "2026-03-05T13:30", "on Thursday, March 5 between 10:00 AM and 1:30 PM"],
    ["2026-03-05T16:00", "2026-03-05T18:00", "on Thursday, March 5 after 4:00 PM"],
    ["2026-03-05T08:00", "2026-03-05T14:00", "on Thursday, March 5 before 2:00 PM"],
    ["2026-03-09T00:00", "2026-03-14T00:00", "between Monday, March 9 and Friday, March 13"],
  ])("%s until %s", (from, to, words) => {
    expect(windowWords([{ from, to }])).toBe(words);
  });

  it("names two windows, and none where any time suits", () => {
    const window = { from: "2026-03-05T00:00", to: "2026-03-06T00:00" };
    expect(windowWords([window, { from: "2026-03-06T00:00", to: "2026-03-07T00:00" }])).toBe(
      "on Thursday, March 5 or on Friday, March 6",
    );
    expect(windowWords([])).toBe("");
  });
});
