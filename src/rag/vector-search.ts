import { type Db, withClinic } from "../../db/client.ts";
import { listIndexableChunks } from "../../db/queries/knowledge.ts";
import { type BreakerState, createCircuitBreaker } from "../platform/resilience/circuit-breaker.ts";
import { createDeadline, whileAlive } from "../platform/resilience/deadline.ts";
import { isChroma } from "./chroma-heartbeat.ts";
import type { EmbeddingModel } from "./embeddings.ts";
import { type ChromaCollection, createChromaCollection } from "./index-chroma.ts";
import type { SearchVectors } from "./retrieve.ts";

export interface VectorSearch {
  search: SearchVectors;
  /** Brings a clinic's collections up to date with the database. Never throws; false when that was not possible. */
  sync(clinicId: string): Promise<boolean>;
  /** Waits for syncs that searches began; for a clean shutdown. */
  settled(): Promise<void>;
  health(): { breaker: BreakerState };
  /** Asks Chroma: `ok` when it has just answered, `off` while there is none to ask, else `degraded`. Never throws. */
  status(signal?: AbortSignal): Promise<"ok" | "degraded" | "off">;
}

/** Patients wait for this; the words alone answer well enough. */
const SEARCH_MS = 400;
const SYNC_MS = 60_000;
/** A search looks whether another process took in new documents, no more often than this. */
const SYNC_EVERY_MS = 5 * 60_000;
/** Two failures within a minute, and for half a minute nobody waits for Chroma. */
const BREAKER = { failures: 2, windowMs: 60_000, openMs: 30_000, successes: 1 };

/**
 * The vector index behind a deadline and a breaker. `url` may come late: Chroma starts beside the server, and until it is
 * up (or when it never comes) searches say null at once.
 */
export function createVectorSearch({
  db,
  url,
  models,
  now,
  log = () => {},
  searchMs = SEARCH_MS,
}: {
  db: Db;
  url: string | Promise<string | null>;
  models: readonly EmbeddingModel[];
  /** Epoch milliseconds. */
  now: () => number;
  log?: (line: string) => void;
  searchMs?: number;
}): VectorSearch {
  let knownUrl: string | null = typeof url === "string" ? url : null;
  if (typeof url !== "string") {
    url.then(
      (value) => {
        knownUrl = value;
      },
      () => {},
    );
  }
  const breaker = createCircuitBreaker({
    policy: BREAKER,
    now,
    onChange: (state) => log(`chroma: breaker ${state}`),
  });
  const collections = new Map<string, ChromaCollection>();
  const syncedAt = new Map<string, number>();
  const syncing = new Map<string, Promise<boolean>>();

  function collectionOf(clinicId: string, model: EmbeddingModel, at: string): ChromaCollection {
    const key = `${model.name} ${clinicId}`;
    const collection = collections.get(key) ?? createChromaCollection({ url: at, clinicId, model });
    collections.set(key, collection);
    return collection;
  }

  const search: SearchVectors = async ({ clinicId, today, question, limit, signal }) => {
    if (knownUrl === null) return null;
    const model = models.find((one) => one.available() && syncedAt.has(`${one.name} ${clinicId}`));
    // Ours is still to be filled, or stale: the next questions get it, this one does not wait.
    if (needsSync(clinicId)) void syncOnce(clinicId);
    if (!model) return null;
    const permit = breaker.tryEnter();
    if (!permit) return null;
    const deadline = createDeadline({ label: "chroma search", ms: searchMs, parents: [signal] });
    try {
      const found = await whileAlive(
        collectionOf(clinicId, model, knownUrl).search(question, today, limit),
        deadline.signal,
      );
      permit.success();
      return found;
    } catch (error) {
      if (signal?.aborted) permit.release();
      else failed(permit, `search: ${nameOf(error)}`, clinicId, model);
      return null;
    } finally {
      deadline.close();
    }
  };

  function failed(permit: { failure(): void }, what: string, clinicId: string, model: EmbeddingModel): void {
    permit.failure();
    // A restarted server may have lost the collection; its handle holds an id that no longer exists.
    collections.delete(`${model.name} ${clinicId}`);
    syncedAt.delete(`${model.name} ${clinicId}`);
    log(`chroma: ${what}; the words alone answer`);
  }

  function needsSync(clinicId: string): boolean {
    return models.some((model) => {
      if (!model.available()) return false;
      const at = syncedAt.get(`${model.name} ${clinicId}`);
      return at === undefined || now() - at > SYNC_EVERY_MS;
    });
  }

  function syncOnce(clinicId: string): Promise<boolean> {
    const running = syncing.get(clinicId);
    if (running) return running;
    const run = sync(clinicId).finally(() => syncing.delete(clinicId));
    syncing.set(clinicId, run);
    return run;
  }

  async function sync(clinicId: string): Promise<boolean> {
    let isWhole = knownUrl !== null;
    for (const model of models.filter((one) => one.available())) {
      if (knownUrl === null) return false;
      const permit = breaker.tryEnter();
      if (!permit) return false;
      const deadline = createDeadline({ label: "chroma sync", ms: SYNC_MS });
      try {
        const chunks = await withClinic(db, clinicId, (tx) => listIndexableChunks(tx, clinicId));
        const { added, removed } = await whileAlive(
          collectionOf(clinicId, model, knownUrl).sync(chunks),
          deadline.signal,
        );
        syncedAt.set(`${model.name} ${clinicId}`, now());
        permit.success();
        if (added + removed > 0) log(`chroma: ${model.name}: ${added} chunks added, ${removed} removed`);
      } catch (error) {
        failed(permit, `sync: ${nameOf(error)}`, clinicId, model);
        isWhole = false;
      } finally {
        deadline.close();
      }
    }
    return isWhole;
  }

  return {
    search,
    sync: async (clinicId) => {
      if (typeof url !== "string") await url.catch(() => null);
      return syncOnce(clinicId);
    },
    settled: async () => {
      await Promise.all(syncing.values());
    },
    health: () => ({ breaker: breaker.state() }),
    status: async (signal) => {
      if (knownUrl === null) return "off";
      if (breaker.state() !== "closed") return "degraded";
      return (await isChroma(knownUrl, signal)) ? "ok" : "degraded";
    },
  };
}

/** The error's kind, not its message: that may hold a patient's words. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : "unknown failure";
}
