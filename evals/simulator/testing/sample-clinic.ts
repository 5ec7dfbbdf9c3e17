import type { Proposal } from "../../../src/graph/reply.ts";
import { appointmentCard, placeAndTime } from "../../../src/locales/en/cards.ts";
import type { Voice } from "../../../src/locales/locale.ts";
import type { Appointment, ClinicDirectory, Slot } from "../../../src/scheduling/model.ts";
import type { WaitlistPlace } from "../../../src/scheduling/waitlist/model.ts";

export const SLOT: Slot = {
  id: "slot-1",
  visitTypeId: "cleaning",
  visitTypeName: "Dental cleaning",
  practitionerId: "kim",
  practitionerName: "Ms. Grace Kim",
  locationId: "north",
  locationName: "North Hills",
  startsAt: "2026-03-05T15:00:00Z",
  endsAt: "2026-03-05T15:45:00Z",
  durationMinutes: 45,
  timeZone: "America/New_York",
  date: "2026-03-05",
  time: "10:00",
  modality: "in_person",
};

/** The same visit type, later and with somebody else. */
export const LATER_SLOT: Slot = {
  ...SLOT,
  id: "slot-2",
  practitionerId: "rivera",
  practitionerName: "Mr. Tomas Rivera",
  locationId: "downtown",
  locationName: "Downtown",
  startsAt: "2026-03-06T19:30:00Z",
  endsAt: "2026-03-06T20:15:00Z",
  date: "2026-03-06",
  time: "14:30",
};

const { id: _, ...where } = SLOT;
export const VISIT: Appointment = {
  ...where,
  id: "visit-1",
  reference: "ABCD-EFGH",
  status: "booked",
  patientName: "Ana Ruiz",
  locationAddress: "2 Hill Road",
  preparation: "Brush as usual and bring a list of your medicines.",
  needs: { wheelchair: true },
  confirmedAt: null,
  lateMinutes: null,
  rescheduledFrom: null,
  version: 1,
};

export const CLINIC: ClinicDirectory = {
  id: "clinic",
  slug: "riverside",
  name: "Riverside Health",
  timeZone: "America/New_York",
  phone: "(914) 555-0100",
  emergencyNumber: "911",
  crisisNumber: "988",
  allowedOrigins: [],
  allowedLinks: [],
  widgetColours: null,
  holdMinutes: 10,
  cancelCutoffHours: 24,
  locations: [location("north", "North Hills"), location("downtown", "Downtown")],
  visitTypes: [
    visitType("cleaning", "dental-cleaning", "Dental cleaning", ["cleaning"]),
    visitType("office", "office-visit", "Office visit", ["doctor visit"]),
  ],
  practitioners: [practitioner("kim", "Ms.", "Grace", "Kim"), practitioner("rivera", "Mr.", "Tomas", "Rivera")],
};

export const VOICE: Voice = { clinic: CLINIC, now: "2026-03-02T14:00:00Z", patientTimeZone: null };

export const PROPOSAL: Proposal = {
  id: "proposal-1",
  kind: "book",
  expiresAt: "2026-03-02T14:10:00Z",
  holdId: "hold-1",
  slotId: SLOT.id,
  appointmentId: null,
  appointmentVersion: null,
  summary: "",
};

export const PLACE: WaitlistPlace = {
  id: "place-1",
  version: 1,
  visitTypeId: "cleaning",
  visitTypeName: "Dental cleaning",
  patientName: "Ana Ruiz",
  criteria: {
    practitionerIds: ["kim"],
    excludedPractitionerIds: [],
    locationIds: [],
    dates: [],
    excludedDates: [],
    weekdays: [],
    excludedWeekdays: [],
    times: [{ to: "12:00" }],
  },
  swap: null,
  position: 1,
  offer: null,
};

/** The card of a proposal to book `SLOT` for Ana Ruiz. */
export const PROPOSED = {
  ...appointmentCard(VISIT, "proposed"),
  ...placeAndTime(SLOT),
  action: "book" as const,
  patientDetails: "born April 3, 1988, phone 555-0142",
};

function location(slug: string, name: string): ClinicDirectory["locations"][number] {
  return { id: slug, slug, name, aliases: [], address: "", city: "", phone: "", timeZone: "America/New_York" };
}

function visitType(id: string, slug: string, name: string, aliases: string[]): ClinicDirectory["visitTypes"][number] {
  return {
    id,
    slug,
    name,
    aliases,
    specialty: "",
    durationMinutes: 45,
    modality: "in_person",
    patientKind: "any",
    selfBookable: true,
    needsReferral: false,
    minAgeYears: null,
    maxAgeYears: null,
  };
}

function practitioner(
  id: string,
  prefix: string,
  givenName: string,
  familyName: string,
): ClinicDirectory["practitioners"][number] {
  return {
    id,
    slug: `${givenName}-${familyName}`.toLowerCase(),
    prefix,
    givenName,
    familyName,
    name: `${prefix} ${givenName} ${familyName}`,
    specialty: "",
    languages: ["en"],
    acceptingNew: true,
    visitTypeIds: [],
    locationIds: [],
  };
}
