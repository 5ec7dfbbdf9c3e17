import type { WaitlistFact } from "../../graph/facts/waitlist.ts";
import type { PhrasesFor } from "../locale.ts";

export const waitlistPhrases = {
  waitlist_empty: () => ({ text: "You are not on a waiting list here." }),
} satisfies PhrasesFor<WaitlistFact>;
