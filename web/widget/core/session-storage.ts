import { IDLE_MS } from "./idle.ts";
import { storageKey } from "./storage-key.ts";
import type { Session, Submission } from "./types.ts";

export interface Remembered {
  session: Session;
  unanswered: Submission | null;
  /** The outcomes that were rated or passed over. */
  rated: readonly string[];
}

export type SessionStorage = ReturnType<typeof createSessionStorage>;

/**
 * What must survive a reload of the page. In sessionStorage, so that the next person at a shared device starts anew;
 * what nobody touched for `keptMs` is forgotten; where storage is denied the conversation does not outlive the page.
 */
export function createSessionStorage({
  storage,
  clinic,
  now,
  keptMs = IDLE_MS,
}: {
  storage: () => Storage;
  clinic: string;
  now: () => number;
  keptMs?: number;
}) {
  const key = storageKey(clinic);
  return {
    load(): Remembered | null {
      try {
        const stored = JSON.parse(storage().getItem(key) ?? "null");
        if (typeof stored?.session?.token !== "string" || typeof stored.session.threadId !== "string") return null;
        if (typeof stored.at === "number" && now() - stored.at > keptMs) {
          storage().removeItem(key);
          return null;
        }
        const { session, unanswered, rated } = stored;
        return { session, unanswered: unanswered ?? null, rated: Array.isArray(rated) ? rated : [] };
      } catch {
        return null;
      }
    },
    save(remembered: Remembered): void {
      try {
        storage().setItem(key, JSON.stringify({ ...remembered, at: now() }));
      } catch {
        // Denied or full: the page works, a reload starts over.
      }
    },
    clear(): void {
      try {
        storage().removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
