import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { handoffs, threadLeases, threads } from "../schema/index.ts";

export interface Thread {
  id: string;
  status: "open" | "handed_off" | "ended";
  publicState: unknown;
}

export async function insertThread(
  tx: Db,
  { at, ...thread }: { id: string; clinicId: string; timeZone?: string | null; at: Date },
): Promise<void> {
  await tx.insert(threads).values({ ...thread, createdAt: at, lastActiveAt: at });
  await tx.insert(threadLeases).values({ threadId: thread.id });
}

export async function findThread(tx: Db, clinicId: string, threadId: string): Promise<Thread | null> {
  const [row] = await tx
    .select({ id: threads.id, status: threads.status, publicState: threads.publicState })
    .from(threads)
    .where(and(eq(threads.clinicId, clinicId), eq(threads.id, threadId)));
  return row ?? null;
}

/** The zone of the patient who spoke in this thread; null when it is not known, or the thread is gone. */
export async function readTimeZone(tx: Db, clinicId: string, threadId: string): Promise<string | null> {
  const [row] = await tx
    .select({ timeZone: threads.timeZone })
    .from(threads)
    .where(and(eq(threads.clinicId, clinicId), eq(threads.id, threadId)));
  return row?.timeZone ?? null;
}

/** Marks the thread active and locks its row until the transaction ends; null when there is none. */
export async function touchThread(tx: Db, clinicId: string, threadId: string, at: Date): Promise<Thread | null> {
  const [row] = await tx
    .update(threads)
    .set({ lastActiveAt: at })
    .where(and(eq(threads.clinicId, clinicId), eq(threads.id, threadId)))
    .returning({ id: threads.id, status: threads.status, publicState: threads.publicState });
  return row ?? null;
}

export async function savePublicState(tx: Db, clinicId: string, threadId: string, publicState: unknown): Promise<void> {
  await tx
    .update(threads)
    .set({ publicState })
    .where(and(eq(threads.clinicId, clinicId), eq(threads.id, threadId)));
}

/** Deletes the thread with its runs, events, transcript, feedback and handoffs. */
export async function deleteThread(tx: Db, clinicId: string, threadId: string): Promise<void> {
  await tx.delete(threads).where(and(eq(threads.clinicId, clinicId), eq(threads.id, threadId)));
}

/** Takes the lease if it is free or run out, by the database's clock; the token, or null. */
export async function takeLease(db: Db, threadId: string, owner: string, ttlMs: number): Promise<number | null> {
  const rows = await db.execute<{ token: string }>(sql`
    update thread_leases
    set owner = ${owner}, token = token + 1, expires_at = clock_timestamp() + ${ttlMs} * interval '1 millisecond'
    where thread_id = ${threadId} and (owner is null or expires_at <= clock_timestamp())
    returning token`);
  const [row] = rows;
  return row ? Number(row.token) : null;
}

/** Keeps the lease; false when another has it. */
export async function renewLease(db: Db, threadId: string, token: number, ttlMs: number): Promise<boolean> {
  const rows = await db.execute(sql`
    update thread_leases set expires_at = clock_timestamp() + ${ttlMs} * interval '1 millisecond'
    where thread_id = ${threadId} and token = ${token} and owner is not null
    returning token`);
  return rows.length > 0;
}

export async function releaseLease(db: Db, threadId: string, token: number): Promise<void> {
  await db.execute(
    sql`update thread_leases set owner = null, expires_at = null where thread_id = ${threadId} and token = ${token}`,
  );
}

/** Queues the conversation for a person; asked again in the same run it stays one entry. */
export async function insertHandoff(
  tx: Db,
  handoff: {
    id: string;
    clinicId: string;
    threadId: string;
    reason: string;
    urgency: "routine" | "emergency";
    topic?: string | undefined;
    frame: unknown;
    at: Date;
  },
): Promise<void> {
  await tx.insert(handoffs).values(handoff).onConflictDoNothing();
}
