import { sql } from "drizzle-orm";
import { ingestFolder } from "../../src/rag/ingest-folder.ts";
import { type Db, withClinic } from "../client.ts";
import * as schema from "../schema/index.ts";
import type { ClinicBlueprint } from "./blueprint.ts";
import { buildCalendar } from "./build-calendar.ts";
import { buildClinic } from "./build-clinic.ts";
import { buildPatients } from "./build-patients.ts";
import { checkClinic } from "./check-clinic.ts";
import { HARBORVIEW } from "./clinics/harborview.ts";
import { RIVERSIDE } from "./clinics/riverside.ts";
import { insertRows } from "./insert-rows.ts";
import { seedId } from "./seed-id.ts";
import { instantOf } from "./wall-clock.ts";

export const DEMO_CLINICS: readonly ClinicBlueprint[] = [RIVERSIDE, HARBORVIEW];

/** The id of a demo clinic is the same in every database and for every anchor. */
export const RIVERSIDE_ID = seedId(RIVERSIDE.slug, "clinic");
export const HARBORVIEW_ID = seedId(HARBORVIEW.slug, "clinic");

const PATIENCE = "2min";

export interface SeedOptions {
  /** Connected as the owner: the app's role may not create clinics. */
  db: Db;
  /** The day the demo happens on, `YYYY-MM-DD`: eight weeks of visits lie before it, eight from it on. */
  anchor: string;
  log?: (line: string) => void;
}

export interface SeedResult {
  /** False: the clinic was there already, and nothing was changed. */
  seeded: boolean;
  clinicId: string;
  counts: Record<string, number>;
}

/**
 * Makes the demo clinics `riverside` and `harborview`, each in one transaction, unless they exist. The same anchor gives
 * the same rows, to the byte. Several processes may call it at once. Throws RangeError for an anchor that is no date.
 */
export async function seedDemo({ db, anchor, log = () => {} }: SeedOptions): Promise<Record<string, SeedResult>> {
  const results: Record<string, SeedResult> = {};
  for (const blueprint of DEMO_CLINICS) {
    const result = await seedClinic(db, blueprint, anchor);
    results[blueprint.slug] = result;
    log(describe(blueprint.slug, result, anchor));
  }
  if (Object.values(results).some(({ seeded }) => seeded)) {
    await db.execute(sql`analyze claims, appointments, patients, knowledge_chunks`);
  }
  return results;
}

async function seedClinic(db: Db, blueprint: ClinicBlueprint, anchor: string): Promise<SeedResult> {
  const rows = buildClinic(blueprint, anchor);
  const clinicId = rows.clinic.id;
  const problems = checkClinic(rows);
  if (problems.length > 0) {
    throw new Error(`${blueprint.slug} contradicts itself. ${problems.map(({ message }) => message).join(" ")}`);
  }
  return withClinic(db, clinicId, async (tx) => {
    // Another process may be seeding: waiting for it takes longer than any request may wait for a lock.
    await tx.execute(
      sql`select set_config('lock_timeout', ${PATIENCE}, true), set_config('statement_timeout', ${PATIENCE}, true)`,
    );
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('agentcare seed', 0))`);
    const known = await tx.execute(sql`select 1 from clinics where slug = ${blueprint.slug}`);
    if (known.length > 0) return { seeded: false, clinicId, counts: {} };

    const patients = buildPatients(blueprint, anchor);
    const calendar = buildCalendar(blueprint, patients, anchor);
    await tx.insert(schema.clinics).values(rows.clinic);
    const counts = {
      locations: await insertRows(tx, schema.locations, rows.locations),
      staffUsers: await insertRows(tx, schema.staffUsers, rows.staffUsers),
      resources: await insertRows(tx, schema.resources, rows.resources),
      practitioners: await insertRows(tx, schema.practitioners, rows.practitioners),
      visitTypes: await insertRows(tx, schema.visitTypes, rows.visitTypes),
      practitionerVisitTypes: await insertRows(tx, schema.practitionerVisitTypes, rows.practitionerVisitTypes),
      requirementGroups: await insertRows(tx, schema.requirementGroups, rows.requirementGroups),
      requirementGroupMembers: await insertRows(tx, schema.requirementGroupMembers, rows.requirementGroupMembers),
      scheduleRules: await insertRows(tx, schema.scheduleRules, rows.scheduleRules),
      scheduleExceptions: await insertRows(tx, schema.scheduleExceptions, rows.scheduleExceptions),
      timeOff: await insertRows(tx, schema.timeOff, rows.timeOff),
      patients: await insertRows(
        tx,
        schema.patients,
        patients.map(({ row }) => row),
      ),
      appointments: await insertRows(tx, schema.appointments, calendar.appointments),
      claims: await insertRows(tx, schema.claims, calendar.claims),
      appointmentEvents: await insertRows(tx, schema.appointmentEvents, calendar.events),
      documents: await seedKnowledge(tx, blueprint, anchor),
    };
    return { seeded: true, clinicId, counts };
  });
}

async function seedKnowledge(tx: Db, blueprint: ClinicBlueprint, anchor: string): Promise<number> {
  const { documents } = await ingestFolder({
    db: tx,
    clinicId: seedId(blueprint.slug, "clinic"),
    folder: new URL(`./knowledge/${blueprint.slug}/`, import.meta.url),
    now: () => instantOf(anchor, 0, blueprint.timeZone),
  });
  return documents;
}

function describe(slug: string, { seeded, counts }: SeedResult, anchor: string): string {
  if (!seeded) return `${slug}: already seeded; nothing changed (\`agentcare seed --reset\` makes it anew)`;
  const { practitioners, patients, appointments, documents } = counts;
  return `${slug}: ${practitioners} practitioners, ${patients} patients, ${appointments} appointments around ${anchor}, ${documents} documents`;
}
