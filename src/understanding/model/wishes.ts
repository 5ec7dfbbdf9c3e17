import {
  DESK_TOPICS,
  type DeskTopic,
  type DialogueAct,
  type FramePatch,
  type Understanding,
  type UnderstandingContext,
  type Wish,
  type WishKind,
} from "../acts.ts";
import type { LexiconReaders } from "../rules/lexicon-readers.ts";
import { tokenise } from "../text/tokens.ts";
import { buildWish } from "../wishes/build-wish.ts";
import type { NamedWish } from "./literal.ts";
import type { ModelWish } from "./schema.ts";

const TOPICS: ReadonlySet<string> = new Set(DESK_TOPICS);
const isTopic = (wish: ModelWish): wish is DeskTopic => TOPICS.has(wish);

/** Carried out as soon as they are read, with no yes in between: the rules must have read them too. */
const DONE_AT_ONCE: ReadonlySet<WishKind> = new Set([
  "confirm_attendance",
  "stop_messages",
  "start_messages",
  "waitlist_decline",
]);

/** The wish that an act alone stands for. */
const OF_ACT: Partial<Record<DialogueAct, Exclude<WishKind, "desk">>> = {
  book: "book",
  find: "find",
  reschedule: "reschedule",
  cancel: "cancel",
  lookup: "list",
  late: "running_late",
  waitlist: "waitlist_join",
  "confirm-attendance": "confirm_attendance",
  ask: "ask",
};

/** The act that goes with a wish; what is for the desk, and what no act tells, is a question of the patient's. */
export const ACT_OF: Record<WishKind, DialogueAct> = {
  book: "book",
  find: "find",
  compare: "find",
  why_none: "find",
  list: "lookup",
  details: "lookup",
  preparation: "ask",
  reschedule: "reschedule",
  move_earlier: "reschedule",
  cancel: "cancel",
  confirm_attendance: "confirm-attendance",
  running_late: "late",
  change_modality: "reschedule",
  change_practitioner: "reschedule",
  add_need: "inform",
  add_to_calendar: "lookup",
  undo: "request",
  waitlist_join: "waitlist",
  waitlist_edit: "waitlist",
  waitlist_leave: "waitlist",
  waitlist_position: "waitlist",
  waitlist_accept: "waitlist",
  waitlist_decline: "waitlist",
  ask: "ask",
  stop_messages: "request",
  start_messages: "request",
  desk: "ask",
};

export interface WishesRequest {
  named: readonly NamedWish[];
  acts: readonly DialogueAct[];
  /** The message as normalised. */
  message: string;
  context: UnderstandingContext;
  readers: LexiconReaders;
  /** What the rules made of it. */
  base: Understanding;
  /** What the whole message says of the visit wanted, for a lone wish. */
  frame: FramePatch;
  confidence: number;
}

/**
 * The model's wishes with everything in them read by the rules' own readers, in the order said. What the rules read of
 * the same kind is taken as they read it, and what must not get lost is kept though the model left it out.
 */
export function resolveWishes(request: WishesRequest): Wish[] {
  const { base, named, acts } = request;
  const mayUse = asked(named, acts, base).filter(
    ({ wish }) => isTopic(wish) || !DONE_AT_ONCE.has(wish) || byRules(base, wish),
  );
  const wishes = mayUse.map((one) => byRules(base, one.wish) ?? build(one, mayUse.length === 1, request));
  const kept = base.wishes.filter((wish) => neverLost(wish) && !wishes.includes(wish));
  return [...wishes, ...kept].sort((left, right) => left.span.start - right.span.start);
}

/** Messages once refused stay refused, and medicine is for a clinician, whatever a model makes of it. */
const neverLost = ({ kind, topic }: Wish): boolean =>
  kind === "stop_messages" || topic === "clinical_question" || topic === "medication";

const byRules = ({ wishes }: Understanding, wish: ModelWish): Wish | undefined =>
  wishes.find(({ kind, topic }) => (isTopic(wish) ? topic === wish : kind === wish));

/** Each wish once. An act that none of them goes with stands for the rules' wishes of that act, else for its own. */
function asked(named: readonly NamedWish[], acts: readonly DialogueAct[], base: Understanding): NamedWish[] {
  const all = [...named];
  for (const act of acts) {
    const own = OF_ACT[act];
    if (!own || all.some(({ wish }) => ACT_OF[isTopic(wish) ? "desk" : wish] === act)) continue;
    const finer = base.wishes.filter(({ kind }) => ACT_OF[kind] === act).map(({ kind, topic }) => nameOf(kind, topic));
    for (const wish of finer.length > 0 ? finer : [own]) all.push({ wish, span: null });
  }
  return all.filter(({ wish }, at) => all.findIndex((other) => other.wish === wish) === at);
}

const nameOf = (kind: WishKind, topic: DeskTopic | undefined): ModelWish =>
  kind === "desk" ? (topic ?? "callback") : kind;

function build({ wish, span }: NamedWish, alone: boolean, request: WishesRequest): Wish {
  const { message, context, readers, base, frame, confidence } = request;
  const part = span ?? { start: 0, end: message.length };
  const words = tokenise(message).words.filter(({ start, end }) => start >= part.start && end <= part.end);
  const built = buildWish({
    reading: isTopic(wish) ? { kind: "desk", topic: wish, at: 0, confidence } : { kind: wish, at: 0, confidence },
    words,
    span: part,
    alone: alone ? frame : null,
    base,
    text: message,
    context,
    readers,
  });
  // Minutes on a visit are written down at once: without the rules' word that somebody is late, they are asked for.
  const { minutesLate: _, ...unwritten } = built;
  return unwritten;
}
