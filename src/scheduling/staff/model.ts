import type { Appointment, ClockTime, IsoDate, SchedulingContext } from "../model.ts";

/** Where a visit may be once its day has come. */
export const OUTCOMES = ["booked", "arrived", "checked-in", "fulfilled", "noshow"] as const;
export type Outcome = (typeof OUTCOMES)[number];

export interface DecideRequest {
  appointmentId: string;
  expectedVersion: number;
  reason?: string;
  idempotencyKey: string;
}

export interface RecordOutcomeRequest {
  appointmentId: string;
  expectedVersion: number;
  outcome: Outcome;
  /** Why an outcome noted before was wrong; needed to correct one. */
  reason?: string;
  idempotencyKey: string;
}

/** One step of a visit's history, first first. */
export interface HistoryStep {
  version: number;
  type: "booked" | "rescheduled" | "cancelled" | "restored" | "status_changed" | "noted";
  status: Appointment["status"];
  actor: string;
  reason: string | null;
  /** ISO instant. */
  at: string;
}

export interface AddTimeOffRequest {
  /** A practitioner, room or device. */
  resourceId: string;
  /** ISO instants, end exclusive. */
  startsAt: string;
  endsAt: string;
  reason?: string;
  idempotencyKey: string;
}

/** A visit that staff must see to. */
export interface WorklistItem {
  id: string;
  /** What made it so: `time_off:<id>`. */
  cause: string;
  state: "open" | "contacted" | "settled";
  appointment: Appointment;
}

/** A visit whose wall time would differ in another zone; the instant stays. */
export interface ZoneChange {
  appointment: Appointment;
  /** As promised, and as the other zone's clocks would show it. */
  before: { date: IsoDate; time: ClockTime };
  after: { date: IsoDate; time: ClockTime };
}

/** What only staff do with the calendar. Throws `not_authorised` for anybody else. */
export interface StaffScheduling {
  /** A visit that waited for approval is booked. */
  approve(context: SchedulingContext, request: DecideRequest): Promise<Appointment>;
  /** A visit that waited for approval is cancelled and its time freed. */
  decline(context: SchedulingContext, request: DecideRequest): Promise<Appointment>;
  recordOutcome(context: SchedulingContext, request: RecordOutcomeRequest): Promise<Appointment>;
  history(context: SchedulingContext, appointmentId: string): Promise<HistoryStep[]>;
  /** Cancels nothing: the visits in the way become a worklist, by start. */
  addTimeOff(
    context: SchedulingContext,
    request: AddTimeOffRequest,
  ): Promise<{ timeOffId: string; worklist: WorklistItem[] }>;
  worklist(context: SchedulingContext, filter?: { state?: WorklistItem["state"] }): Promise<WorklistItem[]>;
  markWorklistItem(context: SchedulingContext, request: { id: string; state: WorklistItem["state"] }): Promise<void>;
  /** The visits to come whose wall time would differ if their location's clocks were those of `timeZone`. */
  reportZoneChange(
    context: SchedulingContext,
    request: { timeZone: string; locationId?: string },
  ): Promise<ZoneChange[]>;
}
