import type { Closure, Slot } from "../../scheduling/model.ts";
import type { Conduct, DeskTopic, WishKind } from "../../understanding/acts.ts";

/** Facts of the talk itself: what comes next, what was set aside, what is unclear. */
export type ConversationFact =
  /** Several wishes in one message, in the order they will be done. */
  | { kind: "plan"; wishes: WishKind[] }
  /** The next of them. */
  | { kind: "next_up"; wish: WishKind; person: string | null; ofSeries: boolean }
  /** Set aside before; shall we go on with it? */
  | { kind: "offer_resume"; visitTypeName: string | null; held: boolean }
  | { kind: "ask_for_whom" }
  | { kind: "ask_referral"; visitTypeName: string }
  /** The visit is for patients the clinic has seen: has it? */
  | { kind: "ask_established"; visitTypeName: string }
  /** Somebody new begins with this kind of visit. */
  | { kind: "new_patient_first"; visitTypeName: string }
  /** A proposal that is not a time was turned down: all stays as it is. */
  | { kind: "kept_as_is" }
  /** Two or more practitioners of one name. */
  | { kind: "ask_practitioner"; options: { name: string; specialty: string; locations: string[] }[] }
  /** Why a detail is asked, and how to go on without it. */
  | { kind: "why_detail"; field: PersonalDetail }
  | { kind: "detail_refused"; field: PersonalDetail }
  | { kind: "contradiction"; said: [string, string] }
  | { kind: "conduct"; conduct: Conduct }
  /** The insurance plan is not known; the desk sorts it out. */
  | { kind: "payer_unknown" }
  /** A practitioner at a site where they never work; with what there is: them elsewhere, others there. */
  | {
      kind: "impossible_pair";
      visitTypeName: string;
      practitionerName: string;
      worksAt: string[];
      wanted: string[];
      slots: Slot[];
      /** What of the wish could be given up: somebody else, or another place (names). */
      instead: { practitioner: boolean; locations: string[] };
    }
  /** Days asked about on which the clinic or a site is closed, by its calendar; `otherwise`: what is usual follows. */
  | { kind: "closed_on"; closures: Closure[]; otherwise: boolean }
  /** Every time shown was turned down, or there is none. */
  | { kind: "offer_waitlist" }
  /** Somebody's promise was claimed; the calendar's rules hold all the same. */
  | { kind: "no_bypass" }
  /** Back after a while, with what still stands. */
  | { kind: "welcome_back"; days: number; standing: "held" | "offered" | "asked" }
  | { kind: "comparison"; visitTypeName: string; rows: { practitionerName: string; slot: Slot | null }[] }
  /** For a person of the clinic; a note was or will be queued. */
  | { kind: "desk"; topic: DeskTopic }
  /** Details given after a note was queued have been added to it. */
  | { kind: "handoff_updated"; reachable: boolean }
  /** A visit just written belongs to somebody else. */
  | { kind: "written_for_other"; reference: string }
  /** Muted: a person of the clinic has taken over. */
  | { kind: "person_here" };

export type PersonalDetail = "name" | "dateOfBirth" | "phone" | "code" | "payer";
