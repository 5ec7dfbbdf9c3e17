import type { Fact } from "../../graph/facts.ts";
import type { Frame } from "../../graph/frame.ts";
import type { Task } from "../../graph/tasks.ts";
import type { Slot, SlotQuery, SlotSearch } from "../../scheduling/model.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { pickOffers } from "./pick-offers.ts";

type FindTask = Extract<Task, { agent: "availability" }>;

/** How many times are shown at once. */
const SHOWN = 6;
/** Slots remembered as shown, so that "other times" never loops over a few. */
const REMEMBERED = 60;

/** Searches with what is known and offers what it found; with no visit type known it asks which. Reads only. */
export const availabilityPolicy: Policy<FindTask> = (situation) => {
  const { frame, results, task } = situation;
  if (!frame.visitType) return askVisitType(situation);
  const first = results[0];
  if (!first) return { call: { name: "find_slots", args: { ...slotQuery(frame, task.others === true) } } };
  if (!first.answer.ok) {
    if ("unavailable" in first.answer) return { done: { facts: [{ kind: "unavailable", part: "calendar" }] } };
    return { done: { facts: [{ kind: "refused", ...first.answer.refusal }] } };
  }
  return offer(frame, first.answer.value as SlotSearch, task.others === true);
};

/** Asked as often as this with no answer, a person is offered. */
const ASKED_AT_MOST = 3;

function askVisitType(situation: Situation): Step {
  const { directory, frame, footing } = situation;
  const bookable = directory.visitTypes.filter((visit) => visit.selfBookable);
  const practitioners = frame.practitioner?.value.is ?? [];
  const offered = new Set(
    directory.practitioners.filter(({ id }) => practitioners.includes(id)).flatMap(({ visitTypeIds }) => visitTypeIds),
  );
  const fitting = offered.size > 0 ? bookable.filter(({ id }) => offered.has(id)) : bookable;
  const [only] = fitting;
  if (only && fitting.length === 1) {
    const visitType = { value: only.id, turn: footing.turn, confirmed: false };
    return { done: { frame: { ...frame, visitType }, next: [{ agent: "availability", kind: "find" }] } };
  }
  if (footing.asks >= ASKED_AT_MOST) {
    const reason = "the kind of visit could not be found out";
    return {
      done: {
        footing: { asks: 0, asked: [] },
        next: [{ agent: "handoff", kind: "request", reason, urgency: "routine" }],
      },
    };
  }
  const names = fitting.map(({ name }) => name);
  return {
    done: {
      facts: [{ kind: "ask_visit_type", candidates: names, suggestions: names.slice(0, 3) }],
      footing: { asked: ["visitType"], asks: footing.asks + 1, choices: fitting.map(({ id }) => id) },
    },
  };
}

/** The frame as a search. "Other times" asks for more than was shown and leaves the shown ones out. */
export function slotQuery(frame: Frame, others: boolean): SlotQuery {
  const { visitType, practitioner, site, dates, times, patientKind, dateOfBirth, moving } = frame;
  const exact = times?.value.exact;
  const windows = exact ? [{ from: exact, to: minuteAfter(exact) }] : (times?.value.windows ?? []);
  const oneDay = dates?.value.ranges.length === 1 && dates.value.ranges[0]?.from === dates.value.ranges[0]?.to;
  return {
    visitTypeId: visitType?.value ?? "",
    ...filled("practitionerIds", practitioner?.value.is),
    ...filled("excludedPractitionerIds", practitioner?.value.not),
    ...filled("locationIds", site?.value),
    ...filled("dates", dates?.value.ranges),
    ...filled("excludedDates", dates?.value.excluded),
    ...filled("weekdays", dates?.value.weekdays),
    ...filled("excludedWeekdays", dates?.value.excludedWeekdays),
    ...filled("times", windows),
    ...(patientKind && { patientKind: patientKind.value }),
    ...(dateOfBirth && { dateOfBirth: dateOfBirth.value }),
    ...(moving && { movingAppointmentId: moving.id }),
    // Of one day, or of what was not shown yet, much is read and a few are picked; else the rules spread a few.
    ...(oneDay || others ? { order: "earliest" as const, limit: 100 } : { order: "spread" as const, limit: SHOWN }),
  };
}

function offer(frame: Frame, search: SlotSearch, others: boolean): Step {
  const shown = new Set(frame.shown);
  const fresh = pickOffers(others ? search.slots.filter(({ id }) => !shown.has(id)) : search.slots, SHOWN);
  const found = fresh.length > 0 ? { slots: fresh, relaxed: [] } : nearestOf(search, shown, others);
  if (!found || found.slots.length === 0) {
    return {
      done: {
        facts: [{ kind: "no_slots", visitTypeName: search.visitTypeName, reasons: search.reasons }],
        frame: { ...frame, offered: [] },
        footing: { asked: ["dates"] },
      },
    };
  }
  const fact: Fact = {
    kind: "slots",
    visitTypeName: search.visitTypeName,
    slots: found.slots,
    relaxed: [...found.relaxed],
    reasons: found.relaxed.length > 0 ? search.reasons : [],
    others,
  };
  const remembered = [...new Set([...frame.shown, ...found.slots.map(({ id }) => id)])].slice(-REMEMBERED);
  return {
    done: { facts: [fact], frame: { ...frame, offered: found.slots, shown: remembered }, footing: { asked: [] } },
  };
}

function nearestOf(search: SlotSearch, shown: ReadonlySet<string>, others: boolean) {
  if (!search.nearest) return null;
  const slots: Slot[] = others ? search.nearest.slots.filter(({ id }) => !shown.has(id)) : search.nearest.slots;
  return { slots: slots.slice(0, SHOWN), relaxed: search.nearest.relaxed };
}

const filled = <K extends string, V>(key: K, values: readonly V[] | undefined) =>
  (values && values.length > 0 ? { [key]: values } : {}) as { [P in K]?: V[] };

function minuteAfter(time: string): string {
  return Temporal.PlainTime.from(time).add({ minutes: 1 }).toString({ smallestUnit: "minute" });
}
