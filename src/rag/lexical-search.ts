import type { Db } from "../../db/client.ts";
import { countTerms, listSimilarWords, type MatchedChunk, matchChunks } from "../../db/queries/knowledge.ts";
import { type Topic, topicsOf } from "./question-topics.ts";
import {
  headingFitOf,
  literalShareOf,
  relevanceOf,
  shareOf,
  topicsIn,
  topicWeight,
  type WeighedTopic,
} from "./relevance.ts";
import { editDistance } from "./words.ts";

/** Passages looked at closely; PostgreSQL's own rank chooses them. */
const CANDIDATES = 40;
const SIMILAR_WORDS = 8;
/** What the same words are worth against relevance. */
const LITERAL_SHARE = 0.15;
const MENDABLE_LETTERS = 6;
/** What being on the conversation's subject is worth: enough to choose among passages that answer. */
const ABOUT_SHARE = { heading: 0.35, text: 0.15 };
/** Settles ties only. */
const HEADING_FIT_SHARE = 0.05;
const NAME_SHARE = 1.5;
/** What a passage gains for giving the kind of thing that was asked for. */
const KIND_SHARE = 0.1;
const ASKS_WHO = /\bwho(?:['’]s| is| are| works?)\b/i;
const ASKS_WHERE = /\bwhere(?:['’]s| is| are)\b/i;
const GIVES_PLACE = /\b(?:is|are) at \d/i;
const PRICES_OF_A_LIST = 3;
const NAMES_STAFF = /\bDr\. \p{Lu}/u;

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
  /** Those of what the conversation is about that the question does not name. */
  about: WeighedTopic[];
}

interface Search {
  clinicId: string;
  /** The clinic's civil day: documents not in effect are left out. */
  today: string;
  question: string;
  /** What the conversation is about; sways the order, never whether a passage answers. */
  about?: string;
  /** Chunks to score too, whatever their words: what the vector index found. */
  ids: readonly string[];
}

/** Full-text search with the patient's words put into the documents', and misspelt ones mended. */
export async function searchLexically(
  tx: Db,
  { clinicId, today, question, about, ids }: Search,
): Promise<LexicalResult> {
  const scope = { clinicId, today };
  let topics = await weigh(tx, scope, topicsOf(question));
  const mended = await mendSpelling(tx, clinicId, question, topics);
  if (mended !== question) topics = await weigh(tx, scope, topicsOf(mended));
  if (topics.length === 0) return { chunks: [], topics, about: [] };

  // What the question names itself needs no help from what was said before.
  const named = new Set(topics.flatMap(({ terms }) => terms));
  const aboutTopics = about
    ? (await weigh(tx, scope, topicsOf(about))).filter(({ terms }) => !terms.some((term) => named.has(term)))
    : [];
  const terms = [...topics, ...aboutTopics].flatMap((topic) => topic.terms);
  const found = await matchChunks(tx, { ...scope, terms, ids, limit: CANDIDATES });
  topics = weighNames(topics, found);
  const chunks = found.map((chunk) => {
    const relevance = relevanceOf(chunk, topics);
    const nearness =
      relevance +
      LITERAL_SHARE * literalShareOf(chunk, mended) +
      HEADING_FIT_SHARE * headingFitOf(chunk.heading, mended) +
      ABOUT_SHARE.heading * shareOf(topicsIn(chunk.heading, aboutTopics), aboutTopics) +
      ABOUT_SHARE.text * shareOf(topicsIn(chunk.text, aboutTopics), aboutTopics) +
      kindOfAnswer(mended, topics, chunk.text);
    return { ...chunk, relevance, nearness };
  });
  return { chunks: chunks.sort(byNearness), topics, about: aboutTopics };
}

/** People for "who", a place for "where"; and a list of prices says little to those who ask no price. */
function kindOfAnswer(question: string, topics: readonly WeighedTopic[], text: string): number {
  const isPriceList = (text.match(/\$/g)?.length ?? 0) >= PRICES_OF_A_LIST;
  return (
    (ASKS_WHO.test(question) && NAMES_STAFF.test(text) ? KIND_SHARE : 0) +
    (ASKS_WHERE.test(question) && GIVES_PLACE.test(text) ? KIND_SHARE : 0) -
    (isPriceList && !topics.some(({ terms }) => terms.includes("$")) ? 2 * KIND_SHARE : 0)
  );
}

/**
 * What the documents write only with a capital, in the middle of a sentence too, is a name (an insurer, a person). Who
 * says one asks about just that, so it counts for more than the words around it.
 */
function weighNames(topics: readonly WeighedTopic[], passages: readonly { text: string }[]): WeighedTopic[] {
  const text = passages.map((passage) => passage.text).join("\n");
  return topics.map((topic) => {
    const isName = topic.unknown !== null && !topic.isMissing && isOnlyCapital(topic.unknown, text);
    return isName ? { ...topic, weight: topic.weight * NAME_SHARE } : topic;
  });
}

function isOnlyCapital(word: string, text: string): boolean {
  const capital = word.charAt(0).toUpperCase();
  // Words are letters and digits (`wordsOf`), apostrophes and dots apart: nothing of a pattern but "$" and ".".
  const pattern = new RegExp(`(?<![\\p{L}\\d])${word.replace(/[$.]/g, "\\$&")}(?![\\p{L}\\d])`, "giu");
  const places = [...text.matchAll(pattern)];
  return (
    capital !== word.charAt(0) &&
    places.every(([found]) => found.startsWith(capital)) &&
    places.some(({ index }) => /[\p{L},] $/u.test(text.slice(Math.max(0, index - 2), index)))
  );
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
