import type { Recogniser } from "../heard.ts";

/** What keeps a conversation going and asks nothing by itself. */
export const TALK: readonly Recogniser[] = [
  { hears: "next_up", pattern: /^Now the (?:visit for .+|next visit of the series)\./ },
  { hears: "next_up", pattern: /^Next: .+\.$/ },
  { hears: "talk", pattern: /Let me do these one after the other: / },
  { hears: "talk", pattern: /^Hello from .+\./ },
  { hears: "talk", pattern: /this is the automated assistant of / },
  { hears: "talk", pattern: /^You're welcome\./ },
  { hears: "talk", pattern: /^Goodbye, and thank you for writing/ },
  { hears: "talk", pattern: /Tell me what kind of visit you need and when, and I will look for a time/ },
  { hears: "talk", pattern: /^All right, let's start over\./ },
  { hears: "talk", pattern: /^Take your time\./ },
  {
    hears: "talk",
    pattern:
      /^I'm sorry it hasn't come\. I'll send one more; it can take a minute, and an e-mail may land in the spam folder\./,
  },
  { hears: "talk", pattern: /^I take ".+" as .+; say so if you mean / },
  { hears: "talk", pattern: /I'm (?:still )?holding .+ for you,? for / },
  { hears: "talk", pattern: /Thank you, that's the right code/ },
  { hears: "talk", pattern: /Thank you for telling me; I've noted it\. If anything changes, call / },
  { hears: "talk", pattern: /^Welcome! Then .+ comes first/ },
  { hears: "talk", pattern: /^Welcome back/ },
  { hears: "talk", pattern: /I'm sorry this is going badly/ },
  { hears: "talk", pattern: /^Thank you for asking\. / },
];
