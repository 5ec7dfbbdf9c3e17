import type { IdentityAction, IdentityFact } from "../../graph/facts/identity.ts";
import type { FormCard } from "../../graph/reply.ts";
import type { CodeMessage } from "../../identity/model.ts";
import type { PhrasesFor } from "../locale.ts";
import { identityForm } from "./cards.ts";
import { detailsText, minutesText, minutesUntil } from "./wording.ts";

export const identityPhrases = {
  ask_who: ({ action, missing }) => ({
    text: `Before I ${FOR[action]}, I need to check who you are. Please give me the patient's ${detailsText(missing)}.`,
    card: { type: "agentcare.form", content: identityForm({ kind: "ask_identity", missing, known: {} }) },
  }),
  // The same for a patient and for nobody: nothing in it may depend on a record.
  code_asked: ({ expiresAt, attemptsLeft }, { clinic, now }) => ({
    text: `If those details fit our records, a 6-digit code is now on its way to the e-mail or phone we have on file. Please type it here within ${minutesText(minutesUntil(expiresAt, now))}${attemptsLeft === 1 ? " (one try left)" : ""}. If none comes, call us on ${clinic.phone}.`,
    card: codeCard,
    suggestions: [NEW_CODE],
  }),
  code_again: () => ({
    text: "I'm sorry it hasn't come. I'll send one more; it can take a minute, and an e-mail may land in the spam folder.",
  }),
  code_unread: () => ({ text: "The code has 6 digits. Please type them again.", card: codeCard }),
  code_wrong: ({ attemptsLeft }) => ({
    text: `That code doesn't fit. Please check it and type it again; you have ${attemptsLeft === 1 ? "one try" : `${attemptsLeft} tries`} left.`,
    card: codeCard,
    suggestions: [NEW_CODE],
  }),
  code_expired: () => ({
    text: "There is no code waiting, or its time is up. Shall I send a new one?",
    suggestions: [NEW_CODE],
  }),
  identity_proved: () => ({ text: "Thank you, that's the right code." }),
  nothing_there: ({ action }, { clinic }) => ({
    text: `${action === "lookup" ? "You have" : "I find"} no coming visit ${action === "lookup" ? "booked with us" : "like that for you"}. If you expected one, please call us on ${clinic.phone}.`,
    suggestions: ["Book a visit"],
  }),
  identity_failed: (_, { clinic }) => ({
    text: `I couldn't check who you are here, so I'll leave this to a person. You can also call us on ${clinic.phone}.`,
  }),
  identity_unavailable: (_, { clinic }) => ({
    text: `I can't check who you are here at the moment, so I'll leave this to a person. You can also call us on ${clinic.phone}.`,
  }),
} satisfies PhrasesFor<IdentityFact>;

/** What a patient gets on their phone or by e-mail; read with no conversation beside it, perhaps by somebody who asked for nothing. */
export const codeMessage: CodeMessage = ({ clinicName, code, minutes }) => ({
  subject: `${code} is your code for ${clinicName}`,
  text: `${code} is your code for ${clinicName}. It works for ${minutesText(minutes)}. Type it only where you are chatting with us, and tell it to nobody, not even to our staff. If you didn't ask for a code, you can ignore this message.`,
});

const NEW_CODE = "Send a new code";

const FOR: Record<IdentityAction, string> = {
  lookup: "show you any visits",
  cancel: "cancel a visit",
  reschedule: "move a visit",
  change: "change a visit",
  waitlist: "do that",
  book: "book that",
};

const codeCard = {
  type: "agentcare.form" as const,
  content: {
    purpose: "code",
    fields: [{ name: "code", label: "6-digit code", type: "text", autocomplete: "one-time-code" }],
    submitLabel: "Check the code",
  } satisfies FormCard,
};
