import { sql } from "drizzle-orm";
import { boolean, index, jsonb, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { instant } from "./columns.ts";
import type { RotatingKey } from "./rotating-key.ts";

/** What a clinic decides about booking as a whole. Durations are minutes or hours as named. */
export interface ClinicPolicy {
  holdMinutes: number;
  /** A hold kept alive by activity never outlives this many minutes. */
  holdMaxMinutes: number;
  cancelCutoffHours: number;
  rescheduleLimit: number;
  /** Booked visits in the future one patient may have at once. */
  maxActiveAppointments: number;
  /** Later than this a patient may have to find another time; absent: no limit is set. */
  lateArrivalMinutes?: number;
}

/** A publishable key of the clinic, as it stands in the tag on its site. No secret: what counts is the allowed origin. */
export interface WidgetKey extends RotatingKey {
  key: string;
}

/** The public half of a key by which the clinic's portal vouches for a patient. The other half is the portal's alone. */
export interface PortalKey extends RotatingKey {
  /** Named in the header of what it signs. */
  id: string;
  /** Ed25519, as a JWK's `x`. */
  publicKey: string;
}

/** The clinic's own colours in its chat, each `#rrggbb` in the light and in the dark scheme. */
export interface WidgetColours {
  /** Of what can be pressed. */
  accent: [light: string, dark: string];
  /** Of the words on it. */
  onAccent: [light: string, dark: string];
}

/** The tenant. The only table that is read before a clinic is known, so it has no row-level security. */
export const clinics = pgTable(
  "clinics",
  {
    id: uuid("id").primaryKey(),
    slug: text("slug").notNull().unique(),
    name: text("name").notNull(),
    timeZone: text("time_zone").notNull(),
    locale: text("locale").notNull().default("en-US"),
    phone: text("phone").notNull(),
    emergencyNumber: text("emergency_number").notNull().default("911"),
    crisisNumber: text("crisis_number").notNull().default("988"),
    allowedOrigins: text("allowed_origins").array().notNull().default(sql`'{}'::text[]`),
    /** Addresses (`https:`) that a link in the chat may lead under. */
    allowedLinks: text("allowed_links").array().notNull().default(sql`'{}'::text[]`),
    /** Null: the widget's own. */
    widgetColours: jsonb("widget_colours").$type<WidgetColours>(),
    /** Newest first; several are valid while a key is rotated. */
    widgetKeys: jsonb("widget_keys").$type<WidgetKey[]>().notNull().default(sql`'[]'::jsonb`),
    /** Newest first; several are valid while a key is rotated. Empty: no portal vouches for anybody. */
    portalKeys: jsonb("portal_keys").$type<PortalKey[]>().notNull().default(sql`'[]'::jsonb`),
    policy: jsonb("policy").$type<ClinicPolicy>().notNull(),
    createdAt: instant("created_at").notNull().defaultNow(),
  },
  (table) => [index("clinics_widget_keys").using("gin", table.widgetKeys)],
);

export const locations = pgTable(
  "locations",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    aliases: text("aliases").array().notNull().default(sql`'{}'::text[]`),
    address: text("address").notNull(),
    city: text("city").notNull(),
    phone: text("phone").notNull(),
    timeZone: text("time_zone").notNull(),
    active: boolean("active").notNull().default(true),
  },
  (table) => [unique("locations_clinic_slug").on(table.clinicId, table.slug)],
);

export const staffUsers = pgTable(
  "staff_users",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    name: text("name").notNull(),
    email: text("email").notNull(),
    role: text("role").notNull(),
    active: boolean("active").notNull().default(true),
  },
  (table) => [
    unique("staff_users_clinic_email").on(table.clinicId, table.email),
    index("staff_users_clinic").on(table.clinicId),
  ],
);
