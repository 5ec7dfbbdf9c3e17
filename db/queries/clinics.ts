import { asc, eq, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import { clinics, type WidgetColours, type WidgetKey } from "../schema/index.ts";
import { isInUse } from "../schema/rotating-key.ts";

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

/** The clinic's id by a publishable key that is valid at `now`, or null. */
export async function findClinicByKey(db: Db, key: string, now: Date): Promise<string | null> {
  const [row] = await db
    .select({ id: clinics.id, keys: clinics.widgetKeys })
    .from(clinics)
    .where(sql`${clinics.widgetKeys} @> ${JSON.stringify([{ key }])}::jsonb`);
  const known = row?.keys.find((each) => each.key === key);
  return row && known && isInUse(known, now) ? row.id : null;
}

/** What the tag for a clinic's site says of it, and the sites that it may be on. */
export interface WidgetClinic {
  slug: string;
  name: string;
  phone: string;
  allowedOrigins: readonly string[];
}

/** Throws when there is no such clinic. */
export async function readWidgetClinic(db: Db, clinicId: string): Promise<WidgetClinic> {
  const { slug, name, phone, allowedOrigins } = clinics;
  const [row] = await db.select({ slug, name, phone, allowedOrigins }).from(clinics).where(eq(clinics.id, clinicId));
  if (!row) throw new Error("There is no such clinic.");
  return row;
}

/** Gives the clinic's chat these colours; null for the widget's own. Whether they can be read is the caller's to know. */
export async function setWidgetColours(db: Db, clinicId: string, colours: WidgetColours | null): Promise<void> {
  await db.update(clinics).set({ widgetColours: colours }).where(eq(clinics.id, clinicId));
}

/** What the clinic lets its chat do: the sites it may be on, and where its links may lead. */
export interface WidgetSites {
  allowedOrigins: readonly string[];
  allowedLinks: readonly string[];
}

type ClinicAccess = Pick<typeof clinics.$inferSelect, "allowedOrigins" | "allowedLinks" | "widgetKeys" | "portalKeys">;

/**
 * Exchanges what the clinic lets the outside do for what `change` makes of it, and returns that. Two changes at the same
 * time take turns. Throws when there is no such clinic. Needs the owner.
 */
export async function changeClinicAccess(
  db: Db,
  clinicId: string,
  change: (access: ClinicAccess) => Partial<ClinicAccess>,
): Promise<ClinicAccess> {
  return db.transaction(async (tx) => {
    const { allowedOrigins, allowedLinks, widgetKeys, portalKeys } = clinics;
    const [row] = await tx
      .select({ allowedOrigins, allowedLinks, widgetKeys, portalKeys })
      .from(clinics)
      .where(eq(clinics.id, clinicId))
      .for("update");
    if (!row) throw new Error("There is no such clinic.");
    const changed = { ...row, ...change(row) };
    await tx.update(clinics).set(changed).where(eq(clinics.id, clinicId));
    return changed;
  });
}

/** The clinic's sites and links; as `changeClinicAccess`. */
export async function changeWidgetSites(
  db: Db,
  clinicId: string,
  change: (sites: WidgetSites) => WidgetSites,
): Promise<WidgetSites> {
  const { allowedOrigins, allowedLinks } = await changeClinicAccess(db, clinicId, (access) => {
    const sites = change({ allowedOrigins: access.allowedOrigins, allowedLinks: access.allowedLinks });
    return { allowedOrigins: [...sites.allowedOrigins], allowedLinks: [...sites.allowedLinks] };
  });
  return { allowedOrigins, allowedLinks };
}

/** The clinic's publishable keys; as `changeClinicAccess`. */
export async function changeWidgetKeys(
  db: Db,
  clinicId: string,
  change: (keys: readonly WidgetKey[]) => readonly WidgetKey[],
): Promise<readonly WidgetKey[]> {
  const access = await changeClinicAccess(db, clinicId, ({ widgetKeys }) => ({ widgetKeys: [...change(widgetKeys)] }));
  return access.widgetKeys;
}

/** The clinic's IANA zone by its slug, or null. */
export async function clinicTimeZone(db: Db, slug: string): Promise<string | null> {
  const [row] = await db.select({ timeZone: clinics.timeZone }).from(clinics).where(eq(clinics.slug, slug));
  return row?.timeZone ?? null;
}
