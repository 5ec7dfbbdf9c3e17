import { and, asc, desc, eq, inArray, lte, type SQL, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import {
  appointments,
  identityProofs,
  patients,
  practitionerVisitTypes,
  visitTypes,
  waitlistEntries,
  waitlistOffers,
} from "../schema/index.ts";
import type { Reach } from "./appointments.ts";

export type EntryRow = typeof waitlistEntries.$inferSelect;
export type OfferRow = typeof waitlistOffers.$inferSelect;

/** An entry with what is needed to decide about it and to show it. */
export interface EntryView {
  entry: EntryRow;
  visitTypeName: string;
  patient: { givenName: string; familyName: string; dateOfBirth: string; matchKey: string };
}

const view = {
  entry: waitlistEntries,
  visitTypeName: visitTypes.name,
  patient: {
    givenName: patients.givenName,
    familyName: patients.familyName,
    dateOfBirth: patients.dateOfBirth,
    matchKey: patients.matchKey,
  },
};

const selectEntries = (tx: Db) =>
  tx
    .select(view)
    .from(waitlistEntries)
    .innerJoin(patients, eq(patients.id, waitlistEntries.patientId))
    .innerJoin(visitTypes, eq(visitTypes.id, waitlistEntries.visitTypeId));

/** Entries that the conversation joined itself, or of a patient it has proved to speak for; no reach: all of them. */
function within(reach: Reach | undefined): SQL | undefined {
  if (!reach) return undefined;
  return sql`(${waitlistEntries.joinedBy} = ${reach.actor} or exists (
    select 1 from ${identityProofs} proof
    where proof.clinic_id = ${waitlistEntries.clinicId} and proof.patient_id = ${waitlistEntries.patientId}
      and proof.thread_id = ${reach.threadId}::uuid and proof.expires_at > ${reach.now.toISOString()}::timestamptz))`;
}

export async function insertEntry(tx: Db, row: EntryRow): Promise<void> {
  await tx.insert(waitlistEntries).values(row);
}

/** Writes what may change of an entry. */
export async function updateEntry(tx: Db, row: EntryRow): Promise<void> {
  const { criteria, swapAppointmentId, state, version, updatedAt } = row;
  await tx
    .update(waitlistEntries)
    .set({ criteria, swapAppointmentId, state, version, updatedAt })
    .where(and(eq(waitlistEntries.clinicId, row.clinicId), eq(waitlistEntries.id, row.id)));
}

/** One entry within reach. */
export async function findEntry(
  tx: Db,
  query: { clinicId: string; entryId: string; reach?: Reach },
): Promise<EntryView | null> {
  const { clinicId, entryId, reach } = query;
  const [row] = await selectEntries(tx).where(
    and(eq(waitlistEntries.clinicId, clinicId), eq(waitlistEntries.id, entryId), within(reach)),
  );
  return row ?? null;
}

/** Entries that still wait or have an offer, within reach, in the order they are served. */
export async function listOpenEntries(
  tx: Db,
  query: { clinicId: string; reach?: Reach; visitTypeIds?: readonly string[]; patientId?: string },
): Promise<EntryView[]> {
  const { clinicId, reach, visitTypeIds, patientId } = query;
  return selectEntries(tx)
    .where(
      and(
        eq(waitlistEntries.clinicId, clinicId),
        inArray(waitlistEntries.state, ["waiting", "offered"]),
        visitTypeIds === undefined ? undefined : inArray(waitlistEntries.visitTypeId, [...visitTypeIds]),
        patientId === undefined ? undefined : eq(waitlistEntries.patientId, patientId),
        within(reach),
      ),
    )
    .orderBy(desc(waitlistEntries.priority), asc(waitlistEntries.createdAt), asc(waitlistEntries.id));
}

/** Everything of the list, for looking on: newest last. */
export async function listAllEntries(tx: Db, clinicId: string): Promise<EntryView[]> {
  return selectEntries(tx)
    .where(eq(waitlistEntries.clinicId, clinicId))
    .orderBy(asc(waitlistEntries.createdAt), asc(waitlistEntries.id));
}

/** Kinds of visit that somebody waits for and this practitioner gives. */
export async function waitedForWith(tx: Db, clinicId: string, practitionerId: string): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: waitlistEntries.visitTypeId })
    .from(waitlistEntries)
    .innerJoin(practitionerVisitTypes, eq(practitionerVisitTypes.visitTypeId, waitlistEntries.visitTypeId))
    .where(
      and(
        eq(waitlistEntries.clinicId, clinicId),
        eq(waitlistEntries.state, "waiting"),
        eq(practitionerVisitTypes.practitionerId, practitionerId),
      ),
    );
  return rows.map(({ id }) => id).sort();
}

export async function insertOffer(tx: Db, row: OfferRow): Promise<void> {
  await tx.insert(waitlistOffers).values(row);
}

/** Ends an open offer; false when it was not open any more. */
export async function endOffer(
  tx: Db,
  query: {
    clinicId: string;
    offerId: string;
    state: Exclude<OfferRow["state"], "open">;
    at: Date;
    appointmentId?: string;
  },
): Promise<boolean> {
  const { clinicId, offerId, state, at, appointmentId } = query;
  const rows = await tx
    .update(waitlistOffers)
    .set({ state, answeredAt: at, ...(appointmentId && { appointmentId }) })
    .where(and(eq(waitlistOffers.clinicId, clinicId), eq(waitlistOffers.id, offerId), eq(waitlistOffers.state, "open")))
    .returning({ id: waitlistOffers.id });
  return rows.length > 0;
}

export async function findOffer(tx: Db, clinicId: string, offerId: string): Promise<OfferRow | null> {
  const [row] = await tx
    .select()
    .from(waitlistOffers)
    .where(and(eq(waitlistOffers.clinicId, clinicId), eq(waitlistOffers.id, offerId)));
  return row ?? null;
}

/** All offers of these entries, oldest first. */
export async function listOffersOf(tx: Db, clinicId: string, entryIds: readonly string[]): Promise<OfferRow[]> {
  if (entryIds.length === 0) return [];
  return tx
    .select()
    .from(waitlistOffers)
    .where(and(eq(waitlistOffers.clinicId, clinicId), inArray(waitlistOffers.entryId, [...entryIds])))
    .orderBy(asc(waitlistOffers.offeredAt), asc(waitlistOffers.id));
}

/** Open offers that ran out by then. */
export async function listExpiredOffers(tx: Db, clinicId: string, now: Date): Promise<OfferRow[]> {
  return tx
    .select()
    .from(waitlistOffers)
    .where(
      and(eq(waitlistOffers.clinicId, clinicId), eq(waitlistOffers.state, "open"), lte(waitlistOffers.expiresAt, now)),
    )
    .orderBy(asc(waitlistOffers.expiresAt), asc(waitlistOffers.id));
}

/** The visit as it stands now: moves since then are followed, one row to the next. */
export async function currentVisitId(tx: Db, clinicId: string, appointmentId: string): Promise<string> {
  const [row] = await tx.execute<{ id: string }>(sql`
    with recursive chain as (
      select id, 0 as moves from ${appointments} where clinic_id = ${clinicId} and id = ${appointmentId}
      union all
      select a.id, chain.moves + 1 from ${appointments} a join chain on a.rescheduled_from = chain.id
      where a.clinic_id = ${clinicId} and chain.moves < 100)
    select id from chain order by moves desc limit 1`);
  return row?.id ?? appointmentId;
}
