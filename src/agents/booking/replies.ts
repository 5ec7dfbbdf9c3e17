import type { Fact } from "../../graph/facts.ts";
import type { FormCard } from "../../graph/reply.ts";
import type { Appointment } from "../../scheduling/model.ts";
import { minutesUntil, visitWords, whenText } from "../wording.ts";
import { visitText } from "./proposal.ts";

type FactOf<K extends Fact["kind"]> = Extract<Fact, { kind: K }>;

export const heldText = ({ slot, expiresAt }: FactOf<"held">, now: string): string =>
  `I'm holding ${whenText(slot)} with ${slot.practitionerName} at ${slot.locationName} for you for ${minutes(expiresAt, now)}.`;

export const stillHeldText = ({ slot, expiresAt }: FactOf<"still_held">, now: string): string =>
  `I'm still holding ${whenText(slot)} with ${slot.practitionerName} for you, for ${minutes(expiresAt, now)} more.`;

const MISSING = { name: "full name", dateOfBirth: "date of birth", phone: "phone number" } as const;

export function askIdentityText({ missing }: FactOf<"ask_identity">): string {
  const words = new Intl.ListFormat("en-US", { type: "conjunction" }).format(missing.map((field) => MISSING[field]));
  return `To book it, I need the patient's ${words}.`;
}

const INVALID = {
  dateOfBirth: "I couldn't read that date of birth. Please give day, month and year, like April 3, 1988.",
  phone: "I couldn't read that phone number. Please give it with all its digits, like 555-0142.",
  name: "I need a first and a last name, like Ana Ruiz.",
} as const;

export const invalidIdentityText = ({ field }: FactOf<"invalid_identity">): string => INVALID[field];

export function identityForm({ missing, known }: FactOf<"ask_identity">): FormCard {
  const all: FormCard["fields"] = [
    { name: "name", label: "Full name", type: "text", autocomplete: "name", value: known.name },
    { name: "dateOfBirth", label: "Date of birth", type: "date", autocomplete: "bday", value: known.dateOfBirth },
    { name: "phone", label: "Phone", type: "tel", autocomplete: "tel", value: known.phone },
  ];
  return { purpose: "identity", fields: all.filter(({ name }) => missing.includes(name)), submitLabel: "Continue" };
}

/** The exact proposal, read back before anything is written. */
export function proposalText({ proposal, card, reminder }: FactOf<"proposal">, now: string): string {
  const until = proposal.expiresAt
    ? ` I'm ${reminder ? "still " : ""}holding it for ${minutes(proposal.expiresAt, now)}${reminder ? " more" : ""}.`
    : "";
  if (proposal.kind === "cancel")
    return `Shall I cancel this visit: ${card.visitType}, ${card.when}, with ${card.practitioner}?`;
  if (proposal.kind === "reschedule") {
    return `Shall I move your ${visitWords(card.replaces ?? "visit")} to ${card.when} with ${card.practitioner} at ${card.location}?${until}`;
  }
  return `Please check: ${card.visitType} for ${card.patientName} (${card.patientDetails}), ${card.when}, with ${card.practitioner} at ${card.location}. Shall I book it?${until}`;
}

/** Said only of a committed row. */
export function writtenText({ kind, appointment }: Extract<Fact, { appointment: Appointment }>): string {
  const what = `${visitText(appointment)} at ${appointment.locationName}`;
  if (kind === "cancelled") return `Your visit is cancelled: ${visitText(appointment)}.`;
  const prepare = appointment.preparation ? ` ${appointment.preparation}` : "";
  if (kind === "rescheduled")
    return `Done: your visit is now ${what}. Your reference is ${appointment.reference}.${prepare}`;
  return `You're booked: ${what}. Your reference is ${appointment.reference}.${prepare}`;
}

export function appointmentsText({ appointments, ask }: FactOf<"appointments">): string {
  const lines = appointments.map(
    (appointment, index) => `${index + 1}. ${visitText(appointment)} (${appointment.reference})`,
  );
  const question =
    ask === "cancel" ? "Which one shall I cancel?" : ask === "reschedule" ? "Which one shall I move?" : "";
  return [`These are the visits booked here:`, ...lines, ...(question ? [question] : [])].join("\n");
}

const CHANGES = { reschedule: "change a visit", cancel: "cancel a visit", lookup: "see visits" } as const;

export const identityRequiredText = ({ action }: FactOf<"identity_required">, phone: string): string =>
  `I can only ${CHANGES[action]} booked in this conversation, and I find none like that here. A person at the desk can help after checking who you are: call ${phone}, or shall I ask someone to contact you?`;

/** "10 minutes". */
function minutes(until: string, now: string): string {
  const left = minutesUntil(until, now);
  return left === 1 ? "1 minute" : `${left} minutes`;
}
