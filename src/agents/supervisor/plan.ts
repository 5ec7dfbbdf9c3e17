import type { Fact } from "../../graph/facts.ts";
import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import type { Footing } from "../../graph/state.ts";
import type { TaskBody } from "../../graph/tasks.ts";
import type { DialogueAct, Understanding } from "../../understanding/acts.ts";
import { whenText } from "../wording.ts";
import { chooseOffered } from "./choose.ts";
import { type Patched, patchFrame } from "./patch-frame.ts";

/** What to do this turn: facts known at once, then tasks in order. */
export interface Plan {
  frame: Frame;
  footing: Footing;
  facts: Fact[];
  tasks: TaskBody[];
}

interface Planning extends Patched {
  understanding: Understanding;
  footing: Footing;
  /** The yes/no question this message may answer. */
  asked: Footing["yesNo"];
  has(...acts: DialogueAct[]): boolean;
}

/** After this many turns in a row that nothing was made of, a person is called. */
const MISSES_BEFORE_HANDOFF = 3;

/** A message without an act that is read this surely only asks for patience. */
const SURE_OF_NOTHING = 0.9;

/**
 * Turns what a message means into ordered work. Pure policy; the order of the rules below is the order of precedence:
 * a person when asked for, questions answered without losing the thread, the yes, the choice, changes, wishes.
 */
export function planTurn(understanding: Understanding, frame: Frame, footing: Footing): Plan {
  const has = (...acts: DialogueAct[]) => acts.some((act) => understanding.acts.includes(act));
  const patched = patchFrame(frame, understanding.frame, understanding.identity, footing.turn);
  // A yes/no question is answered by the next message or not at all.
  const planning: Planning = {
    ...patched,
    understanding,
    footing: { ...footing, yesNo: null },
    asked: footing.yesNo,
    has,
  };
  if (has("emergency")) return redFlag(planning);
  if (has("handoff")) return plan(planning, { tasks: [handoff("the patient asked for a person")] });
  if (has("abort")) return stop(planning);
  if (understanding.language) return plan(planning, { facts: [{ kind: "other_language" }] });
  const question = questions(planning);
  const main = mainWork(planning, frame);
  if (question.length === 0 && !main) return nothingFound(planning);
  const facts = [
    ...courtesies(planning, question.length > 0 || main !== null, main?.facts ?? []),
    ...(main?.facts ?? []),
  ];
  const mainTasks = main?.tasks ?? [];
  const digressed = question.length > 0 && mainTasks.length === 0 && !main?.facts?.length && underWay(planning);
  return {
    frame: main?.frame ?? planning.frame,
    footing: { ...planning.footing, misses: 0, ...main?.footing },
    facts,
    tasks: [...question, ...mainTasks, ...(digressed ? [{ agent: "booking", kind: "resume" } as const] : [])],
  };
}

type Work = { facts?: Fact[]; tasks?: TaskBody[]; frame?: Frame; footing?: Partial<Footing> };

/** The first rule that applies. `before` is the frame as it was when the patient spoke. */
function mainWork(planning: Planning, before: Frame): Work | null {
  return (
    unreadChange(planning) ??
    answerToProposal(planning, before) ??
    noToHeld(planning, before) ??
    answerToQuestion(planning) ??
    invalidIdentity(planning) ??
    visitTypeChoice(planning) ??
    changeOfVisit(planning, before) ??
    choice(planning, before) ??
    otherTimes(planning) ??
    unclearWhen(planning, before) ??
    wish(planning, before) ??
    identity(planning) ??
    desk(planning) ??
    smallTalk(planning)
  );
}

function answerToProposal({ has, wishChanged, identityChanged }: Planning, before: Frame): Work | null {
  const { pending } = before;
  if (!pending || wishChanged || identityChanged) return null;
  if (has("deny") && !has("affirm")) return { tasks: [{ agent: "booking", kind: "decline" }] };
  if (has("affirm") && !has("deny", "alternatives", "select")) {
    return { tasks: [{ agent: "booking", kind: "commit", proposalId: pending.id }] };
  }
  return null;
}

function answerToQuestion({ has, asked }: Planning): Work | null {
  if (asked !== "handoff" || !has("affirm", "deny")) return null;
  if (has("affirm")) return { tasks: [handoff("the patient wanted help from a person")] };
  return { facts: [{ kind: "help" }] };
}

/** "Yes, but make it …" of which the change was not read: the proposal stands and is read back, and nothing is written. */
function unreadChange({ understanding, frame }: Planning): Work | null {
  if (!understanding.unreadChange) return null;
  return { facts: [{ kind: "unread_change" }], tasks: frame.held ? [{ agent: "booking", kind: "resume" }] : [] };
}

/** What was said of the patient and does not read is named; it is asked again with what is known. */
function invalidIdentity({ understanding, frame }: Planning): Work | null {
  const invalid = understanding.invalidIdentity ?? [];
  if (invalid.length === 0) return null;
  const facts: Fact[] = invalid.map((field) => ({ kind: "invalid_identity", field }));
  return { facts, tasks: frame.held ? [{ agent: "booking", kind: "propose" }] : [] };
}

/** A kind of visit picked from those just named: "the first". */
function visitTypeChoice({ understanding, frame, footing }: Planning): Work | null {
  const ordinal = understanding.selection?.ordinal;
  if (!footing.asked.includes("visitType") || ordinal === undefined) return null;
  const id = footing.choices.at(ordinal > 0 ? ordinal - 1 : ordinal);
  if (!id) return null;
  const visitType = { value: id, turn: footing.turn, confirmed: false };
  return {
    frame: { ...frame, visitType },
    tasks: [{ agent: "availability", kind: "find" }],
    footing: { active: "book", asked: [] },
  };
}

/** A no to a time that is held, before anything was proposed. */
function noToHeld({ has, wishChanged, identityChanged }: Planning, before: Frame): Work | null {
  if (!before.held || before.pending || wishChanged || identityChanged || !has("deny") || has("affirm")) return null;
  return { tasks: [{ agent: "booking", kind: "decline" }] };
}

function changeOfVisit({ has, understanding, footing, frame }: Planning, before: Frame): Work | null {
  const { selection, reference } = understanding;
  const { visitTypeId, practitionerIds, dates } = understanding.frame;
  const like = {
    ...(visitTypeId && { visitTypeId }),
    ...(practitionerIds && { practitionerIds }),
    ...(dates && { dates }),
  };
  const asked =
    footing.asked.includes("appointment") && (footing.active === "cancel" || footing.active === "reschedule");
  if (asked && (selection || reference)) {
    const kind = footing.active === "cancel" ? "cancel" : "reschedule";
    return { tasks: [{ agent: "booking", kind, reference, ordinal: selection?.ordinal ?? null }] };
  }
  // What a cancellation says of the visit tells which one is meant; it is no wish for another.
  if (has("cancel")) {
    const meant: TaskBody = { agent: "booking", kind: "cancel", reference, ordinal: null, like };
    return { tasks: [meant], frame: { ...before, ...whoOf(frame) } };
  }
  if (has("reschedule") && !frame.moving) {
    return {
      tasks: [{ agent: "booking", kind: "reschedule", reference, ordinal: null, like: { ...like, dates: undefined } }],
    };
  }
  if (has("lookup")) return { tasks: [{ agent: "booking", kind: "list" }] };
  return null;
}

function choice({ has, understanding, frame, wishChanged }: Planning, before: Frame): Work | null {
  const { offered } = before;
  if (offered.length === 0) return null;
  if (understanding.selection && has("select")) {
    const meant = chooseOffered(offered, understanding.selection);
    const [one] = meant;
    if (one && meant.length === 1) {
      // The choice itself is not a new wish: the frame stays as it was when these times were found.
      return { tasks: [{ agent: "booking", kind: "hold", slotId: one.id }], frame: keepWish(before, frame) };
    }
    if (meant.length > 1)
      return { facts: [{ kind: "ambiguous_choice", options: meant.map(optionText) }], frame: before };
    return wishChanged ? null : { facts: [{ kind: "ask_choice" }] };
  }
  if (has("affirm") && !before.held && !wishChanged) {
    const [only] = offered;
    if (only && offered.length === 1) return { tasks: [{ agent: "booking", kind: "hold", slotId: only.id }] };
    return { facts: [{ kind: "ambiguous_choice", options: offered.map(optionText) }] };
  }
  return null;
}

function otherTimes({ has, frame, wishChanged }: Planning): Work | null {
  if (!has("alternatives") || !frame.visitType) return null;
  return {
    tasks: [...releaseIfHeld(frame), { agent: "availability", kind: "find", ...(wishChanged ? {} : { others: true }) }],
  };
}

function unclearWhen({ understanding, frame }: Planning, before: Frame): Work | null {
  const ambiguity = understanding.ambiguous.find(({ code }) => !SAID_NOT_ASKED.has(code));
  if (!ambiguity) return null;
  // The days wanted stay as they were until the patient has said which are meant.
  const { dates: _, ...rest } = frame;
  const kept = before.dates ? { ...rest, dates: before.dates } : rest;
  return { facts: [{ kind: "ask_when", ambiguity }], frame: kept, footing: { asked: ["dates"], active: "book" } };
}

/** Of two readings the first is much the likelier: it is taken, and the answer says so. */
const SAID_NOT_ASKED: ReadonlySet<string> = new Set(["next_weekday", "half_of_day"]);

const readAs = ({ understanding }: Planning): Fact[] =>
  understanding.ambiguous
    .filter(({ code }) => SAID_NOT_ASKED.has(code))
    .slice(0, 1)
    .map((ambiguity) => ({ kind: "read_as", ambiguity }));

function wish(planning: Planning, before: Frame): Work | null {
  const { has, wishChanged, frame, understanding } = planning;
  const starts = has("find", "book") || (understanding.frame.visitTypeCandidates?.length ?? 0) > 0;
  if (!wishChanged && !(starts && !before.held)) return null;
  const active = frame.moving ? ("reschedule" as const) : ("book" as const);
  return {
    facts: readAs(planning),
    tasks: [...releaseIfHeld(frame), { agent: "availability", kind: "find" }],
    frame: { ...onHeldDay(frame, before, understanding), pending: null, shown: [] },
    footing: { active, asked: [] },
  };
}

function identity({ identityChanged, frame, footing, understanding }: Planning): Work | null {
  // A form that did not read changes nothing, and is shown again with what is known.
  const asked = footing.asked.some((field) => field === "name" || field === "dateOfBirth" || field === "phone");
  const formOnly = asked && understanding.acts.length === 1 && understanding.acts[0] === "inform";
  if (!identityChanged && !formOnly) return null;
  if (frame.held) return { tasks: [{ agent: "booking", kind: "propose" }], frame: { ...frame, pending: null } };
  if (frame.offered.length > 0) return { facts: [{ kind: "ask_choice" }] };
  return { tasks: [{ agent: "availability", kind: "find" }], footing: { active: "book" } };
}

/** "Make it 4" said of a held time, or of a visit being moved, means that day: the day is kept, the time is new. */
function onHeldDay(frame: Frame, { held, moving }: Frame, { frame: patch }: Understanding): Frame {
  const onlyTime = (patch.exactTime || patch.times?.length) && !patch.dates?.length && !patch.weekdays?.length;
  const date = held?.slot.date ?? moving?.date;
  if (!date || !onlyTime || patch.earliest) return frame;
  const value = { ranges: [{ from: date, to: date }], excluded: [], weekdays: [], excludedWeekdays: [] };
  return { ...frame, dates: { value, turn: frame.times?.turn ?? 0, confirmed: false } };
}

/** What a person of the desk must do until it is ours to do. */
function desk({ has }: Planning): Work | null {
  if (has("late")) return { tasks: [handoff("the patient is running late")] };
  if (has("waitlist")) return { tasks: [handoff("the patient wants an earlier time if one comes free")] };
  if (has("confirm-attendance")) return { tasks: [handoff("the patient wants to confirm a visit")] };
  if (has("clinical-advice")) return { facts: [{ kind: "clinical_advice" }], footing: { yesNo: "handoff" } };
  return null;
}

function smallTalk({ has, footing, frame }: Planning): Work | null {
  const goOn: TaskBody[] = frame.held ? [{ agent: "booking", kind: "resume" }] : [];
  if (has("repeat") && footing.lastText) return { facts: [{ kind: "repeat", text: footing.lastText }] };
  if (has("help")) return { facts: [{ kind: "help" }] };
  if (has("bye")) return { facts: [{ kind: "goodbye" }] };
  if (has("out-of-scope", "staff-query")) return { facts: [{ kind: "out_of_scope" }], tasks: goOn };
  if (has("thank")) return { facts: [{ kind: "thanks" }], tasks: goOn };
  if (has("greet")) return { facts: [{ kind: "greeting" }], tasks: goOn };
  return null;
}

function questions({ understanding, has }: Planning): TaskBody[] {
  const { question } = understanding;
  return question && has("ask") ? [{ agent: "faq", kind: "answer", question }] : [];
}

/** A greeting said on the way to something else is answered in passing. */
function courtesies({ has, footing }: Planning, more: boolean, said: readonly Fact[]): Fact[] {
  return more && !said.some(({ kind }) => kind === "greeting") && has("greet") && footing.turn <= 1
    ? [{ kind: "hello" }]
    : [];
}

function nothingFound(planning: Planning): Plan {
  const { frame, understanding } = planning;
  // Understood, and nothing to do: "one moment".
  if (understanding.confidence >= SURE_OF_NOTHING) return plan(planning, { facts: [{ kind: "waiting" }] });
  if (frame.held) return plan(planning, { tasks: [{ agent: "booking", kind: "resume" }] });
  if (frame.offered.length > 0) return plan(planning, { facts: [{ kind: "ask_choice" }] });
  const misses = planning.footing.misses + 1;
  if (misses < MISSES_BEFORE_HANDOFF)
    return plan(planning, { facts: [{ kind: "not_understood" }], footing: { misses } });
  return plan(planning, { tasks: [handoff("the assistant did not understand the patient")] });
}

/** The screen comes first and alone decides most of these; a tier that reads on may add one, never take one away. */
function redFlag(planning: Planning): Plan {
  const queue: TaskBody = {
    agent: "handoff",
    kind: "request",
    reason: "red flag in the message",
    urgency: "emergency",
  };
  return plan(planning, {
    facts: [{ kind: "emergency", tier: "emergency" }],
    tasks: [queue],
    frame: { ...planning.frame, pending: null },
    footing: { asked: [], yesNo: null },
  });
}

function stop(planning: Planning): Plan {
  const { frame } = planning;
  return plan(planning, {
    facts: [{ kind: "stopped" }],
    tasks: releaseIfHeld(frame),
    frame: frame.held ? { ...frame, pending: null, offered: [] } : { ...emptyFrame(), ...whoOf(frame) },
    footing: { active: null, asked: [], yesNo: null },
  });
}

const plan = (planning: Planning, work: Work): Plan => ({
  frame: work.frame ?? planning.frame,
  footing: { ...planning.footing, ...work.footing },
  facts: work.facts ?? [],
  tasks: work.tasks ?? [],
});

const underWay = ({ frame, footing }: Planning): boolean =>
  frame.held !== null || frame.pending !== null || frame.offered.length > 0 || footing.asked.includes("visitType");

const releaseIfHeld = (frame: Frame): TaskBody[] => (frame.held ? [{ agent: "booking", kind: "release" }] : []);

const handoff = (reason: string): TaskBody => ({ agent: "handoff", kind: "request", reason, urgency: "routine" });

const optionText = (slot: Frame["offered"][number]): string => `${whenText(slot)} with ${slot.practitionerName}`;

/** The visit wanted as before the choice, with what the message told of the patient. */
function keepWish(before: Frame, after: Frame): Frame {
  return { ...before, ...whoOf(after) };
}
