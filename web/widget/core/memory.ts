import type { Remembered, SessionStorage } from "./session-storage.ts";
import type { Session, Submission } from "./types.ts";

export type Memory = ReturnType<typeof createMemory>;

const NOTHING: Remembered = { session: null, unanswered: null, rated: [] };

/** What this tab knows of its conversation, stored at each change: it outlives a reload. */
export function createMemory(storage: SessionStorage) {
  let { session, unanswered, rated } = storage.load() ?? NOTHING;

  const keep = () => {
    if (session || unanswered) storage.save({ session, unanswered, rated });
    else storage.clear();
  };

  return {
    get session(): Session | null {
      return session;
    },
    /** What was said and is still to be answered. */
    get unanswered(): Submission | null {
      return unanswered;
    },
    open(opened: Session): void {
      session = opened;
      keep();
    },
    remember(submission: Submission | null): void {
      unanswered = submission;
      keep();
    },
    /** Whether this outcome (`booked:RC-7K3M-Q2`) was neither rated nor passed over yet. */
    mayRate: (outcome: string): boolean => session !== null && !rated.includes(outcome),
    passOver(outcome: string): void {
      rated = [...rated, outcome];
      keep();
    },
    /** The conversation is still in use: its time on this device begins anew. */
    keep,
    drop(): void {
      session = null;
      unanswered = null;
      rated = [];
      storage.clear();
    },
  };
}
