import type { VisitMention } from "../../understanding/acts.ts";
import { actionOf } from "../identity/proof-first.ts";
import { type Planning, type Rule, releaseIfHeld, type Work } from "./planning.ts";

/** Which visit is meant, in answer to our question. */
export const whichVisit: Rule = ({ understanding, footing }) => {
  const { selection, reference, wishes } = understanding;
  if (!footing.asked.includes("appointment")) return null;
  const mentioned = wishes.find(({ visit }) => Object.keys(visit).length > 0)?.visit;
  const visit: VisitMention = {
    ...likeOf(understanding),
    ...mentioned,
    ...(reference && { reference }),
    ...(selection?.ordinal !== undefined && { ordinal: selection.ordinal }),
    ...(selection?.time && { time: selection.time }),
    ...(selection?.date && { dates: [{ from: selection.date, to: selection.date }] }),
  };
  if (Object.keys(visit).length === 0) return null;
  const { active, afterChoice } = footing;
  if (afterChoice) return { tasks: [{ ...afterChoice, visit }], footing: { afterChoice: null } };
  if (active !== "cancel" && active !== "reschedule") return null;
  return { tasks: [{ agent: "booking", kind: active, visit }] };
};

/** What a message says of a visit when it names one: its kind, practitioner and days. */
export function likeOf({ frame }: Planning["understanding"]): VisitMention {
  const { visitTypeId, practitionerIds, dates, weekdays } = frame;
  return {
    ...(visitTypeId && { visitTypeIds: [visitTypeId] }),
    ...(practitionerIds && { practitionerIds }),
    ...(dates && { dates }),
    ...(weekdays && { weekdays }),
  };
}

/** How late, or what is needed: the detail that was asked of a visit already found. */
export const detailOfVisit: Rule = ({ understanding, footing }) => {
  const { afterChoice, asked } = footing;
  const { minutesLate, frame, wishes } = understanding;
  const done = { asked: [], afterChoice: null };
  if (afterChoice?.kind === "running_late" && asked.includes("minutesLate")) {
    const minutes = minutesLate ?? wishes.find((wish) => wish.minutesLate !== undefined)?.minutesLate;
    return minutes === undefined ? null : { tasks: [{ ...afterChoice, minutes }], footing: done };
  }
  if (afterChoice?.kind === "add_need" && asked.includes("needs")) {
    const needs = frame.needs ?? wishes.find((wish) => wish.needs !== undefined)?.needs;
    return needs ? { tasks: [{ ...afterChoice, needs }], footing: done } : null;
  }
  return null;
};

/** A code that was typed, or details given, while a proof is asked for. */
export const proof: Rule = ({ understanding, footing, frame, identityChanged, has }) => {
  if (!footing.afterProof) return null;
  if (understanding.code) return { tasks: [{ agent: "identity", kind: "check", code: understanding.code }] };
  if (understanding.declinedDetail?.field === "code" && !identityChanged) return withoutCode(understanding, footing);
  if (has("deny", "abort") && !identityChanged) {
    return {
      facts: [{ kind: "kept_as_is" }],
      footing: { afterProof: null, asked: [], active: null },
      tasks: releaseIfHeld(frame),
    };
  }
  if (identityChanged) return { tasks: [{ agent: "identity", kind: "begin", action: actionOf(footing.afterProof) }] };
  if (footing.asked.includes("code") && has("affirm", "repeat", "request", "help"))
    return { tasks: [{ agent: "identity", kind: "resend" }] };
  return null;
};

/**
 * A code that did not come is sent once more, which counts as a miss; at the second word of it a person is offered, who
 * needs no code. To whom it went is never said: that would tell whose details fit.
 */
function withoutCode(
  { declinedDetail }: Planning["understanding"],
  { asked, misses }: Planning["footing"],
): Work | null {
  if (declinedDetail?.how !== "unknown" || misses > 0 || !asked.includes("code")) return null;
  return { facts: [{ kind: "code_again" }], tasks: [{ agent: "identity", kind: "resend" }], footing: { misses: 1 } };
}
