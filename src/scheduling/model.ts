import type { RefusalCode, RefusalParams } from "./refusal.ts";

/** A civil day of the clinic, `YYYY-MM-DD`. */
export type IsoDate = string;
/** A wall-clock time, `HH:MM`, 24 h. */
export type ClockTime = string;

/** Who acts: `thread:<uuid>` (a patient's conversation), `staff:<uuid>`, `api:<name>` or `seed`. Never from arguments. */
export type Actor = `thread:${string}` | `staff:${string}` | `api:${string}` | "seed";
export type Channel = "chat" | "api" | "staff" | "seed";

/** In whose name a verb runs. `now` is the instant the rules count from. */
export interface SchedulingContext {
  clinicId: string;
  actor: Actor;
  channel: Channel;
}

export interface DateRange {
  from: IsoDate;
  /** Inclusive. */
  to: IsoDate;
}

/** Half-open window of the clinic's day; a missing end is the day's own. */
export interface TimeWindow {
  from?: ClockTime;
  to?: ClockTime;
}

/** A site that is closed on a day on which it may be open by its weekly hours. */
export interface Closure {
  day: IsoDate;
  locationName: string;
  /** Half-open, on the site's clock; `00:00` to `24:00` is the whole day. */
  from: ClockTime;
  to: ClockTime;
}

export interface SlotQuery {
  visitTypeId: string;
  /** Absent or empty: any who offer the visit. */
  practitionerIds?: readonly string[];
  excludedPractitionerIds?: readonly string[];
  locationIds?: readonly string[];
  /** Absent or empty: from now to the visit type's horizon. */
  dates?: readonly DateRange[];
  excludedDates?: readonly IsoDate[];
  /** ISO weekdays, 1 is Monday. `weekdays` empty: any. */
  weekdays?: readonly number[];
  excludedWeekdays?: readonly number[];
  /** A start must lie in one of them (`from` inclusive, `to` exclusive); empty: any time. */
  times?: readonly TimeWindow[];
  patientKind?: "new" | "established";
  /** For age limits; whole years at the visit are computed from it. */
  dateOfBirth?: IsoDate;
  hasReferral?: boolean;
  /** Comes first among those free at the same time; absent: whom a proved patient knows. */
  preferredPractitionerId?: string;
  /** Ignore this appointment's own claims (it is being moved). */
  movingAppointmentId?: string;
  /** `earliest` (default): by start. `spread`: over different days, parts of day and practitioners. */
  order?: "earliest" | "spread";
  /** 1 to 100; default 10. */
  limit?: number;
}

/** A free time for one visit. `id` is opaque to clients and re-validated whole on every use. */
export interface Slot {
  id: string;
  visitTypeId: string;
  visitTypeName: string;
  practitionerId: string;
  practitionerName: string;
  locationId: string;
  locationName: string;
  /** ISO 8601 UTC instants of the visit itself, buffers not included. */
  startsAt: string;
  endsAt: string;
  durationMinutes: number;
  /** Zone of the location, and the start on its wall clock. */
  timeZone: string;
  date: IsoDate;
  time: ClockTime;
  modality: "in_person" | "phone" | "video";
  /** Held by the asking conversation itself. */
  heldByYou?: boolean;
}

/** Why nothing (or not more) fits: how many candidate starts this rule removed, most first. */
export interface Reason {
  code: RefusalCode;
  params: RefusalParams;
  removed: number;
}

export interface SlotSearch {
  slots: Slot[];
  /** Ranked, and never empty when `slots` is. */
  reasons: Reason[];
  /** The nearest slots that fit when the dates, times, practitioner or site asked for are relaxed; with what was relaxed. */
  nearest: { relaxed: ("dates" | "times" | "practitioner" | "location")[]; slots: Slot[] } | null;
  visitTypeName: string;
}

export interface Hold {
  id: string;
  slot: Slot;
  /** ISO instant. */
  expiresAt: string;
}

/** Who the visit is for, as told. Matched to a patient's row only inside the booking transaction. */
export interface PatientDetails {
  givenName: string;
  familyName: string;
  dateOfBirth: IsoDate;
  phone: string;
  email?: string;
}

/** What a visit must be prepared for. */
export interface AccessNeeds {
  /** The language an interpreter is needed for; "sign language" too. */
  interpreter?: string;
  wheelchair?: boolean;
  /** Anything else, in the patient's words. */
  other?: string;
}

/** How a visit stands, in the words of FHIR's Appointment. */
export const APPOINTMENT_STATUSES = [
  "pending",
  "booked",
  "arrived",
  "checked-in",
  "fulfilled",
  "cancelled",
  "noshow",
  "entered-in-error",
] as const;

export interface Appointment {
  id: string;
  reference: string;
  status: (typeof APPOINTMENT_STATUSES)[number];
  patientName: string;
  visitTypeId: string;
  visitTypeName: string;
  practitionerId: string;
  practitionerName: string;
  locationId: string;
  locationName: string;
  locationAddress: string;
  startsAt: string;
  endsAt: string;
  durationMinutes: number;
  timeZone: string;
  date: IsoDate;
  time: ClockTime;
  modality: "in_person" | "phone" | "video";
  preparation: string | null;
  needs: AccessNeeds;
  /** When the patient said they would come; ISO instant. */
  confirmedAt: string | null;
  /** How late the patient said they would be. */
  lateMinutes: number | null;
  rescheduledFrom: string | null;
  version: number;
}

export interface VisitTypeSummary {
  id: string;
  slug: string;
  name: string;
  aliases: string[];
  specialty: string;
  durationMinutes: number;
  modality: "in_person" | "phone" | "video";
  patientKind: "any" | "new" | "established";
  selfBookable: boolean;
  needsReferral: boolean;
  minAgeYears: number | null;
  maxAgeYears: number | null;
}

export interface PractitionerSummary {
  id: string;
  slug: string;
  prefix: string;
  givenName: string;
  familyName: string;
  name: string;
  specialty: string;
  languages: string[];
  acceptingNew: boolean;
  visitTypeIds: string[];
  locationIds: string[];
}

export interface LocationSummary {
  id: string;
  slug: string;
  name: string;
  aliases: string[];
  address: string;
  city: string;
  phone: string;
  timeZone: string;
}

/** What the clinic is and offers: small, the same for every conversation, read in one go. */
export interface ClinicDirectory {
  id: string;
  slug: string;
  name: string;
  timeZone: string;
  phone: string;
  emergencyNumber: string;
  crisisNumber: string;
  allowedOrigins: string[];
  /** Addresses (`https:`) that a link in the chat may lead under. */
  allowedLinks: string[];
  /** The clinic's own colours in its chat, `#rrggbb` in the light and in the dark scheme; null for the widget's. */
  widgetColours: { accent: [light: string, dark: string]; onAccent: [light: string, dark: string] } | null;
  holdMinutes: number;
  cancelCutoffHours: number;
  /** Later than this a patient may have to find another time; absent: the clinic has set no limit. */
  lateArrivalMinutes?: number;
  locations: LocationSummary[];
  visitTypes: VisitTypeSummary[];
  practitioners: PractitionerSummary[];
}

export interface AppointmentsFilter {
  status?: Appointment["status"];
  /** Any of these. */
  statuses?: readonly Appointment["status"][];
  /** By start: `from` inclusive, `to` exclusive; ISO instants. */
  from?: string;
  to?: string;
  limit?: number;
}

export interface BookRequest {
  /** Book what is held … */
  holdId?: string;
  /** … or a slot directly (API); it is validated just the same. */
  slotId?: string;
  patient: PatientDetails;
  /** The patient said they have a referral; a visit type that needs one is refused without it. */
  hasReferral?: boolean;
  note?: string;
  /** What the visit must be prepared for. */
  needs?: AccessNeeds;
  /** Staff only: book it although the calendar's rules or another visit stand in the way, and why. */
  override?: { reason: string };
  idempotencyKey: string;
}

export interface RescheduleRequest {
  appointmentId: string;
  slotId: string;
  /** The version the caller saw; another one is `version_conflict`. */
  expectedVersion: number;
  /** The slot may be of another visit type of the same specialty: by video instead of in person. */
  changeVisitType?: true;
  idempotencyKey: string;
}

export interface CancelRequest {
  appointmentId: string;
  expectedVersion: number;
  reason?: string;
  idempotencyKey: string;
}

/** What an actor may speak of: the visits to come within its reach, by start. */
export interface ComingVisits {
  visits: Appointment[];
  /** The actor has proved whom it speaks for, so these are all there are. */
  proved: boolean;
}

export interface CancelSomeRequest {
  /** Each with the version the caller saw. */
  visits: { id: string; version: number }[];
  reason?: string;
  idempotencyKey: string;
}

export interface ConfirmAttendanceRequest {
  appointmentId: string;
  idempotencyKey: string;
}

export interface ReportLateRequest {
  appointmentId: string;
  /** Whole minutes, at most a day. */
  minutes: number;
  idempotencyKey: string;
}

export interface AddNeedsRequest {
  appointmentId: string;
  /** Absent: whatever it is now. */
  expectedVersion?: number;
  /** Added to what is noted already. */
  needs: AccessNeeds;
  idempotencyKey: string;
}

/** What an actor did last that can be taken back, and the visits it is about as they stand. */
export interface LastChange {
  kind: "book" | "reschedule" | "cancel" | "note";
  /** As they stand now; one visit, or all that one transaction cancelled. */
  visits: Appointment[];
  /** `reschedule`: the visit as it was before. */
  before: Appointment | null;
}

export interface UndoRequest {
  /** The visits of the change as the caller saw them; another state is `version_conflict`. */
  visits: { id: string; version: number }[];
  idempotencyKey: string;
}

export interface Undone {
  kind: LastChange["kind"];
  /** As they are after it. */
  visits: Appointment[];
}

/** A visit as a calendar entry: RFC 5545 text, UTF-8. */
export interface CalendarFile {
  filename: string;
  content: string;
}

/** The verbs of the clinic's calendar. Expected refusals are thrown as `Refusal`; anything else is a fault. */
export interface Scheduling {
  directory(clinicId: string): Promise<ClinicDirectory>;
  findSlots(context: SchedulingContext, query: SlotQuery): Promise<SlotSearch>;
  /** Takes the slot for this actor, in place of what the actor held before. Held by the same actor already: extended. */
  hold(context: SchedulingContext, request: { slotId: string; movingAppointmentId?: string }): Promise<Hold>;
  /** Pushes an active hold's expiry on (activity); null when it is gone. */
  extendHold(context: SchedulingContext, holdId: string): Promise<Hold | null>;
  releaseHold(context: SchedulingContext, holdId: string): Promise<void>;
  book(context: SchedulingContext, request: BookRequest): Promise<Appointment>;
  reschedule(context: SchedulingContext, request: RescheduleRequest): Promise<Appointment>;
  cancel(context: SchedulingContext, request: CancelRequest): Promise<Appointment>;
  /** All of them in one transaction, or none. */
  cancelSome(context: SchedulingContext, request: CancelSomeRequest): Promise<Appointment[]>;
  confirmAttendance(context: SchedulingContext, request: ConfirmAttendanceRequest): Promise<Appointment>;
  reportLate(context: SchedulingContext, request: ReportLateRequest): Promise<Appointment>;
  addNeeds(context: SchedulingContext, request: AddNeedsRequest): Promise<Appointment>;
  /** What this actor changed last and that still stands as it left it. Throws `nothing_to_undo`. */
  lastChange(context: SchedulingContext): Promise<LastChange>;
  /** Takes that change back. */
  undoLast(context: SchedulingContext, request: UndoRequest): Promise<Undone>;
  calendarFile(context: SchedulingContext, appointmentId: string): Promise<CalendarFile>;
  /** A patient's conversation sees what it booked itself and a proved patient's; staff and api see all. By start. */
  listAppointments(context: SchedulingContext, filter?: AppointmentsFilter): Promise<Appointment[]>;
  comingVisits(context: SchedulingContext): Promise<ComingVisits>;
  getAppointment(context: SchedulingContext, appointmentId: string): Promise<Appointment>;
}
