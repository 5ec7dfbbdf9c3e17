import { sayGoal } from "./goal-words.ts";
import type { Heard, Saying } from "./heard.ts";
import { interruptNow } from "./interrupts.ts";
import { type Draft, type GoalMind, goalInHand, type Mind, wish } from "./mind.ts";
import { isWriteTold, WRITTEN } from "./outcomes.ts";
import { answerOffer, calmDown, fallBack } from "./reactions/answer-offers.ts";
import { answerFreedTime, answerProposal, answerRebooking, askWhatBecameOfIt } from "./reactions/answer-proposal.ts";
import { answerQuestion } from "./reactions/answer-questions.ts";
import { chooseTime } from "./reactions/choose-time.ts";
import { allDetails, giveAfterAll, giveCode, giveDetails } from "./reactions/give-details.ts";

/** In this order: the first that has something to say is what they say. */
const REACTIONS = [
  answerRebooking,
  answerProposal,
  askWhatBecameOfIt,
  giveCode,
  giveDetails,
  giveAfterAll,
  answerQuestion,
  chooseTime,
  answerFreedTime,
  answerOffer,
  fallBack,
];

/** What they say to an answer; null: they have nothing more to say. */
export function think(mind: Mind, heard: Heard): Draft | null {
  if (mind.emergency) return mind.reached.includes("emergency") ? null : repeatEmergency(mind);
  const before = goalInHand(mind);
  const interrupt = interruptNow(mind, before, heard);
  if (interrupt) return interrupt;
  const settledOtherwise = isWriteTold(heard.said) && before !== undefined && !WRITTEN.has(before.goal.until);
  const handedOver = heard.said.has("handed_over") && !asksAnything(heard);
  if ((handedOver || settledOtherwise) && before?.state === "begun") before.state = "abandoned";
  const goal = goalInHand(mind);
  const open = stillOpen(mind, heard);
  if (!goal) return callBackNumber(mind, heard);
  if (goal.state === "waiting" && !isUnderWay(goal, heard)) return begin(mind, goal);
  goal.state = "begun";
  if (heard.said.has("emergency")) return calmDown(mind, goal, heard);
  for (const react of REACTIONS) {
    const draft = react(mind, goal, open);
    if (draft) return draft;
  }
  return sayGoal(mind, goal);
}

/** What is to be answered: this, or what was put off for something else and still stands. */
function stillOpen(mind: Mind, heard: Heard): Heard {
  const { putOff } = mind;
  mind.putOff = null;
  if (!putOff || asksAnything(heard) || heard.proposal) return heard;
  const gone = putOff.proposal !== null || heard.said.has("nothing_written");
  return gone ? heard : putOff;
}

/** The desk wants to call back, and was given no number yet: nobody leaves without giving it, unless they refuse to. */
function callBackNumber(mind: Mind, heard: Heard): Draft | null {
  const goal = mind.goals.at(-1);
  const wanted = heard.said.has("handed_over") && heard.missing.includes("phone") && !mind.given.has("phone");
  return goal && wanted && !mind.scenario.user.refuses.includes("phone") ? giveDetails(mind, goal, heard) : null;
}

/** The first words for a goal; who says all at once says who it is for too, where a record or a visit is wanted. */
export function begin(mind: Mind, goal: GoalMind): Draft {
  const draft = sayGoal(mind, goal);
  mind.answered.clear();
  const tellsWho = mind.style === "all_at_once" && (WRITTEN.has(goal.goal.until) || goal.goal.until === "visits_shown");
  const details = tellsWho && !mind.given.has("name") ? allDetails(mind, goal.want.for) : null;
  return details === null ? draft : { ...draft, text: `${endedSentence(draft.text)} ${details}` };
}

const endedSentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`);

function repeatEmergency(mind: Mind): Draft {
  const interrupt = mind.scenario.user.interrupts.find(({ means }) => means === "emergency");
  return wish(interrupt?.says.at(-1) ?? "This is an emergency.", "emergency", "emergency again");
}

/** The clinic is at it already: several things were wanted in one message. */
const isUnderWay = (goal: GoalMind, heard: Heard): boolean =>
  heard.said.has("next_up") && (asksAnything(heard) || goal.said > 0);

const QUESTIONS: readonly Saying[] = [
  "asks_visit_type",
  "asks_when",
  "asks_which_time",
  "asks_choice",
  "asks_which_visit",
  "asks_which_place",
  "asks_practitioner",
  "asks_for_whom",
  "asks_referral",
  "asks_established",
  "asks_need",
  "asks_minutes_late",
  "asks_change",
  "asks_contradiction",
  "asks_details",
  "asks_code",
  "offers_new_code",
  "offers_rebooking",
  "offers_freed_time",
  "offers_resume",
  "offers_waitlist",
  "offers_person",
  "proposes",
];

const asksAnything = ({ said, slots }: Heard): boolean =>
  slots.length > 0 || QUESTIONS.some((saying) => said.has(saying));
