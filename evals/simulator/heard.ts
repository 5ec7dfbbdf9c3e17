import type { AppointmentCard, ProposalKind } from "../../src/graph/reply.ts";
import type { RefusalCode } from "../../src/scheduling/refusal.ts";

/** What an answer may say to the person who reads it, whatever the words. Closed list. */
export const SAYINGS = [
  // asked
  "asks_visit_type",
  "asks_when",
  "asks_which_time",
  "asks_choice",
  "asks_which_visit",
  "asks_which_place",
  "asks_practitioner",
  "asks_for_whom",
  "asks_referral",
  "asks_established",
  "asks_need",
  "asks_minutes_late",
  "asks_change",
  "asks_contradiction",
  "asks_details",
  "asks_code",
  // offered, to be answered with yes or no
  "offers_waitlist",
  "offers_person",
  "offers_resume",
  "offers_new_code",
  "offers_other_time",
  "offers_rebooking",
  "offers_freed_time",
  "offers_visit",
  // read back before it is written
  "proposes",
  // written, as the clinic tells it
  "booked",
  "moved",
  "cancelled",
  "joined",
  "left_list",
  "confirmed",
  "late_noted",
  "need_added",
  "undone",
  "messages_set",
  "handed_over",
  // shown
  "shows_slots",
  "relaxed",
  "shows_visits",
  "shows_visit",
  "shows_places",
  "no_visits",
  "compares",
  // told
  "answered",
  "none_free",
  "nothing_written",
  "turned_down",
  "unknown_answer",
  "for_desk",
  "advice_declined",
  "identity_failed",
  "refused",
  "unavailable",
  "not_understood",
  "emergency",
  "danger_told",
  "next_up",
  "talk",
] as const;
export type Saying = (typeof SAYINGS)[number];

/** One wording and what it says. Tried on every paragraph of an answer. */
export interface Recogniser {
  hears: Saying;
  pattern: RegExp;
}

/** A free time that can be taken. */
export interface OfferedSlot {
  slotId: string;
  /** `YYYY-MM-DD` and `HH:MM` on the location's clock. */
  date: string;
  time: string;
  practitioner: string;
  location: string;
  visitType: string;
  accessibleName: string;
}

/** A visit as named in a text: no year, as people say it. */
export interface VisitLine {
  /** Its number in the list; null: not in one. */
  position: number | null;
  visitType: string;
  /** `MM-DD` and `HH:MM`. */
  monthDay: string;
  time: string;
  practitioner: string;
}

/** A write read back, waiting for its yes. */
export interface HeardProposal {
  id: string;
  kind: ProposalKind;
  /** All of it in words. */
  summary: string;
  card: AppointmentCard | null;
  /** The visits it names, where it names any in its text. */
  visits: VisitLine[];
}

export type DetailName = "name" | "dateOfBirth" | "phone";

/** What one answer says to a person. */
export interface Heard {
  said: ReadonlySet<Saying>;
  slots: OfferedSlot[];
  /** Details asked for, in the order they are asked. */
  missing: DetailName[];
  proposal: HeardProposal | null;
  /** Visits told as written, by their cards. */
  written: AppointmentCard[];
  visits: VisitLine[];
  /** What a question offers to choose from: "Do you mean A or B?". */
  options: string[];
  /** Why nothing fits, or what was refused. */
  reasons: RefusalCode[];
  /** There was no answer to hear. */
  nothing: boolean;
}
