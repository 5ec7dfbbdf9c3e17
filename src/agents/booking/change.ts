import type { Fact } from "../../graph/facts.ts";
import type { Frame } from "../../graph/frame.ts";
import type { Task } from "../../graph/tasks.ts";
import { appointmentCard } from "../../locales/en/cards.ts";
import type { Appointment } from "../../scheduling/model.ts";
import { refusalText } from "../../scheduling/refusal-text.ts";
import type { VisitMention } from "../../understanding/acts.ts";
import type { Policy, Situation, Step } from "../agent.ts";
import { answered, calendarUnavailable, refusedFact } from "../results.ts";
import { cancelProposal, chosen } from "./proposal.ts";

type ChangeTask = Extract<Task, { agent: "booking"; kind: "reschedule" | "cancel" }>;

/** Finds the visit that is meant among those booked in this conversation; then proposes, or searches a new time. */
export const changePolicy: Policy<ChangeTask> = (situation) => {
  const { frame, task, results } = situation;
  const listed = answered<Appointment[]>(results, "list_appointments");
  if (listed.kind === "none") return { call: { name: "list_appointments", args: {} } };
  if (listed.kind === "unavailable") return { done: calendarUnavailable };
  if (listed.kind === "refused") return { done: { facts: [refusedFact(listed.refusal)] } };
  const appointments = listed.value;
  const meant = pick(appointments, task);
  if (!meant) {
    if (appointments.length === 0 || task.visit.reference) {
      return { done: { facts: [{ kind: "identity_required", action: task.kind }], footing: { yesNo: "handoff" } } };
    }
    const facts: Fact[] = [{ kind: "appointments", appointments, ask: task.kind }];
    return { done: { facts, footing: { active: task.kind, asked: ["appointment"] } } };
  }
  const late = tooLate(situation, meant);
  if (late) return { done: { facts: [late], footing: { active: null, asked: [] } } };
  return task.kind === "cancel" ? proposeCancel(frame, meant) : searchNewTime(frame, meant);
};

/** The coming visits of this conversation. */
export const listPolicy: Policy<Extract<Task, { agent: "booking"; kind: "list" }>> = ({ results }) => {
  const listed = answered<Appointment[]>(results, "list_appointments");
  if (listed.kind === "none") return { call: { name: "list_appointments", args: {} } };
  if (listed.kind === "unavailable") return { done: calendarUnavailable };
  if (listed.kind === "refused") return { done: { facts: [refusedFact(listed.refusal)] } };
  if (listed.value.length === 0) {
    return { done: { facts: [{ kind: "identity_required", action: "lookup" }], footing: { yesNo: "handoff" } } };
  }
  return { done: { facts: [{ kind: "appointments", appointments: listed.value, ask: null }] } };
};

function pick(appointments: readonly Appointment[], { visit }: ChangeTask): Appointment | undefined {
  const { reference, ordinal } = visit;
  if (reference) return appointments.find((appointment) => appointment.reference === reference);
  if (ordinal !== undefined) return appointments.at(ordinal > 0 ? ordinal - 1 : ordinal);
  const alike = appointments.filter((appointment) => isLike(appointment, visit));
  if (alike.length === 1) return alike[0];
  return appointments.length === 1 ? appointments[0] : undefined;
}

function isLike({ visitTypeId, practitionerId, date }: Appointment, like: VisitMention): boolean {
  return (
    (!like.visitTypeIds?.length || like.visitTypeIds.includes(visitTypeId)) &&
    (!like.practitionerIds?.length || like.practitionerIds.includes(practitionerId)) &&
    (!like.dates?.length || like.dates.some(({ from, to }) => from <= date && date <= to))
  );
}

/** Said before a new time is looked for, not after the yes; the verb refuses it all the same. */
function tooLate({ context, directory }: Situation, { startsAt }: Appointment): Fact | null {
  const { cancelCutoffHours, phone } = directory;
  if (Date.parse(startsAt) - Date.parse(context.now) >= cancelCutoffHours * 3_600_000) return null;
  const params = { cutoffHours: cancelCutoffHours, phone };
  return { kind: "refused", code: "cancel_cutoff", params, message: refusalText("cancel_cutoff", params) };
}

function proposeCancel(frame: Frame, appointment: Appointment): Step {
  const proposal = cancelProposal(appointment);
  const card = { ...appointmentCard(appointment, "proposed"), action: "cancel" as const };
  return {
    done: {
      facts: [{ kind: "proposal", proposal, card, reminder: false }],
      frame: { ...frame, pending: proposal },
      footing: { active: "cancel", asked: [] },
    },
  };
}

function searchNewTime(frame: Frame, appointment: Appointment): Step {
  const visitType = { value: appointment.visitTypeId, turn: frame.visitType?.turn ?? 0, confirmed: true };
  const moving: Frame = { ...frame, visitType, moving: chosen(appointment), offered: [], shown: [], pending: null };
  return {
    done: {
      frame: moving,
      footing: { active: "reschedule", asked: [] },
      next: [{ agent: "availability", kind: "find" }],
    },
  };
}
