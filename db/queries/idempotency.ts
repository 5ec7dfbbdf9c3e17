import { and, eq } from "drizzle-orm";
import type { Db } from "../client.ts";
import { idempotencyKeys } from "../schema/index.ts";

export interface StoredAnswer {
  requestHash: string;
  response: unknown;
}

type Key = { clinicId: string; actor: string; key: string };

export async function findAnswer(tx: Db, { clinicId, actor, key }: Key): Promise<StoredAnswer | null> {
  const [row] = await tx
    .select({ requestHash: idempotencyKeys.requestHash, response: idempotencyKeys.response })
    .from(idempotencyKeys)
    .where(and(eq(idempotencyKeys.clinicId, clinicId), eq(idempotencyKeys.actor, actor), eq(idempotencyKeys.key, key)))
    .prepare("find_answer")
    .execute();
  return row ?? null;
}

/** Throws 23505 when the key was used meanwhile. */
export async function storeAnswer(tx: Db, row: Key & StoredAnswer & { createdAt: Date }): Promise<void> {
  await tx.insert(idempotencyKeys).values(row).prepare("store_answer").execute();
}
