import { and, asc, desc, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { appointmentEvents } from "../schema/index.ts";

export type AppointmentEventRow = typeof appointmentEvents.$inferSelect;

/** Throws 23505 when the version exists: two writers thought they were the next. */
export async function insertAppointmentEvent(tx: Db, row: Omit<AppointmentEventRow, "sequence">): Promise<void> {
  await tx.insert(appointmentEvents).values(row).prepare("insert_appointment_event").execute();
}

/** One appointment's history, first version first. */
export async function listAppointmentEvents(
  tx: Db,
  clinicId: string,
  appointmentId: string,
): Promise<AppointmentEventRow[]> {
  return tx
    .select()
    .from(appointmentEvents)
    .where(and(eq(appointmentEvents.clinicId, clinicId), eq(appointmentEvents.appointmentId, appointmentId)))
    .orderBy(asc(appointmentEvents.version));
}

/**
 * The events of the last transaction in which the actor changed visits, in order; empty when there was none. What one
 * transaction wrote bears its number in `xmin`, and rows that are never updated keep it.
 */
export async function listLastChange(tx: Db, clinicId: string, actor: string): Promise<AppointmentEventRow[]> {
  const theirs = and(eq(appointmentEvents.clinicId, clinicId), eq(appointmentEvents.actor, actor));
  const [last] = await tx
    .select({ transaction: sql<string>`${appointmentEvents}.xmin::text` })
    .from(appointmentEvents)
    .where(theirs)
    .orderBy(desc(appointmentEvents.sequence))
    .limit(1);
  if (!last) return [];
  return tx
    .select()
    .from(appointmentEvents)
    .where(and(theirs, sql`${appointmentEvents}.xmin::text = ${last.transaction}`))
    .orderBy(asc(appointmentEvents.sequence));
}
