import type { ClinicPolicy } from "../schema/clinics.ts";

/** Weekly hours at one site, in wall-clock time: `{ days: [1, 2], at: "north", from: "08:00", to: "12:00" }`. */
export interface Hours {
  /** ISO weekdays, 1 is Monday. */
  days: readonly number[];
  /** Slug of the location. */
  at: string;
  from: string;
  to: string;
  everyWeeks?: number;
  /** Slugs of the visit types allowed in these hours; absent: all the practitioner offers. */
  only?: readonly string[];
}

export interface LocationBlueprint {
  slug: string;
  name: string;
  aliases: readonly string[];
  address: string;
  city: string;
  phone: string;
}

export interface PractitionerBlueprint {
  slug: string;
  prefix: string;
  givenName: string;
  familyName: string;
  specialty: string;
  gender: "female" | "male";
  languages: readonly string[];
  acceptingNew?: boolean;
  /** Slugs of visit types; a number is this practitioner's own duration in minutes. */
  offers: readonly (string | { visitType: string; durationMinutes: number })[];
  hours: readonly Hours[];
  /** How full the calendar is against the clinic's usual load: 0 is empty, 1 is usual. Default 1. */
  popularity?: number;
  /** Booked solid for this many weeks from the anchor. */
  fullWeeks?: number;
  /** Away: weeks after the anchor, end exclusive. */
  leave?: { fromWeek: number; toWeek: number; reason: string };
  /** Weekly hours the seeded calendar never fills, so that a demo always finds something. */
  keepFree?: readonly { day: number; from: string; to: string }[];
}

export interface VisitTypeBlueprint {
  slug: string;
  name: string;
  /** Lower case. */
  aliases: readonly string[];
  specialty: string;
  durationMinutes: number;
  bufferBeforeMinutes?: number;
  bufferAfterMinutes?: number;
  slotGridMinutes?: number;
  slotGridOffsetMinutes?: number;
  minNoticeMinutes?: number;
  horizonDays?: number;
  channel?: "self" | "staff";
  modality?: "in_person" | "phone" | "video";
  patientKind?: "any" | "new" | "established";
  minAgeYears?: number;
  maxAgeYears?: number;
  needsReferral?: boolean;
  needsApproval?: boolean;
  /** More than one: a group visit. */
  seats?: number;
  dailyCap?: number;
  preparation?: string;
  /** One member of each group is taken by a visit; members are slugs of rooms and devices. */
  needs?: readonly { kind: "room" | "device"; label: string; members: readonly string[] }[];
  /** Share of a practitioner's visits, against the other types they offer. Default 1; 0 seeds none. */
  weight?: number;
  /** Seeded only for these patients. */
  gender?: "female";
}

export interface EquipmentBlueprint {
  slug: string;
  kind: "room" | "device";
  name: string;
  at: string;
}

/** Everything a demo clinic is, before dates are put to it. */
export interface ClinicBlueprint {
  slug: string;
  name: string;
  timeZone: string;
  phone: string;
  policy: ClinicPolicy;
  /** Area codes of the made-up phone numbers (555-01xx is kept free for fiction). */
  areaCodes: readonly string[];
  patients: number;
  locations: readonly LocationBlueprint[];
  equipment: readonly EquipmentBlueprint[];
  visitTypes: readonly VisitTypeBlueprint[];
  practitioners: readonly PractitionerBlueprint[];
  staff: readonly { name: string; role: string; email: string }[];
  /** Extra opening of one practitioner at one site: the first `day` on or after `afterDays` days from the anchor. */
  extraOpenings: readonly {
    practitioner: string;
    at: string;
    day: number;
    afterDays: number;
    from: string;
    to: string;
  }[];
  /** One site closed for part of a day. */
  partClosures: readonly { at: string; day: number; afterDays: number; from: string; to: string; reason: string }[];
}
