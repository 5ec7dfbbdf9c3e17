import { Chroma } from "@langchain/community/vectorstores/chroma";
import { Document } from "@langchain/core/documents";
import { ChromaClient, type Where } from "chromadb";
import type { IndexableChunk } from "../../db/queries/knowledge.ts";
import type { EmbeddingModel } from "./embeddings.ts";

/** A chunk found by its vector. */
export interface VectorHit {
  chunkId: string;
  /** Cosine similarity, -1 to 1. */
  similarity: number;
}

/** One collection: the chunks of one clinic under one embedding model. */
export interface ChromaCollection {
  /** Makes the collection hold exactly these chunks; only what is new is embedded. */
  sync(chunks: readonly IndexableChunk[]): Promise<{ added: number; removed: number }>;
  /** The nearest chunks of documents in effect on `today`, the best first. */
  search(question: string, today: string, limit: number): Promise<VectorHit[]>;
}

const OPEN_END = dayNumber("9999-12-31");
const IDS_AT_ONCE = 1_000;

/** Connects on first use; every call throws what Chroma or the embedding model throws. */
export function createChromaCollection({
  url,
  clinicId,
  model,
}: {
  url: string;
  clinicId: string;
  model: EmbeddingModel;
}): ChromaCollection {
  const store = new Chroma(model.embeddings, {
    collectionName: collectionName(clinicId, model.name),
    collectionMetadata: { "hnsw:space": "cosine" },
    index: clientOf(url),
  });

  async function sync(chunks: readonly IndexableChunk[]) {
    const wanted = new Map(chunks.map((chunk) => [chunk.id, chunk]));
    const held = await heldIds();
    const gone = [...held].filter((id) => !wanted.has(id));
    const fresh = [...wanted.values()].filter(({ id }) => !held.has(id));
    if (gone.length > 0) await store.delete({ ids: gone });
    if (fresh.length > 0) await store.addDocuments(fresh.map(toDocument), { ids: fresh.map(({ id }) => id) });
    return { added: fresh.length, removed: gone.length };
  }

  async function heldIds(): Promise<Set<string>> {
    const collection = await store.ensureCollection();
    const held = new Set<string>();
    for (let offset = 0; ; offset += IDS_AT_ONCE) {
      const { ids } = await collection.get({ include: [], limit: IDS_AT_ONCE, offset });
      for (const id of ids) held.add(id);
      if (ids.length < IDS_AT_ONCE) return held;
    }
  }

  async function search(question: string, today: string, limit: number): Promise<VectorHit[]> {
    const day = dayNumber(today);
    const vector = await model.embeddings.embedQuery(question);
    // A question of small talk alone has no local vector, and nothing is near to nowhere.
    if (vector.every((value) => value === 0)) return [];
    const inEffect: Where = { $and: [{ effectiveFrom: { $lte: day } }, { effectiveTo: { $gte: day } }] };
    const found = await store.similaritySearchVectorWithScore(vector, limit, inEffect);
    return found.flatMap(([{ id }, distance]) => (id ? [{ chunkId: id, similarity: 1 - distance }] : []));
  }

  return { sync, search };
}

/** Chroma takes letters, digits, dots, hyphens and underscores, with a letter or digit at both ends. */
export function collectionName(clinicId: string, model: string): string {
  const plain = model.replaceAll(/[^a-zA-Z0-9._-]+/g, "-").replaceAll(/^[^a-zA-Z0-9]+|[^a-zA-Z0-9]+$/g, "");
  return `clinic-${clinicId}-${plain || "model"}`;
}

function toDocument({ id, clinicId, slug, version, heading, text, effectiveFrom, effectiveTo }: IndexableChunk) {
  return new Document({
    id,
    pageContent: `${heading}\n${text}`,
    metadata: {
      clinic: clinicId,
      document: slug,
      version,
      // As day numbers: Chroma compares numbers, not dates.
      effectiveFrom: dayNumber(effectiveFrom),
      effectiveTo: effectiveTo === null ? OPEN_END : dayNumber(effectiveTo),
    },
  });
}

function clientOf(url: string): ChromaClient {
  const { protocol, hostname, port } = new URL(url);
  const ssl = protocol === "https:";
  return new ChromaClient({ host: hostname, port: Number(port) || (ssl ? 443 : 80), ssl });
}

/** Days since 1970-01-01. */
function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}
