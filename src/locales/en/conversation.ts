import type { ClinicDirectory } from "../../scheduling/model.ts";
import type { FactOf, Phrases, Said } from "../locale.ts";

const ASK_A_PERSON = "Yes, ask a person";

export const conversationPhrases = {
  hello: (_, { clinic }) => ({ text: `Hello from ${clinic.name}.` }),
  greeting: (_, { clinic }) => ({ text: greetingText(clinic) }),
  thanks: () => ({ text: "You're welcome." }),
  goodbye: (_, { clinic }) => ({ text: `Goodbye, and thank you for writing to ${clinic.name}.` }),
  help: (_, { clinic }) => ({ text: helpText(clinic) }),
  out_of_scope: (_, { clinic }) => ({ text: outOfScopeText(clinic) }),
  clinical_advice: (_, { clinic }) => ({ text: clinicalAdviceText(clinic), suggestions: [ASK_A_PERSON] }),
  not_understood: (_, { clinic }) => ({
    text: notUnderstoodText(clinic),
    suggestions: ["Book a visit", "Talk to a person"],
  }),
  started_over: () => ({ text: "All right, let's start over. What kind of visit do you need?" }),
  stopped: () => ({ text: "All right, I've stopped. Nothing was booked or changed by that." }),
  waiting: () => ({ text: "Take your time." }),
  other_language: (_, { clinic }) => ({
    text: `I can only write English so far. Por ahora solo escribo en inglés. Please call ${clinic.phone}; a person there can help you.`,
  }),
  too_long: (_, { clinic }) => ({
    text: `That message is longer than I can read. Please tell me in a few sentences what you need, or call ${clinic.phone}. If it is an emergency, call ${clinic.emergencyNumber}.`,
  }),
  repeat: ({ text }) => ({ text }),
  answer: ({ text, sources }) => ({ text: `${text}\n${sourcesText(sources)}` }),
  unknown_answer: ({ offer }, { clinic }) =>
    offer
      ? {
          text: `I don't know that; it isn't in what the clinic has told me. Shall I ask a person to get back to you? You can also call ${clinic.phone}.`,
          suggestions: [ASK_A_PERSON],
        }
      : { text: `I don't know that; it isn't in what the clinic has told me. The desk knows: ${clinic.phone}.` },
  handoff: (fact, { clinic }) => handoff(fact, clinic),
  unavailable: ({ part }, { clinic }) => ({ text: unavailableText(part, clinic) }),
} satisfies Pick<
  Phrases,
  | "hello"
  | "greeting"
  | "thanks"
  | "goodbye"
  | "help"
  | "out_of_scope"
  | "clinical_advice"
  | "not_understood"
  | "started_over"
  | "stopped"
  | "waiting"
  | "other_language"
  | "too_long"
  | "repeat"
  | "answer"
  | "unknown_answer"
  | "handoff"
  | "unavailable"
>;

const greetingText = ({ name }: ClinicDirectory): string =>
  `Hello, this is the automated assistant of ${name}. I can find a time, book, move or cancel a visit, and answer questions about the clinic.`;

const helpText = ({ phone }: ClinicDirectory): string =>
  `Tell me what kind of visit you need and when, and I will look for a time. I can also move or cancel what you booked here, or answer questions about the clinic. For anything else, a person is there for you at ${phone}.`;

const outOfScopeText = ({ name }: ClinicDirectory): string =>
  `I can only help with visits and questions about ${name}. Would you like to book, move or cancel a visit?`;

const clinicalAdviceText = ({ phone, emergencyNumber }: ClinicDirectory): string =>
  `I can't give medical advice. Our nurses can: call ${phone}, or I can ask a person to get back to you. If it feels like an emergency, call ${emergencyNumber} now. Shall I ask a person?`;

const notUnderstoodText = ({ phone }: ClinicDirectory): string =>
  `I'm not sure I understood that. Tell me what kind of visit you need and when, or ask about the clinic. You can also reach a person at ${phone}.`;

function handoff({ reason, reachable }: FactOf<"handoff">, { phone }: ClinicDirectory): Said {
  const text = reachable
    ? `I've left a note for the desk with what we have so far, and they can reach you. If it can't wait, call ${phone}.`
    : `I've left a note for the desk with what we have so far. I have no number to call you on: please give me one here, or call ${phone}.`;
  return { text, card: { type: "agentcare.handoff", content: { reason, phone } } };
}

function unavailableText(part: FactOf<"unavailable">["part"], { phone }: ClinicDirectory): string {
  const text = {
    calendar: `I can't check the calendar right now, so I won't guess. Please try again in a minute, or call ${phone}.`,
    knowledge: `I can't look that up right now. Please try again in a minute, or call ${phone}.`,
    desk: `I couldn't reach the desk's list just now. Please call ${phone}.`,
  } as const;
  return text[part];
}

const sourcesText = (sources: readonly { title: string }[]): string =>
  `Source: ${[...new Set(sources.map(({ title }) => title))].join("; ")}`;
