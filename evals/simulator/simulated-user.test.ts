import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Fact } from "../../src/graph/facts.ts";
import { STYLES, type Style, type TurnRecord } from "../trial.ts";
import { hear } from "./hear.ts";
import { isTold } from "./outcomes.ts";
import { createSimulatedUser, MESSAGES_AT_MOST, type SimulatedMove } from "./simulated-user.ts";
import { sampleCase, sampleGoal } from "./testing/sample-case.ts";
import { CLINIC, LATER_SLOT, PLACE, PROPOSAL, PROPOSED, SLOT, VISIT } from "./testing/sample-clinic.ts";
import { SAMPLE_FACTS } from "./testing/sample-facts.ts";
import { answerOf } from "./testing/sample-turn.ts";

type Given = Parameters<typeof sampleCase>[0];
const someone = (given?: Given, { seed = 0, style = "plain" as Style, code = null as string | null } = {}) =>
  createSimulatedUser({ case: sampleCase(given), seed, style, code: () => code, clinic: CLINIC });

/** What they say to each answer in turn, their first words before them. */
const talk = (user: ReturnType<typeof someone>, ...answers: (Fact | Fact[])[]): SimulatedMove[] => [
  user.next(null),
  ...answers.map((facts) => user.next(answerOf(...[facts].flat()))),
];
const last = (moves: SimulatedMove[]) => moves.at(-1);
const text = (move: SimulatedMove | undefined) => (move && move.kind !== "leave" ? move.text : "");

const slots: Fact = {
  kind: "slots",
  visitTypeName: "Dental cleaning",
  slots: [LATER_SLOT, SLOT],
  relaxed: [],
  reasons: [],
  others: false,
};
const others: Fact = { ...slots, slots: [LATER_SLOT], others: true };
const identity: Fact = { kind: "ask_identity", missing: ["name", "dateOfBirth", "phone"], known: {} };
const proposal: Fact = { kind: "proposal", proposal: PROPOSAL, card: PROPOSED, reminder: false };
const booked: Fact = { kind: "booked", appointment: VISIT };
const waiting: Fact = { kind: "waiting" };
const who: Fact = { kind: "ask_who", action: "cancel", missing: ["name", "dateOfBirth", "phone"] };
const codeAsked: Fact = { kind: "code_asked", expiresAt: "2026-03-02T14:10:00Z", attemptsLeft: 3 };

describe("the simulated person", () => {
  it("books: says the wish, takes what suits, tells who it is for, says yes to exactly that, and leaves when told", () => {
    const user = someone();
    const moves = talk(user, slots, identity, proposal, booked);
    expect(moves.map((move) => (move.kind === "text" ? move.means : move.kind))).toEqual([
      "wish",
      "choice",
      "details",
      "yes",
      "leave",
    ]);
    expect(text(moves[1])).toMatch(/2|second/);
    expect(text(moves[2])).toMatch(/Ana Ruiz/);
    expect(text(moves[2])).toMatch(/1988/);
    expect(last(moves)).toEqual({ kind: "leave", because: "done" });
    expect(user.reached()).toEqual(["booked"]);
  });

  it.each([
    ["tap", /^Thursday, March 5 at 10:00 AM/],
    ["number", /\b(?:2|second)\b/],
    ["time", /Thursday, March 5 at 10:00 AM/],
  ])("chooses by %s", (picks, said) => {
    const move = last(talk(someone({ user: { goals: [sampleGoal({ picks })] } }), slots));
    expect(text(move)).toMatch(said);
    if (picks === "tap") expect(move).toMatchObject({ kind: "tap", slotId: SLOT.id });
  });

  it.each<[string, Partial<typeof PROPOSED>, RegExp]>([
    ["another time", { startsAt: "2026-03-05T19:00:00Z" }, /Thursday, March 5 in the morning/],
    ["another visit", { visitType: "Office visit" }, /dental cleaning/],
    ["another practitioner", { practitioner: "Mr. Tomas Rivera" }, /Ms\. Grace Kim/],
    ["another patient", { patientName: "Leo Ruiz" }, /Ana Ruiz/],
  ])("says no to %s, and what is wrong", (_, wrong, said) => {
    const move = last(talk(someone(), { ...proposal, card: { ...PROPOSED, ...wrong } } as Fact));
    expect(move).toMatchObject({ kind: "text", means: "no" });
    expect(text(move)).toMatch(said);
    expect(text(move)).toMatch(/\bno\b/i);
  });

  it("says no to a write that nobody asked for", () => {
    const cancel = { ...PROPOSAL, kind: "cancel" as const };
    const move = last(
      talk(someone(), { ...proposal, proposal: cancel, card: { ...PROPOSED, action: "cancel" } } as Fact),
    );
    expect(move).toMatchObject({ means: "no" });
  });

  it("says yes to what is still pending after something else was talked about", () => {
    const pending = answerOf(proposal).state;
    const user = someone({
      user: { interrupts: [{ at: "proposed", says: ["Is there parking?", "parking?"], means: "question" }] },
    });
    user.next(null);
    expect(user.next(answerOf(proposal))).toMatchObject({ means: "question" });
    const parking: Fact = { kind: "answer", text: "There is.", sources: [{ title: "Parking", effectiveFrom: "" }] };
    expect(user.next({ ...answerOf(parking), state: pending })).toMatchObject({ means: "yes" });
  });

  it("does not believe a report of something else", () => {
    const user = someone();
    talk(user, { kind: "booked", appointment: { ...VISIT, startsAt: "2026-03-09T15:00:00Z" } });
    expect(user.reached()).toEqual([]);
  });

  it("asks what became of a yes before it gives up, and never leaves in the answer to it", () => {
    const user = someone({ user: { patience: 1 } });
    user.next(null);
    expect(user.next(answerOf(proposal))).toMatchObject({ means: "yes" });
    const odd = { ...answerOf(waiting), text: "The weather is fine." };
    expect(user.next(odd)).toMatchObject({ kind: "text", means: "question" });
  });

  it("loses its patience with a system that claims nothing, and says so", () => {
    const user = someone();
    const moves = talk(user, ...Array.from({ length: 12 }, () => waiting));
    expect(moves.filter(({ kind }) => kind === "text")).toHaveLength(4);
    expect(last(moves)).toEqual({ kind: "leave", because: "gave_up" });
    expect(user.reached()).toEqual([]);
  });

  it("says what would do instead, in order, and then takes that", () => {
    const otherwise = [
      {
        says: ["Then on Friday afternoon.", "Friday then?"],
        accepts: [{ from: "2026-03-06T12:00", to: "2026-03-06T17:00" }],
      },
    ];
    const user = someone({ user: { goals: [sampleGoal({ otherwise })] } });
    const none: Fact = {
      kind: "no_slots",
      visitTypeName: "Dental cleaning",
      reasons: [],
      instead: { practitioner: false, locations: [] },
    };
    const moves = talk(user, none, others);
    expect(text(moves[1])).toMatch(/Friday/);
    expect(moves[2]).toMatchObject({ means: "choice" });
    expect(text(moves[2])).toMatch(/1|first/);
  });

  it("insists on the time where none of those shown suits, then asks for others, then gives up", () => {
    const moves = talk(someone(), others, others, others, others, others, others, others, others);
    expect(text(moves[1])).toMatch(/Thursday, March 5 in the morning/);
    expect(text(moves[2])).toMatch(/other times/i);
    expect(last(moves)).toEqual({ kind: "leave", because: "gave_up" });
  });

  it("gives the details of whoever the visit is for", () => {
    const moves = talk(someone({ user: { goals: [sampleGoal({ for: "leo" })] } }), identity);
    expect(text(moves[1])).toMatch(/Leo Ruiz.*2015/);
  });

  it("refuses a detail at first, and gives it when it is told to be needed", () => {
    const refused: Fact = { kind: "detail_refused", field: "phone" };
    const given = talk(someone({ user: { refuses: ["phone"] } }), identity, refused);
    expect(text(given[1])).toMatch(/Ana Ruiz/);
    expect(text(given[1])).not.toMatch(/555/);
    expect(text(given[2])).toMatch(/555/);
    const firm = talk(
      someone({ user: { refuses: ["phone"], firmly: true } }),
      identity,
      refused,
      identity,
      refused,
      identity,
    );
    expect(firm.map(text).join(" ")).not.toMatch(/555/);
  });

  it.each<[string, string | null, RegExp]>([
    ["right", "482913", /^482913$/],
    ["right", null, /code/i],
    ["wrong", "482913", /^(?!482913)\d{6}$/],
    ["none", "482913", /^(?!.*482913).*code/i],
  ])("has a %s code where %s was sent", (code, sent, said) => {
    const goals = [{ says: ["Cancel my visit.", "cancel it"], until: "cancelled" }];
    const move = last(talk(someone({ user: { code, goals } }, { code: sent }), who, codeAsked));
    expect(move).toMatchObject({ kind: "text", means: "code" });
    expect(text(move)).toMatch(said);
  });

  it("says something out of turn at its moment, once, and answers what was asked then", () => {
    const interrupts = [
      { at: "asked", says: ["Why do you need that?", "what for?"], means: "question", afterMinutes: 5 },
    ];
    const moves = talk(someone({ user: { interrupts } }), identity, { kind: "why_detail", field: "phone" });
    expect(moves[1]).toMatchObject({ means: "question", afterMinutes: 5 });
    expect(text(moves[2])).toMatch(/Ana Ruiz/);
  });

  it("corrects itself before the yes, and wants that from then on", () => {
    const changes = { accepts: [{ from: "2026-03-06T12:00", to: "2026-03-06T17:00" }], practitioner: "tomas-rivera" };
    const interrupts = [
      { at: "proposed", says: ["No wait, Friday with Rivera.", "Friday!"], means: "correction", changes },
    ];
    const moves = talk(someone({ user: { interrupts } }), slots, proposal, slots, proposal);
    expect(moves[2]).toMatchObject({ means: "correction" });
    expect(text(moves[3])).toMatch(/1|first/);
    expect(moves[4]).toMatchObject({ means: "no" });
  });

  it("takes back what was written, and waits until that is written too", () => {
    const changes = { accepts: [{ from: "2026-03-06T12:00", to: "2026-03-06T17:00" }], practitioner: "tomas-rivera" };
    const interrupts = [
      { at: "written", says: ["Oh, can you make it Friday?", "Friday!"], means: "correction", changes },
    ];
    const user = someone({ user: { interrupts } });
    const moves = talk(user, booked, slots);
    expect(moves[1]).toMatchObject({ means: "correction" });
    expect(moves[2]).toMatchObject({ means: "choice" });
    expect(user.next(answerOf({ kind: "rescheduled", appointment: VISIT }))).toEqual({
      kind: "leave",
      because: "done",
    });
    expect(user.reached()).toEqual(["booked"]);
  });

  it("goes on to the next goal when the first was told, and answers at once where it is under way already", () => {
    const goals = [sampleGoal(), sampleGoal({ for: "leo", says: ["And one for Leo.", "Leo too"] })];
    const next: Fact = { kind: "next_up", wish: "book", person: "Leo", ofSeries: false };
    expect(text(last(talk(someone({ user: { goals } }), booked)))).toMatch(/Leo/);
    const moves = talk(someone({ user: { goals } }), [booked, next, slots]);
    expect(moves[1]).toMatchObject({ means: "choice" });
    const user = someone({ user: { goals } });
    talk(user, booked, { kind: "booked", appointment: { ...VISIT, patientName: "Leo Ruiz" } });
    expect(user.reached()).toEqual(["booked", "booked"]);
  });

  it("drops everything for an emergency, and leaves when the help was named", () => {
    const interrupts = [{ at: "offered", says: ["I can't breathe!", "help, no air"], means: "emergency" }];
    const user = someone({ user: { interrupts } });
    const moves = talk(user, slots, slots, { kind: "emergency", tier: "emergency" });
    expect(moves.slice(1, 3)).toMatchObject([{ means: "emergency" }, { means: "emergency" }]);
    expect(last(moves)).toEqual({ kind: "leave", because: "done" });
    expect(user.reached()).toEqual(["emergency"]);
  });

  it("says that nothing is the matter where the emergency text comes for no reason", () => {
    expect(text(last(talk(someone(), { kind: "emergency", tier: "emergency" })))).toMatch(/not an emergency/);
  });

  it("says the same again where nothing came back", () => {
    const user = someone();
    const first = user.next(null);
    const failed = { ...answerOf(waiting), text: "", cards: [], failed: "unavailable" };
    expect(user.next(failed)).toEqual(first);
  });

  it("says everything at once in that style, and once only", () => {
    const user = someone({}, { style: "all_at_once" });
    expect(text(user.next(null))).toMatch(/dental cleaning.*Ana Ruiz.*1988.*914/i);
    expect(text(user.next(answerOf(waiting)))).not.toMatch(/Ana Ruiz/);
  });

  it("takes another wording with another seed", () => {
    const first = [0, 1].map((seed) => text(someone({}, { seed }).next(null)));
    expect(new Set(first).size).toBe(2);
  });

  it("joins the waiting list when that is what it came for", () => {
    const goals = [sampleGoal({ until: "joined" })];
    const sample = SAMPLE_FACTS.waitlist_proposal[0]?.[0] as Fact & { kind: "waitlist_proposal" };
    const join: Fact = { ...sample, proposal: { ...PROPOSAL, kind: "waitlist_join" } };
    const moves = talk(someone({ user: { goals } }), { kind: "offer_waitlist" }, join, {
      kind: "waitlist_joined",
      place: PLACE,
    });
    expect(text(moves[1])).toMatch(/waiting list/);
    expect(moves[2]).toMatchObject({ means: "yes" });
    expect(last(moves)).toEqual({ kind: "leave", because: "done" });
  });
});

const FACTS = Object.values(SAMPLE_FACTS).flatMap((list) => list.map(([fact]) => fact as Fact));
const garbage = fc.constantFrom<Partial<TurnRecord>>(
  { text: "", cards: [], failed: "gone" },
  { text: "???", state: null },
  {
    text: "Shall I book it?",
    cards: [{ type: "agentcare.slots", content: { visitType: "", timeZone: "", days: [] } }],
  },
  { text: "1. on at with ()\n\nSource: ", suggestions: [] },
);
const answers = fc.array(
  fc.oneof(
    {
      weight: 8,
      arbitrary: fc.array(fc.constantFrom(...FACTS), { minLength: 1, maxLength: 3 }).map((facts) => answerOf(...facts)),
    },
    { weight: 1, arbitrary: garbage.map((odd): TurnRecord => ({ ...answerOf(waiting), ...odd })) },
  ),
  { minLength: 1, maxLength: MESSAGES_AT_MOST + 5 },
);
const people = fc.record({
  seed: fc.nat(),
  style: fc.constantFrom(...STYLES),
  code: fc.constantFrom(null, "482913"),
  until: fc.constantFrom("booked", "moved", "cancelled", "joined", "answered", "declined", "visits_shown", "emergency"),
  refuses: fc.subarray(["name", "dateOfBirth", "phone"]),
  firmly: fc.boolean(),
});
type Someone = { seed: number; style: Style; code: string | null; until: string; refuses: string[]; firmly: boolean };
const madeOf = ({ until, refuses, firmly, ...rest }: Someone) =>
  someone({ user: { refuses, firmly, goals: [sampleGoal({ until }), sampleGoal({ for: "leo" })] } }, rest);

/** The moves to a list of answers that begins again at its end, until they leave. */
function play(user: ReturnType<typeof someone>, heard: readonly TurnRecord[]): SimulatedMove[] {
  const moves = [user.next(null)];
  while (last(moves)?.kind !== "leave" && moves.length < 200) {
    const answer = heard[(moves.length - 1) % heard.length];
    if (answer) moves.push(user.next(answer));
  }
  return moves;
}

describe("the simulated person, whatever it hears", () => {
  it("always ends, and stays away", () => {
    fc.assert(
      fc.property(people, answers, (given, heard) => {
        const user = madeOf(given);
        const moves = play(user, heard);
        expect(last(moves)?.kind).toBe("leave");
        expect(moves.length).toBeLessThanOrEqual(MESSAGES_AT_MOST + 2);
        expect(user.next(answerOf(slots))).toEqual(last(moves));
      }),
      { numRuns: 300 },
    );
  });

  it("never leaves content before every goal was told as reached", () => {
    fc.assert(
      fc.property(people, answers, (given, heard) => {
        const user = madeOf(given);
        const moves = play(user, heard);
        const end = last(moves);
        if (end?.kind !== "leave" || end.because !== "done") return;
        const said = moves.slice(0, -1).map((_, index) => hear(heard[index % heard.length] as TurnRecord).said);
        expect(said.some((one) => one.has("booked"))).toBe(true);
        const { until } = sampleCase({ user: { goals: [sampleGoal({ until: given.until })] } }).user.goals[0] ?? {};
        expect(said.some((one) => until && isTold(until, one, null))).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it("says the same to the same answers with the same seed", () => {
    fc.assert(
      fc.property(people, answers, (given, heard) => {
        expect(play(madeOf(given), heard)).toEqual(play(madeOf(given), heard));
      }),
      { numRuns: 100 },
    );
  });

  it("never says an empty word, nor leaves a gap in a phrase", () => {
    fc.assert(
      fc.property(people, answers, (given, heard) => {
        for (const move of play(madeOf(given), heard)) {
          if (move.kind === "leave") continue;
          expect(move.text.trim()).not.toBe("");
          expect(move.text).not.toMatch(/[{}]|undefined|null|NaN/);
        }
      }),
      { numRuns: 300 },
    );
  });
});
