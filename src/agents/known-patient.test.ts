import { describe, expect, it } from "vitest";
import { emptyFrame, type Frame } from "../graph/frame.ts";
import { withKnownPatient } from "./known-patient.ts";
import { field } from "./supervisor/testing/conversation-so-far.ts";

const ANA = { givenName: "Ana", familyName: "Ruiz", dateOfBirth: "1988-04-03", phone: "5550142" };
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
