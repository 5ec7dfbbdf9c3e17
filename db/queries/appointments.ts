import { and, asc, eq, gte, lt, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { type AppointmentStatus, appointments, locations, patients, visitTypes } from "../schema/index.ts";

export type AppointmentRow = typeof appointments.$inferSelect;

/** An appointment with what is shown beside it. */
export interface AppointmentView {
  appointment: AppointmentRow;
  patientGivenName: string;
  patientFamilyName: string;
  locationAddress: string;
  preparation: string | null;
}

const view = {
  appointment: appointments,
  patientGivenName: patients.givenName,
  patientFamilyName: patients.familyName,
  locationAddress: sql<string>`concat_ws(', ', nullif(${locations.address}, ''), nullif(${locations.city}, ''))`,
  preparation: visitTypes.preparation,
};

function selectView(tx: Db) {
  return tx
    .select(view)
    .from(appointments)
    .innerJoin(patients, eq(patients.id, appointments.patientId))
    .innerJoin(locations, eq(locations.id, appointments.locationId))
    .innerJoin(visitTypes, eq(visitTypes.id, appointments.visitTypeId));
}

/** One appointment. `bookedBy` leaves out those that someone else booked. */
export async function findAppointment(
  tx: Db,
  query: { clinicId: string; appointmentId: string; bookedBy?: string },
): Promise<AppointmentView | null> {
  const { clinicId, appointmentId, bookedBy } = query;
  const [row] = await selectView(tx).where(
    and(
      eq(appointments.clinicId, clinicId),
      eq(appointments.id, appointmentId),
      bookedBy === undefined ? undefined : eq(appointments.bookedBy, bookedBy),
    ),
  );
  return row ?? null;
}

export interface AppointmentFilter {
  clinicId: string;
  bookedBy?: string;
  status?: AppointmentStatus;
  /** By start: `from` inclusive, `to` exclusive. */
  from?: Date;
  to?: Date;
  limit: number;
}

/** By start, then id. */
export async function listAppointmentViews(tx: Db, filter: AppointmentFilter): Promise<AppointmentView[]> {
  const { clinicId, bookedBy, status, from, to, limit } = filter;
  return selectView(tx)
    .where(
      and(
        eq(appointments.clinicId, clinicId),
        bookedBy === undefined ? undefined : eq(appointments.bookedBy, bookedBy),
        status === undefined ? undefined : eq(appointments.status, status),
        from === undefined ? undefined : gte(appointments.startsAt, from),
        to === undefined ? undefined : lt(appointments.startsAt, to),
      ),
    )
    .orderBy(asc(appointments.startsAt), asc(appointments.id))
    .limit(limit);
}

export async function insertAppointment(tx: Db, row: AppointmentRow): Promise<void> {
  await tx.insert(appointments).values(row).prepare("insert_appointment").execute();
}

/** Writes what a change of state may change. */
export async function updateAppointment(tx: Db, row: AppointmentRow): Promise<void> {
  const { reference, status, cancelReason, cancelledLate, version, updatedAt } = row;
  await tx
    .update(appointments)
    .set({ reference, status, cancelReason, cancelledLate, version, updatedAt })
    .where(and(eq(appointments.clinicId, row.clinicId), eq(appointments.id, row.id)));
}
