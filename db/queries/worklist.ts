import { and, asc, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { appointments, claims, timeOff, worklistItems } from "../schema/index.ts";

export type WorklistRow = typeof worklistItems.$inferSelect;

export async function insertTimeOff(tx: Db, row: typeof timeOff.$inferInsert): Promise<void> {
  await tx.insert(timeOff).values(row);
}

/** Ids of visits to be, which take a resource at some of the time, by start; seats of its group sessions too. */
export async function listVisitsTaking(
  tx: Db,
  query: { clinicId: string; resourceId: string; from: Date; to: Date },
): Promise<string[]> {
  const { clinicId, resourceId, from, to } = query;
  const rows = await tx
    .selectDistinct({ id: appointments.id, startsAt: appointments.startsAt })
    .from(claims)
    .innerJoin(
      appointments,
      sql`${appointments.id} = ${claims.appointmentId} or ${appointments.groupSessionId} = ${claims.sessionId}`,
    )
    .where(
      and(
        eq(claims.clinicId, clinicId),
        eq(claims.resourceId, resourceId),
        eq(claims.active, true),
        // Of the visit itself: a buffer may be had without the resource.
        sql`${appointments.startsAt} < ${to.toISOString()}::timestamptz`,
        sql`${appointments.endsAt} > ${from.toISOString()}::timestamptz`,
        sql`${appointments.status} in ('pending', 'booked', 'arrived', 'checked-in')`,
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id));
  return rows.map(({ id }) => id);
}

/** A visit is listed once for each cause, however often it is found. */
export async function insertWorklistItems(tx: Db, rows: readonly WorklistRow[]): Promise<void> {
  if (rows.length > 0)
    await tx
      .insert(worklistItems)
      .values([...rows])
      .onConflictDoNothing();
}

/** By start of the visit. */
export async function listWorklist(
  tx: Db,
  query: { clinicId: string; state?: WorklistRow["state"]; cause?: string },
): Promise<WorklistRow[]> {
  const { clinicId, state, cause } = query;
  const rows = await tx
    .select({ item: worklistItems })
    .from(worklistItems)
    .innerJoin(appointments, eq(appointments.id, worklistItems.appointmentId))
    .where(
      and(
        eq(worklistItems.clinicId, clinicId),
        state === undefined ? undefined : eq(worklistItems.state, state),
        cause === undefined ? undefined : eq(worklistItems.cause, cause),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(worklistItems.id));
  return rows.map(({ item }) => item);
}

/** False when there is no such item. */
export async function updateWorklistItem(
  tx: Db,
  query: { clinicId: string; id: string; state: WorklistRow["state"]; now: Date },
): Promise<boolean> {
  const { clinicId, id, state, now } = query;
  const rows = await tx
    .update(worklistItems)
    .set({ state, updatedAt: now })
    .where(and(eq(worklistItems.clinicId, clinicId), eq(worklistItems.id, id)))
    .returning({ id: worklistItems.id });
  return rows.length > 0;
}
