import { IDLE_MS } from "./idle.ts";
import { storageKey } from "./storage-key.ts";
import type { Session, Submission } from "./types.ts";
import { isSession } from "./well-formed.ts";

export interface Remembered {
  /** Null while the first message still waits for a network. */
  session: Session | null;
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
        if (typeof stored !== "object" || stored === null) return null;
        if (typeof stored.at === "number" && now() - stored.at > keptMs) {
          storage().removeItem(key);
          return null;
        }
        const session = isSession(stored.session) ? stored.session : null;
        const unanswered = isSubmission(stored.unanswered) ? stored.unanswered : null;
        const rated = Array.isArray(stored.rated) ? stored.rated : [];
        return session || unanswered ? { session, unanswered, rated } : null;
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

const isSubmission = (value: Partial<Submission> | null | undefined): value is Submission =>
  [value?.runId, value?.messageId, value?.text].every((field) => typeof field === "string");
