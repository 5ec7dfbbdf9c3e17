import type { Fact } from "../graph/facts.ts";
import type { Card, Reply } from "../graph/reply.ts";
import type { ClinicDirectory } from "../scheduling/model.ts";
import { refusalText } from "../scheduling/refusal-text.ts";
import { askVisitTypeText, noSlotsText, type ReasonText, slotsCard, slotsText } from "./availability/replies.ts";
import { appointmentCard } from "./booking/proposal.ts";
import {
  appointmentsText,
  askIdentityText,
  heldText,
  identityForm,
  identityRequiredText,
  invalidIdentityText,
  proposalText,
  stillHeldText,
  writtenText,
} from "./booking/replies.ts";
import {
  askWhenText,
  clinicalAdviceText,
  emergencyText,
  greetingText,
  helpText,
  notUnderstoodText,
  outOfScopeText,
  readAsText,
  readingsText,
} from "./supervisor/replies.ts";
import { orList } from "./wording.ts";

/** What one fact says. */
interface Said {
  text: string;
  card?: Card;
  suggestions?: string[];
}

interface Voice {
  clinic: ClinicDirectory;
  /** ISO instant of the turn. */
  now: string;
}

/**
 * The whole answer of a turn, in the order of its facts. Everything a patient reads is rendered here from rows and
 * rules; only an answer from the clinic's documents may hold a model's sentences, checked before they came here.
 */
export function renderReply(facts: readonly Fact[], voice: Voice): Reply {
  const said = facts.map((fact) => say(fact, voice)).filter(({ text, card }) => text !== "" || card);
  return {
    text: inParagraphs(facts[0]?.kind === "hello", said),
    cards: said.flatMap(({ card }) => (card ? [card] : [])),
    suggestions: [...new Set(said.flatMap(({ suggestions = [] }) => suggestions))].slice(0, 3),
  };
}

/** One paragraph a fact; a hello goes before what follows it. */
function inParagraphs(hello: boolean, said: readonly Said[]): string {
  const [first, ...rest] = said.map(({ text }) => text).filter(Boolean);
  return hello && rest.length > 0
    ? [`${first} ${rest[0]}`, ...rest.slice(1)].join("\n\n")
    : [first, ...rest].join("\n\n");
}

function say(fact: Fact, { clinic, now }: Voice): Said {
  const reasonText: ReasonText = ({ code, params }) => refusalText(code, params);
  switch (fact.kind) {
    case "emergency":
      return emergency(fact.tier, clinic);
    case "hello":
      return { text: `Hello from ${clinic.name}.` };
    case "greeting":
      return { text: greetingText(clinic) };
    case "thanks":
      return { text: "You're welcome." };
    case "goodbye":
      return { text: `Goodbye, and thank you for writing to ${clinic.name}.` };
    case "help":
      return { text: helpText(clinic) };
    case "out_of_scope":
      return { text: outOfScopeText(clinic) };
    case "clinical_advice":
      return { text: clinicalAdviceText(clinic), suggestions: ["Yes, ask a person"] };
    case "not_understood":
      return { text: notUnderstoodText(clinic), suggestions: ["Book a visit", "Talk to a person"] };
    case "started_over":
      return { text: "All right, let's start over. What kind of visit do you need?" };
    case "stopped":
      return { text: "All right, I've stopped. Nothing was booked or changed by that." };
    case "unread_change":
      return {
        text: "I didn't get what to change, so nothing is booked yet. Please tell me the day or time you would like instead.",
      };
    case "waiting":
      return { text: "Take your time." };
    case "other_language":
      return {
        text: `I can only write English so far. Por ahora solo escribo en inglés. Please call ${clinic.phone}; a person there can help you.`,
      };
    case "repeat":
      return { text: fact.text };
    case "ask_visit_type":
      return { text: askVisitTypeText(fact), suggestions: fact.suggestions };
    case "ask_when":
      return { text: askWhenText(fact), suggestions: readingsText(fact.ambiguity).slice(0, 3) };
    case "read_as":
      return { text: readAsText(fact) };
    case "ambiguous_choice":
      return { text: `Which one do you mean: ${orList(fact.options)}?` };
    case "ask_choice":
      return {
        text: "Which of the times above would you like? You can also ask for other times.",
        suggestions: ["Other times"],
      };
    case "slots":
      return {
        text: slotsText(fact, reasonText),
        card: { type: "agentcare.slots", content: slotsCard(fact.visitTypeName, fact.slots) },
        suggestions: ["Other times"],
      };
    case "no_slots":
      return { text: noSlotsText(fact, reasonText), suggestions: ["First available", "Talk to a person"] };
    case "held":
      return { text: heldText(fact, now) };
    case "still_held":
      return { text: stillHeldText(fact, now) };
    case "ask_identity":
      return { text: askIdentityText(fact), card: { type: "agentcare.form", content: identityForm(fact) } };
    case "invalid_identity":
      return { text: invalidIdentityText(fact) };
    case "proposal":
      return {
        text: proposalText(fact, now),
        card: { type: "agentcare.appointment", content: fact.card },
        suggestions: ["Yes", "No"],
      };
    case "proposal_expired":
      return { text: "That proposal is no longer on the table, so nothing was changed." };
    case "declined":
      return {
        text: "No problem, nothing was booked or changed. Would you like another time?",
        suggestions: ["Other times", "No, thank you"],
      };
    case "booked":
    case "rescheduled":
    case "cancelled":
      return {
        text: writtenText(fact),
        card: { type: "agentcare.appointment", content: appointmentCard(fact.appointment, fact.kind) },
      };
    case "appointments":
      return { text: appointmentsText(fact) };
    case "identity_required":
      return { text: identityRequiredText(fact, clinic.phone), suggestions: ["Yes, ask a person"] };
    case "refused":
      return { text: fact.message };
    case "unavailable":
      return unavailable(fact.part, clinic);
    case "answer":
      return { text: `${fact.text}\n${sourcesText(fact.sources)}` };
    case "unknown_answer":
      return fact.offer
        ? {
            text: `I don't know that; it isn't in what the clinic has told me. Shall I ask a person to get back to you? You can also call ${clinic.phone}.`,
            suggestions: ["Yes, ask a person"],
          }
        : { text: `I don't know that; it isn't in what the clinic has told me. The desk knows: ${clinic.phone}.` };
    case "handoff": {
      const how = fact.reachable
        ? "with the number you gave me"
        : `but I have no number to call you on; please add one here, or call ${clinic.phone}`;
      return {
        text: `I've left a note for the desk with what we have so far, ${how}. If it can't wait, call ${clinic.phone}.`,
        card: { type: "agentcare.handoff", content: { reason: fact.reason, phone: clinic.phone } },
      };
    }
  }
}

function emergency(tier: "emergency" | "crisis", clinic: ClinicDirectory): Said {
  const { emergencyNumber, crisisNumber, phone } = clinic;
  const text = emergencyText(clinic, tier);
  const ambulance = { label: `Call ${emergencyNumber}`, number: emergencyNumber };
  const crisis = { label: `Call or text ${crisisNumber}`, number: crisisNumber };
  const desk = { label: `Call the clinic at ${phone}`, number: phone };
  const calls = tier === "crisis" ? [crisis, ambulance, desk] : [ambulance, desk];
  const title = tier === "crisis" ? "Help is there now" : "This could be an emergency";
  return { text, card: { type: "agentcare.emergency", content: { title, text, calls } } };
}

function unavailable(part: "calendar" | "knowledge" | "desk", { phone }: ClinicDirectory): Said {
  const text = {
    calendar: `I can't check the calendar right now, so I won't guess. Please try again in a minute, or call ${phone}.`,
    knowledge: `I can't look that up right now. Please try again in a minute, or call ${phone}.`,
    desk: `I couldn't reach the desk's list just now. Please call ${phone}.`,
  } as const;
  return { text: text[part] };
}

const sourcesText = (sources: readonly { title: string }[]): string =>
  `Source: ${[...new Set(sources.map(({ title }) => title))].join("; ")}`;
