import { describe, expect, it } from "vitest";
import type { LastWritten } from "../../graph/agenda.ts";
import type { Fact } from "../../graph/facts.ts";
import { emptyFrame } from "../../graph/frame.ts";
import { startFooting } from "../../graph/state.ts";
import type { VisitMention, Wish, WishKind } from "../../understanding/acts.ts";
import { whatNext } from "./agenda.ts";
import { field, held, plan, slot, understood, VISIT } from "./testing/conversation-so-far.ts";

const wish = (kind: WishKind, rest: Partial<Wish> = {}): Wish => ({
  kind,
  span: { start: 0, end: 0 },
  frame: {},
  visit: {},
  confidence: 1,
  ...rest,
});
const written: LastWritten = {
  kind: "booked",
  reference: "AB12-CD34",
  slotId: "s1",
  visitTypeId: VISIT,
  practitionerId: "p",
  date: "2026-03-10",
  time: "14:00",
  endTime: "14:45",
  turn: 2,
};

const booked: Fact = {
  kind: "booked",
  appointment: {
    ...slot("s1"),
    reference: "AB12-CD34",
    status: "booked",
    patientName: "Ana Ruiz",
    locationAddress: "1 Main Street",
    preparation: null,
    needs: {},
    confirmedAt: null,
    lateMinutes: null,
    rescheduledFrom: null,
    version: 1,
  },
};

describe("L3: what was wanted in the same message as a booking", () => {
  const footing = (visit: VisitMention, proved = false) => ({
    ...startFooting(),
    turn: 2,
    proved,
    lastWritten: written,
    agenda: [{ wish: wish("cancel", { visit }) }],
  });

  it("'my other appointment' is none of what was just booked: the patient proves who they are first", () => {
    const next = whatNext(emptyFrame(), footing({}), []);
    expect(next?.tasks).toEqual([{ agent: "identity", kind: "begin", action: "cancel" }]);
    expect(next?.footing?.afterProof).toMatchObject({ agent: "booking", kind: "cancel" });
  });

  it.each([
    ["named by its day", footing({ weekdays: [5] })],
    ["of somebody who has proved who they are", footing({}, true)],
  ])("a visit %s is looked for at once", (_, standing) => {
    expect(whatNext(emptyFrame(), standing, [])?.tasks).toMatchObject([{ agent: "booking", kind: "cancel" }]);
  });
});

describe("a wish with its alternative", () => {
  const alternative = { ...startFooting(), agenda: [{ wish: wish("waitlist_join", { otherwise: true }) }] };
  const found = (relaxed: ("dates" | "times")[]): Fact => ({
    kind: "slots",
    visitTypeName: "Dental Cleaning",
    slots: [slot("s1")],
    relaxed,
    reasons: [],
    others: false,
  });

  it("is not announced, and waits while the wish can be met", () => {
    const { facts } = plan(
      understood(["book"], { wishes: [wish("book"), wish("waitlist_join", { otherwise: true })] }),
    );
    expect(facts.map(({ kind }) => kind)).not.toContain("plan");
    expect(whatNext(emptyFrame(), alternative, [found([])])).toBeNull();
  });

  it("is done for the same visit when only other times than the ones wanted are free", () => {
    const frame = { ...emptyFrame(), visitType: field(VISIT), offered: [slot("s1")] };
    const next = whatNext(frame, alternative, [found(["dates"])]);
    expect(next?.tasks).toEqual([{ agent: "waitlist", kind: "join" }]);
    expect(next?.frame?.visitType?.value).toBe(VISIT);
    expect(next?.footing?.agenda).toEqual([]);
  });

  it("is done when everything shown was turned down, and another message does not bring it again", () => {
    const agenda = [...alternative.agenda, ...alternative.agenda];
    const shown = { ...emptyFrame(), visitType: field(VISIT), offered: [slot("s1"), slot("s2", "15:00")] };
    const turned = plan(understood(["deny"]), shown, { agenda, turnedDown: 2 });
    expect(turned.tasks).toEqual([]);
    const next = whatNext(turned.frame, turned.footing, turned.facts);
    expect(next?.tasks).toEqual([{ agent: "waitlist", kind: "join" }]);
    expect(whatNext(emptyFrame(), { ...turned.footing, ...next?.footing }, [])).toBeNull();
  });

  it("falls away when the wish was met, and what was wanted besides follows at once", () => {
    const besides = { wish: wish("list") };
    const footing = { ...alternative, agenda: [...alternative.agenda, besides] };
    const next = whatNext(emptyFrame(), footing, [booked]);
    expect(next?.tasks).toMatchObject([{ agent: "booking", kind: "list" }]);
    expect(next?.footing?.agenda).toEqual([]);
  });
});

describe("what was set aside", () => {
  const aside = { ...startFooting(), parked: [{ frame: held, active: "book" as const, asked: [] }] };

  it("is offered once nothing else is under way", () => {
    expect(whatNext(emptyFrame(), aside, [{ kind: "kept_as_is" }])?.facts).toMatchObject([{ kind: "offer_resume" }]);
  });

  it.each(["goodbye", "waiting"] as const)("is let be after %s", (kind) => {
    expect(whatNext(emptyFrame(), aside, [{ kind }])).toBeNull();
  });

  it("is let be, as is what waits, beside a red flag that the screen did not see", () => {
    const { facts, footing, frame } = plan(understood(["emergency"]), emptyFrame(), {
      ...aside,
      agenda: [{ wish: wish("book") }],
    });
    expect(whatNext(frame, footing, facts)).toBeNull();
  });
});

describe("what is on the table", () => {
  it("'that one' takes the only time shown, and none of several", () => {
    const one = { ...emptyFrame(), visitType: field(VISIT), offered: [slot("s1")] };
    expect(plan(understood(["select"]), one).tasks).toEqual([{ agent: "booking", kind: "hold", slotId: "s1" }]);
    const two = { ...one, offered: [slot("s1"), slot("s2", "15:00")] };
    expect(plan(understood(["select"]), two).tasks).toEqual([]);
  });

  it("'no thanks' to another time shows no more of them; a no to the times themselves does", () => {
    const shown = { ...emptyFrame(), visitType: field(VISIT), offered: [slot("s1"), slot("s2", "15:00")] };
    const enough = plan(understood(["deny"]), shown, { asked: ["dates"] });
    expect(enough.facts).toEqual([{ kind: "kept_as_is" }]);
    expect(enough.tasks).toEqual([]);
    expect(enough.frame.offered).toEqual([]);
    expect(plan(understood(["deny"]), shown).tasks).toMatchObject([{ kind: "find", others: true }]);
  });

  it("a shout gets a person offered and no further list", () => {
    const shown = { ...emptyFrame(), visitType: field(VISIT), offered: [slot("s1"), slot("s2", "15:00")] };
    const { facts, tasks, footing } = plan(understood(["deny"], { conduct: "frustration" }), shown);
    expect(facts).toEqual([{ kind: "conduct", conduct: "frustration" }]);
    expect(tasks).toEqual([]);
    expect(footing.yesNo).toBe("handoff");
  });

  it("'actually, cancel my cleaning on Friday' is no answer to what is held", () => {
    const { tasks } = plan(
      understood(["deny", "cancel"], { wishes: [wish("cancel", { visit: { weekdays: [5] } })] }),
      held,
    );
    expect(tasks).toMatchObject([{ agent: "booking", kind: "cancel", visit: { weekdays: [5] } }]);
  });
});
