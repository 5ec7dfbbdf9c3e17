import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import type { VisitMention, Wish, WishKind } from "../../understanding/acts.ts";
import { park } from "./agenda.ts";
import { likeOf } from "./answers.ts";
import { patchFrame } from "./patch-frame.ts";
import { find, type Planning, type Rule, resumeIfAny, underWay, type Work } from "./planning.ts";
import { startAgendaItem, startWish } from "./start-wish.ts";

/** Wishes that are done at once and leave what is under way where it is. */
const IN_PASSING: ReadonlySet<WishKind> = new Set([
  "list",
  "details",
  "preparation",
  "confirm_attendance",
  "running_late",
  "add_to_calendar",
  "waitlist_position",
  "stop_messages",
  "start_messages",
  "desk",
]);

/** Wishes that begin something of their own: what is half done is set aside for them. */
const OF_ITS_OWN: ReadonlySet<WishKind> = new Set([
  "cancel",
  "reschedule",
  "move_earlier",
  "change_modality",
  "change_practitioner",
  "add_need",
  "undo",
  "waitlist_join",
  "waitlist_edit",
  "waitlist_leave",
  "waitlist_accept",
  "waitlist_decline",
]);

/** One wish about a visit there is, the waitlist or the desk. */
export const visitWish: Rule = (planning) => {
  const wish = theWish(planning);
  if (!wish) return null;
  const { before, footing, frame } = planning;
  if (IN_PASSING.has(wish.kind)) {
    const work = startWish(wish, before, footing);
    return { ...work, frame: { ...before, ...whoOf(frame) }, tasks: [...(work.tasks ?? []), ...resumeIfAny(before)] };
  }
  if (!OF_ITS_OWN.has(wish.kind)) return null;
  // Changes said while a time is being chosen or held are changes of that wish, not of another visit.
  if (isOfThisBooking(wish, planning)) return null;
  const waits = waitsForIt(wish, before);
  const apart = underWay(before, footing) && !waits;
  const aside = apart ? park(before, footing) : {};
  const start = apart
    ? { ...emptyFrame(), ...whoOf(frame) }
    : { ...before, ...whoOf(frame), pending: null, ...(waits && { offered: [] }) };
  const wanted = patchFrame(start, wish.frame, {}, footing.turn).frame;
  const work = startWish(wish, wanted, { ...footing, ...aside });
  return { ...work, frame: work.frame ?? start, footing: { ...aside, ...work.footing } };
};

/** "And I need a Spanish interpreter", said while a time is chosen or kept: it goes with that visit and is read back. */
export const needOfThisBooking: Rule = ({ before, frame, footing, understanding, has, wishChanged }) => {
  const choosing = before.held !== null || before.offered.length > 0;
  const told = understanding.frame.needs ?? understanding.wishes.find(({ kind }) => kind === "add_need")?.needs;
  if (!choosing || !told || wishChanged || frame.moving || has("affirm", "deny", "select", "alternatives")) return null;
  const [wish, ...others] = understanding.wishes;
  if (others.length > 0 || (wish && (wish.kind !== "add_need" || Object.keys(wish.visit).length > 0))) return null;
  const needs = { value: { ...before.needs?.value, ...told }, turn: footing.turn, confirmed: false };
  const kept = { ...frame, needs, pending: null };
  return { frame: kept, tasks: resumeIfAny(kept) };
};

/** "Then put me on his waiting list": for the visit just looked for, with the doctor and the days it was looked for with. */
const waitsForIt = (wish: Wish, { held, pending, visitType }: Frame): boolean =>
  wish.kind === "waitlist_join" &&
  held === null &&
  pending === null &&
  visitType !== undefined &&
  (wish.frame.visitTypeId ?? visitType.value) === visitType.value &&
  wish.frame.forWhom !== "other";

/** The one wish; or, where only the acts tell, the same made of them. */
function theWish({ understanding, has, frame }: Planning): Wish | null {
  const wish = understanding.wishes.find(({ kind }) => kind !== "ask");
  if (wish && (IN_PASSING.has(wish.kind) || OF_ITS_OWN.has(wish.kind))) return wish;
  const { reference } = understanding;
  const of = (kind: WishKind, visit: VisitMention, patch = {}): Wish => ({
    kind,
    span: { start: 0, end: 0 },
    frame: patch,
    visit: { ...visit, ...(reference && { reference }) },
    confidence: understanding.confidence,
  });
  if (has("cancel")) return of("cancel", likeOf(understanding));
  if (has("reschedule") && !frame.moving) {
    const { dates: _d, weekdays: _w, ...like } = likeOf(understanding);
    return of("reschedule", like, understanding.frame);
  }
  if (has("lookup")) return of("list", {});
  if (has("late")) return of("running_late", {});
  if (has("confirm-attendance")) return of("confirm_attendance", {});
  if (has("waitlist")) return of("waitlist_join", {}, understanding.frame);
  return null;
}

const ABOUT_THE_TIME: ReadonlySet<WishKind> = new Set([
  "reschedule",
  "move_earlier",
  "change_modality",
  "change_practitioner",
  "add_need",
]);

function isOfThisBooking({ kind, visit }: Wish, { before, frame }: Planning): boolean {
  if (frame.moving && (kind === "reschedule" || kind === "move_earlier")) return true;
  const choosing = before.held !== null || before.offered.length > 0;
  return choosing && ABOUT_THE_TIME.has(kind) && Object.keys(visit).length === 0;
}

/** Said this many turns after a write, a change is of that visit. */
const STILL_MEANT = 2;

/** "And her brother the same": a visit like the one just written, right after it. */
function sameForOther({ before, footing, understanding }: Planning): Work {
  const { dates, weekdays, times, exactTime } = understanding.frame;
  const timed = dates ?? weekdays ?? times ?? exactTime;
  const { visitTypeId } = footing.lastWritten ?? {};
  const wish: Wish = {
    kind: "book",
    span: { start: 0, end: 0 },
    frame: { ...(visitTypeId && { visitTypeId }), ...understanding.frame },
    visit: {},
    confidence: understanding.confidence,
  };
  return startAgendaItem({ wish, ...(timed === undefined && { besideLast: true as const }) }, before, footing);
}

/** "Wait, make it Thursday", right after booking: the visit just written is moved; "it's for my son" replaces it. */
export const correctionOfWritten: Rule = (planning) => {
  const { before, footing, understanding, has, wishChanged } = planning;
  const { lastWritten } = footing;
  if (!lastWritten || lastWritten.kind === "cancelled" || footing.turn - lastWritten.turn > STILL_MEANT) return null;
  const { meantForOther } = understanding;
  if (underWay(before, footing)) return null;
  if (!meantForOther && has("book", "find", "cancel", "lookup", "ask")) return null;
  const { visitTypeId, forWhom, people, ...rest } = understanding.frame;
  if (visitTypeId && visitTypeId !== lastWritten.visitTypeId) return null;
  if (forWhom === "other" && (meantForOther || understanding.wishes.every(({ kind }) => kind !== "book"))) {
    // Without a "no" or "actually" it is one more visit: the same for somebody else.
    if (!meantForOther && !has("deny", "reschedule")) return sameForOther(planning);
    return {
      facts: [{ kind: "written_for_other", reference: lastWritten.reference }],
      footing: { yesNo: "replace" },
      frame: before,
    };
  }
  if (!wishChanged || Object.keys(rest).length === 0) return null;
  const clean = { ...emptyFrame(), ...whoOf(before) };
  const wanted = patchFrame(clean, rest, {}, footing.turn).frame;
  const { dates: _, ...untimed } = wanted;
  // "Make it 4": of the same day.
  const day = {
    ranges: [{ from: lastWritten.date, to: lastWritten.date }],
    excluded: [],
    weekdays: [],
    excludedWeekdays: [],
  };
  const frame =
    wanted.times && !wanted.dates
      ? { ...untimed, dates: { value: day, turn: footing.turn, confirmed: false } }
      : wanted;
  return {
    frame,
    tasks: [{ agent: "booking", kind: "reschedule", visit: { reference: lastWritten.reference } }],
  };
};

/** "Who is sooner, Lee or Patel?" */
export const comparison: Rule = ({ understanding, footing, frame }): Work | null => {
  const wish = understanding.wishes.find(({ kind }) => kind === "compare");
  const ids = wish?.frame.practitionerIds ?? [];
  if (!wish || ids.length < 2) return null;
  if (!frame.visitType) return { tasks: [find], frame, footing: { active: "book" } };
  return startWish(wish, frame, footing);
};
