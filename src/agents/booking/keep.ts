import type { Fact } from "../../graph/facts.ts";
import type { Frame, HeldSlot } from "../../graph/frame.ts";
import type { Task, TaskBody } from "../../graph/tasks.ts";
import type { Hold } from "../../scheduling/model.ts";
import type { RefusalCode } from "../../scheduling/refusal.ts";
import type { Outcome, Policy, Situation, Step } from "../agent.ts";
import { firstVisitFor } from "../first-visit.ts";
import { knownDetails, missingDetails } from "../patient.ts";
import { answered, calendarUnavailable, type RefusedAnswer, refusedFact } from "../results.ts";
import { bookingProposal, proposalCard } from "./proposal.ts";

type BookingTask<K extends string> = Extract<Task, { agent: "booking"; kind: K }>;

/** Refusals after which other times of the same wish are the natural answer. */
const LOST_SLOT: ReadonlySet<RefusalCode> = new Set([
  "slot_taken",
  "slot_held",
  "hold_expired",
  "past",
  "below_min_notice",
  "room_unavailable",
  "device_unavailable",
  "daily_cap",
  "provider_off",
  "outside_hours",
  "closed_day",
  "off_grid",
  "does_not_fit",
]);

/** Takes the chosen slot, then goes on to what is still missing. */
export const holdPolicy: Policy<BookingTask<"hold">> = (situation) => {
  const { frame, task, results } = situation;
  const hold = answered<Hold>(results, "hold_slot");
  if (hold.kind === "none") return { call: { name: "hold_slot", args: holdArgs(frame, task.slotId) } };
  if (hold.kind === "unavailable") return { done: calendarUnavailable };
  if (hold.kind === "refused") return { done: lostSlot(situation, hold.refusal) };
  return goOn(situation, heldOf(hold.value), [], true);
};

/** Keeps what is held alive and reads the proposal back, or asks for what is missing. */
export const proposePolicy: Policy<BookingTask<"propose">> = (situation) => keepThen(situation, false);

/** The same after a digression, with a reminder of what is held. */
export const resumePolicy: Policy<BookingTask<"resume">> = (situation) => keepThen(situation, true);

/** Frees what is held, silently. */
export const releasePolicy: Policy<BookingTask<"release">> = ({ task, frame, results }) => {
  const holdId = task.holdId ?? frame.held?.holdId;
  if (!holdId) return { done: {} };
  if (answered(results, "release_hold").kind === "none") return { call: { name: "release_hold", args: { holdId } } };
  // A hold that could not be given back expires by itself; the conversation goes on without it.
  return { done: { frame: { ...frame, held: null, pending: null } } };
};

/** The proposal was turned down: nothing is written, the time is free again. */
export const declinePolicy: Policy<BookingTask<"decline">> = ({ frame, results }) => {
  if (frame.held && answered(results, "release_hold").kind === "none") {
    return { call: { name: "release_hold", args: { holdId: frame.held.holdId } } };
  }
  return {
    done: {
      facts: [{ kind: "declined" }],
      frame: { ...frame, held: null, pending: null },
      footing: { asked: ["dates"] },
    },
  };
};

/** The visit itself may not be changed here, whatever time is chosen. */
const NOT_HERE: ReadonlySet<RefusalCode> = new Set([
  "cancel_cutoff",
  "reschedule_limit",
  "version_conflict",
  "appointment_not_found",
  "not_authorised",
]);

/**
 * What follows a refusal: its words, the time given back, and where another time helps, other times. A visit only for
 * those already seen leads to the kind that new patients book.
 */
export function lostSlot({ frame, directory, footing }: Situation, refusal: RefusedAnswer): Outcome {
  if (refusal.code === "identity_required" && refusal.params.problem === "check") {
    return { ...checkFirst(frame), facts: [refusedFact(refusal)] };
  }
  const facts = [refusedFact(refusal)];
  const find: TaskBody = { agent: "availability", kind: "find" };
  const release: TaskBody[] = frame.held ? [{ agent: "booking", kind: "release" }] : [];
  const kept: Frame = { ...frame, pending: null };
  if (NOT_HERE.has(refusal.code)) {
    return {
      facts,
      frame: { ...kept, moving: null, offered: [] },
      footing: { active: null, asked: [] },
      next: release,
    };
  }
  if (refusal.code === "needs_new_patient_visit") {
    const first = firstVisitFor(frame, directory);
    if (first) {
      const visitType = { value: first.id, turn: footing.turn, confirmed: false };
      return { facts, frame: { ...kept, visitType, offered: [], shown: [] }, next: [...release, find] };
    }
  }
  // The patient is elsewhere at that time: other times than the ones shown.
  if (refusal.code === "patient_overlap") return { facts, frame: kept, next: [...release, { ...find, others: true }] };
  if (LOST_SLOT.has(refusal.code)) return { facts, frame: { ...kept, held: null }, next: [find] };
  return { facts, frame: kept, next: release };
}

function keepThen(situation: Situation, reminder: boolean): Step {
  const { frame, results, context } = situation;
  const { held } = frame;
  if (!held) {
    const next = frame.offered.length > 0 ? [] : [{ agent: "availability" as const, kind: "find" as const }];
    return { done: next.length > 0 ? { next } : { facts: [{ kind: "ask_choice" }] } };
  }
  const extended = answered<Hold | null>(results, "extend_hold");
  if (extended.kind === "none") return { call: { name: "extend_hold", args: { holdId: held.holdId } } };
  if (extended.kind === "ok" && extended.value) return goOn(situation, heldOf(extended.value), [], false, reminder);
  if (extended.kind === "unavailable") return { done: calendarUnavailable };
  // The hold ran out while the patient was away: take the same time again if nobody else has.
  const again = answered<Hold>(results, "hold_slot");
  if (again.kind === "none") return { call: { name: "hold_slot", args: holdArgs(frame, held.slot.id) } };
  if (again.kind === "ok") return goOn(situation, heldOf(again.value), [], false, reminder);
  if (again.kind === "unavailable") return { done: calendarUnavailable };
  const expired = Date.parse(held.expiresAt) <= Date.parse(context.now);
  return {
    done: lostSlot(
      situation,
      expired ? { ...again.refusal, params: { ...again.refusal.params, expired: true } } : again.refusal,
    ),
  };
}

function goOn(situation: Situation, held: HeldSlot, facts: Fact[], announce: boolean, reminder = false): Step {
  const frame: Frame = { ...situation.frame, held, pending: null };
  const missing = frame.moving ? [] : missingDetails(frame);
  const said: Fact[] = [...facts];
  if (missing.length > 0) {
    if (announce) said.push({ kind: "held", slot: held.slot, expiresAt: held.expiresAt });
    else if (reminder) said.push({ kind: "still_held", slot: held.slot, expiresAt: held.expiresAt });
    said.push({ kind: "ask_identity", missing, known: knownDetails(frame) });
    return { done: { facts: said, frame, footing: { asked: missing, active: activeOf(frame) } } };
  }
  // Only for patients the clinic knows: who it is must be shown before the visit is read back.
  if (!frame.moving && !situation.footing.proved && isForKnown(situation, held)) {
    const { facts: _, ...check } = checkFirst(frame);
    return { done: { ...check, facts: said } };
  }
  const proposal = bookingProposal(frame, held);
  said.push({ kind: "proposal", proposal, card: proposalCard(frame, held, situation.directory), reminder });
  return {
    done: { facts: said, frame: { ...frame, pending: proposal }, footing: { asked: [], active: activeOf(frame) } },
  };
}

/** The time stays held while the patient shows who they are; the proposal follows. */
function checkFirst(frame: Frame): Outcome {
  return {
    frame: { ...frame, pending: null },
    footing: { active: activeOf(frame), afterProof: { agent: "booking", kind: "propose" } },
    next: [{ agent: "identity", kind: "begin", action: "book" }],
  };
}

/** A kind of visit for patients already seen, or a practitioner who takes no new ones. */
function isForKnown({ directory }: Situation, { slot }: HeldSlot): boolean {
  const visit = directory.visitTypes.find(({ id }) => id === slot.visitTypeId);
  const practitioner = directory.practitioners.find(({ id }) => id === slot.practitionerId);
  return visit?.patientKind === "established" || practitioner?.acceptingNew === false;
}

const activeOf = (frame: Frame) => (frame.moving ? ("reschedule" as const) : ("book" as const));

const heldOf = (hold: Hold): HeldSlot => ({ holdId: hold.id, slot: hold.slot, expiresAt: hold.expiresAt });

const holdArgs = (frame: Frame, slotId: string) => ({
  slotId,
  ...(frame.moving && { movingAppointmentId: frame.moving.id }),
});
