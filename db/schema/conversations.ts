import { sql } from "drizzle-orm";
import {
  bigint,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { clinics } from "./clinics.ts";
import { instant } from "./columns.ts";

/** One conversation. */
export const threads = pgTable(
  "threads",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    status: text("status").$type<"open" | "handed_off" | "ended">().notNull().default("open"),
    /** What a client may know of the conversation after its last turn (`PublicState`). */
    publicState: jsonb("public_state"),
    /** Zone of the patient's own clock as their client told it, IANA; null: not told. */
    timeZone: text("time_zone"),
    createdAt: instant("created_at").notNull().defaultNow(),
    lastActiveAt: instant("last_active_at").notNull().defaultNow(),
  },
  (table) => [index("threads_clinic_active").on(table.clinicId, table.lastActiveAt)],
);

/**
 * Who may run a thread's turns now. Holds nothing of a patient and no clinic, so that the checkpoints' row-level
 * security can look the token up: a process that lost its lease can write neither events nor checkpoints.
 */
export const threadLeases = pgTable("thread_leases", {
  threadId: uuid("thread_id")
    .primaryKey()
    .references(() => threads.id, { onDelete: "cascade" }),
  /** The process's own name; null: free. */
  owner: text("owner"),
  /** Grows with every lease given. */
  token: bigint("token", { mode: "number" }).notNull().default(0),
  /** By the database's clock. */
  expiresAt: instant("expires_at"),
});

export type RunStatus = "queued" | "running" | "finished" | "failed" | "cancelled";

/** One turn. Written, with its input, before the graph runs, so that a crash never loses what a patient said. */
export const runs = pgTable(
  "runs",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    id: uuid("id").notNull(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    /** Order of arrival; a thread's runs are carried out in it. */
    sequence: bigint("sequence", { mode: "number" }).generatedAlwaysAsIdentity().notNull(),
    status: text("status").$type<RunStatus>().notNull().default("queued"),
    input: jsonb("input").notNull(),
    inputHash: text("input_hash").notNull(),
    fencingToken: bigint("fencing_token", { mode: "number" }),
    createdAt: instant("created_at").notNull().defaultNow(),
    startedAt: instant("started_at"),
    finishedAt: instant("finished_at"),
  },
  (table) => [
    primaryKey({ columns: [table.threadId, table.id] }),
    unique("runs_sequence").on(table.sequence),
    index("runs_thread_sequence").on(table.threadId, table.sequence),
    index("runs_open").on(table.clinicId, table.threadId).where(sql`status in ('queued', 'running')`),
  ],
);

/** What a run told its client, in order; written before it is sent. */
export const runEvents = pgTable(
  "run_events",
  {
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    runId: uuid("run_id").notNull(),
    sequence: integer("sequence").notNull(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    event: jsonb("event").notNull(),
  },
  (table) => [primaryKey({ columns: [table.threadId, table.runId, table.sequence] })],
);

/** The transcript: what was said, by whom. The graph's own state keeps none of it beyond the last turn. */
export const messages = pgTable(
  "messages",
  {
    sequence: bigint("sequence", { mode: "number" }).generatedAlwaysAsIdentity().primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    runId: uuid("run_id").notNull(),
    /** The client's id of a patient's message; ours for the answers. */
    messageId: text("message_id").notNull(),
    role: text("role").$type<"user" | "assistant">().notNull(),
    text: text("text").notNull(),
    /** Cards shown with the text: `{activityType, content}[]`. */
    cards: jsonb("cards"),
    at: instant("at").notNull(),
  },
  (table) => [unique("messages_thread_message").on(table.threadId, table.messageId)],
);

/** What a conversation completed, as far as its patient is asked how it went. */
export const RATED_OUTCOMES = ["booked", "rescheduled", "cancelled"] as const;
export type RatedOutcome = (typeof RATED_OUTCOMES)[number];

/** What patients said of a conversation. The comment is their words: it is deleted with the transcript. */
export const feedback = pgTable(
  "feedback",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    /** What it is about, and the visit's reference; null: the conversation as a whole. */
    outcome: text("outcome").$type<RatedOutcome>(),
    reference: text("reference"),
    rating: smallint("rating").notNull(),
    comment: text("comment"),
    at: instant("at").notNull(),
  },
  (table) => [
    index("feedback_thread").on(table.threadId),
    uniqueIndex("feedback_once").on(table.threadId, table.outcome, table.reference).where(sql`outcome is not null`),
  ],
);

/** A conversation waiting for a person, with what was gathered so far. */
export const handoffs = pgTable(
  "handoffs",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    threadId: uuid("thread_id")
      .notNull()
      .references(() => threads.id, { onDelete: "cascade" }),
    reason: text("reason").notNull(),
    /** What it is about, from a closed list (`DeskTopic`); null: a person was asked for, or nothing else helped. */
    topic: text("topic"),
    urgency: text("urgency").$type<"routine" | "emergency">().notNull().default("routine"),
    frame: jsonb("frame").notNull(),
    state: text("state").$type<"queued" | "taken" | "closed">().notNull().default("queued"),
    at: instant("at").notNull(),
  },
  (table) => [index("handoffs_queue").on(table.clinicId, table.state, table.at)],
);
