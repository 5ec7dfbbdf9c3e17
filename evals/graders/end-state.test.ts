import { describe, expect, it } from "vitest";
import type { StateRow } from "../trial.ts";
import { gradeEndState } from "./end-state.ts";
import { aVisit } from "./testing/a-trial.ts";

const grade = (gold: StateRow[], changed: StateRow[], expects: "same" | "same_or_handoff" = "same") =>
  gradeEndState({ expects }, { gold, changed });
const note: StateRow = { table: "handoffs", fields: { topic: null, urgency: "routine", reason: "asked" } };
const hold: StateRow = { table: "holds", fields: { holder: "thread", startsAt: "2026-03-10T10:00" } };

describe("the end state", () => {
  it("passes when the rows are the same, in any order", () => {
    const other = aVisit({ startsAt: "2026-03-11T09:00" });
    expect(grade([aVisit(), other], [other, aVisit()]).findings).toEqual([]);
    expect(grade([], []).findings).toEqual([]);
  });

  it("takes * for anything and a window for any start in it", () => {
    const gold = aVisit({ practitioner: "*", startsAt: "within 2026-03-10T09:00..2026-03-10T12:00" });
    expect(grade([gold], [aVisit()]).findings).toEqual([]);
    expect(grade([gold], [aVisit({ startsAt: "2026-03-10T12:00" })]).findings).toHaveLength(1);
    expect(grade([gold], [aVisit({ startsAt: "2026-03-10T09:00" })]).findings).toEqual([]);
  });

  it("gives each row of the gold one of its own, wherever that can be", () => {
    const any = aVisit({ startsAt: "within 2026-03-10T09:00..2026-03-10T12:00" });
    const rows = [aVisit(), aVisit({ startsAt: "2026-03-10T11:00" })];
    expect(grade([any, aVisit()], rows).findings).toEqual([]);
    expect(grade([any, aVisit()], rows.toReversed()).findings).toEqual([]);
    expect(grade([aVisit(), aVisit()], [aVisit()]).diff.missing).toHaveLength(1);
  });

  it("shows a date a week off as one row, with what should be", () => {
    const { findings, diff } = grade([aVisit()], [aVisit({ startsAt: "2026-03-17T10:00" })]);
    expect(findings).toHaveLength(1);
    expect(diff.unexpected).toEqual([]);
    expect(diff.missing[0]).toContain("[startsAt should be 2026-03-10T10:00 and is 2026-03-17T10:00]");
  });

  it("tells what is missing and what is over", () => {
    expect(grade([aVisit()], []).diff).toMatchObject({
      missing: [expect.stringContaining("dental-cleaning")],
      unexpected: [],
    });
    expect(grade([], [aVisit()]).diff).toMatchObject({
      missing: [],
      unexpected: [expect.stringContaining("Ana Ruiz")],
    });
    expect(grade([aVisit()], [note]).findings).toHaveLength(2);
  });

  it("leaves holds out", () => expect(grade([], [hold]).findings).toEqual([]));

  it("takes a note for the desk in place of the gold only where that is allowed", () => {
    expect(grade([aVisit()], [note, hold], "same_or_handoff")).toMatchObject({ findings: [], handedOver: true });
    expect(grade([aVisit()], [note]).findings).not.toEqual([]);
    expect(grade([aVisit()], [], "same_or_handoff").findings).toHaveLength(1);
    expect(
      grade([aVisit()], [note, aVisit({ startsAt: "2026-03-17T10:00" })], "same_or_handoff").findings,
    ).toHaveLength(2);
    expect(grade([aVisit()], [aVisit()], "same_or_handoff")).toMatchObject({ findings: [], handedOver: false });
  });
});
