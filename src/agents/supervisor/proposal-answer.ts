import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { Understanding, WishKind } from "../../understanding/acts.ts";
import { firstVisitFor } from "../first-visit.ts";
import { find, handoff, type Planning, type Rule, resumeIfAny, type Work } from "./planning.ts";

/** Longer ago than this, a yes is no longer to what was read back: it is read back again. */
const YES_HOLDS_MS = 12 * 3_600_000;

/** What a plain yes may be read as besides. */
const AGREES: ReadonlySet<WishKind> = new Set(["book", "confirm_attendance", "waitlist_accept", "waitlist_join"]);

/** The yes or no to the very proposal that is pending. A message that also changes something is neither. */
export const answerToProposal: Rule = ({ before, footing, has, identityChanged, now, understanding, wishChanged }) => {
  const { pending } = before;
  if (!pending || wishChanged || identityChanged) return null;
  if (namesAnother(understanding)) return null;
  if (has("deny") && !has("affirm")) return turnDown(before);
  // A question beside it, or anything else wanted, is answered first, and the proposal read back again.
  if (!has("affirm") || has("deny", "alternatives", "select", "ask", "request")) return null;
  if (understanding.wishes.some(({ kind }) => !AGREES.has(kind))) return null;
  if (footing.at && Date.parse(now) - Date.parse(footing.at) > YES_HOLDS_MS) {
    return before.held ? { tasks: [{ agent: "booking", kind: "propose" }], frame: { ...before, pending: null } } : null;
  }
  const agent = pending.kind.startsWith("waitlist_") ? "waitlist" : "booking";
  return { tasks: [{ agent, kind: "commit", proposalId: pending.id }] };
};

/** "Actually, cancel my cleaning on Friday": of a visit there is, not of the time read back. */
const namesAnother = ({ wishes }: Understanding): boolean =>
  wishes.some(({ kind, visit }) => kind === "cancel" && Object.keys(visit).length > 0);

/** A no to a time frees it and other times may follow; a no to anything else leaves all as it is. */
function turnDown(before: Frame): Work {
  const { pending } = before;
  if (pending?.kind === "book" || pending?.kind === "reschedule") {
    return { tasks: [{ agent: "booking", kind: "decline" }] };
  }
  return {
    facts: [{ kind: "kept_as_is" }],
    frame: { ...before, pending: null, moving: null },
    footing: { active: null, asked: [] },
  };
}

/** "Yes, but make it …" of which the change was not read: the proposal stands and is read back, and nothing is written. */
export const unreadChange: Rule = ({ understanding, frame }) =>
  understanding.unreadChange
    ? { facts: [{ kind: "unread_change" }], tasks: frame.held ? [{ agent: "booking", kind: "resume" }] : [] }
    : null;

/** A no to a time that is held, before anything was proposed. */
export const noToHeld: Rule = ({ before, has, identityChanged, understanding, wishChanged }) => {
  if (!before.held || before.pending || wishChanged || identityChanged || !has("deny") || has("affirm")) return null;
  if (namesAnother(understanding)) return null;
  return { tasks: [{ agent: "booking", kind: "decline" }] };
};

/** The answer to a yes/no question that is no proposal. */
export const answerToQuestion: Rule = (planning) => {
  const { asked, has, understanding } = planning;
  if (asked === "emergency" && understanding.falseAlarm) return falseAlarm;
  if (!asked || !has("affirm", "deny") || (has("affirm") && has("deny")) || has("select")) return null;
  // Something else is wanted as well: that is what is answered.
  if (planning.wishChanged && (asked === "replace" || asked === "resume" || asked === "waitlist")) return null;
  return has("affirm") ? yesTo(planning) : noTo(planning);
};

function yesTo({ asked, before, footing, frame }: Planning): Work | null {
  switch (asked) {
    case "handoff":
      return { tasks: [handoff("the patient wanted help from a person")] };
    case "waitlist":
      return { tasks: [{ agent: "waitlist", kind: "join" }], footing: { turnedDown: 0, active: "waitlist" } };
    case "referral":
      return {
        frame: { ...frame, hasReferral: { value: true, turn: footing.turn, confirmed: true } },
        tasks: [find],
        footing: { active: "book", asked: [] },
      };
    case "established":
      return {
        frame: { ...frame, patientKind: { value: "established", turn: footing.turn, confirmed: true } },
        tasks: [find],
        footing: { active: "book", asked: [] },
      };
    case "resume":
      return resume(frame, footing);
    case "replace":
      return replace(before, footing);
    case "emergency":
      return { facts: [{ kind: "emergency", tier: "emergency" }], footing: { yesNo: "emergency" } };
    case null:
      return null;
  }
}

function noTo({ asked, directory, footing, frame }: Planning): Work | null {
  switch (asked) {
    case "handoff":
      return resumeIfAny(frame).length > 0 ? { tasks: resumeIfAny(frame) } : { facts: [{ kind: "help" }] };
    case "waitlist":
      return { facts: [{ kind: "kept_as_is" }], footing: { turnedDown: 0, asked: [] } };
    case "referral":
      return {
        frame: { ...frame, hasReferral: { value: false, turn: footing.turn, confirmed: true } },
        tasks: [find],
        footing: { active: "book", asked: [] },
      };
    case "established":
      return newPatient(frame, footing.turn, directory);
    case "resume": {
      const dropped = footing.parked.at(-1);
      const held = dropped?.frame.held ?? null;
      return {
        facts: [{ kind: "kept_as_is" }],
        tasks: held ? [{ agent: "booking", kind: "release" }] : [],
        frame: held ? { ...emptyFrame(), ...whoOf(frame), held } : frame,
        footing: { parked: footing.parked.slice(0, -1) },
      };
    }
    case "replace":
      return { facts: [{ kind: "kept_as_is" }] };
    case "emergency":
      return falseAlarm;
    case null:
      return null;
  }
}

/** Somebody new: the kind of visit that new patients of this field begin with, where the clinic has one. */
function newPatient(frame: Frame, turn: number, directory: ClinicDirectory): Work {
  const first = firstVisitFor(frame, directory);
  const patientKind = { value: "new" as const, turn, confirmed: true };
  const visitType = first ? { value: first.id, turn, confirmed: false } : frame.visitType;
  return {
    facts: first ? [{ kind: "new_patient_first", visitTypeName: first.name }] : [],
    frame: { ...frame, patientKind, ...(visitType && { visitType }) },
    tasks: [find],
    footing: { active: "book", asked: [] },
  };
}

/** Said to be no emergency: noted for the desk, with the way to a nurse; what was held goes on when they say so. */
const falseAlarm: Work = {
  facts: [{ kind: "not_an_emergency" }],
  footing: { yesNo: "handoff" },
};

/** Takes up what was set aside last, as it was; a held time is looked after again. */
function resume(now: Frame, footing: Planning["footing"]): Work | null {
  const last = footing.parked.at(-1);
  if (!last) return null;
  const { frame, active, asked } = last;
  const again = frame.held || frame.offered.length > 0;
  return {
    // Who it is may have been told meanwhile; what was told of this visit goes before it.
    frame: { ...whoOf(now), ...frame, pending: null },
    tasks: again ? [{ agent: "booking", kind: "resume" }] : [find],
    footing: { parked: footing.parked.slice(0, -1), active, asked },
  };
}

/** The visit just written is cancelled, and the same time booked for somebody else: a yes for each. */
function replace(before: Frame, footing: Planning["footing"]): Work | null {
  const { lastWritten, agenda } = footing;
  if (!lastWritten) return null;
  const { reference, slotId, visitTypeId } = lastWritten;
  return {
    frame: { ...emptyFrame(), ...whoOf(before) },
    tasks: [{ agent: "booking", kind: "cancel", visit: { reference } }],
    footing: {
      agenda: [
        {
          wish: {
            kind: "book",
            span: { start: 0, end: 0 },
            frame: { visitTypeId, forWhom: "other" },
            visit: {},
            confidence: 1,
          },
          ...(slotId && { slotId }),
        },
        ...agenda,
      ],
    },
  };
}
