import type { Recogniser } from "../heard.ts";

/** Questions that want a yes or a no. */
export const OFFERS: readonly Recogniser[] = [
  { hears: "proposes", pattern: /Shall I (?:cancel this visit|cancel all \d+ of these visits|move your .+ to )/ },
  { hears: "proposes", pattern: /^Please check: .+ Shall I book it\?/ },
  { hears: "proposes", pattern: /Shall I note .+ for your visit: / },
  { hears: "proposes", pattern: /^The last thing I did was .+ Shall I / },
  { hears: "proposes", pattern: /Shall I put .+ on the waiting list for / },
  { hears: "proposes", pattern: /Shall I (?:change it, so that you wait for|take you off the waiting list for) / },
  { hears: "proposes", pattern: /^Shall I book .+ for you(?:, and give up your visit on .+)?\?/ },
  { hears: "offers_waitlist", pattern: /Shall I put you on the waiting ?list, so that you hear/ },
  { hears: "offers_waitlist", pattern: /Shall I put you on the waitlist for an earlier time\?/ },
  { hears: "offers_waitlist", pattern: /Shall I look for a time, or put you on the list\?/ },
  { hears: "offers_person", pattern: /\bor shall I ask a person to help\?/ },
  { hears: "offers_person", pattern: /\bshall I ask (?:someone|the desk) to contact you\?/ },
  { hears: "offers_person", pattern: /Shall I ask a person(?: to get back to you)?\?/i },
  { hears: "offers_person", pattern: /Shall I ask them to get in touch\?/ },
  { hears: "offers_person", pattern: /Shall I ask the desk what is possible\?/ },
  { hears: "offers_resume", pattern: /Shall we go on with / },
  { hears: "offers_new_code", pattern: /Shall I send a new one\?/ },
  { hears: "offers_other_time", pattern: /nothing was booked or changed\. Would you like another time\?/ },
  { hears: "offers_other_time", pattern: /Shall we look for a time for you\?/ },
  { hears: "offers_rebooking", pattern: /I cancel it and then book the same time again\. Shall I\?/ },
  { hears: "offers_freed_time", pattern: /A time came free: .+ Would you like it\?/ },
  { hears: "offers_visit", pattern: /Would you like to book one\?/ },
  { hears: "offers_visit", pattern: /Would you like to book, move or cancel a visit\?/ },
];
