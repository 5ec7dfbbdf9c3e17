import type { Frame } from "../../graph/frame.ts";
import type { TaskBody } from "../../graph/tasks.ts";
import { followers } from "./agenda.ts";
import { readAs } from "./clarify.ts";
import { find, type Planning, type Rule, releaseIfHeld, resumeIfAny } from "./planning.ts";

/** "A bit later", "earlier that day", said of a time that is held or on the table: that day, after or before it. */
export const shifted: Rule = ({ before, footing, frame, understanding }) => {
  const { shift, dates, times, exactTime, weekdays } = understanding.frame;
  const than = before.held?.slot ?? (before.offered.length === 1 ? before.offered[0] : undefined);
  if (!shift || !than || dates || times || exactTime || weekdays) return null;
  const field = <T>(value: T) => ({ value, turn: footing.turn, confirmed: false });
  const from = Temporal.PlainTime.from(than.time).add({ minutes: 1 }).toString({ smallestUnit: "minute" });
  const window = shift === "later" ? { from } : { to: than.time };
  return {
    tasks: [...releaseIfHeld(frame), find],
    frame: {
      ...frame,
      dates: field({ ranges: [{ from: than.date, to: than.date }], excluded: [], weekdays: [], excludedWeekdays: [] }),
      times: field({ windows: [window], exact: null }),
      pending: null,
      shown: [],
    },
    footing: { active: frame.moving ? "reschedule" : "book", asked: [], turnedDown: 0 },
  };
};

/** Something is wanted of a new visit, or of the one being moved: what changed is looked for anew. */
export const bookingWish: Rule = (planning) => {
  const { before, footing, has, understanding, wishChanged } = planning;
  const candidates = understanding.frame.visitTypeCandidates;
  const starts = has("find", "book") || (candidates?.length ?? 0) > 0;
  if (!wishChanged && !(starts && !before.held)) return null;
  const frame = inOtherForm(planning);
  if (footing.active === "waitlist") return { frame, tasks: [{ agent: "waitlist", kind: "join" }] };
  const active = frame.moving ? ("reschedule" as const) : ("book" as const);
  const more = frame.moving ? [] : followers(understanding.frame);
  return {
    facts: [...readAs(planning), ...(understanding.claimsPermission ? [{ kind: "no_bypass" as const }] : [])],
    tasks: [...releaseIfHeld(frame), candidates ? { ...find, among: candidates } : find],
    frame: { ...onHeldDay(frame, planning), pending: null, shown: [] },
    footing: { active, asked: [], turnedDown: 0, ...(more.length > 0 && { agenda: [...more, ...footing.agenda] }) },
  };
};

/** "By video": the kind of visit of the same field that is held that way, where the clinic has one. */
function inOtherForm({ directory, frame, understanding }: Planning): Frame {
  const { modality } = understanding.frame;
  const wanted = directory.visitTypes.find(({ id }) => id === frame.visitType?.value);
  if (!modality || !wanted || wanted.modality === modality) return frame;
  const other = directory.visitTypes.find(
    (visit) => visit.selfBookable && visit.specialty === wanted.specialty && visit.modality === modality,
  );
  return other && frame.visitType ? { ...frame, visitType: { ...frame.visitType, value: other.id } } : frame;
}

/** "Make it 4" said of a held time, or of a visit being moved, means that day: the day is kept, the time is new. */
function onHeldDay(frame: Frame, { before, understanding }: Planning): Frame {
  const { frame: patch } = understanding;
  const onlyTime = (patch.exactTime || patch.times?.length) && !patch.dates?.length && !patch.weekdays?.length;
  const date = before.held?.slot.date ?? before.moving?.date;
  if (!date || !onlyTime || patch.earliest) return frame;
  const value = { ranges: [{ from: date, to: date }], excluded: [], weekdays: [], excludedWeekdays: [] };
  return { ...frame, dates: { value, turn: frame.times?.turn ?? 0, confirmed: false } };
}

/** Who the visit is for, said while it is being booked. */
export const identity: Rule = ({ identityChanged, frame, footing, understanding }) => {
  // A form that did not read changes nothing, and is shown again with what is known.
  const asked = footing.asked.some((field) => field === "name" || field === "dateOfBirth" || field === "phone");
  const formOnly = asked && understanding.acts.length === 1 && understanding.acts[0] === "inform";
  if (!identityChanged && !formOnly) return null;
  if (footing.active === "waitlist") return { tasks: [{ agent: "waitlist", kind: "join" }] };
  // The note the desk has is told too: a number to call, above all.
  const note: TaskBody[] = footing.noted && identityChanged ? [{ agent: "handoff", kind: "update" }] : [];
  if (frame.held)
    return { tasks: [...note, { agent: "booking", kind: "propose" }], frame: { ...frame, pending: null } };
  if (frame.offered.length > 0) {
    return note.length > 0 ? { tasks: [...note, ...resumeIfAny(frame)] } : { facts: [{ kind: "ask_choice" }] };
  }
  // Nothing is being booked: the details are for the note alone.
  if (footing.noted && footing.active === null) return { tasks: [{ agent: "handoff", kind: "update" }] };
  return { tasks: [find], footing: { active: "book" } };
};
