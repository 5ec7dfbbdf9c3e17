import type { Interrupt, Moment } from "../scenario/schema.ts";
import type { Heard } from "./heard.ts";
import { type Draft, type GoalMind, type Mind, wish, wording } from "./mind.ts";
import { isWriteTold } from "./outcomes.ts";
import { corrected } from "./want.ts";

const HAPPENS: Record<Moment, (heard: Heard) => boolean> = {
  offered: ({ slots }) => slots.length > 0,
  asked: ({ missing }) => missing.length > 0,
  code_asked: ({ said }) => said.has("asks_code"),
  proposed: ({ said }) => said.has("proposes"),
  written: ({ said }) => isWriteTold(said),
};

/** What is said out of turn at this moment, once; it changes what is wanted if it is a correction. */
export function interruptNow(mind: Mind, goal: GoalMind | undefined, heard: Heard): Draft | null {
  const at = mind.interrupts.findIndex((interrupt) => HAPPENS[interrupt.at](heard));
  const [interrupt] = at < 0 ? [] : mind.interrupts.splice(at, 1);
  if (!interrupt) return null;
  if (interrupt.means === "emergency") mind.emergency = true;
  if (interrupt.means === "correction") takeBack(mind, goal, interrupt);
  // What was asked is still open, unless the correction is an answer to it.
  mind.putOff = interrupt.means === "correction" ? null : heard;
  const draft = wish(wording(mind, interrupt.says), interrupt.means, `interrupt ${mind.interrupts.length}`);
  return { ...draft, ...(interrupt.afterMinutes !== undefined && { afterMinutes: interrupt.afterMinutes }) };
}

/** Before the write the goal changes; after it, what was written must. */
function takeBack(mind: Mind, inHand: GoalMind | undefined, { at, changes }: Interrupt): void {
  const goal = at === "written" ? (mind.goals.findLast(({ state }) => state === "reached") ?? inHand) : inHand;
  if (!goal) return;
  goal.want = corrected(goal.want, changes);
  if (changes) goal.corrected = true;
  mind.answered.clear();
  mind.offered = [];
  if (goal.state !== "reached") return;
  const laterOneDoesIt = changes === undefined;
  if (laterOneDoesIt) return;
  goal.state = "begun";
  goal.reopened = changes.for === undefined ? "change" : "rebook";
}
