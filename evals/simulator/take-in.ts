import type { AppointmentCard } from "../../src/graph/reply.ts";
import type { Outcome } from "../scenario/schema.ts";
import type { Heard } from "./heard.ts";
import { type GoalMind, type Mind, personOf } from "./mind.ts";
import { isTold, isWriteTold, WRITTEN } from "./outcomes.ts";
import { misfits } from "./want.ts";

/** What an answer reports as written, less what a goal has already been settled by: one report is for one goal. */
interface Reports {
  cards: AppointmentCard[];
  without: Set<Outcome>;
}

/** Remembers what an answer offers and tells; goals that it tells as reached are. */
export function takeIn(mind: Mind, heard: Heard): void {
  if (heard.slots.length > 0) mind.offered = heard.slots;
  if (heard.proposal?.card) mind.proposal = heard.proposal;
  const reports: Reports = { cards: [...heard.written], without: new Set() };
  for (const goal of mind.goals) if (isReachedBy(mind, goal, heard, reports)) reach(mind, goal, heard);
  const cameToNothing = heard.said.size > 0 && heard.proposal?.id !== mind.awaiting;
  if (isWriteTold(heard.said) || cameToNothing) mind.awaiting = null;
  if (mind.emergency && heard.said.has("emergency") && !mind.reached.includes("emergency")) {
    mind.reached.push("emergency");
  }
}

function isReachedBy(mind: Mind, goal: GoalMind, heard: Heard, reports: Reports): boolean {
  const { until } = goal.goal;
  if (goal.state === "reached" || goal.state === "abandoned") return false;
  // What was not said yet may still have been done, where several things were wanted in one message.
  if (goal.state === "waiting" && !WRITTEN.has(until)) return false;
  if (goal.reopened) return isWriteTold(heard.said) && (goal.reopened === "change" || heard.said.has("booked"));
  if (!isTold(until, heard.said, mind.accepted)) return false;
  return !WRITTEN.has(until) || isSettledBy(mind, goal, heard, reports);
}

/** A report with a card is compared with what was wanted; without one there is nothing to compare. */
function isSettledBy(mind: Mind, { want, goal: { until } }: GoalMind, heard: Heard, reports: Reports): boolean {
  const ofKind = ({ status }: AppointmentCard) => (until === "cancelled") === (status === "cancelled");
  if (!heard.written.some(ofKind)) {
    if (reports.without.has(until)) return false;
    reports.without.add(until);
    return true;
  }
  const patient = personOf(mind, want.for).name;
  const at = reports.cards.findIndex((card) => ofKind(card) && misfits(want, card, patient, mind.clinic).length === 0);
  if (at < 0) return false;
  reports.cards.splice(at, 1);
  return true;
}

function reach(mind: Mind, goal: GoalMind, heard: Heard): void {
  if (goal.reopened === null) mind.reached.push(goal.goal.until);
  goal.state = "reached";
  goal.reopened = null;
  mind.answered.clear();
  mind.stalls = 0;
  if (!WRITTEN.has(goal.goal.until)) return;
  // What one goal was given is not what the next is waiting for.
  mind.accepted = null;
  mind.proposal = null;
  if (heard.slots.length === 0) mind.offered = [];
}
