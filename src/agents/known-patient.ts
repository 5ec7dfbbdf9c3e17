import type { RunContext } from "../graph/context.ts";
import { type Frame, type FrameField, whoOf } from "../graph/frame.ts";

/**
 * The frame with whom the clinic's portal vouched for, where the visit is not for somebody else and nobody was named
 * yet. All of it or nothing: one person's name must never meet another's date of birth.
 */
export function withKnownPatient(frame: Frame, known: RunContext["knownPatient"], turn: number): Frame {
  if (!known || frame.forWhom?.value === "other" || Object.keys(whoOf(frame)).length > 0) return frame;
  const field = (value: string): FrameField<string> => ({ value, turn, confirmed: false });
  const { givenName, familyName, dateOfBirth, phone } = known;
  return {
    ...frame,
    givenName: field(givenName),
    familyName: field(familyName),
    dateOfBirth: field(dateOfBirth),
    phone: field(phone),
  };
}
