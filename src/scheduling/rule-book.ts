import type { CivilDay } from "./civil-day.ts";

/** The rules one visit type is offered under: all that a search or a check needs, apart from what is already taken. */
export interface RuleBook {
  clinic: { id: string; timeZone: string; locale: string; phone: string; policy: BookingPolicy };
  visit: VisitRules;
  /** Active practitioners who offer the visit, by name. */
  practitioners: OfferingPractitioner[];
  requirements: RequirementGroup[];
  locations: BookableLocation[];
  hours: HoursRule[];
  exceptions: DayException[];
  timeOff: TimeOff[];
}

export interface BookingPolicy {
  holdMinutes: number;
  holdMaxMinutes: number;
  cancelCutoffHours: number;
  rescheduleLimit: number;
  maxActiveAppointments: number;
}

export interface VisitRules {
  id: string;
  name: string;
  version: number;
  durationMinutes: number;
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  slotGridMinutes: number;
  slotGridOffsetMinutes: number;
  minNoticeMinutes: number;
  horizonDays: number;
  channel: "self" | "staff";
  modality: "in_person" | "phone" | "video";
  patientKind: "any" | "new" | "established";
  minAgeYears: number | null;
  maxAgeYears: number | null;
  needsReferral: boolean;
  /** A booking waits for staff to approve it; its time is taken meanwhile. */
  needsApproval: boolean;
  /** More than one: a group visit. */
  seats: number;
  dailyCap: number | null;
  preparation: string | null;
}

export interface OfferingPractitioner {
  id: string;
  name: string;
  acceptingNew: boolean;
  /** This practitioner's own length of the visit, where it differs. */
  durationMinutes: number | null;
  /** As many visits as staff may book over others of this practitioner at one time. */
  laneIds?: string[];
}

export interface RequirementGroup {
  id: string;
  kind: "room" | "device";
  label: string;
  /** Where each stands; null can be brought anywhere. */
  members: { id: string; locationId: string | null }[];
}

export interface BookableLocation {
  id: string;
  name: string;
  address: string;
  timeZone: string;
}

/** Weekly hours on the location's wall clock. `endMinutes` at or before `startMinutes` is on the next day. */
export interface HoursRule {
  resourceId: string;
  locationId: string;
  weekdays: number[];
  startMinutes: number;
  endMinutes: number;
  visitTypeIds: string[] | null;
  everyWeeks: number;
  effectiveFrom: CivilDay;
  effectiveTo: CivilDay | null;
}

/** One day that differs. No resource: everyone there; no location: everywhere. Null times: the whole day. */
export interface DayException {
  resourceId: string | null;
  locationId: string | null;
  day: CivilDay;
  kind: "closed" | "open";
  startMinutes: number | null;
  endMinutes: number | null;
}

export interface TimeOff {
  resourceId: string;
  /** Epoch milliseconds. */
  start: number;
  end: number;
}
