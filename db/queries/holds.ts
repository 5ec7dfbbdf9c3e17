import { and, eq, gt, lte, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { claims, holds } from "../schema/index.ts";
import { uuidArray } from "./uuid-array.ts";

export type HoldRow = typeof holds.$inferSelect;

export async function findHold(tx: Db, clinicId: string, holdId: string): Promise<HoldRow | null> {
  const [row] = await tx
    .select()
    .from(holds)
    .where(and(eq(holds.clinicId, clinicId), eq(holds.id, holdId)))
    .prepare("find_hold")
    .execute();
  return row ?? null;
}

/** The owner's hold in force or not yet tidied away; there is one at most. */
export async function findActiveHold(tx: Db, clinicId: string, owner: string): Promise<HoldRow | null> {
  const [row] = await tx
    .select()
    .from(holds)
    .where(and(eq(holds.clinicId, clinicId), eq(holds.owner, owner), sql`${holds.state} = 'active'`))
    .prepare("find_active_hold")
    .execute();
  return row ?? null;
}

export async function insertHold(tx: Db, row: typeof holds.$inferInsert): Promise<void> {
  await tx.insert(holds).values(row).prepare("insert_hold").execute();
}

/** Ends a hold and frees its time. Ended ones stay as they are. */
export async function endHold(
  tx: Db,
  query: { clinicId: string; holdId: string; state: "converted" | "released" | "expired" },
): Promise<void> {
  await Promise.all([
    tx
      .update(holds)
      .set({ state: query.state })
      .where(and(eq(holds.clinicId, query.clinicId), eq(holds.id, query.holdId), sql`${holds.state} = 'active'`))
      .prepare("end_hold")
      .execute(),
    tx
      .delete(claims)
      .where(and(eq(claims.clinicId, query.clinicId), eq(claims.holdId, query.holdId)))
      .prepare("delete_hold_claims")
      .execute(),
  ]);
}

/** Moves an active, unexpired hold's expiry on; null when there is none. Never beyond its latest, never back. */
export async function extendHoldRow(
  tx: Db,
  query: { clinicId: string; holdId: string; owner: string; now: Date; expiresAt: Date },
): Promise<HoldRow | null> {
  const { clinicId, holdId, owner, now, expiresAt } = query;
  const [row] = await tx
    .update(holds)
    .set({
      expiresAt: sql`greatest(${holds.expiresAt}, least(${holds.expiresAtLatest}, ${expiresAt.toISOString()}::timestamptz))`,
    })
    .where(
      and(
        eq(holds.clinicId, clinicId),
        eq(holds.id, holdId),
        eq(holds.owner, owner),
        eq(holds.state, "active"),
        gt(holds.expiresAt, now),
      ),
    )
    .returning();
  return row ?? null;
}

/**
 * Clears away expired holds that stand on these resources, and the owner's own. Every writer does it first, so that an
 * expired hold never needs a sweeper. `now` is the caller's clock, the same that set the expiry.
 */
export async function expireHolds(
  tx: Db,
  query: { clinicId: string; resourceIds: readonly string[]; owner: string; now: Date },
): Promise<void> {
  const { clinicId, resourceIds, owner, now } = query;
  const expired = tx.$with("expired").as(
    tx
      .update(holds)
      .set({ state: "expired" })
      .where(
        and(
          eq(holds.clinicId, clinicId),
          sql`${holds.state} = 'active'`,
          lte(holds.expiresAt, now),
          sql`(${holds.owner} = ${owner} or exists (
            select 1 from claims c
            where c.hold_id = ${holds.id} and c.resource_id = any(${uuidArray(resourceIds)}::uuid[])))`,
        ),
      )
      .returning({ id: holds.id }),
  );
  await tx
    .with(expired)
    .delete(claims)
    .where(sql`${claims.clinicId} = ${clinicId} and ${claims.holdId} in (select id from expired)`)
    .prepare("expire_holds")
    .execute();
}
