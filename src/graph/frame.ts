import type { Slot } from "../scheduling/model.ts";
import type { NeedsPatch, PersonMention } from "../understanding/acts.ts";
import type { Proposal } from "./reply.ts";

/** One thing known of the visit: what, since which turn, and whether the patient has confirmed it read back. */
export interface FrameField<T> {
  value: T;
  turn: number;
  confirmed: boolean;
  /** Out of the clinic's record, not from the patient: taken back when the proof that opened it ends. */
  lent?: true;
}

export interface WantedDates {
  ranges: { from: string; to: string }[];
  excluded: string[];
  /** ISO weekdays; empty: any. */
  weekdays: number[];
  excludedWeekdays: number[];
}

export interface WantedTimes {
  windows: { from?: string; to?: string }[];
  exact: string | null;
}

export interface HeldSlot {
  holdId: string;
  slot: Slot;
  expiresAt: string;
}

/** The visit to move or cancel, as the database showed it. */
export interface ChosenAppointment {
  id: string;
  version: number;
  reference: string;
  visitTypeId: string;
  /** Its day on the location's calendar. */
  date: string;
  /** "Dental Cleaning on Tuesday, March 10 at 2:00 PM with Dr. Lee". */
  summary: string;
}

/** What is known so far of the visit wanted. Graph state: ids, ISO strings and small values only. */
export interface Frame {
  forWhom?: FrameField<"self" | "other">;
  visitType?: FrameField<string>;
  practitioner?: FrameField<{ is: string[]; not: string[]; any: boolean }>;
  site?: FrameField<string[]>;
  dates?: FrameField<WantedDates>;
  times?: FrameField<WantedTimes>;
  patientKind?: FrameField<"new" | "established">;
  /** Only this field of medicine, while no visit type is known. */
  specialty?: FrameField<string>;
  modality?: FrameField<"in_person" | "phone" | "video">;
  urgency?: FrameField<"soon" | "today">;
  needs?: FrameField<NeedsPatch>;
  /** The insurance plan as said; null: not known. */
  payer?: FrameField<string | null>;
  hasReferral?: FrameField<boolean>;
  /** In the patient's words, for the visit's note. */
  reason?: FrameField<string>;
  person?: FrameField<PersonMention>;
  givenName?: FrameField<string>;
  familyName?: FrameField<string>;
  dateOfBirth?: FrameField<string>;
  phone?: FrameField<string>;
  email?: FrameField<string>;
  /** Set while an existing visit is being moved. */
  moving: ChosenAppointment | null;
  held: HeldSlot | null;
  offered: Slot[];
  /** Ids of the last slots shown, so that "other times" shows others. */
  shown: string[];
  pending: Proposal | null;
}

export const emptyFrame = (): Frame => ({ moving: null, held: null, offered: [], shown: [], pending: null });

/** Only who the visit is for. */
export function whoOf(frame: Frame): Partial<Frame> {
  const { givenName, familyName, dateOfBirth, phone, email } = frame;
  return {
    ...(givenName && { givenName }),
    ...(familyName && { familyName }),
    ...(dateOfBirth && { dateOfBirth }),
    ...(phone && { phone }),
    ...(email && { email }),
  };
}
