import type { IdentityFact } from "../../graph/facts/identity.ts";
import type { PhrasesFor } from "../locale.ts";

export const identityPhrases = {
  ask_who: () => ({ text: "Before I can show or change a visit I need the patient's name and date of birth." }),
  code_asked: () => ({
    text: "If those details match our records, a code is on its way to the contact we have on file. Please type it here.",
  }),
  code_wrong: () => ({ text: "That code doesn't fit. Please check it and type it again." }),
  code_expired: () => ({ text: "That code is no longer valid. Shall I send a new one?" }),
  identity_proved: () => ({ text: "Thank you, that worked." }),
  identity_failed: (_, { clinic }) => ({
    text: `I couldn't check who you are. A person at ${clinic.phone} can help you.`,
  }),
} satisfies PhrasesFor<IdentityFact>;
