import { describe, expect, it } from "vitest";
import { emptyFrame } from "../../graph/frame.ts";
import {
  field,
  held,
  kinds,
  offeredTwo,
  plan,
  slot,
  understood,
  VISIT,
  waiting,
} from "./testing/conversation-so-far.ts";

describe("the yes", () => {
  it("commits the very proposal that is pending", () => {
    expect(plan(understood(["affirm"]), waiting).tasks).toEqual([
      { agent: "booking", kind: "commit", proposalId: "p1" },
    ]);
  });

  it("L5: a yes with a change is no yes: the held time is given back and another is looked for", () => {
    const { tasks, frame } = plan(understood(["affirm", "inform"], { frame: { exactTime: "15:00" } }), waiting);
    expect(kinds(tasks)).toEqual(["release", "find"]);
    expect(frame.pending).toBeNull();
  });

  it("L5: a yes with other details of the patient is read back again before anything is written", () => {
    const { tasks } = plan(understood(["affirm", "inform"], { identity: { phone: "5550199" } }), waiting);
    expect(kinds(tasks)).toEqual(["propose"]);
  });

  it("L5: a yes while several times are on the table asks which", () => {
    const { tasks, facts } = plan(understood(["affirm"]), offeredTwo);
    expect(tasks).toEqual([]);
    expect(facts).toMatchObject([{ kind: "ambiguous_choice" }]);
  });

  it("takes the only time on the table", () => {
    const one = { ...offeredTwo, offered: [slot("s1")] };
    expect(plan(understood(["affirm"]), one).tasks).toEqual([{ agent: "booking", kind: "hold", slotId: "s1" }]);
  });

  it("writes nothing without anything pending", () => {
    for (const frame of [emptyFrame(), offeredTwo, held]) {
      expect(kinds(plan(understood(["affirm"]), frame).tasks)).not.toContain("commit");
    }
  });

  it("a no gives the time back and writes nothing", () => {
    expect(kinds(plan(understood(["deny"]), waiting).tasks)).toEqual(["decline"]);
  });

  it("a yes and a no at once commit nothing", () => {
    expect(kinds(plan(understood(["affirm", "deny"]), waiting).tasks)).not.toContain("commit");
  });
});

describe("the choice", () => {
  it("holds the one that is meant, by place, time or practitioner", () => {
    for (const selection of [
      { ordinal: 2 },
      { ordinal: -1 },
      { time: "15:00" },
      { practitionerId: "practitioner-of-s2" },
    ]) {
      const { tasks } = plan(understood(["select"], { selection }), offeredTwo);
      expect(tasks).toEqual([{ agent: "booking", kind: "hold", slotId: "s2" }]);
    }
  });

  it("asks apart what fits several", () => {
    const { facts, tasks } = plan(understood(["select"], { selection: { date: "2026-03-10" } }), offeredTwo);
    expect(facts).toMatchObject([{ kind: "ambiguous_choice", options: [expect.any(String), expect.any(String)] }]);
    expect(tasks).toEqual([]);
  });

  it("looks for a time that was not on the table", () => {
    const said = understood(["select", "inform"], { selection: { time: "16:30" }, frame: { exactTime: "16:30" } });
    expect(kinds(plan(said, offeredTwo).tasks)).toEqual(["find"]);
  });

  it("keeps the wish the times were found with, and what the message tells of the patient", () => {
    const said = understood(["select", "inform"], {
      selection: { ordinal: 1 },
      frame: { dates: [{ from: "2026-03-10", to: "2026-03-10" }] },
      identity: { givenName: "Ana", familyName: "Ruiz" },
    });
    const { frame, tasks } = plan(said, offeredTwo);
    expect(kinds(tasks)).toEqual(["hold"]);
    expect(frame.dates).toBeUndefined();
    expect(frame.familyName?.value).toBe("Ruiz");
  });
});

describe("digressions", () => {
  const question = understood(["ask"], { question: "do you validate parking?" });

  it("L2: a question while a time is held is answered, and the way back is taken up", () => {
    expect(kinds(plan(question, held).tasks)).toEqual(["answer", "resume"]);
    expect(kinds(plan(question, waiting).tasks)).toEqual(["answer", "resume"]);
  });

  it("a question while times are on the table is answered and the choice asked again", () => {
    expect(kinds(plan(question, offeredTwo).tasks)).toEqual(["answer", "resume"]);
  });

  it("a question before anything else is only answered", () => {
    expect(kinds(plan(question).tasks)).toEqual(["answer"]);
  });

  it("a choice and a question in one message do both, the answer first", () => {
    const said = understood(["select", "ask"], { selection: { ordinal: 1 }, question: "where do I park?" });
    expect(kinds(plan(said, offeredTwo).tasks)).toEqual(["answer", "hold"]);
  });
});

describe("wishes", () => {
  it("searches as soon as something is wanted", () => {
    const said = understood(["book"], { frame: { visitTypeId: VISIT } });
    const { tasks, footing } = plan(said);
    expect(kinds(tasks)).toEqual(["find"]);
    expect(footing.active).toBe("book");
  });

  it("D13: what reads two ways is asked, not searched", () => {
    const ambiguity = {
      code: "weekday_mismatch" as const,
      readings: ["2026-03-09", "2026-03-10"],
      text: "Tuesday the 9th",
    };
    const { tasks, facts } = plan(understood(["inform"], { ambiguous: [ambiguity] }), offeredTwo);
    expect(tasks).toEqual([]);
    expect(facts).toEqual([{ kind: "ask_when", ambiguity }]);
  });

  it("other times leave out the ones shown", () => {
    expect(plan(understood(["alternatives"]), offeredTwo).tasks).toEqual([
      { agent: "availability", kind: "find", others: true },
    ]);
  });

  it("what is said of the patient moves a held time on to its proposal", () => {
    const said = understood(["inform"], { identity: { givenName: "Ana", familyName: "Ruiz" } });
    expect(kinds(plan(said, held).tasks)).toEqual(["propose"]);
  });

  it("the same wish said again while a time is held gives nothing back", () => {
    const said = understood(["inform"], { frame: { visitTypeId: VISIT } });
    expect(kinds(plan(said, held).tasks)).not.toContain("release");
  });
});

describe("people", () => {
  it("a person asked for comes before everything else", () => {
    expect(plan(understood(["handoff", "affirm"]), waiting).tasks).toMatchObject([{ agent: "handoff" }]);
  });

  it("L8: after three turns that were not understood a person is called", () => {
    expect(plan(understood([], { confidence: 0.5 }), emptyFrame(), { misses: 0 }).facts).toEqual([
      { kind: "not_understood" },
    ]);
    expect(plan(understood([], { confidence: 0.5 }), emptyFrame(), { misses: 2 }).tasks).toMatchObject([
      { agent: "handoff" },
    ]);
  });

  it("a red flag found after the screen suspends the yes and calls a person at once", () => {
    const { facts, tasks, frame } = plan(understood(["emergency", "affirm"]), waiting);
    expect(facts).toEqual([{ kind: "emergency", tier: "emergency" }]);
    expect(tasks).toMatchObject([{ agent: "handoff", urgency: "emergency" }]);
    expect(frame.pending).toBeNull();
  });

  it("stopping gives back what is held and forgets the visit, not the patient", () => {
    const known = { ...waiting, familyName: field("Ruiz") };
    const { tasks, frame } = plan(understood(["abort"]), known);
    expect(kinds(tasks)).toEqual(["release"]);
    expect(frame.pending).toBeNull();
    expect(frame.familyName?.value).toBe("Ruiz");
  });
});
