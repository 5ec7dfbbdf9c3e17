import type { Db } from "../../db/client.ts";
import { countTerms, listSimilarWords, type MatchedChunk, matchChunks } from "../../db/queries/knowledge.ts";
import { type Topic, topicsOf } from "./question-topics.ts";
import { literalShareOf, relevanceOf, topicWeight, type WeighedTopic } from "./relevance.ts";
import { editDistance } from "./words.ts";

/** Passages looked at closely; PostgreSQL's own rank chooses them. */
const CANDIDATES = 40;
const SIMILAR_WORDS = 8;
/** What the same words are worth against relevance. */
const LITERAL_SHARE = 0.15;
const MENDABLE_LETTERS = 6;

export interface ScoredChunk extends MatchedChunk {
  /** How far it speaks of what was asked, 0 to 1. */
  relevance: number;
  /** Relevance, and how far it uses the same words; only for the order. */
  nearness: number;
}

export interface LexicalResult {
  /** The best first. */
  chunks: ScoredChunk[];
  topics: WeighedTopic[];
}

interface Search {
  clinicId: string;
  /** The clinic's civil day: documents not in effect are left out. */
  today: string;
  question: string;
  /** Chunks to score too, whatever their words: what the vector index found. */
  ids: readonly string[];
}

/** Full-text search with the patient's words put into the documents', and misspelt ones mended. */
export async function searchLexically(tx: Db, { clinicId, today, question, ids }: Search): Promise<LexicalResult> {
  const scope = { clinicId, today };
  let topics = await weigh(tx, scope, topicsOf(question));
  const mended = await mendSpelling(tx, clinicId, question, topics);
  if (mended !== question) topics = await weigh(tx, scope, topicsOf(mended));
  if (topics.length === 0) return { chunks: [], topics };

  const terms = topics.flatMap((topic) => topic.terms);
  const found = await matchChunks(tx, { ...scope, terms, ids, limit: CANDIDATES });
  const chunks = found.map((chunk) => {
    const relevance = relevanceOf(chunk, topics);
    return { ...chunk, relevance, nearness: relevance + LITERAL_SHARE * literalShareOf(chunk, mended) };
  });
  return { chunks: chunks.sort(byNearness), topics };
}

/** Two passages that answer alike: the newer document first, then a fixed order. */
function byNearness(one: ScoredChunk, other: ScoredChunk): number {
  return (
    other.nearness - one.nearness ||
    other.effectiveFrom.localeCompare(one.effectiveFrom) ||
    one.id.localeCompare(other.id)
  );
}

async function weigh(tx: Db, scope: { clinicId: string; today: string }, topics: Topic[]): Promise<WeighedTopic[]> {
  if (topics.length === 0) return [];
  const { passages, terms } = await countTerms(tx, { ...scope, terms: topics.flatMap((topic) => topic.terms) });
  let position = 0;
  return topics.flatMap((topic) => {
    const counts = topic.terms.map(() => terms[position++] ?? null);
    // A word PostgreSQL passes over ("the", "over") tells nothing here either.
    if (counts.every((count) => count === null)) return [];
    const matches = Math.min(
      passages,
      counts.reduce<number>((sum, count) => sum + (count ?? 0), 0),
    );
    return [{ ...topic, weight: topicWeight(matches, passages), isMissing: matches === 0 }];
  });
}

/** The question with each word that no document has put as the one that was probably meant. */
async function mendSpelling(
  tx: Db,
  clinicId: string,
  question: string,
  topics: readonly WeighedTopic[],
): Promise<string> {
  let mended = question;
  for (const { unknown, isMissing } of topics) {
    // A short word is too near to too many others: "life" is not a misspelt "lift".
    if (unknown === null || !isMissing || unknown.length < MENDABLE_LETTERS) continue;
    const similar = await listSimilarWords(tx, { clinicId, word: unknown, limit: SIMILAR_WORDS });
    const allowed = unknown.length > MENDABLE_LETTERS + 2 ? 2 : 1;
    const meant = similar.find((word) => word[0] === unknown[0] && editDistance(word, unknown) <= allowed);
    if (meant) mended = mended.replaceAll(new RegExp(`\\b${unknown}\\b`, "gi"), meant);
  }
  return mended;
}
