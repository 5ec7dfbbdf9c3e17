import { type Db, withClinic } from "../../../db/client.ts";
import { findFeedback, hadEmergency, hasCompleted, insertFeedback } from "../../../db/queries/feedback.ts";
import { touchThread } from "../../../db/queries/threads.ts";
import type { Clock } from "../../platform/clock.ts";
import { type Feedback, NotRated, type Session, ThreadEnded } from "./runs.ts";

/**
 * Stores what a patient thought of what was done, once for each outcome; false when the very same was stored before, so
 * that a rating whose answer got lost may be sent again. Throws `ThreadEnded` and `NotRated`.
 */
export async function rateThread(
  { db, newId, clock }: { db: Db; newId: () => string; clock: Clock },
  { clinicId, threadId }: Session,
  { about: of, rating, comment: words }: Feedback,
): Promise<boolean> {
  const at = clock();
  const about = of ?? null;
  const comment = words ?? null;
  return withClinic(db, clinicId, async (tx) => {
    // Locks the thread: it is not deleted meanwhile, and two ratings at once take turns.
    if (!(await touchThread(tx, clinicId, threadId, at))) throw new ThreadEnded("This conversation has ended.");
    if (await hadEmergency(tx, clinicId, threadId)) {
      throw new NotRated("nothing_to_rate", "Nobody is asked how it went after an emergency.");
    }
    if (about && !(await hasCompleted(tx, { clinicId, actor: `thread:${threadId}`, ...about }))) {
      throw new NotRated("nothing_to_rate", "This conversation did no such thing to a visit of this reference.");
    }
    const before = await findFeedback(tx, { clinicId, threadId, about });
    if (before) {
      if (before.rating === rating && before.comment === comment) return false;
      throw new NotRated("already_rated", "This was rated before; the first rating stays.");
    }
    const visit = about ?? { outcome: null, reference: null };
    await insertFeedback(tx, { id: newId(), clinicId, threadId, ...visit, rating, comment, at });
    return true;
  });
}
