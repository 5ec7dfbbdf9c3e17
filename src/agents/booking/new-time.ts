import type { Frame, FrameField } from "../../graph/frame.ts";
import type { Appointment, ClinicDirectory, SlotSearch, VisitTypeSummary } from "../../scheduling/model.ts";
import type { Outcome, Situation, Step } from "../agent.ts";
import { answered, calendarUnavailable } from "../results.ts";
import { chosen } from "./proposal.ts";
import type { VisitTaskOf } from "./with-visit.ts";

/**
 * Searches another time for a visit, with what the patient wants of it. What was not said stays: the kind of visit, and
 * the practitioner where that one offers it.
 */
export function newTime(situation: Situation<VisitTaskOf<"reschedule">>, visit: Appointment): Step {
  const { directory, frame, footing, task } = situation;
  const visitType = visitTypeFor(frame, visit, directory, footing.turn);
  if (!visitType) {
    const modality = frame.modality?.value ?? visit.modality;
    const { modality: _, ...rest } = frame;
    return {
      done: {
        facts: [{ kind: "modality_not_offered", appointment: visit, modality }],
        frame: rest,
        footing: { active: null, asked: [], yesNo: "handoff", afterChoice: null },
      },
    };
  }
  const field = <T>(value: T): FrameField<T> => ({ value, turn: footing.turn, confirmed: false });
  const practitioner = practitionerFor(frame, visit, visitType, directory, task.how === "other_practitioner");
  const moving: Frame = {
    ...frame,
    visitType: { ...field(visitType.id), confirmed: true },
    ...(practitioner && { practitioner: field(practitioner) }),
    moving: chosen(visit, situation.context),
    offered: [],
    shown: [],
    pending: null,
  };
  if (task.how === "earlier" && !frame.dates) return earlier(situation, visit, moving);
  return { done: search(moving) };
}

const search = (frame: Frame): Outcome => ({
  frame,
  footing: { active: "reschedule", asked: [], afterChoice: null },
  next: [{ agent: "availability", kind: "find" }],
});

/** The days before the visit; where they are full, that day up to its time; where that is full too, the waitlist. */
function earlier({ context, results, footing }: Situation, visit: Appointment, frame: Frame): Step {
  const found = answered<SlotSearch>(results, "find_slots");
  const today = Temporal.Instant.from(context.now).toZonedDateTimeISO(visit.timeZone).toPlainDate().toString();
  const range = { from: today < visit.date ? today : visit.date, to: visit.date };
  if (found.kind === "none") {
    const practitionerIds = frame.practitioner?.value.is ?? [];
    const args = {
      visitTypeId: frame.visitType?.value ?? visit.visitTypeId,
      ...(practitionerIds.length > 0 && { practitionerIds }),
      dates: [range],
      movingAppointmentId: visit.id,
      limit: 100,
    };
    return { call: { name: "find_slots", args } };
  }
  if (found.kind !== "ok") return { done: calendarUnavailable };
  const before = found.value.slots.filter(({ startsAt }) => startsAt < visit.startsAt);
  const [first] = before;
  if (!first) {
    return {
      done: {
        facts: [{ kind: "nothing_earlier", appointment: visit }],
        frame,
        footing: { active: "reschedule", asked: [], yesNo: "waitlist", afterChoice: null },
      },
    };
  }
  const field = <T>(value: T): FrameField<T> => ({ value, turn: footing.turn, confirmed: false });
  const days = (from: string, to: string) =>
    field({ ranges: [{ from, to }], excluded: [], weekdays: [], excludedWeekdays: [] });
  if (first.date < visit.date) {
    const dayBefore = Temporal.PlainDate.from(visit.date).subtract({ days: 1 }).toString();
    return { done: search({ ...frame, dates: days(first.date, dayBefore) }) };
  }
  const windows = [{ to: visit.time }];
  return { done: search({ ...frame, dates: days(visit.date, visit.date), times: field({ windows, exact: null }) }) };
}

/**
 * The kind of visit wanted now: the same, or another of its specialty when the patient named one or wants to be seen
 * another way. Null when the clinic has none that way.
 */
function visitTypeFor(
  { visitType, modality }: Frame,
  visit: Appointment,
  { visitTypes }: ClinicDirectory,
  turn: number,
): VisitTypeSummary | null {
  const current = visitTypes.find(({ id }) => id === visit.visitTypeId);
  if (!current) return null;
  const sister = (type: VisitTypeSummary) =>
    type.selfBookable && type.specialty === current.specialty && type.patientKind !== "new";
  const named = visitTypes.find(({ id }) => id === visitType?.value);
  if (named && named.id !== current.id && visitType?.turn === turn && sister(named)) return named;
  const wanted = modality?.value;
  if (!wanted || wanted === current.modality) return current;
  return visitTypes.find((type) => type.modality === wanted && sister(type)) ?? null;
}

function practitionerFor(
  { practitioner }: Frame,
  visit: Appointment,
  visitType: VisitTypeSummary,
  { practitioners }: ClinicDirectory,
  another: boolean,
): { is: string[]; not: string[]; any: boolean } | null {
  if (another) {
    const { is = [], not = [] } = practitioner?.value ?? {};
    return { is: is.filter((id) => id !== visit.practitionerId), not: [...not, visit.practitionerId], any: false };
  }
  if (practitioner) return null;
  const offers = practitioners.find(({ id }) => id === visit.practitionerId)?.visitTypeIds.includes(visitType.id);
  return offers ? { is: [visit.practitionerId], not: [], any: false } : null;
}
