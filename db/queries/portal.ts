import { and, eq, lt, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { clinics, type PortalKey, type WidgetKey } from "../schema/clinics.ts";
import { portalIdentities, portalTokens } from "../schema/index.ts";
import { changeClinicAccess } from "./clinics.ts";

/** What a token of the clinic's portal is checked against. */
export interface PortalClinic {
  slug: string;
  widgetKeys: readonly WidgetKey[];
  portalKeys: readonly PortalKey[];
}

/** Throws when there is no such clinic. */
export async function readPortalClinic(db: Db, clinicId: string): Promise<PortalClinic> {
  const { slug, widgetKeys, portalKeys } = clinics;
  const [row] = await db.select({ slug, widgetKeys, portalKeys }).from(clinics).where(eq(clinics.id, clinicId));
  if (!row) throw new Error("There is no such clinic.");
  return row;
}

/** The keys by which the clinic's portal vouches; as `changeClinicAccess`. */
export async function changePortalKeys(
  db: Db,
  clinicId: string,
  change: (keys: readonly PortalKey[]) => readonly PortalKey[],
): Promise<void> {
  await changeClinicAccess(db, clinicId, ({ portalKeys }) => ({ portalKeys: [...change(portalKeys)] }));
}

/** Uses the token up; false when another conversation has done so. Forgets those that are too old to come again. */
export async function usePortalToken(tx: Db, row: typeof portalTokens.$inferInsert): Promise<boolean> {
  const { clinicId, tokenDigest, threadId } = row;
  // By the real clock, as tokens are: the clinic's own may stand still.
  const old = lt(portalTokens.expiresAt, sql`clock_timestamp() - interval '1 hour'`);
  await tx.delete(portalTokens).where(and(eq(portalTokens.clinicId, clinicId), old));
  await tx.insert(portalTokens).values(row).onConflictDoNothing();
  const [used] = await tx
    .select({ threadId: portalTokens.threadId })
    .from(portalTokens)
    .where(and(eq(portalTokens.clinicId, clinicId), eq(portalTokens.tokenDigest, tokenDigest)));
  return used?.threadId === threadId;
}

/** The id of the patient whom the portal named in this conversation; null: nobody. */
export async function findIdentified(tx: Db, clinicId: string, threadId: string): Promise<string | null> {
  const [row] = await tx
    .select({ patientId: portalIdentities.patientId })
    .from(portalIdentities)
    .where(and(eq(portalIdentities.clinicId, clinicId), eq(portalIdentities.threadId, threadId)));
  return row?.patientId ?? null;
}

export async function setIdentified(tx: Db, row: typeof portalIdentities.$inferInsert): Promise<void> {
  await tx
    .insert(portalIdentities)
    .values(row)
    .onConflictDoUpdate({ target: portalIdentities.threadId, set: { at: row.at } });
}
