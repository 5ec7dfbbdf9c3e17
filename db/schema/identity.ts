import { index, integer, pgTable, primaryKey, smallint, text, uuid } from "drizzle-orm/pg-core";
import { patients } from "./booking.ts";
import { clinics } from "./clinics.ts";
import { instant } from "./columns.ts";
import { threads } from "./conversations.ts";

/**
 * A one-time code that was asked for. One is stored whether or not the details given fit a patient, so that neither
 * rows nor timing tell whether a record exists; without a patient no code fits.
 */
export const identityChallenges = pgTable(
  "identity_challenges",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    /** Null: the details fitted nobody. */
    patientId: uuid("patient_id").references(() => patients.id),
    /** A salted digest; the code itself is never stored. */
    codeDigest: text("code_digest").notNull(),
    attempts: smallint("attempts").notNull().default(0),
    state: text("state").$type<"open" | "used" | "failed" | "expired">().notNull().default("open"),
    expiresAt: instant("expires_at").notNull(),
    createdAt: instant("created_at").notNull(),
  },
  (table) => [
    index("identity_challenges_thread").on(table.threadId, table.createdAt),
    index("identity_challenges_patient").on(table.clinicId, table.patientId, table.createdAt),
  ],
);

/** What a conversation has proved: it may read and change this patient's visits until then. */
export const identityProofs = pgTable(
  "identity_proofs",
  {
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    patientId: uuid("patient_id")
      .notNull()
      .references(() => patients.id),
    provedAt: instant("proved_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [primaryKey({ columns: [table.threadId, table.patientId] })],
);

/** Failures of one conversation to prove who it speaks for; at three a person takes over. */
export const identityFailures = pgTable(
  "identity_failures",
  {
    threadId: uuid("thread_id")
      .primaryKey()
      .references(() => threads.id, { onDelete: "cascade" }),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    count: integer("count").notNull(),
    at: instant("at").notNull(),
  },
  (table) => [index("identity_failures_clinic").on(table.clinicId, table.at)],
);

/** For whom a portal of the clinic has vouched in a conversation: who is not to be asked for it again. */
export const portalIdentities = pgTable("portal_identities", {
  threadId: uuid("thread_id")
    .primaryKey()
    .references(() => threads.id, { onDelete: "cascade" }),
  clinicId: uuid("clinic_id")
    .notNull()
    .references(() => clinics.id),
  patientId: uuid("patient_id")
    .notNull()
    .references(() => patients.id),
  at: instant("at").notNull(),
});

/** Tokens of portals that were used, until they would be refused for their age. They outlive their conversation. */
export const portalTokens = pgTable(
  "portal_tokens",
  {
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    /** The token's own `jti`, as a digest. */
    tokenDigest: text("token_digest").notNull(),
    /** By which it was used: the same one may send it again when the answer got lost. */
    threadId: uuid("thread_id").notNull(),
    expiresAt: instant("expires_at").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.clinicId, table.tokenDigest] }),
    index("portal_tokens_expiry").on(table.clinicId, table.expiresAt),
  ],
);
