import type { DialogueAct, Intent } from "../acts.ts";
import { answer, type Given, type Settle, SURE } from "./answer.ts";
import type { QuestionCueName } from "./cues/question-cues.ts";
import { TOPICS } from "./cues/topics.ts";
import { opensQuestion } from "./question-parts.ts";
import { stopStrength } from "./reply-evidence.ts";
import { readScope, type Scope } from "./scope.ts";
import type { Signals } from "./signals.ts";
import type { Situation } from "./situation.ts";
import { readTasks, type TaskReading } from "./tasks.ts";

export interface Decision {
  acts: Set<DialogueAct>;
  tasks: TaskReading[];
  topics: QuestionCueName[];
  scope: Scope;
  /** Which rule had the last word, and how sure it was before calibration. */
  rule: string;
  score: number;
  /** A yes with a change in it that nothing could read. */
  unreadChange?: boolean;
}

/** Acts from cues and situation; the one place where "yes", "no", "the 8th" get their meaning. */
export function decideActs(signals: Signals, situation: Situation, given: Given): Decision {
  const scope = scopeOf(signals, situation, given.named);
  const reads = situation.pending !== null || situation.yesNo !== null;
  const tasks = readTasks(signals).filter(({ task }) => !(reads && task === "cancel" && onlyAsksToCancel(signals)));
  const topics = TOPICS.filter((topic) => signals.strength(topic) > SURE);
  const decision: Decision = { acts: new Set(), tasks, topics, scope, rule: "none", score: 0 };
  const settleAs = (rule: string, score: number, ...acts: DialogueAct[]) => {
    for (const act of acts) decision.acts.add(act);
    if (decision.score === 0 || score < decision.score) Object.assign(decision, { rule, score });
  };
  const replies = scope.kind === "other" && repliesTo(situation, signals);
  if (replies) decision.tasks = [];
  if (scope.kind === "attack" || scope.kind === "clinical" || (scope.kind === "other" && !replies)) {
    decision.tasks = [];
    if (scope.kind === "clinical") settleAs("clinical", scope.score, "clinical-advice");
    else settleAs(scope.kind, scope.score, "out-of-scope");
    return decision;
  }
  courtesies(signals, situation, settleAs);
  const answered = answer(signals, situation, given, decision.tasks, settleAs);
  if (!answered.keepTasks) decision.tasks = [];
  if (answered.unreadChange) decision.unreadChange = true;
  wishes(decision, signals, { situation, given }, settleAs);
  questions(decision, signals, { situation, given }, settleAs);
  const corrects = answered.act === "affirm" || answered.act === "select" ? given.changes : given.visit;
  const farewell = situation.done && tasks.length === 0 && (decision.acts.has("thank") || decision.acts.has("bye"));
  if (replies || farewell) return finish();
  const placed =
    situation.started ||
    decision.tasks.length > 0 ||
    signals.clinic.people + signals.clinic.visits + signals.clinic.treatments > 0;
  if ((corrects && placed) || given.identity || (situation.asked.has("reason") && signals.symptoms > 0))
    settleAs("inform", 0.9, "inform");
  return finish();

  function finish(): Decision {
    // "Hi, can you get me 3 rooms?": the greeting was read and the rest was not.
    const greets = decision.acts.size === 1 && decision.acts.has("greet");
    if (greets && !situation.started && leavesUnread(signals)) settleAs("nothing", 0.55, "out-of-scope");
    if (decision.acts.size === 0) fallBack(signals, situation, settleAs);
    return decision;
  }
}

const GREETINGS = new Set("hi hello hey there good morning afternoon evening day how are you is it going".split(" "));

/** Whether a sentence's worth of words stands beside the greeting. */
function leavesUnread({ tokens: { words }, matches }: Signals): boolean {
  const greeted = matches.filter(({ name }) => name === "greet" || name === "thank" || name === "bye");
  const rest = words.filter(
    ({ word }, at) => !GREETINGS.has(word) && !greeted.some(({ from, to }) => at >= from && at < to),
  );
  return rest.length >= 4;
}

/** Whose business it is, as far as the situation tells. */
export const scopeOf = (signals: Signals, { asked, started }: Situation, named = 0): Scope =>
  readScope(signals, { complaintAsked: asked.has("reason") || asked.has("visitType"), started, named });

/** Words from which a message is a letter: no visit is taken from the days in one that is refused. */
export const LETTER_WORDS = 60;

/** Whether nothing of a visit will be taken from it, whatever it says of days and times. */
export function isRefusedOutright(signals: Signals, situation: Situation): boolean {
  const { kind } = scopeOf(signals, situation);
  return kind === "attack" || kind === "clinical" || (kind === "other" && !repliesTo(situation, signals));
}

/** "Yes, that one. And what will the weather be?": the first half still answers. */
function repliesTo({ pending, yesNo, offered, more, done }: Situation, signals: Signals): boolean {
  const open = pending !== null || yesNo !== null || offered !== "none" || more || done;
  return (
    open && (["affirm", "praise", "deny", "select", "thank"] as const).some((name) => signals.strength(name) > SURE)
  );
}

function courtesies(signals: Signals, situation: Situation, settleAs: Settle): void {
  if (signals.strength("thank") > SURE) settleAs("thank", 0.97, "thank");
  if (signals.strength("greet") > SURE) settleAs("greet", 0.97, "greet");
  const asked = situation.pending !== null;
  const leaves = signals.strength("bye") > SURE || (signals.strength("all-done") > SURE && !asked);
  if (leaves && !situation.more) settleAs("bye", 0.93, "bye");
  for (const act of ["handoff", "late", "waitlist", "confirm-attendance"] as const) {
    if (act === "handoff" && asksWhoIsThere(signals)) continue;
    // Nobody is late for what is still being booked.
    if (act === "late" && (asked || situation.offered !== "none") && onlySupposesLate(signals)) continue;
    if (signals.strength(act) > SURE) settleAs(act, 0.9, act);
  }
}

/** "Can I cancel later?", said to something read back: the clinic's rules are asked for. */
const onlyAsksToCancel = (signals: Signals): boolean =>
  signals.strength("cancel") <= SURE &&
  signals.strength("bare-cancel") > SURE &&
  stopStrength(signals, "bare-cancel") <= SURE;

/** "What happens if I'm late?" */
const onlySupposesLate = ({ asked, matches, tokens: { words } }: Signals): boolean =>
  matches
    .filter(({ name }) => name === "late")
    .every(({ from }) => asked[from] && [1, 2, 3].some((back) => words[from - back]?.word === "if"));

/** "Are you a real person?", "am I talking to a human?" ask; they do not yet want one. */
function asksWhoIsThere(signals: Signals): boolean {
  const [first, second] = signals.tokens.words;
  const asks = (first?.word === "are" && second?.word === "you") || (first?.word === "am" && second?.word === "i");
  return asks && signals.strength("help") > SURE;
}

function wishes(
  decision: Decision,
  signals: Signals,
  { situation, given }: { situation: Situation; given: Given },
  settleAs: Settle,
): void {
  const { scope } = decision;
  // Inside a conversation with a clinic a wish needs less proof of being the clinic's business.
  const trust = Math.min(1, Math.max(scope.trust, situation.started ? 0.85 : 0) + (given.visit ? 0.1 : 0));
  if (situation.started && (situation.task === "book" || situation.task === "find") && !namesOwnVisit(signals)) {
    // While a visit is being found, "make it Tuesday" corrects the wish; it moves nothing that is booked.
    // What is told of a day, "I am away next week", limits it.
    decision.tasks = decision.tasks.filter(({ task, stated }) => task !== "reschedule" && !stated);
  }
  decision.tasks = decision.tasks.map((task) => (makesVisit(signals, task) ? { ...task, task: "book" } : task));
  decision.tasks = decision.tasks.filter(
    ({ task, strength }) => strength * trust > SURE || (strength > SURE && supported(task, situation)),
  );
  const aboutPractice = signals.strength("q-practice") > SURE || signals.strength("q-price") > SURE;
  const answersInvitation = signals.requests.some(
    ({ task, at }) => task === "lookup" && ANSWERS_INVITATION.has(signals.tokens.words[at]?.word ?? ""),
  );
  if (aboutPractice && isAsking(signals) && !answersInvitation)
    decision.tasks = decision.tasks.filter(({ task }) => task !== "lookup");
  if (signals.strength("q-hours") > SURE && signals.clinic.visits === 0) {
    decision.tasks = decision.tasks.filter(({ task }) => task !== "book" || signals.clinic.treatments > 0);
  }
  if (decision.acts.has("waitlist"))
    decision.tasks = decision.tasks.filter(({ task }) => task !== "book" && task !== "find");
  for (const { task, strength } of decision.tasks) settleAs(`task-${task}`, strength * trust, task);
  if (decision.tasks.length === 0 && signals.strength("staff-query") > SURE)
    settleAs("staff-query", 0.7, "staff-query");
}

/** "Accept my invitation", "who is the organizer": of a gathering, whatever else the words could ask of a practice. */
const ANSWERS_INVITATION = new Set(["accept", "decline", "respond", "rsvp", "who"]);

const OWN = new Set(["my", "our"]);
const VISIT = new Set(["appointment", "appointments", "visit", "booking"]);

function namesOwnVisit(signals: Signals): boolean {
  const words = signals.tokens.words;
  return words.some(
    ({ word }, at) =>
      word === "reschedule" || (VISIT.has(word) && [1, 2, 3, 4].some((back) => OWN.has(words[at - back]?.word ?? ""))),
  );
}

/** "Make that appointment" books; only "make that four o'clock" moves. */
function makesVisit({ tokens: { words } }: Signals, { task, at }: TaskReading): boolean {
  const made = words.slice(at + 1, at + 4).findIndex(({ word }) => VISIT.has(word));
  return task === "reschedule" && words[at]?.word === "make" && made > 0;
}

const supported = (task: Intent, situation: Situation) =>
  situation.task === task || situation.offered !== "none" || situation.asked.size > 0;

function questions(
  decision: Decision,
  signals: Signals,
  { situation, given }: { situation: Situation; given: Given },
  settleAs: Settle,
): void {
  if (signals.house.length > 0) settleAs("house-question", 0.9, "ask");
  const looksUp = decision.tasks.some(({ task }) => task === "lookup");
  const ours = situation.started || signals.clinic.people + signals.clinic.visits + signals.clinic.treatments > 0;
  if (decision.topics.length > 0 && !looksUp && ours && isAsking(signals)) settleAs("question", 0.85, "ask");
  if (signals.strength("help") > SURE && decision.acts.size === 0) settleAs("help", 0.85, "help");
  const knows = decision.topics.length > 0 || looksUp;
  if (
    !knows &&
    situation.started &&
    decision.tasks.length === 0 &&
    decision.acts.size === 0 &&
    isOpenQuestion(signals)
  ) {
    settleAs("open-question", 0.6, "ask");
  }
  // "Perfect. Is there a lift?": what is asked beside the yes is not to be lost; "is there anything at 2?" wishes.
  const agreed = decision.acts.has("affirm") || decision.acts.has("select");
  if (agreed && !given.visit && !looksUp && decision.tasks.length === 0 && opensQuestion(signals.tokens.words))
    settleAs("open-question", 0.6, "ask");
  if (signals.strength("undecided") > SURE && decision.acts.size === 0 && !situation.pending)
    settleAs("undecided", 0.8, "inform");
}

/** A topic named in a question, a request to be told, or alone; not "I'll use the parking lot entrance". */
function isAsking(signals: Signals): boolean {
  const words = signals.tokens.words.length;
  const short = signals.strength("q-practice") > SURE ? words <= 3 : words <= 8;
  return signals.strength("question") > SURE || signals.tokens.questions.some(Boolean) || short;
}

const OPENS_QUESTION = new Set(["who", "what", "which", "how", "why", "does", "do", "is", "are", "will"]);

/** "Does Dr Patel work on Fridays?" asks; "what about Friday?" and "do you have anything Friday?" propose. */
function isOpenQuestion(signals: Signals): boolean {
  const [first, second] = signals.tokens.words;
  if (!first || !OPENS_QUESTION.has(first.word) || second?.word === "about") return false;
  return signals.strength("book") < SURE && signals.strength("find") < SURE;
}

/** Nothing above had anything to say: an answer to what was asked, or nobody's business. */
function fallBack(signals: Signals, situation: Situation, settleAs: Settle): void {
  const words = signals.tokens.words.length;
  const yes = Math.max(signals.strength("affirm"), signals.strength("praise"));
  const answers = situation.asked.size > 0 && words <= 12 && signals.other.firm === 0;
  const asking = signals.strength("question") > SURE || signals.asked.some(Boolean);
  const asks = asking && situation.started && signals.other.words === 0;
  if (yes > SURE && words <= 4) settleAs("ambiguous-yes", 0.6);
  else if (answers) settleAs("answer", 0.5, "inform");
  else if (signals.symptoms > 0) settleAs("symptom", 0.6, "inform");
  else if (asks) settleAs("open-question", 0.5, "ask");
  // In the middle of a visit's talk, not understanding says more about the rules than about the message.
  else settleAs("nothing", situation.started ? 0.3 : 0.55, "out-of-scope");
}
