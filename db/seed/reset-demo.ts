import { sql } from "drizzle-orm";
import { type Db, withClinic } from "../client.ts";
import { DEMO_CLINICS, type SeedOptions, type SeedResult, seedDemo } from "./demo.ts";

/** Children before parents. */
const TABLES = [
  "worklist_items",
  "notifications",
  "contact_preferences",
  "jobs",
  "waitlist_offers",
  "waitlist_entries",
  "identity_challenges",
  "identity_proofs",
  "identity_failures",
  "portal_identities",
  "portal_tokens",
  "claims",
  "appointment_events",
  "idempotency_keys",
  "appointments",
  "group_sessions",
  "holds",
  "patients",
  "handoffs",
  "feedback",
  "messages",
  "run_events",
  "runs",
  "threads",
  "knowledge_chunks",
  "knowledge_documents",
  "requirement_group_members",
  "requirement_groups",
  "practitioner_visit_types",
  "schedule_rules",
  "schedule_exceptions",
  "time_off",
  "visit_types",
  "practitioners",
  "resources",
  "staff_users",
  "locations",
] as const;

/**
 * Makes the demo clinics anew around another anchor, with everything that was booked or said in them gone. Other clinics
 * are not touched. Needs the owner: history is append-only for everyone else, and for the owner too outside of this.
 */
export async function resetDemo(options: SeedOptions): Promise<Record<string, SeedResult>> {
  for (const { slug } of DEMO_CLINICS) await removeClinic(options.db, slug);
  return seedDemo(options);
}

/** Takes a made-up clinic out of the database with all that belongs to it; false when there is none of that slug. */
export async function removeClinic(db: Db, slug: string): Promise<boolean> {
  const [clinic] = await db.execute<{ id: string }>(sql`select id from clinics where slug = ${slug}`);
  if (!clinic) return false;
  await withClinic(db, clinic.id, async (tx) => {
    // The trigger is off for this transaction only, and its table lock keeps everyone else out meanwhile.
    await tx.execute(sql`alter table appointment_events disable trigger appointment_events_append_only`);
    for (const table of TABLES) {
      await tx.execute(sql`delete from ${sql.identifier(table)} where clinic_id = ${clinic.id}`);
    }
    await tx.execute(sql`alter table appointment_events enable trigger appointment_events_append_only`);
    await tx.execute(sql`delete from clinics where id = ${clinic.id}`);
  });
  return true;
}
