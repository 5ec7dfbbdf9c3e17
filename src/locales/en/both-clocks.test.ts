import { describe, expect, it } from "vitest";
import { renderReply } from "../../agents/render-reply.ts";
import type { Fact } from "../../graph/facts.ts";
import type { AppointmentCard, Proposal, SlotsCard } from "../../graph/reply.ts";
import type { Appointment, ClinicDirectory, Slot } from "../../scheduling/model.ts";
import type { WaitlistPlace } from "../../scheduling/waitlist/model.ts";
import { appointmentCard, placeAndTime } from "./cards.ts";
import { english } from "./index.ts";

const slot: Slot = {
  id: "slot",
  visitTypeId: "cleaning",
  visitTypeName: "Dental cleaning",
  practitionerId: "lee",
  practitionerName: "Dr. Lee",
  locationId: "main",
  locationName: "Main Street",
  startsAt: "2026-03-10T18:00:00Z",
  endsAt: "2026-03-10T18:45:00Z",
  durationMinutes: 45,
  timeZone: "America/New_York",
  date: "2026-03-10",
  time: "14:00",
  modality: "in_person",
};
const { id: _, ...where } = slot;
const appointment: Appointment = {
  ...where,
  id: "visit",
  reference: "ABCD-EFGH",
  status: "booked",
  patientName: "Ana Ruiz",
  locationAddress: "1 Main Street",
  preparation: null,
  needs: { wheelchair: true },
  confirmedAt: null,
  lateMinutes: null,
  rescheduledFrom: null,
  version: 1,
};
const clinic: ClinicDirectory = {
  id: "clinic",
  slug: "riverside",
  name: "Riverside Clinic",
  timeZone: "America/New_York",
  phone: "555-0100",
  emergencyNumber: "911",
  crisisNumber: "988",
  allowedOrigins: [],
  allowedLinks: [],
  widgetColours: null,
  holdMinutes: 8,
  cancelCutoffHours: 24,
  locations: [],
  visitTypes: [],
  practitioners: [],
};
const expiresAt = "2026-03-02T14:08:00Z";
const proposal: Proposal = {
  id: "proposal",
  kind: "book",
  expiresAt,
  holdId: "hold",
  slotId: slot.id,
  appointmentId: null,
  appointmentVersion: null,
  summary: "",
};
const card: AppointmentCard = { status: "proposed", ...placeAndTime(slot) };
const place: WaitlistPlace = {
  id: "place",
  version: 1,
  visitTypeId: "cleaning",
  visitTypeName: "Dental cleaning",
  patientName: "Ana Ruiz",
  criteria: {
    practitionerIds: [],
    excludedPractitionerIds: [],
    locationIds: [],
    dates: [],
    excludedDates: [],
    weekdays: [],
    excludedWeekdays: [],
    times: [],
  },
  swap: null,
  position: 1,
  offer: { id: "offer", slot, expiresAt },
};
const two = [appointment, { ...appointment, id: "other" }];
const change = (kind: "book" | "reschedule" | "cancel" | "note") => ({ kind, visits: two, before: appointment });
const visitTypeName = "Dental cleaning";

/** Everything that tells of a visit or a free time at 2:00 PM in New York. */
const FACTS: Fact[] = [
  { kind: "held", slot, expiresAt },
  { kind: "still_held", slot, expiresAt },
  { kind: "proposal", proposal, card, reminder: false },
  { kind: "proposal", proposal: { ...proposal, kind: "reschedule" }, card, reminder: true },
  {
    kind: "proposal",
    proposal: { ...proposal, kind: "cancel" },
    card: appointmentCard(appointment, "proposed"),
    reminder: false,
  },
  { kind: "booked", appointment },
  { kind: "rescheduled", appointment },
  { kind: "cancelled", appointment },
  { kind: "coming_visits", appointments: [appointment] },
  { kind: "coming_visits", appointments: two },
  { kind: "no_such_visit", appointments: two },
  { kind: "which_visit", appointments: two, task: "cancel" },
  { kind: "visit_details", appointment },
  { kind: "visit_preparation", appointment },
  { kind: "visit_preparation", appointment: { ...appointment, preparation: "Floss." } },
  { kind: "calendar_file", appointment, url: "/visit.ics" },
  { kind: "attendance_confirmed", appointment },
  { kind: "ask_minutes_late", appointment },
  { kind: "late_noted", appointment, minutes: 10, limitMinutes: 5 },
  { kind: "ask_need", appointment },
  { kind: "inside_cutoff", appointment, cutoffHours: 24, action: "cancel" },
  { kind: "modality_not_offered", appointment, modality: "video" },
  { kind: "nothing_earlier", appointment },
  { kind: "visits_proposal", proposal, change: { kind: "cancel_some", appointments: two } },
  { kind: "visits_proposal", proposal, change: { kind: "add_need", appointment, needs: { wheelchair: true } } },
  ...(["book", "reschedule", "cancel", "note"] as const).flatMap((kind): Fact[] => [
    { kind: "visits_proposal", proposal, change: { kind: "undo", change: change(kind) } },
    { kind: "undone", change: kind, appointments: two },
  ]),
  { kind: "cancelled_some", appointments: two },
  { kind: "need_added", appointment },
  { kind: "awaiting_approval", appointment },
  { kind: "changed_meanwhile", appointment },
  { kind: "comparison", visitTypeName, rows: [{ practitionerName: "Dr. Lee", slot }] },
  { kind: "waitlist_accept_proposal", proposal, card, slot, swap: null },
  { kind: "waitlist_accept_proposal", proposal, card, slot, swap: appointment },
  { kind: "waitlist_places", places: [place] },
  { kind: "waitlist_which", places: [place, place], action: "accept" },
];

const now = "2026-03-02T14:00:00Z";
const replyTo = (fact: Fact, patientTimeZone: string | null) =>
  renderReply([fact], { clinic, now, patientTimeZone }, english);

describe.each(FACTS.map((fact) => ({ fact })))("D4: $fact.kind", ({ fact }) => {
  it("says every time on both clocks, the clinic's first", () => {
    const { text, cards } = replyTo(fact, "Asia/Kolkata");
    const times = text.match(/2:00 PM/g) ?? [];
    expect(times.length).toBeGreaterThan(0);
    expect(text.match(/2:00 PM(?: \(|, )11:30 PM your time\)/g)).toHaveLength(times.length);
    for (const { type, content } of cards) {
      if (type === "agentcare.appointment") expect(content.yourTime).toBe("11:30 PM your time");
    }
  });

  it("is word for word the same where no zone is known, or its clock is the clinic's", () => {
    expect(replyTo(fact, "America/Toronto")).toEqual(replyTo(fact, null));
    expect(JSON.stringify(replyTo(fact, null))).not.toContain("your time");
  });

  it("offers answers to tap in the clinic's time alone, as they will be read", () => {
    expect(replyTo(fact, "Asia/Kolkata").suggestions).toEqual(replyTo(fact, null).suggestions);
  });
});

it("D4: the free times to tap have both, for the eye and for the ear", () => {
  const fact: Fact = { kind: "slots", visitTypeName, slots: [slot], relaxed: [], reasons: [], others: false };
  const shown = (zone: string | null) => {
    const content = replyTo(fact, zone).cards[0]?.content as SlotsCard;
    return content.days[0]?.slots[0];
  };
  expect(shown("Asia/Kolkata")).toMatchObject({
    label: "2:00 PM",
    yourTime: "11:30 PM your time",
    accessibleName: "Tuesday, March 10 at 2:00 PM (11:30 PM your time) with Dr. Lee, Main Street",
  });
  expect(shown(null)).toMatchObject({
    label: "2:00 PM",
    yourTime: undefined,
    accessibleName: "Tuesday, March 10 at 2:00 PM with Dr. Lee, Main Street",
  });
});
