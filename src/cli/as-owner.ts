import type { Db } from "../../db/client.ts";
import { clinicNamed, configFor, say } from "./session.ts";

/**
 * Does a command's work on one clinic as the schema's owner. What a clinic lets the outside do (its sites, keys and
 * colours) is not the server's to change, so the server's own role has no right to. `UsageError` when there is no such
 * clinic.
 */
export async function asOwner(slug: string, work: (db: Db, clinicId: string) => Promise<void>): Promise<void> {
  const config = configFor({});
  const { connect } = await import("../../db/client.ts");
  const { openDatabase } = await import("../../db/open.ts");
  const { findClinicId, listClinics } = await import("../../db/queries/clinics.ts");
  const { seedIfEmpty } = await import("../../db/seed/seed-if-empty.ts");
  const { DATABASE_URL: databaseUrl, AGENTCARE_DATA_DIR: dataDir } = config;
  const database = await openDatabase({ databaseUrl, dataDir, log: say });
  const { db, close } = connect(database.ownerUrl, { max: 1, applicationName: "agentcare-widget" });
  try {
    const today = Temporal.Now.plainDateISO().toString();
    if (database.embedded) await seedIfEmpty(database.ownerUrl, { today, log: say });
    const clinicId = await clinicNamed(
      { clinicId: (wanted) => findClinicId(db, wanted), clinics: () => listClinics(db) },
      slug,
    );
    await work(db, clinicId);
  } finally {
    await close();
    await database.close();
  }
}
