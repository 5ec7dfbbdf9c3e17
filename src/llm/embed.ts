import { OllamaEmbeddings } from "@langchain/ollama";
import { z } from "zod";
import { whileAlive } from "../platform/resilience/deadline.ts";
import type { Report } from "./events.ts";
import { LlmFailure } from "./failure.ts";
import { modelSettings } from "./model-settings.ts";
import type { Stay } from "./servers.ts";
import { failureOf } from "./turn.ts";
import { createWire } from "./wire.ts";

const Vectors = z.array(z.array(z.number()).min(1));

/** Vectors of the texts, in their order and all of one length, from one server. Throws LlmFailure. */
export async function embedAt(
  settings: { embedModel: string; fetch: typeof fetch; now: () => number; report: Report },
  stay: Stay,
  texts: string[],
  signal: AbortSignal,
): Promise<number[][]> {
  const { now } = settings;
  const startedAt = now();
  let outcome: "ok" | LlmFailure = new LlmFailure("cancelled", "cancelled");
  const wire = createWire({ fetch: settings.fetch, signal, kind: "json" });
  try {
    const embeddings = new OllamaEmbeddings({
      baseUrl: stay.server.url,
      fetch: wire.fetch,
      model: settings.embedModel,
      keepAlive: modelSettings.keepAlive,
      truncate: true,
      maxRetries: 0,
    });
    const vectors = Vectors.safeParse(await whileAlive(embeddings.embedDocuments(texts), signal));
    if (!vectors.success || !fits(vectors.data, texts.length)) throw new LlmFailure("unusable", "malformed");
    outcome = "ok";
    return vectors.data;
  } catch (error) {
    outcome = failureOf(wire.failure() ?? error, signal);
    throw outcome;
  } finally {
    stay.leave(outcome);
    const durationMs = now() - startedAt;
    settings.report.attempt({ server: stay.server.url, outcome, firstTokenMs: null, durationMs, end: null });
  }
}

function fits(vectors: number[][], expected: number): boolean {
  const dimensions = vectors[0]?.length;
  return vectors.length === expected && vectors.every((vector) => vector.length === dimensions);
}
