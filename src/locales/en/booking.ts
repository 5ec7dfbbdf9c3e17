import type { FactOf, Phrases, Reader, Said, Voice } from "../locale.ts";
import { appointmentCard, cardFor, identityForm } from "./cards.ts";
import { minutesUntil, visitTextFor, visitWords, whenTextFor, withYourTime } from "./wording.ts";

export const bookingPhrases = {
  held: (fact, voice) => ({ text: heldText(fact, voice) }),
  still_held: (fact, voice) => ({ text: stillHeldText(fact, voice) }),
  ask_identity: (fact) => ({
    text: askIdentityText(fact),
    card: { type: "agentcare.form", content: identityForm(fact) },
  }),
  invalid_identity: (fact) => ({ text: invalidIdentityText(fact) }),
  proposal: (fact, voice) => ({
    text: proposalText(fact, voice),
    card: { type: "agentcare.appointment", content: cardFor(fact.card, voice) },
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
  booked: (fact, voice) => written(fact, voice),
  rescheduled: (fact, voice) => written(fact, voice),
  cancelled: (fact, voice) => written(fact, voice),
  appointments: (fact, voice) => ({ text: appointmentsText(fact, voice) }),
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

function written(fact: FactOf<"booked"> | FactOf<"rescheduled"> | FactOf<"cancelled">, reader: Reader): Said {
  return {
    text: writtenText(fact, reader),
    card: { type: "agentcare.appointment", content: cardFor(appointmentCard(fact.appointment, fact.kind), reader) },
  };
}

const heldText = ({ slot, expiresAt }: FactOf<"held">, voice: Voice): string =>
  `I'm holding ${whenTextFor(slot, voice)} with ${slot.practitionerName} at ${slot.locationName} for you for ${minutes(expiresAt, voice.now)}.`;

const stillHeldText = ({ slot, expiresAt }: FactOf<"still_held">, voice: Voice): string =>
  `I'm still holding ${whenTextFor(slot, voice)} with ${slot.practitionerName} for you, for ${minutes(expiresAt, voice.now)} more.`;

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
function proposalText({ proposal, card, reminder }: FactOf<"proposal">, voice: Voice): string {
  const when = withYourTime(card.when, card, voice);
  const until = proposal.expiresAt
    ? ` I'm ${reminder ? "still " : ""}holding it for ${minutes(proposal.expiresAt, voice.now)}${reminder ? " more" : ""}.`
    : "";
  if (proposal.kind === "cancel")
    return `Shall I cancel this visit: ${card.visitType}, ${when}, with ${card.practitioner}?`;
  if (proposal.kind === "reschedule") {
    return `Shall I move your ${visitWords(card.replaces ?? "visit")} to ${when} with ${card.practitioner} at ${card.location}?${until}`;
  }
  return `Please check: ${card.visitType} for ${card.patientName} (${card.patientDetails}), ${when}, with ${card.practitioner} at ${card.location}. Shall I book it?${until}`;
}

/** Said only of a committed row. */
function writtenText(
  { kind, appointment }: FactOf<"booked"> | FactOf<"rescheduled"> | FactOf<"cancelled">,
  reader: Reader,
): string {
  const visit = visitTextFor(appointment, reader);
  const what = `${visit} at ${appointment.locationName}`;
  if (kind === "cancelled") return `Your visit is cancelled: ${visit}.`;
  const prepare = appointment.preparation ? ` ${appointment.preparation}` : "";
  if (kind === "rescheduled")
    return `Done: your visit is now ${what}. Your reference is ${appointment.reference}.${prepare}`;
  return `You're booked: ${what}. Your reference is ${appointment.reference}.${prepare}`;
}

function appointmentsText({ appointments, ask }: FactOf<"appointments">, reader: Reader): string {
  const lines = appointments.map(
    (appointment, index) => `${index + 1}. ${visitTextFor(appointment, reader)} (${appointment.reference})`,
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
