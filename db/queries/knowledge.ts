import { and, eq, inArray, max } from "drizzle-orm";
import type { Db } from "../client.ts";
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
