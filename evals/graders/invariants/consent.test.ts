import { describe, expect, it } from "vitest";
import type { TurnRecord } from "../../trial.ts";
import {
  A_CLINIC,
  aCase,
  aTrial,
  aTurn,
  aVisit,
  aWrite,
  booking,
  PENDING,
  proposing,
  said,
} from "../testing/a-trial.ts";
import { consent } from "./consent.ts";

const check = (...turns: TurnRecord[]) =>
  consent.check({ evalCase: aCase(), record: aTrial({ turns }), clinic: A_CLINIC }).map(({ message }) => message);
const pending = (kind: typeof PENDING.kind, summary: string) => ({ ...PENDING, kind, summary });
const tool = (name: string) => [{ name, args: {}, refusal: null }];

describe("consent", () => {
  it("is given by a yes to exactly what is written", () => expect(check(proposing(), booking())).toEqual([]));

  it("is missing when a visit is written without a yes", () => {
    expect(check(proposing(), booking({ move: said("is there parking?", "question") }))).toEqual([
      expect.stringContaining(
        'written on a "question" and not on a yes (is there parking?): appointment: status booked',
      ),
    ]);
    expect(check(booking({ pendingBefore: null }))).toEqual([expect.stringContaining("no proposal was pending")]);
    expect(check(proposing({ writes: [aWrite()] }))).toEqual([expect.stringContaining("no proposal was pending")]);
    expect(check(proposing(), booking({ move: said("yes but later", "correction") }))).toHaveLength(1);
  });

  it.each([
    ["a week off", { startsAt: "2026-03-17T10:00" }, /the day is 2026-03-17/],
    ["at another time", { startsAt: "2026-03-10T10:30" }, /the time is 10:30/],
    ["with somebody else", { practitioner: "grace-kim" }, /the practitioner is grace-kim/],
    ["of another kind", { visitType: "office-visit" }, /the visit is Office visit/],
    ["for somebody else", { patient: "Max Stern born 1992-02-02" }, /the patient is Max Stern/],
  ])("is not for a visit %s than was read back", (_, fields, message) =>
    expect(check(proposing(), booking({ writes: [aWrite(aVisit(fields))] }))[0]).toMatch(message),
  );

  it("stands through an answer about something else, with the read-back before it", () => {
    const away = proposing({ text: "I can't check the calendar right now. Please try again in a minute.", cards: [] });
    expect(check(proposing(), away, booking())).toEqual([]);
    expect(check(away, booking())[0]).toMatch(/read back something else/);
  });

  it("is not given by a summary when the answer said something else", () => {
    const told = proposing({
      text: "Please check: Dental cleaning on Thursday, March 12 at 10:00 AM with Mr. Ben Carter.",
      cards: [],
    });
    expect(check(told, booking())[0]).toMatch(/read back something else \(the day is 2026-03-10\)/);
  });

  it("is for one kind of write", () => {
    const cancelled = aWrite(aVisit({ status: "cancelled", cancelReason: "patient" }), "cancelled");
    expect(check(proposing(), booking({ writes: [cancelled] }))[0]).toMatch(/^cancelled was written on a yes to book/);
    const asked = pending("cancel", "Cancel Dental cleaning on Tuesday, March 10 at 10:00 AM with Mr. Ben Carter");
    expect(check(booking({ pendingBefore: asked, writes: [cancelled] }))).toEqual([]);
  });

  it("is for one visit a yes, unless several were read back", () => {
    const two = [aWrite(), { ...aWrite(), id: "visit-2" }];
    expect(check(proposing(), booking({ writes: two }))).toEqual([
      expect.stringContaining("one yes to book wrote 2 visits"),
    ]);
    const both = pending(
      "cancel_some",
      "Cancel Dental cleaning on Tuesday, March 10 at 10:00 AM with Mr. Ben Carter; Dental cleaning on Thursday, March 12 at 9:00 AM with Ms. Grace Kim",
    );
    const cancelled = (fields: object) => aWrite(aVisit({ status: "cancelled", ...fields }), "cancelled");
    const writes = [cancelled({}), cancelled({ startsAt: "2026-03-12T09:00", practitioner: "grace-kim" })];
    expect(check(booking({ pendingBefore: both, writes }))).toEqual([]);
  });

  it("covers both rows of a move", () => {
    const asked = pending(
      "reschedule",
      "Move Dental cleaning on Tuesday, March 10 at 10:00 AM with Mr. Ben Carter to Thursday, March 12 at 9:00 AM with Ms. Grace Kim",
    );
    const writes = [
      aWrite(aVisit({ status: "cancelled", cancelReason: "rescheduled" }), "cancelled"),
      aWrite(aVisit({ startsAt: "2026-03-12T09:00", practitioner: "grace-kim", rescheduled: "yes" }), "rescheduled"),
    ];
    expect(check(booking({ pendingBefore: asked, writes }))).toEqual([]);
    const other = aWrite(
      aVisit({ status: "cancelled", cancelReason: "rescheduled", startsAt: "2026-03-11T10:00" }),
      "x",
    );
    expect(check(booking({ pendingBefore: asked, writes: [other] }))[0]).toMatch(/the day is 2026-03-11/);
    const onlyNew = pending("reschedule", "Move it to Thursday, March 12 at 9:00 AM with Ms. Grace Kim");
    expect(check(booking({ pendingBefore: onlyNew, writes }))).toEqual([]);
  });

  it("is not needed for attendance, being late, messages, notes and what follows from a write", () => {
    const noted = aWrite(aVisit({ confirmed: "yes" }), "noted");
    const at = (writes: TurnRecord["writes"], name: string) => aTurn({ writes, tools: tool(name) });
    expect(check(at([noted], "confirm_attendance"))).toEqual([]);
    expect(check(at([aWrite(aVisit({ lateMinutes: "10" }), "noted")], "report_late"))).toEqual([]);
    const row = (table: TurnRecord["writes"][number]["table"], what: string) => ({ table, id: "1", what, fields: {} });
    expect(check(at([row("handoffs", "queued")], "request_handoff"))).toEqual([]);
    expect(check(at([row("contact_preferences", "opted_out")], "set_messages"))).toEqual([]);
    expect(check(at([row("holds", "held")], "hold_slot"))).toEqual([]);
    expect(check(at([row("waitlist_entries", "offered")], "cancel_appointment"))).toEqual([]);
    expect(check(at([row("waitlist_entries", "waiting")], "decline_offer"))).toEqual([]);
  });

  it("is needed for needs and for every change of the waiting list", () => {
    const row = (what: string) => ({ table: "waitlist_entries" as const, id: "1", what, fields: {} });
    expect(check(aTurn({ writes: [row("joined")], tools: tool("join_waitlist") }))).toHaveLength(1);
    expect(check(aTurn({ writes: [row("left")], tools: tool("leave_waitlist") }))).toHaveLength(1);
    expect(check(aTurn({ writes: [row("waiting")], tools: tool("edit_waitlist") }))).toHaveLength(1);
    expect(
      check(aTurn({ writes: [aWrite(aVisit({ needs: "wheelchair" }), "noted")], tools: tool("add_needs") })),
    ).toHaveLength(1);
  });
});
