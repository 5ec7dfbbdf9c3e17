import type { FactOf, Phrases, Reader, Said, Voice } from "../locale.ts";
import { appointmentCard, cardFor, identityForm } from "./cards.ts";
import {
  detailsText,
  minutesText,
  minutesUntil,
  visitTextFor,
  visitWords,
  whenTextFor,
  withYourTime,
} from "./wording.ts";

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
  | "refused"
>;

function written(fact: FactOf<"booked"> | FactOf<"rescheduled"> | FactOf<"cancelled">, reader: Reader): Said {
  return {
    text: writtenText(fact, reader),
    card: { type: "agentcare.appointment", content: cardFor(appointmentCard(fact.appointment, fact.kind), reader) },
  };
}

const heldText = ({ slot, expiresAt }: FactOf<"held">, voice: Voice): string =>
  `I'm holding ${whenTextFor(slot, voice)} with ${slot.practitionerName} at ${slot.locationName} for you for ${minutesText(minutesUntil(expiresAt, voice.now))}.`;

const stillHeldText = ({ slot, expiresAt }: FactOf<"still_held">, voice: Voice): string =>
  `I'm still holding ${whenTextFor(slot, voice)} with ${slot.practitionerName} for you, for ${minutesText(minutesUntil(expiresAt, voice.now))} more.`;

const askIdentityText = ({ missing }: FactOf<"ask_identity">): string =>
  `To book it, I need the patient's ${detailsText(missing)}.`;

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
    ? ` I'm ${reminder ? "still " : ""}holding it for ${minutesText(minutesUntil(proposal.expiresAt, voice.now))}${reminder ? " more" : ""}.`
    : "";
  if (proposal.kind === "cancel")
    return `Shall I cancel this visit: ${card.visitType}, ${when}, with ${card.practitioner}?`;
  if (proposal.kind === "reschedule") {
    return `Shall I move your ${visitWords(card.replaces ?? "visit")} to ${when} with ${card.practitioner} at ${card.location}?${until}`;
  }
  const needs = card.needs ? `, prepared for ${card.needs}` : "";
  return `Please check: ${card.visitType} for ${card.patientName} (${card.patientDetails}), ${when}, with ${card.practitioner} at ${card.location}${needs}. Shall I book it?${until}`;
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
