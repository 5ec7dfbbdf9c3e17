import { createHash } from "node:crypto";
import { type Db, withClinic } from "../../db/client.ts";
import { addDocumentVersion, listActiveDocuments, listVersions, retireDocuments } from "../../db/queries/knowledge.ts";
import { chunkMarkdown } from "./chunk.ts";
import { headingPath } from "./heading-path.ts";
import { knowledgeId } from "./knowledge-id.ts";
import type { KnowledgeDocument } from "./parse-document.ts";

/** Part of the hash: raise it when chunking changes, and every document is cut anew at its next ingest. */
const CHUNKING = 1;

export interface IngestResult {
  /** Documents in the set, and how many of them were new, changed or gone. */
  documents: number;
  added: number;
  changed: number;
  retired: number;
}

/**
 * Makes a clinic's knowledge equal to the given set, in one transaction. A document is known by its slug and the day
 * from which it holds, so an old text and the one that replaces it may both be there. Unchanged ones are not written;
 * a changed one becomes a new version; one that is no longer in the set is retired, never deleted. Throws Error when two
 * documents have the same slug and day.
 */
export async function ingest({
  db,
  clinicId,
  documents,
  now,
}: {
  db: Db;
  clinicId: string;
  documents: readonly KnowledgeDocument[];
  now: () => Date;
}): Promise<IngestResult> {
  const wanted = new Map(documents.map((document) => [keyOf(document), document]));
  if (wanted.size < documents.length)
    throw new Error(`Two documents hold from the same day: ${twin(documents)}. Change one's slug or effective_from.`);

  return withClinic(db, clinicId, async (tx) => {
    const known = new Map((await listActiveDocuments(tx, clinicId)).map((row) => [keyOf(row), row]));
    const versions = await listVersions(tx, clinicId);
    const result: IngestResult = { documents: documents.length, added: 0, changed: 0, retired: 0 };

    const gone = [...known].filter(([key]) => !wanted.has(key)).map(([, row]) => row.id);
    await retireDocuments(tx, clinicId, gone);
    result.retired = gone.length;

    for (const [key, document] of wanted) {
      const contentHash = hashOf(document);
      const before = known.get(key);
      if (before?.contentHash === contentHash) continue;
      if (before) await retireDocuments(tx, clinicId, [before.id]);
      const version = (versions.get(document.slug) ?? 0) + 1;
      versions.set(document.slug, version);
      const documentId = knowledgeId(clinicId, document.slug, version);
      await addDocumentVersion(
        tx,
        {
          id: documentId,
          clinicId,
          slug: document.slug,
          title: document.title,
          version,
          effectiveFrom: document.effectiveFrom,
          effectiveTo: document.effectiveTo,
          contentHash,
          ingestedAt: now(),
        },
        chunkMarkdown(document.body).map(({ heading, text }, ordinal) => ({
          id: knowledgeId(documentId, ordinal),
          clinicId,
          documentId,
          ordinal,
          heading: headingPath(document.title, heading),
          text,
        })),
      );
      result[before ? "changed" : "added"] += 1;
    }
    return result;
  });
}

function keyOf({ slug, effectiveFrom }: { slug: string; effectiveFrom: string }): string {
  return `${slug} from ${effectiveFrom}`;
}

function twin(documents: readonly KnowledgeDocument[]): string {
  const keys = documents.map(keyOf);
  return keys.find((key, index) => keys.indexOf(key) !== index) ?? "";
}

function hashOf(document: KnowledgeDocument): string {
  const { title, body, effectiveFrom, effectiveTo } = document;
  return createHash("sha256")
    .update(JSON.stringify([CHUNKING, title, body, effectiveFrom, effectiveTo]))
    .digest("hex");
}
