import { sql } from "drizzle-orm";
import { boolean, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from "drizzle-orm/pg-core";
import { appointments, patients } from "./booking.ts";
import { clinics } from "./clinics.ts";
import { instant } from "./columns.ts";

/**
 * Work to be done after a commit, written in the same transaction as what caused it: delivered at least once, effective
 * once by its key. The payload holds ids only; what is said is read from the rows when it is said.
 */
export const jobs = pgTable(
  "jobs",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    kind: text("kind").notNull(),
    /** The same work asked for twice is one job. */
    dedupeKey: text("dedupe_key").notNull(),
    payload: jsonb("payload").$type<Record<string, string | number | boolean | null>>().notNull(),
    runAt: instant("run_at").notNull(),
    attempts: integer("attempts").notNull().default(0),
    /** Taken by a worker until then; a worker that died gives it back by time. */
    lockedUntil: instant("locked_until"),
    state: text("state").$type<"waiting" | "done" | "dropped" | "dead">().notNull().default("waiting"),
    /** Why it was dropped or failed last: a code, never a text of a patient. */
    outcome: text("outcome"),
    createdAt: instant("created_at").notNull(),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    unique("jobs_dedupe").on(table.clinicId, table.dedupeKey),
    index("jobs_due").on(table.runAt).where(sql`state = 'waiting'`),
  ],
);

/** What was sent to a patient, or kept back and why. */
export const notifications = pgTable(
  "notifications",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    patientId: uuid("patient_id")
      .notNull()
      .references(() => patients.id),
    appointmentId: uuid("appointment_id").references(() => appointments.id),
    kind: text("kind").notNull(),
    channel: text("channel").$type<"email" | "sms" | "log">().notNull(),
    state: text("state").$type<"sent" | "kept_back" | "failed">().notNull(),
    reason: text("reason"),
    dedupeKey: text("dedupe_key").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [
    unique("notifications_dedupe").on(table.clinicId, table.dedupeKey),
    index("notifications_patient").on(table.clinicId, table.patientId, table.at),
  ],
);

/** What a patient allows, by channel. No row: allowed. */
export const contactPreferences = pgTable(
  "contact_preferences",
  {
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    patientId: uuid("patient_id")
      .notNull()
      .references(() => patients.id),
    channel: text("channel").$type<"email" | "sms">().notNull(),
    /** The patient said STOP. */
    optedOut: boolean("opted_out").notNull().default(false),
    /** The address or number does not reach anybody. */
    dead: boolean("dead").notNull().default(false),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.patientId, table.channel] })],
);

/** Visits that staff must see to, e.g. because their practitioner will be away; nothing is cancelled by itself. */
export const worklistItems = pgTable(
  "worklist_items",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    appointmentId: uuid("appointment_id")
      .notNull()
      .references(() => appointments.id),
    /** `time_off:<id>`, `closure:<date>` … what made it so. */
    cause: text("cause").notNull(),
    state: text("state").$type<"open" | "contacted" | "settled">().notNull().default("open"),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
  },
  (table) => [
    unique("worklist_items_once").on(table.appointmentId, table.cause),
    index("worklist_items_open").on(table.clinicId, table.state, table.createdAt),
  ],
);
