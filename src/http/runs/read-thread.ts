import { type Db, withClinic } from "../../../db/client.ts";
import { listMessages, openRuns } from "../../../db/queries/runs.ts";
import { findThread } from "../../../db/queries/threads.ts";
import type { Session, ThreadView } from "./runs.ts";

/** The conversation so far and the run under way; null for one that is gone. */
export async function readThread(db: Db, { clinicId, threadId }: Session): Promise<ThreadView | null> {
  const read = async (tx: Db): Promise<ThreadView | null> => {
    const thread = await findThread(tx, clinicId, threadId);
    if (!thread) return null;
    const transcript = await listMessages(tx, clinicId, threadId);
    const [active] = await openRuns(tx, clinicId, threadId, 1);
    return {
      threadId,
      status: thread.status,
      messages: transcript.map(({ messageId, role, text, cards, at }) => ({
        id: messageId,
        role,
        text,
        // Written by run-turns.ts from the reply's own cards.
        cards: (cards as { type: string; content: unknown }[] | null) ?? [],
        at: at.toISOString(),
      })),
      state: thread.publicState,
      activeRunId: active?.id ?? null,
    };
  };
  // One snapshot: a run that ends between two reads would be neither active nor in the transcript.
  return withClinic(db, clinicId, read, { isolation: "repeatable read" });
}
