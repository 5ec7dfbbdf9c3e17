import type { Locale } from "../locale.ts";
import { availabilityPhrases } from "./availability.ts";
import { bookingPhrases } from "./booking.ts";
import { conversationPhrases } from "./conversation.ts";
import { identityPhrases } from "./identity.ts";
import { safetyPhrases } from "./safety.ts";
import { talkPhrases } from "./talk.ts";
import { visitPhrases } from "./visits.ts";
import { waitlistPhrases } from "./waitlist.ts";

/** Everything AgentCare says in English. A second language is a folder like this one. */
export const english: Locale = {
  tag: "en-US",
  phrases: {
    ...conversationPhrases,
    ...talkPhrases,
    ...safetyPhrases,
    ...availabilityPhrases,
    ...bookingPhrases,
    ...identityPhrases,
    ...visitPhrases,
    ...waitlistPhrases,
  },
};
