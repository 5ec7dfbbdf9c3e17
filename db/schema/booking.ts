import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clinics, locations } from "./clinics.ts";
import { instant, tstzrange } from "./columns.ts";
import { practitioners, visitTypes } from "./resources.ts";

export const patients = pgTable(
  "patients",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    dateOfBirth: date("date_of_birth").notNull(),
    /** Digits only, with the country code where one was given. */
    phone: text("phone").notNull(),
    email: text("email"),
    /** Name, date of birth and phone, normalised: the same person booking again is the same row. */
    matchKey: text("match_key").notNull(),
    /** The practitioner who knows this patient; comes first when anyone would do. */
    preferredPractitionerId: uuid("preferred_practitioner_id").references(() => practitioners.id),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    unique("patients_clinic_match_key").on(table.clinicId, table.matchKey),
    index("patients_birth").on(table.clinicId, table.dateOfBirth),
  ],
);

/** A slot kept for one conversation while the patient decides. Its time is taken by its claims. */
export const holds = pgTable(
  "holds",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    /** Who holds it: `thread:<uuid>` or `staff:<uuid>`. */
    owner: text("owner").notNull(),
    visitTypeId: uuid("visit_type_id")
      .notNull()
      .references(() => visitTypes.id),
    practitionerId: uuid("practitioner_id")
      .notNull()
      .references(() => practitioners.id),
    locationId: uuid("location_id")
      .notNull()
      .references(() => locations.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    /** The latest `expires_at` that activity may extend to. */
    expiresAtLatest: instant("expires_at_latest").notNull(),
    state: text("state").$type<"active" | "converted" | "released" | "expired">().notNull().default("active"),
    /** The appointment this hold would move; its own claims do not count against it. */
    rescheduleOf: uuid("reschedule_of"),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [
    uniqueIndex("holds_one_per_owner").on(table.clinicId, table.owner).where(sql`state = 'active'`),
    index("holds_expiry").on(table.clinicId, table.expiresAt).where(sql`state = 'active'`),
  ],
);

export type AppointmentStatus =
  | "pending"
  | "booked"
  | "arrived"
  | "checked-in"
  | "fulfilled"
  | "cancelled"
  | "noshow"
  | "entered-in-error";

/** What a visit must be prepared for. */
export interface AccessNeeds {
  /** The language an interpreter is needed for, e.g. "Spanish"; "sign language" too. */
  interpreter?: string;
  wheelchair?: boolean;
  /** Anything else, in the patient's words. */
  other?: string;
}

/** One start of a group visit: its practitioner and room are taken once, its seats are given out one by one. */
export const groupSessions = pgTable(
  "group_sessions",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    visitTypeId: uuid("visit_type_id")
      .notNull()
      .references(() => visitTypes.id),
    practitionerId: uuid("practitioner_id")
      .notNull()
      .references(() => practitioners.id),
    locationId: uuid("location_id")
      .notNull()
      .references(() => locations.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    seats: integer("seats").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [unique("group_sessions_start").on(table.clinicId, table.practitionerId, table.startsAt)],
);

export const appointments = pgTable(
  "appointments",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    /** Short, unguessable, without letters that look alike. */
    reference: text("reference").notNull(),
    status: text("status").$type<AppointmentStatus>().notNull(),
    patientId: uuid("patient_id")
      .notNull()
      .references(() => patients.id),
    practitionerId: uuid("practitioner_id")
      .notNull()
      .references(() => practitioners.id),
    locationId: uuid("location_id")
      .notNull()
      .references(() => locations.id),
    visitTypeId: uuid("visit_type_id")
      .notNull()
      .references(() => visitTypes.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    /** What was promised at booking; later edits of the visit type leave it alone. */
    visitTypeName: text("visit_type_name").notNull(),
    visitTypeVersion: integer("visit_type_version").notNull(),
    durationMinutes: integer("duration_minutes").notNull(),
    bufferBeforeMinutes: integer("buffer_before_minutes").notNull(),
    bufferAfterMinutes: integer("buffer_after_minutes").notNull(),
    practitionerName: text("practitioner_name").notNull(),
    locationName: text("location_name").notNull(),
    timeZone: text("time_zone").notNull(),
    wallTimeText: text("wall_time_text").notNull(),
    /** Who booked it: `thread:<uuid>`, `staff:<uuid>` or `seed`. Authority to change it by itself follows this. */
    bookedBy: text("booked_by").notNull(),
    channel: text("channel").notNull(),
    note: text("note"),
    /** What the visit must be prepared for: an interpreter, a wheelchair. */
    needs: jsonb("needs").$type<AccessNeeds>().notNull().default({}),
    /** When the patient said they would come. */
    confirmedAt: instant("confirmed_at"),
    /** Minutes the patient said they would be late. */
    lateMinutes: integer("late_minutes"),
    /** Booked by staff over another visit or outside the rules, with the reason they gave. */
    overrideReason: text("override_reason"),
    /** The calendar entry's identity (RFC 5545 UID): stays with the visit through every move. */
    calendarUid: uuid("calendar_uid").notNull().defaultRandom(),
    /** Grows with every change a calendar must show (RFC 5545 SEQUENCE). */
    calendarSequence: integer("calendar_sequence").notNull().default(0),
    /** The group session this visit has a seat in. */
    groupSessionId: uuid("group_session_id").references(() => groupSessions.id),
    /** Visits booked together as one series. */
    seriesId: uuid("series_id"),
    rescheduledFrom: uuid("rescheduled_from"),
    rescheduleCount: integer("reschedule_count").notNull().default(0),
    cancelReason: text("cancel_reason"),
    cancelledLate: boolean("cancelled_late"),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull().defaultNow(),
    updatedAt: instant("updated_at").notNull().defaultNow(),
  },
  (table) => [
    unique("appointments_clinic_reference").on(table.clinicId, table.reference),
    index("appointments_practitioner_start").on(table.clinicId, table.practitionerId, table.startsAt),
    index("appointments_patient").on(table.clinicId, table.patientId, table.startsAt),
    index("appointments_booked_by").on(table.clinicId, table.bookedBy),
    index("appointments_start").on(table.clinicId, table.startsAt),
  ],
);

/**
 * Time taken from one resource, buffers included. The exclusion constraint `claims_no_overlap` (in SQL) is what makes
 * booking exclusive; holds, visits and blocks all exclude each other through it. A patient's own claim has no buffers.
 */
export const claims = pgTable(
  "claims",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    resourceId: uuid("resource_id").notNull(),
    resourceKind: text("resource_kind").$type<"practitioner" | "room" | "device" | "patient" | "overbook">().notNull(),
    during: tstzrange("during").notNull(),
    /**
     * The bounds of `during`, for reading. Range operators are not leakproof, so under row-level security no index may
     * answer `during && …`; comparisons of plain instants may.
     */
    startsAt: instant("starts_at").notNull().generatedAlwaysAs(sql`lower(during)`),
    endsAt: instant("ends_at").notNull().generatedAlwaysAs(sql`upper(during)`),
    kind: text("kind").$type<"hold" | "appointment" | "block" | "session">().notNull(),
    holdId: uuid("hold_id").references(() => holds.id),
    /** A group session's own claims: practitioner, room, device. */
    sessionId: uuid("session_id").references(() => groupSessions.id),
    appointmentId: uuid("appointment_id").references(() => appointments.id),
    active: boolean("active").notNull().default(true),
  },
  (table) => [
    index("claims_calendar").on(table.clinicId, table.resourceId, table.endsAt, table.startsAt).where(sql`active`),
    index("claims_hold").on(table.holdId).where(sql`hold_id is not null`),
    index("claims_appointment").on(table.appointmentId).where(sql`appointment_id is not null`),
  ],
);

/** Append-only (a trigger refuses anything else); replaying an appointment's events rebuilds its row and claims. */
export const appointmentEvents = pgTable(
  "appointment_events",
  {
    sequence: bigint("sequence", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    appointmentId: uuid("appointment_id").notNull(),
    /** The appointment's version after this event; gapless from 1. */
    version: integer("version").notNull(),
    type: text("type")
      .$type<"booked" | "rescheduled" | "cancelled" | "restored" | "status_changed" | "noted">()
      .notNull(),
    actor: text("actor").notNull(),
    channel: text("channel").notNull(),
    /** The whole row and its claims after the event. */
    after: jsonb("after").notNull(),
    reason: text("reason"),
    at: instant("at").notNull(),
  },
  (table) => [
    unique("appointment_events_version").on(table.appointmentId, table.version),
    index("appointment_events_clinic").on(table.clinicId, table.at),
  ],
);

/** The stored answer to a write, so that a retry gets it again instead of a second effect. */
export const idempotencyKeys = pgTable(
  "idempotency_keys",
  {
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    actor: text("actor").notNull(),
    key: text("key").notNull(),
    requestHash: text("request_hash").notNull(),
    response: jsonb("response").notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [primaryKey({ columns: [table.clinicId, table.actor, table.key] })],
);
