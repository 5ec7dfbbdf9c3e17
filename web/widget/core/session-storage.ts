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
 * where storage is denied the conversation simply does not outlive the page.
 */
export function createSessionStorage({ storage, clinic }: { storage: () => Storage; clinic: string }) {
  const key = `agentcare.chat.${clinic}`;
  return {
    load(): Remembered | null {
      try {
        const stored = JSON.parse(storage().getItem(key) ?? "null");
        return typeof stored?.session?.token === "string" && typeof stored.session.threadId === "string"
          ? {
              session: stored.session,
              unanswered: stored.unanswered ?? null,
              rated: Array.isArray(stored.rated) ? stored.rated : [],
            }
          : null;
      } catch {
        return null;
      }
    },
    save(remembered: Remembered): void {
      try {
        storage().setItem(key, JSON.stringify(remembered));
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
