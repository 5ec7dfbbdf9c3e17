import type { Appointment, IsoDate, PatientDetails, SchedulingContext, Slot, TimeWindow } from "../model.ts";

/** Which freed times suit. Empty lists: any. Dates and clock times on the location's wall. */
export interface Criteria {
  practitionerIds: string[];
  excludedPractitionerIds: string[];
  locationIds: string[];
  dates: { from: IsoDate; to: IsoDate }[];
  excludedDates: IsoDate[];
  /** ISO weekdays, 1 is Monday. */
  weekdays: number[];
  excludedWeekdays: number[];
  times: TimeWindow[];
}

/** A patient's place on the waitlist, as it stands. */
export interface WaitlistPlace {
  id: string;
  version: number;
  visitTypeId: string;
  visitTypeName: string;
  patientName: string;
  criteria: Criteria;
  /** The later visit that an accepted offer takes the place of. */
  swap: Appointment | null;
  /** Place among those waiting for times that would suit both; 1 is next. */
  position: number;
  /** A time kept for this patient until it is answered or runs out. */
  offer: WaitlistOffer | null;
}

export interface WaitlistOffer {
  id: string;
  slot: Slot;
  /** ISO instant. */
  expiresAt: string;
}

export interface JoinRequest {
  /** Who waits; absent where the visit to swap tells. */
  patient?: PatientDetails;
  visitTypeId: string;
  criteria: Criteria;
  /** A visit of the same patient and kind that an accepted, earlier time takes the place of. */
  swapAppointmentId?: string;
  hasReferral?: boolean;
  idempotencyKey: string;
}

export interface EditRequest {
  entryId: string;
  /** The version the caller saw; another one is `version_conflict`. */
  expectedVersion: number;
  criteria: Criteria;
  idempotencyKey: string;
}

export interface LeaveRequest {
  entryId: string;
  expectedVersion: number;
  idempotencyKey: string;
}

export interface AcceptRequest {
  offerId: string;
  /** The visit given up for it, as the caller saw it; null: none. Another state is `version_conflict`. */
  swap: { id: string; version: number } | null;
  idempotencyKey: string;
}

/** A stretch of one practitioner's time that came free. */
export interface FreedTime {
  practitionerId: string;
  locationId: string;
  startsAt: Date;
  endsAt: Date;
}

/** What came of offering freed time. Everybody it would have suited is in it: offered to, or passed over and why. */
export interface OfferRound {
  offered: { offerId: string; entryId: string }[];
  passedOver: { entryId: string; reason: string }[];
}

/** The verbs of the waitlist. Expected refusals are thrown as `Refusal`; anything else is a fault. */
export interface Waitlist {
  join(context: SchedulingContext, request: JoinRequest): Promise<WaitlistPlace>;
  edit(context: SchedulingContext, request: EditRequest): Promise<WaitlistPlace>;
  /** An offer that was open is given to the next. A place that was left is not found; the same request leaves once. */
  leave(context: SchedulingContext, request: LeaveRequest): Promise<WaitlistPlace>;
  /** The places the actor may see, in the order they are served; `proved`: the conversation proved who it speaks for. */
  places(context: SchedulingContext): Promise<{ places: WaitlistPlace[]; proved: boolean }>;
  accept(context: SchedulingContext, request: AcceptRequest): Promise<Appointment>;
  /** The time goes to the next; the place on the list stays. Declining twice is declining once. */
  decline(context: SchedulingContext, offerId: string): Promise<WaitlistPlace>;
  offerFreedTime(clinicId: string, freed: FreedTime): Promise<OfferRound>;
  /** Ends the offers that ran out, and gives how many. */
  expireOffers(clinicId: string): Promise<number>;
}
