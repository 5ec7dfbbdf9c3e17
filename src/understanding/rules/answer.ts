import type { DialogueAct } from "../acts.ts";
import type { Token } from "../text/tokens.ts";
import { TOPICS } from "./cues/topics.ts";
import { replyStrength, stopStrength } from "./reply-evidence.ts";
import type { Signals } from "./signals.ts";
import { openQuestions, type Situation } from "./situation.ts";
import type { TaskReading } from "./tasks.ts";

/** What else a message gave, found by the readers of names, dates and numbers. */
export interface Given {
  /** Dates, times, a visit type, a practitioner, a site: what a visit is made of. */
  visit: boolean;
  /** Of those, what differs from the one thing that waits for its yes. */
  changes: boolean;
  identity: boolean;
  selection: boolean;
  /** What was said agrees with the one thing that waits for its yes. */
  agrees?: boolean;
  /** The clinic's own things were named: a visit type, a practitioner, one of its sites. */
  named?: number;
}

/** Records acts under the rule that gave them, with its score; the least sure rule decides the confidence. */
export type Settle = (rule: string, score: number, ...acts: DialogueAct[]) => void;

/** Evidence above this is believed. */
export const SURE = 0.5;

/** The reply to what was asked or offered. */
export function answer(
  signals: Signals,
  situation: Situation,
  given: Given,
  tasks: readonly TaskReading[],
  settleAs: Settle,
): { act?: DialogueAct; keepTasks: boolean; unreadChange?: boolean } {
  const yes = Math.max(replyStrength(signals, "affirm"), replyStrength(signals, "praise"));
  const asked = situation.pending !== null || situation.yesNo !== null;
  const agreesAnyway =
    isDoubleNegation(signals) || (!asked && situation.offered === "none" && tasks.length > 0 && onlyOpens(signals));
  const no = keepsIt(signals, situation) ? 0.9 : agreesAnyway ? 0 : replyStrength(signals, "deny");
  const others = replyStrength(signals, "alternatives");
  const chooses = given.selection ? 0.95 : replyStrength(signals, "select");
  // With something read back, "can I cancel later?" asks; it turns nothing down.
  const stops = asked ? stopStrength(signals, "abort") : signals.strength("abort");
  const questionCount = openQuestions(situation);
  const keepTasks = true;
  if (given.selection) {
    settleAs("select", 0.95, "select");
    return { act: "select", keepTasks: tasks.some(({ task }) => task === "cancel" || task === "lookup") };
  }
  // "I confirm all that" answers a read-back; "can you confirm it?" asks for one.
  const confirms = asked && signals.strength("affirm") > SURE && !asksFor(signals);
  const repeats = signals.strength("repeat") > SURE && !given.visit && !confirms && !refusesFirst(signals, no);
  if (repeats && tasks.every(({ at }) => signals.tokens.words[at]?.word === "confirm")) {
    settleAs("repeat", 0.85, "repeat");
    return { act: "repeat", keepTasks: false };
  }
  if (others > SURE && situation.offered !== "none" && !asked) {
    settleAs("alternatives", 0.92, "alternatives");
    return { act: "alternatives", keepTasks: false };
  }
  if (stops > SURE || bareCancel(signals, situation, tasks)) {
    if (given.visit || asked) {
      settleAs("deny", 0.85, "deny");
      return { act: "deny", keepTasks: false };
    }
    settleAs("abort", 0.88, "abort");
    return { act: "abort", keepTasks: false };
  }
  if (situation.more) {
    if (no > SURE || signals.strength("all-done") > SURE) {
      if (tasks.length === 0 && !given.visit) settleAs("deny", 0.95, "deny");
      return { act: "deny", keepTasks };
    }
    return { keepTasks };
  }
  const unsure = signals.strength("either") > SURE || isUndecided(signals);
  const open = unsure && !PLAIN_NO.has(answering(signals.tokens.words)[0]?.word ?? "");
  const opensConversation = !situation.started && tasks.length > 0;
  if (no > SURE && !open && !opensConversation && !(yes > SURE && opensWithYes(signals))) {
    if (situation.offered !== "none" && !asked && others > SURE) settleAs("alternatives", 0.9, "alternatives");
    else settleAs("deny", 0.9, "deny");
    return {
      act: "deny",
      keepTasks:
        tasks.some(({ task, fresh }) => fresh || task === "cancel" || task === "lookup" || task === "reschedule") ||
        !asked,
    };
  }
  if (
    others > SURE &&
    tasks.length === 0 &&
    (!situation.started || (situation.asked.size === 0 && situation.task === "none"))
  ) {
    settleAs("alternatives", 0.85, "alternatives");
    return { act: "alternatives", keepTasks: situation.offered === "none" };
  }
  if (situation.pending && (yes > SURE || chooses > SURE)) {
    // "Yes but make it 3": a changed proposal needs a new yes, so this one is none.
    const hedged = signals.strength("but") > SURE || signals.strength("bare-change") > SURE;
    if (given.changes || (hedged && !given.agrees)) {
      settleAs("changed-yes", 0.9, "inform");
      return { act: "inform", keepTasks: false, unreadChange: !given.changes && !given.identity };
    }
    if (questionCount !== 1) return { keepTasks: false };
    settleAs("affirm", 0.97, "affirm");
    return {
      act: "affirm",
      keepTasks: tasks.some(
        ({ task, fresh }) => fresh || (task === "cancel" && situation.pending !== "cancel") || task === "lookup",
      ),
    };
  }
  const takes = yes > SURE || (situation.yesNo?.task === "book" && chooses > SURE);
  if (asked && takes) {
    if (questionCount !== 1) return { keepTasks };
    settleAs("affirm", 0.95, "affirm");
    const same = situation.yesNo?.task ?? null;
    return { act: "affirm", keepTasks: same === null || tasks.some(({ task, fresh }) => fresh || task !== same) };
  }
  const onlyAsks = chooses <= SURE && TOPICS.some((topic) => signals.strength(topic) > SURE);
  if (situation.offered === "one" && (yes > SURE || chooses > SURE) && !onlyAsks) {
    settleAs("select", 0.9, "select");
    return { act: "select", keepTasks };
  }
  if (!situation.started) {
    if (tasks.length === 0 && (signals.strength("either") > SURE || chooses > SURE)) {
      settleAs("select", 0.8, "select");
      return { act: "select", keepTasks };
    }
    // "Okay, thanks" with nothing to answer is thanks.
    const onlyManners = signals.strength("thank") > SURE && /^okay$/.test(signals.tokens.words[0]?.word ?? "");
    if (yes > SURE && tasks.length === 0 && !onlyManners) {
      settleAs("affirm", 0.85, "affirm");
      return { act: "affirm", keepTasks };
    }
  }
  return { keepTasks };
}

/** "Cancel" and "cancel it" with something under way stop it; with nothing under way they name a task. */
function bareCancel(signals: Signals, situation: Situation, tasks: readonly TaskReading[]): boolean {
  const reads =
    situation.pending || situation.yesNo ? stopStrength(signals, "bare-cancel") : signals.strength("bare-cancel");
  if (reads <= SURE || signals.strength("cancel") > SURE) return false;
  // "I have a booking for ten, I need to cancel it": it is the booking.
  if (!situation.started && signals.tokens.words.some(({ word }) => BOOKED.has(word))) return false;
  if (situation.pending === "cancel") return false;
  return !situation.started || situation.task !== "none" || tasks.length === 0;
}

const BOOKED = new Set(["appointment", "visit", "booking", "reservation", "meeting", "event", "dinner", "lunch"]);

/** "Actually, make it longer", "wait, put it on Friday": the refusal is a manner of beginning. */
const onlyOpens = ({ matches, tokens: { words } }: Signals): boolean =>
  matches.filter(({ name }) => name === "deny").every(({ from }) => from <= 1 && OPENERS.has(words[from]?.word ?? ""));
const OPENERS = new Set(["actually", "sorry", "oops", "hmm", "wait", "on", "hang", "hold"]);

/** "Can you confirm it?" asks; "can you go ahead and confirm it?" has it done. */
const asksFor = ({ tokens: { words } }: Signals) =>
  /^(?:can|could|would|will|please)$/.test(words[0]?.word ?? "") &&
  !words.some(({ word }) => word === "ahead" || word === "proceed");

/** "Keep it" to a question whether to cancel. */
function keepsIt({ tokens: { words } }: Signals, { pending, yesNo }: Situation): boolean {
  const cancels = pending === "cancel" || yesNo?.task === "cancel";
  return cancels && words.some(({ word }) => word === "keep") && !words.some(({ word }) => word === "not");
}

/** "That's not it, say it again": the no comes first. "I didn't catch that" only asks. */
function refusesFirst(signals: Signals, no: number): boolean {
  const refusal = signals.first("deny");
  const again = signals.first("repeat");
  if (refusal && signals.tokens.words[refusal.from]?.word === "sorry") return false;
  return no > SURE && refusal !== undefined && again !== undefined && refusal.to <= again.from;
}

/** A bare "hmm" before a sentence only gains time. */
function isUndecided(signals: Signals): boolean {
  if (signals.strength("undecided") <= SURE) return false;
  const { matches, tokens } = signals;
  const doubts = matches.filter(({ name }) => name === "undecided");
  return tokens.words.length <= 2 || doubts.some(({ from }) => !/^(?:hmm|um|uh)$/.test(tokens.words[from]?.word ?? ""));
}

/** "That's not wrong", "you're not mistaken" agree. */
function isDoubleNegation({ tokens: { words } }: Signals): boolean {
  const negated = words.some(({ word }, at) => word === "not" && WRONG.has(words[at + 1]?.word ?? ""));
  return negated && !PLAIN_NO.has(words[0]?.word ?? "");
}

const WRONG = new Set(["wrong", "false", "mistaken", "incorrect", "untrue"]);
const PLAIN_NO = new Set(["no", "nope", "nah", "not", "wrong", "incorrect"]);
const PLAIN_YES = new Set([
  "yes",
  "yeah",
  "yep",
  "yea",
  "yup",
  "sure",
  "okay",
  "absolutely",
  "definitely",
  "correct",
  "certainly",
  "perfect",
  "great",
]);

/** "Yes, it is no problem", "hmm, yes, that's right": the first word that answers counts more than a "no" behind it. */
function opensWithYes({ tokens: { words } }: Signals): boolean {
  const [first, second] = answering(words);
  return PLAIN_YES.has(first?.word ?? "") && !/^(?:not|no)$/.test(second?.word ?? "");
}
/** Without what only gains time: "hmm", "well". */
const answering = (words: readonly Token[]): readonly Token[] =>
  words.slice(
    Math.max(
      0,
      words.findIndex(({ word }) => !GAINS_TIME.has(word)),
    ),
  );
const GAINS_TIME = new Set(["hmm", "um", "uh", "oh", "ah", "well", "so", "sorry", "actually"]);
