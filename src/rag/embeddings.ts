import { Embeddings } from "@langchain/core/embeddings";
import type { Embedder } from "../llm/llm.ts";
import { embedLocally } from "./embed-local.ts";

/** A way of turning text into vectors. Vectors of two models do not compare, so each has its own collection. */
export interface EmbeddingModel {
  /** Part of the collection's name. */
  name: string;
  available(): boolean;
  embeddings: Embeddings;
}

/** The models to use, the better first: Ollama's while it answers, and always the local one. */
export function createEmbeddingModels(ollama?: { embedder: Embedder; model: string }): EmbeddingModel[] {
  const local: EmbeddingModel = { name: "local-1", available: () => true, embeddings: new LocalEmbeddings({}) };
  if (!ollama) return [local];
  const { embedder, model } = ollama;
  const remote = { name: model, available: () => embedder.embedAvailable(), embeddings: new OllamaVectors(embedder) };
  return [remote, local];
}

class LocalEmbeddings extends Embeddings {
  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return documents.map(embedLocally);
  }
  override async embedQuery(document: string): Promise<number[]> {
    return embedLocally(document);
  }
}

class OllamaVectors extends Embeddings {
  readonly #embedder: Embedder;
  constructor(embedder: Embedder) {
    // The embedder has its own deadlines and fail-over; LangChain's retries on top would outlast them.
    super({ maxRetries: 0 });
    this.#embedder = embedder;
  }
  override async embedDocuments(documents: string[]): Promise<number[][]> {
    return this.#embedder.embed(documents);
  }
  override async embedQuery(document: string): Promise<number[]> {
    const [vector] = await this.#embedder.embed([document]);
    if (!vector) throw new Error("The embedding model returned no vector.");
    return vector;
  }
}
