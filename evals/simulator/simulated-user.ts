import { createRandom } from "../../db/seed/random.ts";
import type { Outcome } from "../scenario/schema.ts";
import type { Move, TurnRecord } from "../trial.ts";
import { sayGoal } from "./goal-words.ts";
import { hear } from "./hear.ts";
import type { Heard, Saying } from "./heard.ts";
import { interruptNow } from "./interrupts.ts";
import {
  createMind,
  type Draft,
  type GoalMind,
  goalInHand,
  type Mind,
  phrase,
  type SimulatedUserOptions,
  wish,
} from "./mind.ts";
import { WRITTEN } from "./outcomes.ts";
import { answerOffer, calmDown, fallBack } from "./reactions/answer-offers.ts";
import { answerFreedTime, answerProposal, answerRebooking, askWhatBecameOfIt } from "./reactions/answer-proposal.ts";
import { answerQuestion } from "./reactions/answer-questions.ts";
import { chooseTime } from "./reactions/choose-time.ts";
import { allDetails, giveAfterAll, giveCode, giveDetails } from "./reactions/give-details.ts";
import { createProtection } from "./styles/protected-words.ts";
import { inStyle } from "./styles.ts";
import { takeIn } from "./take-in.ts";

/** However it goes, nobody writes more messages than these. */
export const MESSAGES_AT_MOST = 40;

/** A move; `afterMinutes`: so much time passes on the clock before it is made. */
export type SimulatedMove = Move & { afterMinutes?: number };

export interface SimulatedUser {
  /** What they do on hearing an answer; null: nothing was said yet. After they left, they stay away. */
  next(heard: TurnRecord | null): SimulatedMove;
  /** What they were told of so far, in order: goals reached. */
  reached(): Outcome[];
}

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

/**
 * Somebody who writes to the clinic as the scenario says: a deterministic agenda, no model. The same case, seed and
 * style say the same words to the same answers. They hear only what a client shows.
 */
export function createSimulatedUser(options: SimulatedUserOptions): SimulatedUser {
  const mind = createMind(options);
  const surface = createRandom(`style:${options.case.id}:${options.seed}:${options.style}`);
  const people = Object.values(options.case.people).map(({ name }) => name);
  const isProtected = createProtection(options.clinic, people);
  let messages = 0;
  let left: SimulatedMove | null = null;
  let last: SimulatedMove | null = null;
  let saidGoodbye = false;

  return { next, reached: () => [...mind.reached] };

  function next(turn: TurnRecord | null): SimulatedMove {
    if (left) return left;
    const move = turn === null || last === null ? open() : answer(turn);
    if (move.kind === "leave") left = move;
    else messages += 1;
    last = move;
    return move;
  }

  function open(): SimulatedMove {
    const goal = goalInHand(mind);
    return goal ? say(begin(mind, goal)) : leave();
  }

  function answer(turn: TurnRecord): SimulatedMove {
    if (messages >= MESSAGES_AT_MOST) return leave();
    const heard = hear(turn);
    if (turn.failed !== null || heard.nothing) return sayAgain();
    takeIn(mind, heard);
    const draft = think(mind, heard);
    if (draft) return attempt(draft);
    return goalInHand(mind) === undefined || mind.emergency ? goodbye() : leave();
  }

  /** Nothing came back: the same once more, as far as patience goes. */
  function sayAgain(): SimulatedMove {
    mind.stalls += 1;
    if (mind.stalls > mind.scenario.user.patience || last === null) return leave();
    return last.kind === "text" ? { kind: "text", text: last.text, means: last.means } : last;
  }

  function attempt(draft: Draft): SimulatedMove {
    const times = mind.answered.get(draft.key) ?? 0;
    const leadsOn = times === 0 && draft.key !== "rephrase";
    mind.answered.set(draft.key, times + 1);
    mind.stalls = leadsOn ? 0 : mind.stalls + 1;
    return mind.stalls > mind.scenario.user.patience ? leave() : say(draft);
  }

  function say({ text, means, tone, tap, afterMinutes }: Draft): SimulatedMove {
    const later = afterMinutes !== undefined && { afterMinutes };
    if (tap !== undefined) return { kind: "tap", slotId: tap, text, means: "choice", ...later };
    const sentence = inStyle({ sentence: text, style: options.style, tone, random: surface, isProtected });
    return { kind: "text", text: sentence, means, ...later };
  }

  /** Those who like to talk say goodbye first. */
  function goodbye(): SimulatedMove {
    if (options.style !== "chatty" || saidGoodbye || mind.emergency) return leave();
    saidGoodbye = true;
    return { kind: "text", text: phrase(mind, "goodbye"), means: "remark" };
  }

  function leave(): SimulatedMove {
    const settled = mind.goals.every(({ state }) => state === "reached");
    const helped = mind.emergency && mind.reached.includes("emergency");
    return { kind: "leave", because: settled || helped ? "done" : "gave_up" };
  }
}

/** What they say to an answer; null: they have nothing more to say. */
function think(mind: Mind, heard: Heard): Draft | null {
  if (mind.emergency) return mind.reached.includes("emergency") ? null : repeatEmergency(mind);
  const before = goalInHand(mind);
  const interrupt = interruptNow(mind, before, heard);
  if (interrupt) return interrupt;
  if (heard.said.has("handed_over") && !asksAnything(heard) && before?.state === "begun") before.state = "abandoned";
  const goal = goalInHand(mind);
  const open = asksAnything(heard) ? heard : (mind.putOff ?? heard);
  mind.putOff = null;
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

/** The desk wants to call back, and was given no number yet: nobody leaves without giving it, unless they refuse to. */
function callBackNumber(mind: Mind, heard: Heard): Draft | null {
  const goal = mind.goals.at(-1);
  const wanted = heard.said.has("handed_over") && heard.missing.includes("phone") && !mind.given.has("phone");
  return goal && wanted && !mind.scenario.user.refuses.includes("phone") ? giveDetails(mind, goal, heard) : null;
}

/** The first words for a goal; who says all at once says who it is for too, where a record or a visit is wanted. */
function begin(mind: Mind, goal: GoalMind): Draft {
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
