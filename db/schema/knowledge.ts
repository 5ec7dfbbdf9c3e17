import { sql } from "drizzle-orm";
import { boolean, date, index, integer, pgTable, text, unique, uuid } from "drizzle-orm/pg-core";
import { clinics } from "./clinics.ts";
import { instant, tsvector } from "./columns.ts";

/** One document of the clinic. An edit makes a new version; the newest one in effect answers. */
export const knowledgeDocuments = pgTable(
  "knowledge_documents",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    slug: text("slug").notNull(),
    title: text("title").notNull(),
    version: integer("version").notNull().default(1),
    effectiveFrom: date("effective_from").notNull(),
    effectiveTo: date("effective_to"),
    contentHash: text("content_hash").notNull(),
    active: boolean("active").notNull().default(true),
    ingestedAt: instant("ingested_at").notNull().defaultNow(),
  },
  (table) => [unique("knowledge_documents_version").on(table.clinicId, table.slug, table.version)],
);

export const knowledgeChunks = pgTable(
  "knowledge_chunks",
  {
    id: uuid("id").primaryKey(),
    clinicId: uuid("clinic_id")
      .notNull()
      .references(() => clinics.id),
    documentId: uuid("document_id")
      .notNull()
      .references(() => knowledgeDocuments.id, { onDelete: "cascade" }),
    ordinal: integer("ordinal").notNull(),
    heading: text("heading").notNull(),
    text: text("text").notNull(),
    search: tsvector("search").generatedAlwaysAs(
      sql`setweight(to_tsvector('english', heading), 'A') || setweight(to_tsvector('english', text), 'B')`,
    ),
  },
  (table) => [
    unique("knowledge_chunks_ordinal").on(table.documentId, table.ordinal),
    index("knowledge_chunks_search").using("gin", table.search),
    index("knowledge_chunks_clinic").on(table.clinicId),
  ],
);
