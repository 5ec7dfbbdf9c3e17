import { asc, eq } from "drizzle-orm";
import type { Db } from "../client.ts";
import { clinics } from "../schema/index.ts";

/** Every clinic's id. The table has no row-level security: it is read before a clinic is known. */
export async function clinicIds(db: Db): Promise<string[]> {
  const rows = await db.select({ id: clinics.id }).from(clinics);
  return rows.map(({ id }) => id);
}

/** Slugs and names, by name. */
export async function listClinics(db: Db): Promise<{ slug: string; name: string }[]> {
  return db.select({ slug: clinics.slug, name: clinics.name }).from(clinics).orderBy(asc(clinics.name));
}

/** The clinic's id by its slug, or null. */
export async function findClinicId(db: Db, slug: string): Promise<string | null> {
  const [row] = await db.select({ id: clinics.id }).from(clinics).where(eq(clinics.slug, slug));
  return row?.id ?? null;
}

/** The clinic's IANA zone by its slug, or null. */
export async function clinicTimeZone(db: Db, slug: string): Promise<string | null> {
  const [row] = await db.select({ timeZone: clinics.timeZone }).from(clinics).where(eq(clinics.slug, slug));
  return row?.timeZone ?? null;
}
