import { sql } from "drizzle-orm";
import { type Db, withClinic } from "../client.ts";
import { buildLargeClinic, LARGE, largeClinicId } from "./build-large-clinic.ts";
import { createLargeCalendar } from "./large-calendar.ts";

export interface LargeOptions {
  /** Connected as the owner. */
  db: Db;
  /** 1 to 100,000. */
  practitioners: number;
  /** 0 to 10,000,000. */
  appointments: number;
  /** Another seed is another clinic beside the first. Default 1. */
  seed?: number;
  /** The day around which the visits lie, `YYYY-MM-DD`. */
  anchor: string;
  log?: (line: string) => void;
}

export interface LargeResult {
  clinicId: string;
  slug: string;
  practitioners: number;
  patients: number;
  /** Visits in the clinic now. Rounded up, so that every practitioner has as many. */
  appointments: number;
}

/** Visits a transaction: some seconds of work, so that progress shows and an interruption loses little. */
const VISITS_AT_ONCE = 20_000;
const PEOPLE_AT_ONCE = 20_000;

/**
 * Makes a clinic of any size for benchmarks. Its visits cannot overlap by construction: a practitioner's lie in different
 * half hours, and in one half hour no patient is with two practitioners. They have no events: nothing replays them. Run
 * again after an interruption, it goes on. Throws RangeError for sizes out of bounds.
 */
export async function generateClinic(options: LargeOptions): Promise<LargeResult> {
  const { db, practitioners, appointments, seed = 1, anchor, log = () => {} } = options;
  requireInteger("practitioners", practitioners, 1, 100_000);
  requireInteger("appointments", appointments, 0, 10_000_000);
  requireInteger("seed", seed, 0, 1_000_000);
  const calendar = createLargeCalendar({ practitioners, appointments, seed, anchor });
  const clinicId = largeClinicId(seed);
  const slug = `large-${seed}`;

  const batch = <T>(work: (tx: Db) => Promise<T>) =>
    withClinic(db, clinicId, async (tx) => {
      await tx.execute(sql`set local statement_timeout = 0`);
      return work(tx);
    });

  await batch((tx) => buildLargeClinic(tx, { clinicId, slug, seed, practitioners, anchor }));
  for (let from = 0; from < calendar.patients; from += PEOPLE_AT_ONCE) {
    const to = Math.min(calendar.patients, from + PEOPLE_AT_ONCE);
    await batch((tx) => calendar.insertPatients(tx, { clinicId, from, to }));
    log(`${slug}: ${to} of ${calendar.patients} patients`);
  }
  const step = Math.max(1, Math.floor(VISITS_AT_ONCE / Math.max(1, calendar.perPractitioner)));
  for (let from = 0; from < practitioners && calendar.perPractitioner > 0; from += step) {
    const to = Math.min(practitioners, from + step);
    await batch((tx) => calendar.insertVisits(tx, { clinicId, from, to }));
    log(`${slug}: ${to * calendar.perPractitioner} of ${practitioners * calendar.perPractitioner} appointments`);
  }
  await db.execute(sql`analyze claims, appointments, patients, practitioners, resources, schedule_rules`);
  const [row] = await batch((tx) =>
    tx.execute<{ visits: number }>(sql`select count(*)::int as visits from appointments`),
  );
  return { clinicId, slug, practitioners, patients: calendar.patients, appointments: row?.visits ?? 0 };
}

function requireInteger(name: string, value: number, low: number, high: number): void {
  if (Number.isSafeInteger(value) && value >= low && value <= high) return;
  throw new RangeError(`"${name}" must be a whole number from ${low} to ${high}, got ${value}. ${LARGE.hint}`);
}
