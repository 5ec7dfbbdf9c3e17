import type { Appointment, Reason, Slot } from "../scheduling/model.ts";
import type { RefusalCode, RefusalParams } from "../scheduling/refusal.ts";
import type { AmbiguousWhen } from "../understanding/acts.ts";
import type { ConversationFact } from "./facts/conversation.ts";
import type { IdentityFact } from "./facts/identity.ts";
import type { VisitFact } from "./facts/visits.ts";
import type { WaitlistFact } from "./facts/waitlist.ts";
import type { AppointmentCard, Proposal } from "./reply.ts";

/**
 * What a turn found out or did, from rows and rules; the reply is rendered from these and from nothing else. A fact
 * that something was booked, moved or cancelled exists only where a tool returned the committed row.
 */
export type Fact =
  | ConversationFact
  | IdentityFact
  | VisitFact
  | WaitlistFact
  | { kind: "emergency"; tier: "emergency" | "crisis" }
  /** A danger was asked about, not reported: the fixed text, and the question goes on. */
  | { kind: "danger_asked" }
  /** The patient says that it is no emergency after all. */
  | { kind: "not_an_emergency" }
  | {
      kind:
        | "hello"
        | "greeting"
        | "thanks"
        | "goodbye"
        | "help"
        | "out_of_scope"
        | "clinical_advice"
        | "not_understood";
    }
  | { kind: "started_over" | "stopped" | "unread_change" | "other_language" | "waiting" | "too_long" }
  | { kind: "repeat"; text: string }
  | { kind: "ask_visit_type"; candidates: string[]; suggestions: string[] }
  | { kind: "ask_when"; ambiguity: AmbiguousWhen }
  /** Read one of two ways and said so, because one is much the likelier. */
  | { kind: "read_as"; ambiguity: AmbiguousWhen }
  | { kind: "ambiguous_choice"; options: string[] }
  | { kind: "ask_choice" }
  | {
      kind: "slots";
      visitTypeName: string;
      slots: Slot[];
      /** Constraints that had to be given up to find them; empty: all were met. */
      relaxed: ("dates" | "times" | "practitioner" | "location")[];
      reasons: Reason[];
      others: boolean;
    }
  | {
      kind: "no_slots";
      visitTypeName: string;
      reasons: Reason[];
      /** What could be given up: somebody else would do it, or these places (names). */
      instead: { practitioner: boolean; locations: string[] };
    }
  | { kind: "held"; slot: Slot; expiresAt: string }
  | {
      kind: "ask_identity";
      missing: ("name" | "dateOfBirth" | "phone")[];
      known: { name?: string; dateOfBirth?: string; phone?: string };
    }
  | { kind: "invalid_identity"; field: "dateOfBirth" | "phone" | "name" }
  | { kind: "proposal"; proposal: Proposal; card: AppointmentCard; reminder: boolean }
  | { kind: "proposal_expired" }
  | { kind: "declined" }
  | { kind: "booked" | "rescheduled" | "cancelled"; appointment: Appointment }
  | { kind: "still_held"; slot: Slot; expiresAt: string }
  | { kind: "refused"; code: RefusalCode; message: string; params: RefusalParams }
  | { kind: "unavailable"; part: "calendar" | "knowledge" | "desk" }
  | { kind: "answer"; text: string; sources: { title: string; effectiveFrom: string }[] }
  /** `offer`: a person is offered, to be answered with yes or no. */
  | { kind: "unknown_answer"; offer: boolean }
  /** `reachable`: a phone number is known, so somebody can call back. */
  | { kind: "handoff"; reason: string; reachable: boolean };
