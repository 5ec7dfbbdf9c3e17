import type { FactOf, Phrases, Said } from "../locale.ts";
import { appointmentCard, identityForm } from "./cards.ts";
import { minutesUntil, visitText, visitWords, whenText } from "./wording.ts";

export const bookingPhrases = {
  held: (fact, { now }) => ({ text: heldText(fact, now) }),
  still_held: (fact, { now }) => ({ text: stillHeldText(fact, now) }),
  ask_identity: (fact) => ({
    text: askIdentityText(fact),
    card: { type: "agentcare.form", content: identityForm(fact) },
  }),
  invalid_identity: (fact) => ({ text: invalidIdentityText(fact) }),
  proposal: (fact, { now }) => ({
    text: proposalText(fact, now),
    card: { type: "agentcare.appointment", content: fact.card },
    suggestions: ["Yes", "No"],
  }),
  proposal_expired: () => ({ text: "That proposal is no longer on the table, so nothing was changed." }),
  declined: () => ({
    text: "No problem, nothing was booked or changed. Would you like another time?",
    suggestions: ["Other times", "No, thank you"],
  }),
  unread_change: () => ({
    text: "I didn't get what to change, so nothing is booked yet. Please tell me the day or time you would like instead.",
  }),
  booked: (fact) => written(fact),
  rescheduled: (fact) => written(fact),
  cancelled: (fact) => written(fact),
  appointments: (fact) => ({ text: appointmentsText(fact) }),
  identity_required: (fact, { clinic }) => ({
    text: identityRequiredText(fact, clinic.phone),
    suggestions: ["Yes, ask a person"],
  }),
  refused: ({ message }) => ({ text: message }),
} satisfies Pick<
  Phrases,
  | "held"
  | "still_held"
  | "ask_identity"
  | "invalid_identity"
  | "proposal"
  | "proposal_expired"
  | "declined"
  | "unread_change"
  | "booked"
  | "rescheduled"
  | "cancelled"
  | "appointments"
  | "identity_required"
  | "refused"
>;

function written(fact: FactOf<"booked"> | FactOf<"rescheduled"> | FactOf<"cancelled">): Said {
  return {
    text: writtenText(fact),
    card: { type: "agentcare.appointment", content: appointmentCard(fact.appointment, fact.kind) },
  };
}

const heldText = ({ slot, expiresAt }: FactOf<"held">, now: string): string =>
  `I'm holding ${whenText(slot)} with ${slot.practitionerName} at ${slot.locationName} for you for ${minutes(expiresAt, now)}.`;

const stillHeldText = ({ slot, expiresAt }: FactOf<"still_held">, now: string): string =>
  `I'm still holding ${whenText(slot)} with ${slot.practitionerName} for you, for ${minutes(expiresAt, now)} more.`;

const MISSING = { name: "full name", dateOfBirth: "date of birth", phone: "phone number" } as const;

function askIdentityText({ missing }: FactOf<"ask_identity">): string {
  const words = new Intl.ListFormat("en-US", { type: "conjunction" }).format(missing.map((field) => MISSING[field]));
  return `To book it, I need the patient's ${words}.`;
}

const INVALID = {
  dateOfBirth: "I couldn't read that date of birth. Please give day, month and year, like April 3, 1988.",
  phone: "I couldn't read that phone number. Please give it with all its digits, like 555-0142.",
  name: "I need a first and a last name, like Ana Ruiz.",
} as const;

const invalidIdentityText = ({ field }: FactOf<"invalid_identity">): string => INVALID[field];

/** The exact proposal, read back before anything is written. */
function proposalText({ proposal, card, reminder }: FactOf<"proposal">, now: string): string {
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
function writtenText({ kind, appointment }: FactOf<"booked"> | FactOf<"rescheduled"> | FactOf<"cancelled">): string {
  const what = `${visitText(appointment)} at ${appointment.locationName}`;
  if (kind === "cancelled") return `Your visit is cancelled: ${visitText(appointment)}.`;
  const prepare = appointment.preparation ? ` ${appointment.preparation}` : "";
  if (kind === "rescheduled")
    return `Done: your visit is now ${what}. Your reference is ${appointment.reference}.${prepare}`;
  return `You're booked: ${what}. Your reference is ${appointment.reference}.${prepare}`;
}

function appointmentsText({ appointments, ask }: FactOf<"appointments">): string {
  const lines = appointments.map(
    (appointment, index) => `${index + 1}. ${visitText(appointment)} (${appointment.reference})`,
  );
  const question =
    ask === "cancel" ? "Which one shall I cancel?" : ask === "reschedule" ? "Which one shall I move?" : "";
  return [`These are the visits booked here:`, ...lines, ...(question ? [question] : [])].join("\n");
}

const CHANGES = { reschedule: "change a visit", cancel: "cancel a visit", lookup: "see visits" } as const;

const identityRequiredText = ({ action }: FactOf<"identity_required">, phone: string): string =>
  `I can only ${CHANGES[action]} booked in this conversation, and I find none like that here. A person at the desk can help after checking who you are: call ${phone}, or shall I ask someone to contact you?`;

/** "10 minutes". */
function minutes(until: string, now: string): string {
  const left = minutesUntil(until, now);
  return left === 1 ? "1 minute" : `${left} minutes`;
}
