import { and, eq, inArray, max, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { clinics } from "../schema/clinics.ts";
import { knowledgeChunks, knowledgeDocuments } from "../schema/knowledge.ts";

/** The documents that count now or will: neither replaced by an edit nor withdrawn. */
export async function listActiveDocuments(db: Db, clinicId: string) {
  return db
    .select({
      id: knowledgeDocuments.id,
      slug: knowledgeDocuments.slug,
      effectiveFrom: knowledgeDocuments.effectiveFrom,
      contentHash: knowledgeDocuments.contentHash,
    })
    .from(knowledgeDocuments)
    .where(and(eq(knowledgeDocuments.clinicId, clinicId), eq(knowledgeDocuments.active, true)));
}

/** The highest version of each slug, retired ones included. */
export async function listVersions(db: Db, clinicId: string): Promise<Map<string, number>> {
  const rows = await db
    .select({ slug: knowledgeDocuments.slug, version: max(knowledgeDocuments.version) })
    .from(knowledgeDocuments)
    .where(eq(knowledgeDocuments.clinicId, clinicId))
    .groupBy(knowledgeDocuments.slug);
  return new Map(rows.map(({ slug, version }) => [slug, version ?? 0]));
}

export async function addDocumentVersion(
  db: Db,
  document: typeof knowledgeDocuments.$inferInsert,
  chunks: (typeof knowledgeChunks.$inferInsert)[],
): Promise<void> {
  await db.insert(knowledgeDocuments).values(document);
  if (chunks.length > 0) await db.insert(knowledgeChunks).values(chunks);
}

export async function retireDocuments(db: Db, clinicId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(knowledgeDocuments)
    .set({ active: false })
    .where(and(eq(knowledgeDocuments.clinicId, clinicId), inArray(knowledgeDocuments.id, [...ids])));
}

/** Documents that hold on a day, one a slug: of several, the one that began last. */
function inEffect(clinicId: string, today: string) {
  return sql`
    select distinct on (slug) id, slug, title, effective_from
    from knowledge_documents
    where clinic_id = ${clinicId} and active and effective_from <= ${today}
      and (effective_to is null or effective_to >= ${today})
    order by slug, effective_from desc, version desc`;
}

/** How many passages in effect hold each term; null for a term that says nothing by itself ("the"). In order. */
export async function countTerms(
  db: Db,
  { clinicId, today, terms }: { clinicId: string; today: string; terms: readonly string[] },
): Promise<{ passages: number; terms: (number | null)[] }> {
  const rows = await db.execute<{ passages: number; matches: number | null }>(sql`
    with document as materialized (${inEffect(clinicId, today)}),
    passage as materialized (
      select c.search from knowledge_chunks c join document d on d.id = c.document_id where c.clinic_id = ${clinicId}
    ),
    asked as (
      select ordinal, phraseto_tsquery('english', term) as query
      from jsonb_array_elements_text(${JSON.stringify(terms)}::jsonb) with ordinality as t(term, ordinal)
    )
    select (select count(*) from passage)::int as passages,
      case when numnode(query) > 0 then (select count(*) from passage where search @@ query)::int end as matches
    from asked order by ordinal`);
  return { passages: rows[0]?.passages ?? 0, terms: rows.map(({ matches }) => matches) };
}

/** Words of the clinic's knowledge that are spelt much like `word`, the likest first. */
export async function listSimilarWords(
  db: Db,
  { clinicId, word, limit }: { clinicId: string; word: string; limit: number },
): Promise<string[]> {
  const rows = await db.execute<{ known: string }>(sql`
    select known from (
      select distinct known
      from knowledge_chunks c, regexp_split_to_table(lower(c.heading || ' ' || c.text), '[^a-z]+') as known
      where c.clinic_id = ${clinicId} and length(known) > 3
    ) as vocabulary
    where similarity(known, ${word}) > 0.25
    order by similarity(known, ${word}) desc, known limit ${limit}`);
  return rows.map(({ known }) => known);
}

export interface MatchedChunk {
  id: string;
  /** Its place in the document, from 0. */
  ordinal: number;
  slug: string;
  title: string;
  effectiveFrom: string;
  /** As stored: with the title. */
  heading: string;
  text: string;
}

/** Passages in effect that hold one of the terms, the best by PostgreSQL's rank first, and those named by id. */
export async function matchChunks(
  db: Db,
  query: { clinicId: string; today: string; terms: readonly string[]; ids: readonly string[]; limit: number },
): Promise<MatchedChunk[]> {
  const { clinicId, today, terms, ids, limit } = query;
  const rows = await db.execute<Record<string, unknown> & MatchedChunk>(sql`
    with document as materialized (${inEffect(clinicId, today)}),
    asked as (
      select phraseto_tsquery('english', term) as query from jsonb_array_elements_text(${JSON.stringify(terms)}::jsonb) as term
    ),
    wanted as materialized (
      select coalesce(string_agg('(' || query::text || ')', ' | '), '')::tsquery as any_of from asked where numnode(query) > 0
    ),
    matching as (
      select c.* from knowledge_chunks c join document d on d.id = c.document_id
      where c.clinic_id = ${clinicId} and c.search @@ (select any_of from wanted)
      order by ts_rank_cd(c.search, (select any_of from wanted)) desc, c.id limit ${limit}
    ),
    named as (
      select c.* from knowledge_chunks c join document d on d.id = c.document_id
      where c.clinic_id = ${clinicId} and c.id in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(ids)}::jsonb))
    )
    select c.id, c.ordinal, d.slug, d.title, d.effective_from::text as "effectiveFrom", c.heading, c.text
    from (select * from matching union select * from named) c join document d on d.id = c.document_id`);
  return [...rows];
}

/** The civil day it is at a clinic at an instant, `YYYY-MM-DD`; null when there is no such clinic. */
export async function findToday(db: Db, clinicId: string, now: Date): Promise<string | null> {
  const day = sql<string>`(${now.toISOString()}::timestamptz at time zone ${clinics.timeZone})::date::text`;
  const [row] = await db.select({ day }).from(clinics).where(eq(clinics.id, clinicId));
  return row?.day ?? null;
}

export interface IndexableChunk {
  id: string;
  clinicId: string;
  slug: string;
  version: number;
  /** As stored: with the title. */
  heading: string;
  text: string;
  effectiveFrom: string;
  effectiveTo: string | null;
}

/** Every chunk that answers now or will: what a vector index should hold. */
export async function listIndexableChunks(db: Db, clinicId: string): Promise<IndexableChunk[]> {
  return db
    .select({
      id: knowledgeChunks.id,
      clinicId: knowledgeChunks.clinicId,
      slug: knowledgeDocuments.slug,
      version: knowledgeDocuments.version,
      heading: knowledgeChunks.heading,
      text: knowledgeChunks.text,
      effectiveFrom: knowledgeDocuments.effectiveFrom,
      effectiveTo: knowledgeDocuments.effectiveTo,
    })
    .from(knowledgeChunks)
    .innerJoin(knowledgeDocuments, eq(knowledgeDocuments.id, knowledgeChunks.documentId))
    .where(and(eq(knowledgeChunks.clinicId, clinicId), eq(knowledgeDocuments.active, true)))
    .orderBy(knowledgeChunks.documentId, knowledgeChunks.ordinal);
}
