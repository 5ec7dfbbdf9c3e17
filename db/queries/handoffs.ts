import { and, asc, eq, ne } from "drizzle-orm";
import type { Db } from "../client.ts";
import { handoffs, threads } from "../schema/index.ts";

export type QueuedHandoff = Pick<
  typeof handoffs.$inferSelect,
  "id" | "threadId" | "reason" | "topic" | "urgency" | "frame" | "at"
>;

/** Conversations of a clinic that wait for a person, oldest first. `frame` is what the conversation had gathered. */
export async function listQueuedHandoffs(tx: Db, clinicId: string, limit: number): Promise<QueuedHandoff[]> {
  const { id, threadId, reason, topic, urgency, frame, at } = handoffs;
  return tx
    .select({ id, threadId, reason, topic, urgency, frame, at })
    .from(handoffs)
    .where(and(eq(handoffs.clinicId, clinicId), eq(handoffs.state, "queued")))
    .orderBy(asc(handoffs.at), asc(handoffs.id))
    .limit(limit);
}

/** A person takes the conversation: the assistant is silent in it until it is handed back. False: there is none such. */
export async function takeHandoff(tx: Db, clinicId: string, handoffId: string): Promise<boolean> {
  return changeHandoff(tx, { clinicId, handoffId, from: "queued", to: "taken", thread: "handed_off" });
}

/** Hands the conversation back to the assistant, with all it knew. False: nobody had taken it. */
export async function closeHandoff(tx: Db, clinicId: string, handoffId: string): Promise<boolean> {
  return changeHandoff(tx, { clinicId, handoffId, from: "taken", to: "closed", thread: "open" });
}

async function changeHandoff(
  tx: Db,
  change: {
    clinicId: string;
    handoffId: string;
    from: "queued" | "taken";
    to: "taken" | "closed";
    thread: "handed_off" | "open";
  },
): Promise<boolean> {
  const { clinicId, handoffId, from, to, thread } = change;
  const [row] = await tx
    .update(handoffs)
    .set({ state: to })
    .where(and(eq(handoffs.clinicId, clinicId), eq(handoffs.id, handoffId), eq(handoffs.state, from)))
    .returning({ threadId: handoffs.threadId });
  if (!row) return false;
  await tx
    .update(threads)
    .set({ status: thread })
    .where(and(eq(threads.clinicId, clinicId), eq(threads.id, row.threadId), ne(threads.status, "ended")));
  return true;
}

/** What the patient told after the note was queued goes with it; false when no note waits. */
export async function updateQueuedHandoff(
  tx: Db,
  clinicId: string,
  threadId: string,
  frame: unknown,
): Promise<boolean> {
  const rows = await tx
    .update(handoffs)
    .set({ frame })
    .where(and(eq(handoffs.clinicId, clinicId), eq(handoffs.threadId, threadId), eq(handoffs.state, "queued")))
    .returning({ id: handoffs.id });
  return rows.length > 0;
}
