import { and, asc, eq } from "drizzle-orm";
import type { Db } from "../client.ts";
import { handoffs } from "../schema/index.ts";

export type QueuedHandoff = Pick<
  typeof handoffs.$inferSelect,
  "id" | "threadId" | "reason" | "urgency" | "frame" | "at"
>;

/** Conversations of a clinic that wait for a person, oldest first. `frame` is what the conversation had gathered. */
export async function listQueuedHandoffs(tx: Db, clinicId: string, limit: number): Promise<QueuedHandoff[]> {
  const { id, threadId, reason, urgency, frame, at } = handoffs;
  return tx
    .select({ id, threadId, reason, urgency, frame, at })
    .from(handoffs)
    .where(and(eq(handoffs.clinicId, clinicId), eq(handoffs.state, "queued")))
    .orderBy(asc(handoffs.at), asc(handoffs.id))
    .limit(limit);
}
