import type { AgendaItem, LastWritten } from "../../graph/agenda.ts";
import type { Fact } from "../../graph/facts.ts";
import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import type { Footing } from "../../graph/state.ts";
import type { Appointment } from "../../scheduling/model.ts";
import { encodeSlotId } from "../../scheduling/slot-id.ts";
import type { FramePatch, Wish, WishKind } from "../../understanding/acts.ts";
import { actionOf } from "../identity/proof-first.ts";
import { patchFrame } from "./patch-frame.ts";
import { type Rule, underWay, type Work } from "./planning.ts";
import { startAgendaItem, startWish } from "./start-wish.ts";

/** More visits at once than this are for a person to arrange. */
const SERIES_AT_MOST = 12;

/** Questions are answered at once and never wait. */
const isWork = ({ kind }: Wish): boolean => kind !== "ask";

/** Several things wanted in one message: the first is begun, the others wait in order; a yes for each write. */
export const severalWishes: Rule = (planning) => {
  const { before, footing, understanding } = planning;
  const wishes = understanding.wishes.filter(isWork);
  const [first, ...rest] = wishes;
  if (!first || rest.length === 0) return null;
  // Half-done work is taken up again after all of them.
  const parked = underWay(before, footing) && !continues(first.kind) ? park(before, footing) : null;
  const start = { ...(parked ? { ...emptyFrame(), ...whoOf(before) } : before), pending: null };
  const frame = patchFrame(start, first.frame, understanding.identity, footing.turn).frame;
  const waiting = footing.agenda.filter(({ wish }) => !wishes.some((again) => isSaidAgain(wish, again)));
  const agenda = [...followers(first.frame), ...rest.map((wish) => ({ wish })), ...waiting];
  const work = startWish(first, frame, { ...footing, ...parked });
  return {
    ...work,
    frame: work.frame ?? frame,
    facts: [...planOf(wishes), ...(work.facts ?? [])],
    footing: { ...parked, turnedDown: 0, ...work.footing, agenda },
  };
};

/** "Otherwise the waiting list", said a second time, is one wish and not two. */
const isSaidAgain = (waiting: Wish, again: Wish): boolean =>
  waiting.kind === "waitlist_join" &&
  again.kind === waiting.kind &&
  (waiting.frame.visitTypeId ?? again.frame.visitTypeId) === (again.frame.visitTypeId ?? waiting.frame.visitTypeId);

/** What will be done in which order; an alternative is done only if it must be, so it is not announced. */
function planOf(wishes: readonly Wish[]): Fact[] {
  const kinds = wishes.filter(({ otherwise }) => !otherwise).map(({ kind }) => kind);
  return kinds.length > 1 ? [{ kind: "plan", wishes: kinds }] : [];
}

const continues = (kind: WishKind): boolean => kind === "book" || kind === "find";

/** The visits that come after the first for several people, or in a series. */
export function followers(patch: FramePatch): AgendaItem[] {
  const { people = [], count, recurrence } = patch;
  const { visitTypeId, modality } = patch;
  const again = (frame: FramePatch): Wish => ({
    kind: "book",
    span: { start: 0, end: 0 },
    frame: { ...(visitTypeId && { visitTypeId }), ...(modality && { modality }), ...frame },
    visit: {},
    confidence: 1,
  });
  const others = people
    .slice(1)
    .map((person): AgendaItem => ({ wish: again({ people: [person], forWhom: "other" }), besideLast: true }));
  const visits = Math.min(count ?? recurrence?.count ?? 1, SERIES_AT_MOST);
  const step = daysBetween(recurrence);
  const series = Array.from(
    { length: Math.max(0, visits - 1) },
    (): AgendaItem => ({ wish: again({}), daysAfterLast: step }),
  );
  return [...others, ...series];
}

function daysBetween(recurrence: FramePatch["recurrence"]): number {
  if (!recurrence) return 7;
  return recurrence.every * { day: 1, week: 7, month: 28 }[recurrence.unit];
}

/** Sets aside what is half done. */
export function park(frame: Frame, footing: Footing): Partial<Footing> {
  const item = { frame: { ...frame, pending: null }, active: footing.active, asked: footing.asked };
  return { parked: [...footing.parked, item].slice(-PARKED_AT_MOST), asked: [], active: null, choices: [] };
}

/** Further back than this nobody remembers. */
const PARKED_AT_MOST = 3;

/**
 * What follows when this turn's tasks are done: the next wish that waited, or the offer to go on with what was set
 * aside; null while something is under way or a question of ours is open. `facts` are those of the turn so far.
 */
export function whatNext(frame: Frame, footing: Footing, facts: readonly Fact[]): Work | null {
  if (facts.some(({ kind }) => PAUSES.has(kind))) return null;
  const nothing = facts.some(cameToNothing) || footing.turnedDown > ROUNDS;
  const [next, ...rest] = footing.agenda;
  if (next?.wish.otherwise) {
    if (nothing) return begin(next, rest, frame, footing);
    // What it was the alternative to has been done: it falls away, and what comes after it follows.
    if (facts.some(({ kind }) => kind === "booked" || kind === "rescheduled")) {
      const after = whatNext(frame, { ...footing, agenda: rest }, facts);
      return { ...after, footing: { agenda: rest, ...after?.footing } };
    }
    return null;
  }
  if (footing.yesNo || underWay(frame, footing) || footing.afterProof) return null;
  if (next) return begin(next, rest, frame, footing);
  const last = footing.parked.at(-1);
  if (!last) return null;
  const visitTypeName = last.frame.held?.slot.visitTypeName ?? last.frame.offered[0]?.visitTypeName ?? null;
  return {
    facts: [{ kind: "offer_resume", visitTypeName, held: last.frame.held !== null }],
    footing: { yesNo: "resume" },
  };
}

/** An emergency, or the patient leaves, waits or would not understand it: nothing is begun on top of that. */
const PAUSES: ReadonlySet<Fact["kind"]> = new Set(["emergency", "goodbye", "waiting", "repeat", "other_language"]);

/** Everything shown was turned down this often: the alternative, else the waitlist, comes instead of a further round. */
export const ROUNDS = 2;

/** What was asked for is not to be had: nothing, only other times than those, or all were turned down. */
const cameToNothing = (fact: Fact): boolean =>
  fact.kind === "no_slots" ||
  fact.kind === "offer_waitlist" ||
  fact.kind === "impossible_pair" ||
  (fact.kind === "slots" && fact.relaxed.length > 0);

function begin(item: AgendaItem, rest: AgendaItem[], frame: Frame, footing: Footing): Work {
  const work = ofAnotherVisit(item, startAgendaItem(item, frame, footing), footing);
  return {
    ...work,
    facts: [nextUp(item), ...(work.facts ?? [])],
    footing: { yesNo: null, turnedDown: 0, ...work.footing, agenda: rest },
  };
}

/** Changes of a visit there is. */
const CHANGES: ReadonlySet<WishKind> = new Set([
  "cancel",
  "reschedule",
  "move_earlier",
  "change_modality",
  "change_practitioner",
]);

/**
 * "Book this and cancel my other one": said before this booking was made, so it means none of it. Until the patient has
 * proved who they are the new visit is the only one in reach, and it must not be taken for the other.
 */
function ofAnotherVisit({ wish }: AgendaItem, work: Work, { lastWritten, proved }: Footing): Work {
  const [task] = work.tasks ?? [];
  const named = Object.keys(wish.visit).length > 0;
  if (!task || named || proved || lastWritten?.kind !== "booked" || !CHANGES.has(wish.kind)) return work;
  return {
    ...work,
    tasks: [{ agent: "identity", kind: "begin", action: actionOf(task) }],
    footing: { ...work.footing, afterProof: task, asked: [], active: null },
  };
}

const nextUp = ({ wish, daysAfterLast }: AgendaItem): Fact => ({
  kind: "next_up",
  wish: wish.kind,
  person: wish.frame.people?.[0]?.givenName ?? null,
  ofSeries: daysAfterLast !== undefined,
});

/** The visit that a turn's facts say was written last; null when none was. */
export function writtenIn(facts: readonly Fact[], turn: number): LastWritten | null {
  const fact = facts.findLast(
    (candidate): candidate is Extract<Fact, { appointment: Appointment }> & { kind: LastWritten["kind"] } =>
      candidate.kind === "booked" || candidate.kind === "rescheduled" || candidate.kind === "cancelled",
  );
  if (!fact) return null;
  const { reference, visitTypeId, practitionerId, locationId, startsAt, date, time, durationMinutes } =
    fact.appointment;
  const slotId = encodeSlotId({ visitTypeId, practitionerId, locationId, start: Date.parse(startsAt) });
  const endTime = Temporal.PlainTime.from(time).add({ minutes: durationMinutes }).toString({ smallestUnit: "minute" });
  return { kind: fact.kind, reference, slotId, visitTypeId, practitionerId, date, time, endTime, turn };
}
