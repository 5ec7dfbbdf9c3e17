import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { appointments, holds, patients } from "./booking.ts";
import { clinics } from "./clinics.ts";
import { instant } from "./columns.ts";
import { practitioners, visitTypes } from "./resources.ts";

/** Which freed times suit. Empty lists: any. Dates and clock times on the location's wall. */
export interface WaitlistCriteria {
  practitionerIds: string[];
  excludedPractitionerIds: string[];
  locationIds: string[];
  dates: { from: string; to: string }[];
  excludedDates: string[];
  weekdays: number[];
  excludedWeekdays: number[];
  times: { from?: string; to?: string }[];
}

/** A patient who wants a time that is not free yet. */
export const waitlistEntries = pgTable(
  "waitlist_entries",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    patientId: uuid("patient_id")
      .notNull()
      .references(() => patients.id),
    visitTypeId: uuid("visit_type_id")
      .notNull()
      .references(() => visitTypes.id),
    criteria: jsonb("criteria").$type<WaitlistCriteria>().notNull(),
    /** The later visit that an accepted offer takes the place of. */
    swapAppointmentId: uuid("swap_appointment_id").references(() => appointments.id),
    /** Who joined: `thread:<uuid>` or `staff:<uuid>`; authority to edit follows this. */
    joinedBy: text("joined_by").notNull(),
    state: text("state").$type<"waiting" | "offered" | "accepted" | "left">().notNull().default("waiting"),
    /** Higher comes first; the same goes by `createdAt`. */
    priority: integer("priority").notNull().default(0),
    version: integer("version").notNull().default(1),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    index("waitlist_entries_queue").on(table.clinicId, table.visitTypeId, table.state, table.priority, table.createdAt),
    index("waitlist_entries_patient").on(table.clinicId, table.patientId),
    index("waitlist_entries_joined_by").on(table.clinicId, table.joinedBy),
  ],
);

/** A freed time offered to one entry, kept by a hold until it is answered or runs out. Declines stay on record. */
export const waitlistOffers = pgTable(
  "waitlist_offers",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    entryId: uuid("entry_id")
      .notNull()
      .references(() => waitlistEntries.id),
    holdId: uuid("hold_id").references(() => holds.id),
    slotId: text("slot_id").notNull(),
    practitionerId: uuid("practitioner_id")
      .notNull()
      .references(() => practitioners.id),
    startsAt: instant("starts_at").notNull(),
    state: text("state").$type<"open" | "accepted" | "declined" | "expired" | "lost">().notNull().default("open"),
    offeredAt: instant("offered_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    answeredAt: instant("answered_at"),
    appointmentId: uuid("appointment_id").references(() => appointments.id),
  },
  (table) => [
    uniqueIndex("waitlist_offers_one_open").on(table.entryId).where(sql`state = 'open'`),
    index("waitlist_offers_expiry").on(table.clinicId, table.expiresAt).where(sql`state = 'open'`),
  ],
);
