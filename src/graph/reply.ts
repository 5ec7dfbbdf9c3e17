import { z } from "zod";
import type { RefusalCode } from "../scheduling/refusal.ts";

/** The cards of our AG-UI profile; each always travels with its text. */
export const CARD_TYPES = [
  "agentcare.slots",
  "agentcare.appointment",
  "agentcare.form",
  "agentcare.handoff",
  "agentcare.table",
  "agentcare.chart",
  "agentcare.emergency",
] as const;
export type CardType = (typeof CARD_TYPES)[number];

/**
 * `agentcare.slots`: free times to tap, by day. Labels are ready to show in the location's zone. No days: nothing fits;
 * `reasons` says why, and `nextSteps` what to do.
 */
export interface SlotsCard {
  visitType: string;
  timeZone: string;
  days: { date: string; label: string; slots: SlotOption[] }[];
  /** Why these are not just what was asked for, or why there are none; most important first. */
  reasons?: { code: RefusalCode; text: string }[] | undefined;
  nextSteps?: NextStep[] | undefined;
}
/** Something to try: words to say for the patient, or a number to call. */
export interface NextStep {
  code: "first_available" | "other_practitioner" | "other_location" | "waitlist" | "call";
  label: string;
  say?: string;
  phone?: string;
}
export interface SlotOption {
  slotId: string;
  /** `HH:MM` and the same for people: `2:00 PM`. */
  time: string;
  label: string;
  practitioner: string;
  location: string;
  /** The same moment on the patient's own clock where that differs: `11:30 PM your time`. */
  yourTime?: string;
  /** Day, date, time, practitioner and place: the option's whole name for a screen reader. */
  accessibleName: string;
}

/** `agentcare.form`: what is still needed to know who the visit is for, or the one-time code that proves it. */
export interface FormCard {
  purpose: "identity" | "code";
  fields: {
    name: "name" | "dateOfBirth" | "phone" | "code";
    label: string;
    type: "text" | "date" | "tel";
    autocomplete: string;
    value?: string;
  }[];
  submitLabel: string;
}

/** `agentcare.appointment`: a visit as proposed or as it stands in the database. */
export interface AppointmentCard {
  /** `pending`: waits for the clinic's approval. */
  status: "proposed" | "pending" | "booked" | "rescheduled" | "cancelled";
  /** What is asked, while `proposed`. */
  action?: "book" | "reschedule" | "cancel";
  reference?: string;
  visitType: string;
  practitioner: string;
  location: string;
  address?: string;
  /** `Tuesday, March 10, 2026 at 2:00 PM`. */
  when: string;
  /** The same moment on the patient's own clock where that differs: `11:30 PM your time`. */
  yourTime?: string;
  timeZone: string;
  startsAt: string;
  endsAt: string;
  patientName?: string;
  /** Read back while `proposed`: `born April 3, 1988, phone 555-0142`. */
  patientDetails?: string;
  preparation?: string;
  /** What it is prepared for: "an interpreter for Spanish". */
  needs?: string;
  /** The visit this one takes the place of, in words. */
  replaces?: string;
  /** ISO instant until which the time is kept. */
  expiresAt?: string;
  /** The visit as a calendar file (RFC 5545), for who has this conversation's session. */
  calendarUrl?: string;
}

export interface HandoffCard {
  reason: string;
  phone: string;
}

export interface EmergencyCard {
  title: string;
  text: string;
  calls: { label: string; number: string }[];
}

export type Card =
  | { type: "agentcare.slots"; content: SlotsCard }
  | { type: "agentcare.appointment"; content: AppointmentCard }
  | { type: "agentcare.form"; content: FormCard }
  | { type: "agentcare.handoff"; content: HandoffCard }
  | { type: "agentcare.emergency"; content: EmergencyCard };

/** One answer of the clinic's side: text first, then what is drawn with it. */
export interface Reply {
  text: string;
  cards: Card[];
  /** Up to three short answers to tap. */
  suggestions: string[];
}

/** The writes that need a yes of their own. */
export const PROPOSAL_KINDS = [
  "book",
  "reschedule",
  "cancel",
  "cancel_some",
  "add_need",
  "undo",
  "waitlist_join",
  "waitlist_edit",
  "waitlist_leave",
  "waitlist_accept",
] as const;
export type ProposalKind = (typeof PROPOSAL_KINDS)[number];

/** A write that waits for its yes. `id` changes whenever anything in it does. */
export const Proposal = z.strictObject({
  id: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  /** ISO instant; null for a cancellation, which holds no time. */
  expiresAt: z.string().nullable(),
  holdId: z.string().nullable(),
  slotId: z.string().nullable(),
  appointmentId: z.string().nullable(),
  appointmentVersion: z.number().nullable(),
  /** The exact proposal as it was read to the patient. */
  summary: z.string(),
  /** What else is written, by kind; part of the digest. The tool that writes checks it with a schema of its own. */
  details: z.record(z.string(), z.json()).optional(),
});
export type Proposal = z.infer<typeof Proposal>;

/** What a client may know of the conversation's state, sent as the AG-UI state snapshot. */
export interface PublicState {
  held: { label: string; expiresAt: string } | null;
  pending: Pick<Proposal, "id" | "kind" | "expiresAt" | "summary" | "holdId"> | null;
  suggestions: string[];
}
