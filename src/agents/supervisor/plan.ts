import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import { type Footing, nothingUnderWay } from "../../graph/state.ts";
import type { TaskBody } from "../../graph/tasks.ts";
import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { DialogueAct, Understanding, WishKind } from "../../understanding/acts.ts";
import { severalWishes } from "./agenda.ts";
import { detailOfVisit, proof, whichVisit } from "./answers.ts";
import { bookingWish, identity, shifted } from "./booking-wish.ts";
import { choice, noOtherTime, otherTimes, practitionerChoice, visitTypeChoice } from "./choice.ts";
import {
  contradiction,
  declinedDetail,
  impossibleDay,
  invalidIdentity,
  notUnderstood,
  unclearPerson,
  unclearPractitioner,
  unclearWhen,
  unknownPayer,
} from "./clarify.ts";
import { courtesies, manner, misconduct, smallTalk, welcomeBack } from "./courtesy.ts";
import { anotherPerson } from "./for-whom.ts";
import { patchFrame } from "./patch-frame.ts";
import { handoff, type Plan, type Planning, type Rule, releaseIfHeld, resumeIfAny, type Work } from "./planning.ts";
import { answerToProposal, answerToQuestion, noToHeld, unreadChange } from "./proposal-answer.ts";
import { comparison, correctionOfWritten, needOfThisBooking, visitWish } from "./visit-wishes.ts";

/**
 * The order of precedence: misconduct ends a turn; a proof that is asked for; the yes; our own questions; corrections;
 * several wishes; visits there are; the choice; what is unclear; what is wanted; who it is for; courtesies.
 */
const RULES: readonly Rule[] = [
  misconduct,
  proof,
  declinedDetail,
  contradiction,
  shifted,
  unknownPayer,
  anotherPerson,
  unreadChange,
  answerToQuestion,
  answerToProposal,
  noToHeld,
  invalidIdentity,
  detailOfVisit,
  whichVisit,
  visitTypeChoice,
  practitionerChoice,
  severalWishes,
  correctionOfWritten,
  comparison,
  needOfThisBooking,
  visitWish,
  impossibleDay,
  choice,
  noOtherTime,
  otherTimes,
  unclearPerson,
  unclearPractitioner,
  unclearWhen,
  bookingWish,
  identity,
  manner,
  smallTalk,
];

/** What the planner goes by. */
export interface ToPlan {
  understanding: Understanding;
  frame: Frame;
  footing: Footing;
  directory: ClinicDirectory;
  /** ISO instant of the turn. */
  now: string;
}

/**
 * Turns what a message means into ordered work. Pure policy: a red flag and a person asked for come before everything;
 * questions are answered without losing the thread; then the first of the rules that applies.
 */
export function planTurn({ understanding, frame, footing, directory, now }: ToPlan): Plan {
  const has = (...acts: DialogueAct[]) => acts.some((act) => understanding.acts.includes(act));
  const patched = patchFrame(frame, understanding.frame, understanding.identity, footing.turn);
  // A yes/no question is answered by the next message or not at all.
  const planning: Planning = {
    ...patched,
    understanding,
    before: frame,
    footing: { ...footing, yesNo: null },
    asked: footing.yesNo,
    directory,
    now,
    has,
  };
  if (has("emergency")) return done(planning, redFlag(planning));
  const wants = (kind: WishKind) => understanding.wishes.some((wish) => wish.kind === kind);
  if (has("handoff") && !wants("desk")) return done(planning, { tasks: [handoff("the patient asked for a person")] });
  if (has("abort") && !footing.afterProof && !wants("undo")) return done(planning, stop(planning));
  if (understanding.language) return done(planning, { facts: [{ kind: "other_language" }] });
  const main = firstOf(planning);
  const question = main?.alone ? [] : questions(planning);
  const back = welcomeBack(planning);
  if (question.length === 0 && !main) return withBack(done(planning, notUnderstood(planning)), back, frame);
  const facts = [
    ...courtesies(planning, question.length > 0 || main !== null, main?.facts ?? []),
    ...(main?.facts ?? []),
  ];
  const mainTasks = main?.tasks ?? [];
  const digressed = question.length > 0 && mainTasks.length === 0 && !main?.facts?.length;
  const resumed: TaskBody[] = digressed ? resumeAll(planning) : [];
  return withBack(
    {
      frame: main?.frame ?? planning.frame,
      footing: { ...planning.footing, misses: 0, ...main?.footing },
      facts,
      tasks: [...question, ...mainTasks, ...resumed],
    },
    back,
    frame,
  );
}

function firstOf(planning: Planning): Work | null {
  for (const rule of RULES) {
    const work = rule(planning);
    if (work) return work;
  }
  return null;
}

/** Somebody who was away is told where things stand, once, before anything else. */
function withBack(plan: Plan, back: ReturnType<typeof welcomeBack>, before: Frame): Plan {
  if (!back) return plan;
  // A greeting alone is answered with what still stands, looked at again.
  const idle = plan.tasks.length === 0;
  const facts = plan.facts.filter(({ kind }) => !["greeting", "not_understood", "ask_choice"].includes(kind));
  return { ...plan, facts: [back, ...facts], tasks: idle ? resumeIfAny(before) : plan.tasks };
}

const done = (planning: Planning, work: Work): Plan => ({
  frame: work.frame ?? planning.frame,
  footing: { ...planning.footing, ...work.footing },
  facts: work.facts ?? [],
  tasks: work.tasks ?? [],
});

/** What is asked of the documents; a wish that is answered from the calendar or by the desk is not asked of them too. */
function questions({ understanding, has }: Planning): TaskBody[] {
  const { question, wishes } = understanding;
  const asked = wishes.flatMap((wish) => (wish.kind === "ask" && wish.question ? [wish.question] : []));
  const only =
    wishes.every(({ kind }) => kind === "book" || kind === "find") && question && has("ask") ? [question] : [];
  const texts = asked.length > 0 ? asked : only;
  return texts.map((text) => ({ agent: "faq", kind: "answer", question: text }));
}

function resumeAll({ frame, footing }: Planning): TaskBody[] {
  const waits = frame.held || frame.pending || frame.offered.length > 0 || footing.asked.includes("visitType");
  return waits ? [{ agent: "booking", kind: "resume" }] : [];
}

/** The screen comes first and alone decides most of these; a tier that reads on may add one, never take one away. */
function redFlag({ frame }: Planning): Work {
  return {
    facts: [{ kind: "emergency", tier: "emergency" }],
    tasks: [{ ...handoff("red flag in the message"), urgency: "emergency" } as TaskBody],
    frame: { ...frame, pending: null },
    footing: { asked: [], yesNo: null },
  };
}

function stop({ frame }: Planning): Work {
  return {
    facts: [{ kind: "stopped" }],
    tasks: releaseIfHeld(frame),
    frame: frame.held ? { ...frame, pending: null, offered: [] } : { ...emptyFrame(), ...whoOf(frame) },
    footing: nothingUnderWay(),
  };
}
