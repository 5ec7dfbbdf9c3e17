import { createHash } from "node:crypto";
import { sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { clinics } from "../schema/index.ts";

/**
 * Makes writers of the same things take turns until the transaction ends. Everyone takes their locks in one order, so
 * nobody waits in a circle. Without them the exclusion constraint still holds, but concurrent inserts deadlock (40P01).
 *
 * @param names What is written, e.g. `resource:<uuid>`; those of different clinics never meet.
 */
export async function lockAll(tx: Db, clinicId: string, names: Iterable<string>): Promise<void> {
  const keys = [...new Set(names)].map((name) => lockKey(`${clinicId} ${name}`)).sort((a, b) => (a < b ? -1 : 1));
  // unnest keeps the array's order, and one row is locked after the other. `from clinics` only makes it preparable.
  await tx
    .select({
      locked: sql`(select count(pg_advisory_xact_lock(k)) from unnest(${`{${keys.join(",")}}`}::bigint[]) as k)`,
    })
    .from(clinics)
    .limit(1)
    .prepare("lock_all")
    .execute();
}

function lockKey(name: string): bigint {
  return createHash("sha256").update(name).digest().readBigInt64BE(0);
}
