import { and, asc, eq, gte, inArray, lt, or, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import {
  type AppointmentStatus,
  appointments,
  identityProofs,
  locations,
  patients,
  visitTypes,
} from "../schema/index.ts";

export type AppointmentRow = typeof appointments.$inferSelect;

/** An appointment with what is shown beside it. */
export interface AppointmentView {
  appointment: AppointmentRow;
  patientGivenName: string;
  patientFamilyName: string;
  locationAddress: string;
  preparation: string | null;
  modality: "in_person" | "phone" | "video";
}

const view = {
  appointment: appointments,
  patientGivenName: patients.givenName,
  patientFamilyName: patients.familyName,
  locationAddress: sql<string>`concat_ws(', ', nullif(${locations.address}, ''), nullif(${locations.city}, ''))`,
  preparation: visitTypes.preparation,
  modality: visitTypes.modality,
};

function selectView(tx: Db) {
  return tx
    .select(view)
    .from(appointments)
    .innerJoin(patients, eq(patients.id, appointments.patientId))
    .innerJoin(locations, eq(locations.id, appointments.locationId))
    .innerJoin(visitTypes, eq(visitTypes.id, appointments.visitTypeId));
}

/** A conversation and the instant it asks at: what it may reach is decided by rows, never by an argument of a tool. */
export interface Reach {
  /** `thread:<uuid>`. */
  actor: string;
  threadId: string;
  now: Date;
}

/**
 * Visits that the conversation booked itself, or of a patient it has proved to speak for and whose proof still holds.
 * No reach: the whole clinic's. The array makes the proofs be read once, so that each side may use its own index.
 */
function withinReach(clinicId: string, reach: Reach | undefined) {
  if (reach === undefined) return undefined;
  const { actor, threadId, now } = reach;
  const proved = sql`array(
    select ${identityProofs.patientId} from ${identityProofs}
    where ${identityProofs.clinicId} = ${clinicId}::uuid and ${identityProofs.threadId} = ${threadId}::uuid
      and ${identityProofs.expiresAt} > ${now.toISOString()}::timestamptz)`;
  return or(eq(appointments.bookedBy, actor), sql`${appointments.patientId} = any(${proved})`);
}

/** One appointment. `reach` leaves out those that are not the conversation's to see. */
export async function findAppointment(
  tx: Db,
  query: { clinicId: string; appointmentId: string; reach?: Reach },
): Promise<AppointmentView | null> {
  const { clinicId, appointmentId, reach } = query;
  const [row] = await selectView(tx).where(
    and(eq(appointments.clinicId, clinicId), eq(appointments.id, appointmentId), withinReach(clinicId, reach)),
  );
  return row ?? null;
}

export interface AppointmentFilter {
  clinicId: string;
  reach?: Reach;
  status?: AppointmentStatus;
  /** Any of these. */
  statuses?: readonly AppointmentStatus[];
  /** By start: `from` inclusive, `to` exclusive. */
  from?: Date;
  to?: Date;
  limit: number;
}

/** By start, then id. */
export async function listAppointmentViews(tx: Db, filter: AppointmentFilter): Promise<AppointmentView[]> {
  const { clinicId, reach, status, statuses, from, to, limit } = filter;
  return selectView(tx)
    .where(
      and(
        eq(appointments.clinicId, clinicId),
        withinReach(clinicId, reach),
        status === undefined ? undefined : eq(appointments.status, status),
        statuses === undefined ? undefined : inArray(appointments.status, [...statuses]),
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
  const { needs, confirmedAt, lateMinutes, calendarSequence, overrideReason } = row;
  await tx
    .update(appointments)
    .set({
      reference,
      status,
      cancelReason,
      cancelledLate,
      version,
      updatedAt,
      needs,
      confirmedAt,
      lateMinutes,
      calendarSequence,
      overrideReason,
    })
    .where(and(eq(appointments.clinicId, row.clinicId), eq(appointments.id, row.id)));
}
