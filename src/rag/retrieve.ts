import { type Db, withClinic } from "../../db/client.ts";
import { findToday } from "../../db/queries/knowledge.ts";
import { isBeyondDocuments } from "./beyond-documents.ts";
import { sectionHeading } from "./heading-path.ts";
import type { VectorHit } from "./index-chroma.ts";
import { type ScoredChunk, searchLexically } from "./lexical-search.ts";
import type { Passage } from "./passage.ts";
import type { WeighedTopic } from "./relevance.ts";

export interface RetrieveRequest {
  clinicId: string;
  /** In the patient's words. */
  question: string;
  /** What the conversation is about: of passages that answer, those on this come first. */
  about?: string;
  /** Passages at most; default 4. */
  limit?: number;
  signal?: AbortSignal;
}

export interface Retrieved {
  /** The best first; empty when the documents do not answer. */
  passages: Passage[];
  /** What the question was taken to be about, for choosing sentences. */
  topics: WeighedTopic[];
  /** What the conversation is about beside them, for choosing sentences. */
  about?: WeighedTopic[];
  /** True: the vector index was not asked or did not answer in time, so words alone decided. */
  degraded: boolean;
}

export interface Retriever {
  retrieve(request: RetrieveRequest): Promise<Retrieved>;
}

/** Looks for like passages; never throws, null when it cannot tell now. */
export type SearchVectors = (request: {
  clinicId: string;
  today: string;
  question: string;
  limit: number;
  signal?: AbortSignal;
}) => Promise<VectorHit[] | null>;

/** A passage scored lower does not answer. Set on the questions of testing/demo-questions.ts, with room on both sides. */
export const ANSWERS_FROM = 0.47;

const LIMIT = 4;
const VECTOR_CANDIDATES = 12;
/** The usual constant of reciprocal rank fusion: how much the first places stand out. */
const RANK_OFFSET = 20;
/** What the vectors say against the words: hashed features know no meaning, so they may sway but not decide. */
const VECTOR_SHARE = 0.5;

/**
 * Finds what a clinic's documents say about a question. Full text and vectors each put the passages in order, reciprocal
 * ranks join the two; whether a passage answers at all is decided by how far it speaks of what was asked. Documents not
 * in effect on the clinic's day are never seen. Throws what the database throws, and the signal's reason.
 */
export function createRetriever({
  db,
  searchVectors,
  now,
}: {
  db: Db;
  searchVectors?: SearchVectors;
  now: () => Date;
}): Retriever {
  async function retrieve({ clinicId, question, about, limit = LIMIT, signal }: RetrieveRequest): Promise<Retrieved> {
    signal?.throwIfAborted();
    if (isBeyondDocuments(question)) return { passages: [], topics: [], degraded: searchVectors === undefined };
    const today = await findToday(db, clinicId, now());
    if (today === null) return { passages: [], topics: [], degraded: searchVectors === undefined };
    // Before the transaction: no connection waits for the vector index.
    const near = (await searchVectors?.({ clinicId, today, question, limit: VECTOR_CANDIDATES, signal })) ?? null;
    signal?.throwIfAborted();
    const ids = near?.map(({ chunkId }) => chunkId) ?? [];
    const {
      chunks,
      topics,
      about: beside,
    } = await withClinic(db, clinicId, (tx) => searchLexically(tx, { clinicId, today, question, about, ids }));
    const ordered = fuse(chunks, near ?? []);
    const passages = ordered
      .filter(({ relevance }) => relevance >= ANSWERS_FROM)
      .slice(0, limit)
      .map(toPassage);
    return { passages, topics, about: beside, degraded: near === null };
  }
  return { retrieve };
}

/** Reciprocal rank fusion. `chunks` come in the order of the words, `near` in the order of the vectors. */
function fuse(chunks: readonly ScoredChunk[], near: readonly VectorHit[]): ScoredChunk[] {
  const nearRank = new Map(near.map(({ chunkId }, rank) => [chunkId, rank]));
  const score = ({ id }: ScoredChunk, rank: number): number => {
    const vectorRank = nearRank.get(id);
    return 1 / (RANK_OFFSET + rank) + (vectorRank === undefined ? 0 : VECTOR_SHARE / (RANK_OFFSET + vectorRank));
  };
  return chunks
    .map((chunk, rank) => ({ chunk, fused: score(chunk, rank) }))
    .sort((one, other) => other.fused - one.fused)
    .map(({ chunk }) => chunk);
}

function toPassage({ id, ordinal, slug, title, heading, text, relevance, effectiveFrom }: ScoredChunk): Passage {
  return {
    chunkId: id,
    ordinal,
    documentSlug: slug,
    title,
    heading: sectionHeading(title, heading),
    text,
    score: relevance,
    effectiveFrom,
  };
}
