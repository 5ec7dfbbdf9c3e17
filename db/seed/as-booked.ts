import { stateOf } from "../../src/scheduling/appointment-history.ts";
import { MINUTE_MS } from "../../src/scheduling/civil-day.ts";
import type { Interval } from "../../src/scheduling/intervals.ts";
import { toRange } from "../../src/scheduling/slot-claims.ts";
import { wallClockAt } from "../../src/scheduling/time-zone.ts";
import { clockText, dateText } from "../../src/scheduling/wall-text.ts";
import type * as schema from "../schema/index.ts";
import type { ClinicBlueprint, PractitionerBlueprint, VisitTypeBlueprint } from "./blueprint.ts";
import { idsOf } from "./build-clinic.ts";
import { seedReference } from "./seed-id.ts";

/** One visit of the demo, before it becomes rows. */
export interface SeededVisit {
  clinic: ClinicBlueprint;
  /** Counts the clinic's visits from 1; the ids follow from it. */
  number: number;
  practitioner: PractitionerBlueprint;
  /** Slug of the location. */
  location: string;
  visitType: VisitTypeBlueprint;
  durationMinutes: number;
  patientId: string;
  equipment: { id: string; kind: "room" | "device" }[];
  startsAt: Date;
  endsAt: Date;
  status: "booked" | "fulfilled" | "noshow" | "cancelled";
  bookedAt: Date;
  /** A cancellation happens before this. */
  cancelledBefore: Date;
}

type AppointmentRow = Required<typeof schema.appointments.$inferInsert>;
type ClaimRow = typeof schema.claims.$inferInsert;
type EventRow = typeof schema.appointmentEvents.$inferInsert;

interface SeededClaim extends Interval {
  id: string;
  clinicId: string;
  resourceId: string;
  resourceKind: "practitioner" | "room" | "device" | "patient";
  appointmentId: string;
  active: boolean;
}

export interface BookedRows {
  appointments: AppointmentRow[];
  claims: ClaimRow[];
  events: EventRow[];
}

/** Rows as the scheduling core leaves them after booking each visit and then settling how it ended. */
export function asBooked(visits: readonly SeededVisit[]): BookedRows {
  const rows: BookedRows = { appointments: [], claims: [], events: [] };
  const wallTimeText = createWallTimeText();
  for (const visit of visits) {
    const claims = claimsOf(visit);
    const booked = bookedRow(visit, wallTimeText(visit.startsAt, visit.clinic.timeZone));
    const events = [eventRow(booked, claims, { type: "booked", at: visit.bookedAt })];
    let current = booked;
    let standing = claims;
    if (visit.status !== "booked") {
      current = endedRow(booked, visit);
      if (visit.status === "cancelled") standing = claims.map((claim) => ({ ...claim, active: false }));
      const type = visit.status === "cancelled" ? "cancelled" : "status_changed";
      events.push(eventRow(current, standing, { type, at: current.updatedAt, reason: current.cancelReason }));
    }
    rows.appointments.push(current);
    rows.claims.push(...standing.map(toRow));
    rows.events.push(...events);
  }
  return rows;
}

function bookedRow(visit: SeededVisit, wallTimeText: string): AppointmentRow {
  const { clinic, number, practitioner, visitType, startsAt, endsAt, bookedAt } = visit;
  const id = idsOf(clinic);
  const location = clinic.locations.find(({ slug }) => slug === visit.location);
  if (!location) throw new Error(`${clinic.slug} has no location "${visit.location}"`);
  return {
    id: id("appointment", number),
    clinicId: id("clinic"),
    reference: seedReference(clinic.slug, number),
    status: "booked",
    patientId: visit.patientId,
    practitionerId: id("practitioner", practitioner.slug),
    locationId: id("location", location.slug),
    visitTypeId: id("visit-type", visitType.slug),
    startsAt,
    endsAt,
    visitTypeName: visitType.name,
    visitTypeVersion: 1,
    durationMinutes: visit.durationMinutes,
    bufferBeforeMinutes: visitType.bufferBeforeMinutes ?? 0,
    bufferAfterMinutes: visitType.bufferAfterMinutes ?? 0,
    practitionerName: `${practitioner.prefix} ${practitioner.givenName} ${practitioner.familyName}`,
    locationName: location.name,
    timeZone: clinic.timeZone,
    wallTimeText,
    bookedBy: "seed",
    channel: "seed",
    note: null,
    needs: {},
    confirmedAt: null,
    lateMinutes: null,
    overrideReason: null,
    calendarUid: id("appointment", number),
    calendarSequence: 0,
    groupSessionId: null,
    seriesId: null,
    rescheduledFrom: null,
    rescheduleCount: 0,
    cancelReason: null,
    cancelledLate: null,
    version: 1,
    createdAt: bookedAt,
    updatedAt: bookedAt,
  };
}

function endedRow(booked: AppointmentRow, visit: SeededVisit): AppointmentRow {
  const { status, clinic, endsAt, startsAt, bookedAt, cancelledBefore } = visit;
  const ended = { ...booked, status, version: 2 };
  if (status !== "cancelled") return { ...ended, updatedAt: endsAt };
  // Somewhere between the booking and the visit, so that some cancellations are late and most are not.
  const share = 0.6 + (Number.parseInt(booked.id.slice(0, 4), 16) / 0xffff) * 0.4;
  const time = bookedAt.getTime() + (cancelledBefore.getTime() - bookedAt.getTime()) * share;
  const cancelledAt = new Date(Math.floor(time / 60_000) * 60_000);
  const cutoff = startsAt.getTime() - clinic.policy.cancelCutoffHours * 3_600_000;
  return {
    ...ended,
    cancelReason: "patient",
    cancelledLate: cancelledAt.getTime() > cutoff,
    updatedAt: cancelledAt,
  };
}

function claimsOf(visit: SeededVisit): SeededClaim[] {
  const id = idsOf(visit.clinic);
  const { number, visitType } = visit;
  const [start, end] = [visit.startsAt.getTime(), visit.endsAt.getTime()];
  const withBuffers = {
    start: start - (visitType.bufferBeforeMinutes ?? 0) * MINUTE_MS,
    end: end + (visitType.bufferAfterMinutes ?? 0) * MINUTE_MS,
  };
  const claim = (resourceId: string, resourceKind: SeededClaim["resourceKind"], during: Interval): SeededClaim => ({
    id: id("claim", number, resourceId),
    clinicId: id("clinic"),
    resourceId,
    resourceKind,
    ...during,
    appointmentId: id("appointment", number),
    active: true,
  });
  return [
    claim(id("practitioner", visit.practitioner.slug), "practitioner", withBuffers),
    ...visit.equipment.map((resource) => claim(resource.id, resource.kind, withBuffers)),
    claim(visit.patientId, "patient", { start, end }),
  ];
}

function toRow({ start, end, ...claim }: SeededClaim): ClaimRow {
  return { ...claim, during: toRange({ start, end }), kind: "appointment", holdId: null };
}

/** As `wallTimeText` writes it, but each day and each time formatted once: formatting is most of a seed's work. */
function createWallTimeText() {
  const dates = new Map<string, string>();
  const times = new Map<string, string>();
  const remembered = (known: Map<string, string>, key: string, format: (key: string) => string): string => {
    const text = known.get(key) ?? format(key);
    known.set(key, text);
    return text;
  };
  return (startsAt: Date, timeZone: string): string => {
    const { date, time } = wallClockAt(timeZone, startsAt.getTime());
    const day = remembered(dates, date, (value) => dateText(value, { year: true }));
    return `${day} at ${remembered(times, time, (value) => clockText(value))}`;
  };
}

function eventRow(
  appointment: AppointmentRow,
  claims: readonly SeededClaim[],
  { type, at, reason = null }: { type: EventRow["type"]; at: Date; reason?: string | null },
): EventRow {
  return {
    clinicId: appointment.clinicId,
    appointmentId: appointment.id,
    version: appointment.version,
    type,
    actor: "seed",
    channel: "seed",
    after: stateOf(appointment, claims),
    reason,
    at,
  };
}
