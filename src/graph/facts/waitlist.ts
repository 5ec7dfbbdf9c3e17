import type { Appointment, Slot } from "../../scheduling/model.ts";
import type { Criteria, WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import type { AppointmentCard, Proposal } from "../reply.ts";

/** Facts about the waitlist. Made only from rows a tool returned. */
export type WaitlistFact =
  /** Said only to who has proved who they are. */
  | { kind: "waitlist_empty" }
  | {
      kind: "waitlist_ask_who";
      missing: ("name" | "dateOfBirth" | "phone")[];
      known: { name?: string; dateOfBirth?: string; phone?: string };
    }
  /** What will be written after a yes. */
  | {
      kind: "waitlist_proposal";
      proposal: Proposal;
      action: "join" | "edit" | "leave";
      visitTypeName: string;
      criteria: Criteria;
      /** Read back so that a slip is seen: `Ana Ruiz (born April 3, 1988, phone 555-0142)`; null: known from a visit. */
      who: string | null;
      /** The visit an earlier time would take the place of, in words. */
      replaces: string | null;
    }
  | {
      kind: "waitlist_accept_proposal";
      proposal: Proposal;
      card: AppointmentCard;
      slot: Slot;
      swap: Appointment | null;
    }
  | { kind: "waitlist_joined" | "waitlist_edited" | "waitlist_left" | "waitlist_declined"; place: WaitlistPlace }
  | { kind: "waitlist_places"; places: WaitlistPlace[] }
  /** Several places, and it was not said which. */
  | { kind: "waitlist_which"; places: WaitlistPlace[]; action: "edit" | "leave" | "accept" | "decline" }
  /** There is a place, and nothing is offered now: never was, or it ran out. */
  | { kind: "waitlist_no_offer" }
  | { kind: "waitlist_ask_change"; place: WaitlistPlace }
  | { kind: "messages_set"; wanted: boolean };
