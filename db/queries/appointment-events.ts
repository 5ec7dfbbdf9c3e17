import { and, asc, eq } from "drizzle-orm";
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
