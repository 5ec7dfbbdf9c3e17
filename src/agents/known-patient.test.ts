import { describe, expect, it } from "vitest";
import { emptyFrame, type Frame } from "../graph/frame.ts";
import type { Proposal } from "../graph/reply.ts";
import { startFooting } from "../graph/state.ts";
import { withKnownPatient, withoutLent } from "./known-patient.ts";
import { field } from "./supervisor/testing/conversation-so-far.ts";

const ANA = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "5550142" };
const yesTo = (kind: Proposal["kind"]): Proposal => {
  const nothing = { expiresAt: null, holdId: null, slotId: null, appointmentId: null, appointmentVersion: null };
  return { id: "p-1", kind, ...nothing, summary: "A visit" };
};
const whoIn = ({ givenName, familyName, dateOfBirth, phone }: Frame) =>
  [givenName, familyName, dateOfBirth, phone].map((part) => part?.value);

describe("whom the clinic's portal vouched for", () => {
  it("is who the visit is for, as long as nobody else is", () => {
    expect(whoIn(withKnownPatient(emptyFrame(), ANA, 2))).toEqual(["Ana", "Ruiz", "1988-04-03", "5550142"]);
    expect(whoIn(withKnownPatient({ ...emptyFrame(), forWhom: field("self") }, ANA, 2))).toEqual(Object.values(ANA));
  });

  it("never lends a detail to another person", () => {
    const son: Frame = { ...emptyFrame(), forWhom: field("other") };
    const named: Frame = { ...emptyFrame(), givenName: field("Finn") };
    expect(withKnownPatient(son, ANA, 2)).toBe(son);
    expect(withKnownPatient(named, ANA, 2)).toBe(named);
  });

  it("is nobody where none did", () => {
    const frame = emptyFrame();
    expect(withKnownPatient(frame, null, 2)).toBe(frame);
  });
});

describe("once that proof has ended", () => {
  const lent = (changes: Partial<Frame> = {}) => withKnownPatient({ ...emptyFrame(), ...changes }, ANA, 2);
  const over = (frame: Frame) => withoutLent({ frame, footing: startFooting() }).frame;

  it("nothing of the record is left, neither here nor in what was set aside", () => {
    const parked = [{ frame: lent({ pending: yesTo("book") }), active: null, asked: [] }];
    const state = withoutLent({ frame: lent({ pending: yesTo("book") }), footing: { ...startFooting(), parked } });
    expect(state.frame).toEqual(emptyFrame());
    expect(state.footing.parked[0]?.frame).toEqual(emptyFrame());
  });

  it("what the patient said stays, and so does what waits for a yes and is about no person", () => {
    const corrected = { ...lent({ visitType: field("cleaning") }), phone: field("5559999") };
    expect(over(corrected)).toEqual({ ...emptyFrame(), visitType: field("cleaning"), phone: field("5559999") });
    expect(over(lent({ pending: yesTo("cancel") })).pending?.kind).toBe("cancel");
    const said = { ...emptyFrame(), givenName: field("Finn"), pending: yesTo("book") };
    expect(over(said)).toBe(said);
  });
});
