import { sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import * as schema from "../schema/index.ts";
import { RULES_FROM } from "./build-clinic.ts";
import { seedId } from "./seed-id.ts";
import { instantOf } from "./wall-clock.ts";

/** What every generated clinic has in common. Half-hour visits fill its two half days without gaps. */
export const LARGE = {
  timeZone: "America/New_York",
  visitMinutes: 30,
  halfDays: [
    { from: "08:00", to: "12:00" },
    { from: "13:00", to: "17:00" },
  ],
  practitionersPerLocation: 50,
  visitTypes: ["Consultation", "Follow-up", "Check-up", "Procedure"],
  hint: "For example: seed --practitioners 1000 --appointments 100000.",
} as const;

export function largeClinicId(seed: number): string {
  return seedId("large", seed, "clinic");
}

/** Ids in SQL, so that a million of them never travel: an MD5 of what the row is. */
export const largeId = (seed: number, kind: string, ...numbers: ReturnType<typeof sql>[]) =>
  sql`md5(${`large/${seed}/${kind}`} || ${sql.join(
    numbers.map((number) => sql`'/' || ${number}`),
    sql` || `,
  )})::uuid`;

/** Clinic, locations, visit types, practitioners, what they offer and when they work. Nothing that is there is changed. */
export async function buildLargeClinic(
  tx: Db,
  options: { clinicId: string; slug: string; seed: number; practitioners: number; anchor: string },
): Promise<void> {
  const { clinicId, slug, seed, practitioners, anchor } = options;
  const { timeZone, practitionersPerLocation, visitTypes, visitMinutes, halfDays } = LARGE;
  const locations = Math.ceil(practitioners / practitionersPerLocation);
  const numbers = sql`generate_series(0, ${practitioners - 1}::int) as n`;
  const practitionerId = largeId(seed, "practitioner", sql`n`);
  const locationId = largeId(seed, "location", sql`n % ${locations}::int`);

  await tx
    .insert(schema.clinics)
    .values({
      id: clinicId,
      slug,
      name: `Large clinic ${seed}`,
      timeZone,
      phone: "2125550100",
      policy: {
        holdMinutes: 10,
        holdMaxMinutes: 30,
        cancelCutoffHours: 24,
        rescheduleLimit: 3,
        maxActiveAppointments: 10,
      },
      createdAt: instantOf(anchor, 0, timeZone),
    })
    .onConflictDoNothing();
  await tx.execute(sql`
    insert into locations (id, clinic_id, slug, name, address, city, phone, time_zone)
    select ${largeId(seed, "location", sql`n`)}, ${clinicId}, 'site-' || n, 'Site ' || n, n || ' Long Road', 'Bigtown', '2125550100', ${timeZone}
    from generate_series(0, ${locations - 1}::int) as n on conflict do nothing`);
  await tx.execute(sql`
    insert into visit_types (id, clinic_id, slug, name, specialty, duration_minutes, slot_grid_minutes, horizon_days)
    select ${largeId(seed, "visit-type", sql`(n - 1)`)}, ${clinicId}, 'visit-' || (n - 1), name, 'general practice', ${visitMinutes}, ${visitMinutes}, 60
    from jsonb_array_elements_text(${JSON.stringify(visitTypes)}::jsonb) with ordinality as t(name, n) on conflict do nothing`);
  await tx.execute(sql`
    insert into resources (id, clinic_id, kind, name)
    select ${practitionerId}, ${clinicId}, 'practitioner', 'Dr. Number ' || n from ${numbers} on conflict do nothing`);
  await tx.execute(sql`
    insert into practitioners (id, clinic_id, slug, prefix, given_name, family_name, specialty)
    select ${practitionerId}, ${clinicId}, 'number-' || n, 'Dr.', 'Number', n::text, 'general practice' from ${numbers} on conflict do nothing`);
  await tx.execute(sql`
    insert into practitioner_visit_types (clinic_id, practitioner_id, visit_type_id)
    select ${clinicId}, ${practitionerId}, ${largeId(seed, "visit-type", sql`((n + v) % ${visitTypes.length}::int)`)}
    from ${numbers}, generate_series(0, 1) as v on conflict do nothing`);
  for (const [index, { from, to }] of halfDays.entries()) {
    await tx.execute(sql`
      insert into schedule_rules (id, clinic_id, resource_id, location_id, weekdays, start_time, end_time, effective_from)
      select ${largeId(seed, `rule-${index}`, sql`n`)}, ${clinicId}, ${practitionerId}, ${locationId}, '{1,2,3,4,5}', ${from}, ${to}, ${RULES_FROM}
      from ${numbers} on conflict do nothing`);
  }
}
