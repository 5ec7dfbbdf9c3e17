import { and, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { appointments, claims, patients } from "../schema/index.ts";

export interface PatientStanding {
  id: string;
  /** Has been seen: a fulfilled visit. A no-show or a cancelled one does not count. */
  established: boolean;
  /** Visits still ahead, booked or waiting for approval. */
  active: number;
  /** Has a visit at some of the time asked about. */
  busy: boolean;
}

/** The patient with this match key and what they have with the clinic; null when the clinic has no such row. */
export async function findPatientStanding(
  tx: Db,
  query: { clinicId: string; matchKey: string; now: Date; from: Date; to: Date },
): Promise<PatientStanding | null> {
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
    })
    .from(patients)
    .where(and(eq(patients.clinicId, query.clinicId), eq(patients.matchKey, query.matchKey)))
    .prepare("patient_standing")
    .execute();
  return row ?? null;
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
