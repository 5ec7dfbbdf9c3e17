import { and, eq, gt, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { appointmentEvents, appointments, claims, identityProofs, patients } from "../schema/index.ts";
import type { Reach } from "./appointments.ts";

/** Stands in for a conversation where none asks, so that the statement is the same. */
const EVERYBODY: Reach = { actor: "", threadId: "00000000-0000-0000-0000-000000000000", now: new Date(0) };

export interface PatientStanding {
  id: string;
  /** Has been seen: a fulfilled visit. A no-show or a cancelled one does not count. */
  established: boolean;
  /** Visits still ahead, booked or waiting for approval. */
  active: number;
  /** Has a visit at some of the time asked about. */
  busy: boolean;
  /** Proved by the conversation that asks, or first entered by it: what is known of them may be told there. */
  known: boolean;
}

/**
 * The patient with this match key and what they have with the clinic; null when the clinic has no such row. Without
 * `reach` everybody is known.
 */
export async function findPatientStanding(
  tx: Db,
  query: { clinicId: string; matchKey: string; now: Date; from: Date; to: Date; reach?: Reach },
): Promise<PatientStanding | null> {
  const { reach } = query;
  // Written out: in a select of one table Drizzle leaves the table's name off, and the sub-select would see its own.
  const theirs = sql`from ${appointments} a where a.clinic_id = patients.clinic_id and a.patient_id = patients.id`;
  const [row] = await tx
    .select({
      id: patients.id,
      established: sql<boolean>`exists (select 1 ${theirs} and a.status = 'fulfilled')`,
      active: sql<number>`(select count(*)::int ${theirs} and a.status in ('booked', 'pending') and a.starts_at > ${query.now.toISOString()}::timestamptz)`,
      busy: sql<boolean>`exists (
        select 1 from ${claims} c where c.clinic_id = patients.clinic_id and c.resource_id = patients.id and c.active
          and c.ends_at > ${query.from.toISOString()}::timestamptz and c.starts_at < ${query.to.toISOString()}::timestamptz)`,
      known: knownTo(reach),
    })
    .from(patients)
    .where(and(eq(patients.clinicId, query.clinicId), eq(patients.matchKey, query.matchKey)))
    .prepare("patient_standing")
    .execute();
  return row ?? null;
}

/**
 * The match key of the patient of this name and birth date whom the conversation has proved; null when there is none.
 * The number they gave today may be another than the one on file.
 */
export async function provedMatchKey(
  tx: Db,
  query: { clinicId: string; nameKey: string; dateOfBirth: string; reach: Reach },
): Promise<string | null> {
  const { clinicId, nameKey, dateOfBirth, reach } = query;
  const [row] = await tx
    .select({ matchKey: patients.matchKey })
    .from(identityProofs)
    .innerJoin(patients, eq(patients.id, identityProofs.patientId))
    .where(
      and(
        eq(identityProofs.clinicId, clinicId),
        eq(identityProofs.threadId, reach.threadId),
        gt(identityProofs.expiresAt, reach.now),
        eq(patients.dateOfBirth, dateOfBirth),
        sql`starts_with(${patients.matchKey}, ${nameKey})`,
      ),
    )
    .limit(1);
  return row?.matchKey ?? null;
}

/** Whether the conversation may be told of this patient. */
export async function isKnownPatient(
  tx: Db,
  { clinicId, patientId, reach }: { clinicId: string; patientId: string; reach: Reach },
): Promise<boolean> {
  const [row] = await tx
    .select({ known: knownTo(reach) })
    .from(patients)
    .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)));
  return row?.known ?? false;
}

/**
 * Proved by the conversation, or first entered by it: the patient's very first visit is its own, and as old as the row.
 * A visit booked for somebody who was there before makes nobody an acquaintance.
 */
function knownTo(reach: Reach | undefined) {
  const { actor, threadId, now } = reach ?? EVERYBODY;
  return sql<boolean>`${reach === undefined}::boolean or exists (
      select 1 from ${identityProofs} p where p.clinic_id = patients.clinic_id and p.patient_id = patients.id
        and p.thread_id = ${threadId}::uuid and p.expires_at > ${now.toISOString()}::timestamptz)
    or coalesce((select e.actor = ${actor} and a.created_at = patients.created_at
      from ${appointmentEvents} e join ${appointments} a on a.id = e.appointment_id
      where a.clinic_id = patients.clinic_id and a.patient_id = patients.id order by e.sequence limit 1), false)`;
}

export async function insertPatient(tx: Db, row: typeof patients.$inferInsert): Promise<void> {
  await tx.insert(patients).values(row).prepare("insert_patient").execute();
}

/** The match key of a patient's row, which is what writers for that patient lock. */
export async function readPatient(
  tx: Db,
  clinicId: string,
  patientId: string,
): Promise<typeof patients.$inferSelect | null> {
  const [row] = await tx
    .select()
    .from(patients)
    .where(and(eq(patients.clinicId, clinicId), eq(patients.id, patientId)));
  return row ?? null;
}
