import type { VisitFact, VisitsChange } from "../../graph/facts/visits.ts";
import type { AppointmentCard } from "../../graph/reply.ts";
import type { VisitTask } from "../../graph/tasks.ts";
import type { Appointment } from "../../scheduling/model.ts";
import type { FactOf, PhrasesFor, Reader, Voice } from "../locale.ts";
import { appointmentCard, cardFor } from "./cards.ts";
import { needsText, visitTextFor, visitWords, whenText, whenTextFor } from "./wording.ts";

const ASK_PERSON = ["Yes, ask a person", "No, thank you"];

export const visitPhrases = {
  coming_visits: ({ appointments }, voice) => ({ text: listText(appointments, voice) }),
  no_visits: () => ({
    text: "I find no visits coming up. Would you like to book one?",
    suggestions: ["Book a visit"],
  }),
  no_such_visit: ({ appointments }, voice) => ({ text: `I find no visit like that. ${listText(appointments, voice)}` }),
  which_visit: ({ appointments, task }, voice) => ({
    text: [`Which visit do you mean?`, ...numbered(appointments, voice), WHICH[task]].filter(Boolean).join("\n"),
    suggestions: appointments.map((visit) => whenText(visit)).slice(0, 3),
  }),
  visit_details: ({ appointment }, voice) => ({
    text: detailsText(appointment, voice),
    card: { type: "agentcare.appointment", content: cardFor(standingCard(appointment), voice) },
  }),
  visit_preparation: ({ appointment }, voice) => ({
    text: appointment.preparation
      ? `For your ${visitWords(appointment.visitTypeName)} on ${whenTextFor(appointment, voice)}: ${appointment.preparation}`
      : `There is nothing to prepare for your ${visitWords(appointment.visitTypeName)} on ${whenTextFor(appointment, voice)}.`,
  }),
  calendar_file: ({ appointment, url }, voice) => ({
    text: `Here is your visit for your calendar: ${visitTextFor(appointment, voice)}.`,
    card: {
      type: "agentcare.appointment",
      content: { ...cardFor(standingCard(appointment), voice), calendarUrl: url },
    },
  }),
  attendance_confirmed: ({ appointment }, voice) => ({
    text: `Thank you, we'll see you then: ${visitTextFor(appointment, voice)} at ${appointment.locationName}.`,
  }),
  ask_minutes_late: ({ appointment }, voice) => ({
    text: `Thanks for telling us. About how many minutes late will you be for your ${visitWords(appointment.visitTypeName)} at ${whenTextFor(appointment, voice)}?`,
    suggestions: ["10 minutes", "15 minutes", "30 minutes"],
  }),
  late_noted: (fact, voice) => ({ text: lateText(fact, voice) }),
  ask_need: ({ appointment }, voice) => ({
    text: `What should we prepare for your ${visitWords(appointment.visitTypeName)} on ${whenTextFor(appointment, voice)}: an interpreter, a wheelchair, or something else?`,
    suggestions: ["An interpreter", "A wheelchair"],
  }),
  inside_cutoff: (fact, voice) => ({ text: cutoffText(fact, voice), suggestions: ASK_PERSON }),
  modality_not_offered: ({ appointment, modality }, voice) => ({
    text: `We don't offer ${visitWords(appointment.visitTypeName)} ${WAY[modality]}, so your visit stays as it is: ${visitTextFor(appointment, voice)}. Shall I ask the desk what is possible?`,
    suggestions: ASK_PERSON,
  }),
  nothing_earlier: ({ appointment }, voice) => ({
    text: `Nothing earlier is free than your ${visitWords(appointment.visitTypeName)} on ${whenTextFor(appointment, voice)}; it stays as it is. Shall I put you on the waitlist for an earlier time?`,
    suggestions: ["Yes, the waitlist", "No, thank you"],
  }),
  visits_proposal: ({ change }, voice) => ({ text: proposalText(change, voice), suggestions: ["Yes", "No"] }),
  cancelled_some: ({ appointments }, voice) => ({
    text: ["These visits are cancelled:", ...numbered(appointments, voice)].join("\n"),
  }),
  need_added: ({ appointment }, voice) => ({
    text: `Noted for ${visitTextFor(appointment, voice)}: ${needsText(appointment.needs)}.`,
    card: { type: "agentcare.appointment", content: cardFor(standingCard(appointment), voice) },
  }),
  undone: (fact, voice) => ({ text: undoneText(fact, voice) }),
  awaiting_approval: ({ appointment }, voice) => ({
    text: `Your time is kept: ${visitTextFor(appointment, voice)} at ${appointment.locationName}. The clinic approves this kind of visit first, so it is not final yet; we will tell you. Your reference is ${appointment.reference}. Questions? Call ${voice.clinic.phone}.`,
    card: { type: "agentcare.appointment", content: cardFor(standingCard(appointment), voice) },
  }),
  changed_meanwhile: ({ appointment }, voice) =>
    appointment
      ? {
          text: `That visit was changed in the meantime, so I changed nothing. It is now ${visitTextFor(appointment, voice)} at ${appointment.locationName}.`,
          card: { type: "agentcare.appointment", content: cardFor(standingCard(appointment), voice) },
        }
      : { text: "That visit was changed in the meantime and is no longer booked, so I changed nothing." },
} satisfies PhrasesFor<VisitFact>;

/** Asked after the list, so that the last line says what to do. */
const WHICH: Partial<Record<VisitTask["kind"], string>> = {
  cancel: "Which one shall I cancel?",
  reschedule: "Which one shall I move?",
};

const WAY = { in_person: "in person", video: "by video", phone: "by phone" } as const;

const numbered = (appointments: readonly Appointment[], reader: Reader): string[] =>
  appointments.map(
    (visit, index) => `${index + 1}. ${visitTextFor(visit, reader)} (${visit.reference})${waiting(visit)}`,
  );

const waiting = ({ status }: Appointment): string =>
  status === "pending" ? ", waiting for the clinic's approval" : "";

function listText(appointments: readonly Appointment[], reader: Reader): string {
  const [only, ...more] = appointments;
  if (only && more.length === 0) {
    return `You have one visit coming up: ${visitTextFor(only, reader)} at ${only.locationName} (${only.reference})${waiting(only)}.`;
  }
  return [`You have ${appointments.length} visits coming up:`, ...numbered(appointments, reader)].join("\n");
}

function detailsText(visit: Appointment, reader: Reader): string {
  const { locationName, locationAddress, durationMinutes, modality, preparation } = visit;
  const place =
    modality === "in_person" ? `at ${[locationName, locationAddress].filter(Boolean).join(", ")}` : WAY[modality];
  const needs = Object.keys(visit.needs).length > 0 ? [`Noted: ${needsText(visit.needs)}.`] : [];
  return [
    `${visitTextFor(visit, reader)}, ${place}. It takes ${durationMinutes} minutes; your reference is ${visit.reference}.`,
    ...(visit.status === "pending" ? ["It waits for the clinic's approval."] : []),
    ...(visit.confirmedAt ? ["You told us you will come."] : []),
    ...needs,
    ...(preparation ? [preparation] : []),
  ].join(" ");
}

function lateText({ appointment, minutes, limitMinutes }: FactOf<"late_noted">, voice: Voice): string {
  const { phone } = voice.clinic;
  const noted = `Thank you, I've noted that you will be about ${minutes} minutes late for your ${visitWords(appointment.visitTypeName)} on ${whenTextFor(appointment, voice)} with ${appointment.practitionerName}.`;
  if (limitMinutes === null) return noted;
  return `${noted} After more than ${limitMinutes} minutes we may have to find you another time. You can call ${phone} to hear at once.`;
}

const LEFT_ALONE = { cancel: "cancel it", reschedule: "move it", undo: "undo that" } as const;

function cutoffText({ appointment, cutoffHours, action }: FactOf<"inside_cutoff">, voice: Voice): string {
  return `Your ${visitWords(appointment.visitTypeName)} is on ${whenTextFor(appointment, voice)} with ${appointment.practitionerName}. Visits can be changed here up to ${cutoffHours} hours before they begin, so I can't ${LEFT_ALONE[action]} for you. Please call the clinic on ${voice.clinic.phone}, or shall I ask the desk to contact you?`;
}

function proposalText(change: VisitsChange, reader: Reader): string {
  if (change.kind === "cancel_some") {
    const { appointments } = change;
    return [`Shall I cancel all ${appointments.length} of these visits?`, ...numbered(appointments, reader)].join("\n");
  }
  if (change.kind === "add_need") {
    return `Shall I note ${needsText(change.needs)} for your visit: ${visitTextFor(change.appointment, reader)}?`;
  }
  return undoText(change.change, reader);
}

function undoText({ kind, visits, before }: Extract<VisitsChange, { kind: "undo" }>["change"], reader: Reader): string {
  const named = visits.map((visit) => visitTextFor(visit, reader)).join("; ");
  if (kind === "book") return `The last thing I did was book ${named}. Shall I cancel it?`;
  if (kind === "note") return `The last thing I did was make a note on ${named}. Shall I take the note away?`;
  if (kind === "cancel")
    return `The last thing I did was cancel ${named}. Shall I book it back, if the time is still free?`;
  return `The last thing I did was move your visit to ${named}. Shall I move it back to ${before ? whenTextFor(before, reader) : "the old time"}, if it is still free?`;
}

function undoneText({ change, appointments }: FactOf<"undone">, reader: Reader): string {
  const named = appointments.map((visit) => visitTextFor(visit, reader)).join("; ");
  if (change === "book") return `Done, that booking is cancelled: ${named}.`;
  if (change === "note") return `Done, the note is gone. Your visit: ${named}.`;
  if (change === "cancel") return `Done, it is booked again: ${named}.`;
  return `Done, your visit is back at its old time: ${named}.`;
}

/** A visit as it stands, whatever was asked of it. */
const standingCard = (appointment: Appointment): AppointmentCard =>
  appointmentCard(appointment, appointment.status === "pending" ? "pending" : "booked");
