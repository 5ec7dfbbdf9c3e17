import type { AgendaItem } from "../../graph/agenda.ts";
import { emptyFrame, type Frame, whoOf } from "../../graph/frame.ts";
import type { Footing } from "../../graph/state.ts";
import type { TaskBody } from "../../graph/tasks.ts";
import type { DeskTopic, Wish } from "../../understanding/acts.ts";
import { patchFrame } from "./patch-frame.ts";
import { find, handoff, type Work } from "./planning.ts";

/** The work one wish begins with. `frame` holds already what the wish says of the visit wanted. */
export function startWish(wish: Wish, frame: Frame, footing: Pick<Footing, "lastWritten">): Work {
  const { kind, visit } = wish;
  switch (kind) {
    case "book":
    case "find":
    case "why_none":
      return { tasks: [find], frame, footing: { active: "book", asked: [] } };
    case "compare":
      return {
        tasks: [{ agent: "availability", kind: "compare", practitionerIds: wish.frame.practitionerIds ?? [] }],
        frame,
        footing: { active: "book", asked: [] },
      };
    case "reschedule":
    case "change_modality":
      return { tasks: [{ agent: "booking", kind: "reschedule", visit }], frame };
    case "move_earlier":
      return { tasks: [{ agent: "booking", kind: "reschedule", visit, how: "earlier" }], frame };
    case "change_practitioner":
      return { tasks: [{ agent: "booking", kind: "reschedule", visit, how: "other_practitioner" }], frame };
    case "cancel":
      return { tasks: [{ agent: "booking", kind: visit.all ? "cancel_some" : "cancel", visit }] };
    case "list":
      return { tasks: [{ agent: "booking", kind: "list", visit }] };
    case "details":
    case "preparation":
    case "confirm_attendance":
      return { tasks: [{ agent: "booking", kind, visit }] };
    case "add_to_calendar":
      return {
        tasks: [{ agent: "booking", kind: "calendar", visit: visit.reference ? visit : lastOf(visit, footing) }],
      };
    case "running_late":
      return { tasks: [{ agent: "booking", kind, visit, minutes: wish.minutesLate ?? null }] };
    case "add_need":
      return { tasks: [{ agent: "booking", kind, visit: lastOf(visit, footing), needs: wish.needs ?? {} }] };
    case "undo":
      return { tasks: [{ agent: "booking", kind }] };
    case "waitlist_join":
      if (Object.keys(visit).length > 0)
        return { tasks: [{ agent: "booking", kind: "wait_instead", visit }], frame, footing: { active: "waitlist" } };
      return { tasks: [{ agent: "waitlist", kind: "join" }], frame, footing: { active: "waitlist" } };
    case "waitlist_edit":
      return { tasks: [{ agent: "waitlist", kind: "edit" }], frame };
    case "waitlist_leave":
      return { tasks: [{ agent: "waitlist", kind: "leave" }] };
    case "waitlist_position":
      return { tasks: [{ agent: "waitlist", kind: "position" }] };
    case "waitlist_accept":
      return { tasks: [{ agent: "waitlist", kind: "accept" }] };
    case "waitlist_decline":
      return { tasks: [{ agent: "waitlist", kind: "decline" }] };
    case "stop_messages":
    case "start_messages":
      return { tasks: [{ agent: "waitlist", kind: "messages", wanted: kind === "start_messages" }] };
    case "ask":
      return { tasks: wish.question ? [{ agent: "faq", kind: "answer", question: wish.question }] : [] };
    case "desk":
      return deskWork(wish.topic ?? "callback", wish.question);
  }
}

/** Without a word on which visit, the one just written is meant. */
const lastOf = (visit: Wish["visit"], { lastWritten }: Pick<Footing, "lastWritten">): Wish["visit"] =>
  Object.keys(visit).length === 0 && lastWritten ? { reference: lastWritten.reference } : visit;

/** What only a person settles: what the documents say of it, then a note for the desk. */
function deskWork(topic: DeskTopic, question: string | undefined): Work {
  if (topic === "clinical_question" || topic === "medication") {
    return { facts: [{ kind: "clinical_advice" }], footing: { yesNo: "handoff" } };
  }
  const answer: TaskBody[] = question ? [{ agent: "faq", kind: "answer", question, quiet: true }] : [];
  const note = { ...handoff(`the patient wrote about: ${topic.replaceAll("_", " ")}`), topic } as TaskBody;
  return { facts: [{ kind: "desk", topic }], tasks: [...answer, note] };
}

/** How long after a visit the next of several may begin, in minutes. */
const BESIDE_MINUTES = 120;

/** The frame and work of a wish that waited; it starts from a clean frame with the person kept. */
export function startAgendaItem(item: AgendaItem, frame: Frame, footing: Footing): Work {
  const { wish } = item;
  // The alternative to a wish is of the same visit.
  const start = wish.otherwise ? { ...frame, pending: null } : { ...emptyFrame(), ...whoOf(frame) };
  const patched = patchFrame(start, wish.frame, {}, footing.turn).frame;
  const placed = besideLast(item, sameFamily(item, patched, frame), footing);
  if (item.slotId) {
    return {
      frame: placed,
      tasks: [{ agent: "booking", kind: "hold", slotId: item.slotId }],
      footing: { active: "book", asked: [] },
    };
  }
  return { frame: placed, ...startWish(wish, placed, footing) };
}

/** The next of a family has the same phone, and a child mostly the same family name; both are read back before a yes. */
function sameFamily({ wish, besideLast }: AgendaItem, frame: Frame, before: Frame): Frame {
  const [person] = wish.frame.people ?? [];
  if (!besideLast || !person) return frame;
  const familyName = person.relation === "child" && person.givenName ? before.familyName : undefined;
  return { ...(before.phone && { phone: before.phone }), ...(familyName && { familyName }), ...frame };
}

function besideLast(item: AgendaItem, frame: Frame, { lastWritten, turn }: Footing): Frame {
  if (!lastWritten || (!item.besideLast && item.daysAfterLast === undefined)) return frame;
  const field = <T>(value: T) => ({ value, turn, confirmed: false });
  const date = Temporal.PlainDate.from(lastWritten.date)
    .add({ days: item.daysAfterLast ?? 0 })
    .toString();
  const end = Temporal.PlainTime.from(lastWritten.endTime);
  const to = end.add({ minutes: BESIDE_MINUTES });
  const windows =
    Temporal.PlainTime.compare(to, end) > 0 ? [{ from: clock(end), to: clock(to) }] : [{ from: clock(end) }];
  return {
    ...frame,
    visitType: frame.visitType ?? field(lastWritten.visitTypeId),
    practitioner: frame.practitioner ?? field({ is: [lastWritten.practitionerId], not: [], any: false }),
    dates: field({ ranges: [{ from: date, to: date }], excluded: [], weekdays: [], excludedWeekdays: [] }),
    times: field(item.besideLast ? { windows, exact: null } : { windows: [], exact: lastWritten.time }),
  };
}

const clock = (time: Temporal.PlainTime): string => time.toString({ smallestUnit: "minute" });
