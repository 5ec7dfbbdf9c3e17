// @ts-check
/**
 * @import { Session, Submission } from "./types.ts"
 * @typedef {{ session: Session, unanswered: Submission | null, rated: boolean }} Remembered
 */

/**
 * What must survive a reload of the page. In sessionStorage, so that the next person at a shared device starts anew;
 * where storage is denied the conversation simply does not outlive the page.
 * @param {{ storage: () => Storage, clinic: string }} parts
 */
export function createSessionStorage({ storage, clinic }) {
  const key = `agentcare.chat.${clinic}`;
  return {
    /** @returns {Remembered | null} */
    load() {
      try {
        const stored = JSON.parse(storage().getItem(key) ?? "null");
        return typeof stored?.session?.token === "string" && typeof stored.session.threadId === "string"
          ? { session: stored.session, unanswered: stored.unanswered ?? null, rated: stored.rated === true }
          : null;
      } catch {
        return null;
      }
    },
    /** @param {Remembered} remembered */
    save(remembered) {
      try {
        storage().setItem(key, JSON.stringify(remembered));
      } catch {
        // Denied or full: the page works, a reload starts over.
      }
    },
    clear() {
      try {
        storage().removeItem(key);
      } catch {
        // Nothing was kept.
      }
    },
  };
}
