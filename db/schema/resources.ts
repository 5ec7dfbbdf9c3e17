import { sql } from "drizzle-orm";
import {
  boolean,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  smallint,
  text,
  time,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import { clinics, locations } from "./clinics.ts";
import { instant } from "./columns.ts";

/** Whatever one visit can take from another: a practitioner, a room, a device. `capacity` n is n rows. */
export const resources = pgTable(
  "resources",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    kind: text("kind").$type<"practitioner" | "room" | "device" | "overbook">().notNull(),
    /** The practitioner whose overbooked visits this lane takes; only of kind `overbook`. */
    overbooksId: uuid("overbooks_id"),
    /** Where a room or device stands; null for a practitioner, whose rules say where they work. */
    locationId: uuid("location_id").references(() => locations.id),
    name: text("name").notNull(),
    active: boolean("active").notNull().default(true),
  },
  (table) => [index("resources_clinic_kind").on(table.clinicId, table.kind)],
);

export const practitioners = pgTable(
  "practitioners",
  {
    id: uuid("id")
      .primaryKey()
      .references(() => resources.id),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    slug: text("slug").notNull(),
    prefix: text("prefix").notNull(),
    givenName: text("given_name").notNull(),
    familyName: text("family_name").notNull(),
    specialty: text("specialty").notNull(),
    languages: text("languages").array().notNull().default(sql`'{English}'::text[]`),
    gender: text("gender"),
    acceptingNew: boolean("accepting_new").notNull().default(true),
    active: boolean("active").notNull().default(true),
  },
  (table) => [unique("practitioners_clinic_slug").on(table.clinicId, table.slug)],
);

/** What is booked (FHIR serviceType). `version` grows with every edit; a visit keeps the one it was promised. */
export const visitTypes = pgTable(
  "visit_types",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    /** Other names and reasons patients use; lower case. */
    aliases: text("aliases").array().notNull().default(sql`'{}'::text[]`),
    specialty: text("specialty").notNull(),
    durationMinutes: integer("duration_minutes").notNull(),
    bufferBeforeMinutes: integer("buffer_before_minutes").notNull().default(0),
    bufferAfterMinutes: integer("buffer_after_minutes").notNull().default(0),
    slotGridMinutes: integer("slot_grid_minutes").notNull().default(15),
    slotGridOffsetMinutes: integer("slot_grid_offset_minutes").notNull().default(0),
    minNoticeMinutes: integer("min_notice_minutes").notNull().default(60),
    horizonDays: integer("horizon_days").notNull().default(60),
    /** Who may book it: patients themselves, the conversation's agent too, or staff only. */
    channel: text("channel").$type<"self" | "staff">().notNull().default("self"),
    modality: text("modality").$type<"in_person" | "phone" | "video">().notNull().default("in_person"),
    patientKind: text("patient_kind").$type<"any" | "new" | "established">().notNull().default("any"),
    minAgeYears: smallint("min_age_years"),
    maxAgeYears: smallint("max_age_years"),
    needsReferral: boolean("needs_referral").notNull().default(false),
    /** A booking waits for staff to approve it; its time is taken meanwhile. */
    needsApproval: boolean("needs_approval").notNull().default(false),
    /** More than one: a group visit. */
    seats: smallint("seats").notNull().default(1),
    /** Visits of this type per practitioner and clinic day; null is no cap. */
    dailyCap: integer("daily_cap"),
    preparation: text("preparation"),
    version: integer("version").notNull().default(1),
    active: boolean("active").notNull().default(true),
  },
  (table) => [unique("visit_types_clinic_slug").on(table.clinicId, table.slug)],
);

export const practitionerVisitTypes = pgTable(
  "practitioner_visit_types",
  {
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    practitionerId: uuid("practitioner_id")
      .notNull()
      .references(() => practitioners.id),
    visitTypeId: uuid("visit_type_id")
      .notNull()
      .references(() => visitTypes.id),
    /** Overrides the visit type's duration for this practitioner. */
    durationMinutes: integer("duration_minutes"),
  },
  (table) => [
    primaryKey({ columns: [table.practitionerId, table.visitTypeId] }),
    index("practitioner_visit_types_visit").on(table.visitTypeId, table.practitionerId),
  ],
);

/** "One of these rooms", "one of these devices": a visit needs one member of every group of its type. */
export const requirementGroups = pgTable(
  "requirement_groups",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    visitTypeId: uuid("visit_type_id")
      .notNull()
      .references(() => visitTypes.id),
    kind: text("kind").$type<"room" | "device">().notNull(),
    label: text("label").notNull(),
  },
  (table) => [index("requirement_groups_visit_type").on(table.visitTypeId)],
);

export const requirementGroupMembers = pgTable(
  "requirement_group_members",
  {
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    groupId: uuid("group_id")
      .notNull()
      .references(() => requirementGroups.id),
    resourceId: uuid("resource_id")
      .notNull()
      .references(() => resources.id),
  },
  (table) => [primaryKey({ columns: [table.groupId, table.resourceId] })],
);

/** Weekly working hours in local wall time of the location's zone. A room or device without rules is always there. */
export const scheduleRules = pgTable(
  "schedule_rules",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    resourceId: uuid("resource_id")
      .notNull()
      .references(() => resources.id),
    locationId: uuid("location_id")
      .notNull()
      .references(() => locations.id),
    /** ISO weekdays, 1 is Monday. */
    weekdays: smallint("weekdays").array().notNull(),
    startTime: time("start_time").notNull(),
    /** At or before `start_time` means the next day. */
    endTime: time("end_time").notNull(),
    /** Visit types allowed in these hours; null is all. */
    visitTypeIds: uuid("visit_type_ids").array(),
    /** Every n weeks, counted from the ISO week of `effective_from`. */
    everyWeeks: smallint("every_weeks").notNull().default(1),
    effectiveFrom: date("effective_from").notNull(),
    /** Last day; null is open-ended. */
    effectiveTo: date("effective_to"),
  },
  (table) => [index("schedule_rules_resource").on(table.clinicId, table.resourceId)],
);

/** One day that differs: closed, or opened for a window. Null resource: everyone there; null location: everywhere. */
export const scheduleExceptions = pgTable(
  "schedule_exceptions",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    resourceId: uuid("resource_id").references(() => resources.id),
    locationId: uuid("location_id").references(() => locations.id),
    date: date("date").notNull(),
    kind: text("kind").$type<"closed" | "open">().notNull(),
    /** Null times on `closed`: the whole day. `open` needs both. */
    startTime: time("start_time"),
    endTime: time("end_time"),
    reason: text("reason"),
  },
  (table) => [
    index("schedule_exceptions_date").on(table.clinicId, table.date),
    index("schedule_exceptions_resource").on(table.clinicId, table.resourceId, table.date),
  ],
);

export const timeOff = pgTable(
  "time_off",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    resourceId: uuid("resource_id")
      .notNull()
      .references(() => resources.id),
    startsAt: instant("starts_at").notNull(),
    endsAt: instant("ends_at").notNull(),
    reason: text("reason"),
  },
  (table) => [index("time_off_resource").on(table.clinicId, table.resourceId, table.endsAt)],
);
