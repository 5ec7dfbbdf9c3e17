import type { RunContext } from "../graph/context.ts";
import { type Frame, type FrameField, whoOf } from "../graph/frame.ts";
import type { ProposalKind } from "../graph/reply.ts";
import type { Footing } from "../graph/state.ts";

/**
 * The frame with whom the clinic's portal vouched for, where the visit is not for somebody else and nobody was named
 * yet. All of it or nothing: one person's name must never meet another's date of birth.
 */
export function withKnownPatient(frame: Frame, known: RunContext["knownPatient"], turn: number): Frame {
  if (!known || frame.forWhom?.value === "other" || Object.keys(whoOf(frame)).length > 0) return frame;
  const field = (value: string): FrameField<string> => ({ value, turn, confirmed: false, lent: true });
  const { givenName, familyName, dateOfBirth, phone } = known;
  return {
    ...frame,
    givenName: field(givenName),
    familyName: field(familyName),
    dateOfBirth: field(dateOfBirth),
    phone: field(phone),
  };
}

/** These read out, and write, who the visit is for. */
const OF_A_PERSON: ReadonlySet<ProposalKind> = new Set(["book", "waitlist_join"]);

/**
 * The conversation without what the record lent it: the proof has ended, and whoever holds the session now may be
 * another. What the patient said themselves stays.
 */
export function withoutLent<State extends { frame: Frame; footing: Footing }>(state: State): State {
  const { frame, footing } = state;
  const parked = footing.parked.map((work) => ({ ...work, frame: takenBack(work.frame) }));
  return { ...state, frame: takenBack(frame), footing: { ...footing, parked } };
}

function takenBack(frame: Frame): Frame {
  const { givenName, familyName, dateOfBirth, phone, ...rest } = frame;
  const who = Object.entries({ givenName, familyName, dateOfBirth, phone }).filter(([, field]) => field !== undefined);
  const said = who.filter(([, field]) => !field?.lent);
  if (said.length === who.length) return frame;
  const { pending } = frame;
  return { ...rest, ...Object.fromEntries(said), pending: pending && OF_A_PERSON.has(pending.kind) ? null : pending };
}
