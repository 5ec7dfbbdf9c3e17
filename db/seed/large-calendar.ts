import { sql } from "drizzle-orm";
import { toCivilDay, toClockTime, toMinutes, weekdayOf } from "../../src/scheduling/civil-day.ts";
import { REFERENCE_LENGTH, REFERENCE_LETTERS } from "../../src/scheduling/reference.ts";
import { wallTimeText } from "../../src/scheduling/wall-text.ts";
import type { Db } from "../client.ts";
import { LARGE, largeId } from "./build-large-clinic.ts";
import { addDays, instantOf } from "./wall-clock.ts";

/** One half hour of the clinic. */
interface Slot {
  number: number;
  starts: string;
  past: boolean;
  wall: string;
}

const WEEKS_EACH_SIDE = 8;
/** At most this share of the half hours is booked, so that something is always free. */
const FULL = 0.9;
/** Has no divisor in common with 22, so no two visits get one reference, and neighbours look nothing alike. */
const STIR = "31415926537";

/**
 * Which visits a large clinic has. Practitioner p's j-th visit lies in slot (17 p + step j) mod slots, with a step that
 * has no divisor in common with the number of slots: no slot comes twice. Its patient is (spread p + slot) mod patients,
 * with a spread that has none in common with the number of patients: in one slot, no patient comes twice.
 */
export function createLargeCalendar({
  practitioners,
  appointments,
  seed,
  anchor,
}: {
  practitioners: number;
  appointments: number;
  seed: number;
  anchor: string;
}) {
  const perPractitioner = Math.ceil(appointments / practitioners);
  const slots = slotsAround(anchor, perPractitioner);
  const patients = Math.min(200_000, Math.max(1_000, practitioners, Math.ceil(appointments / 10)));
  const step = coprimeWith(slots.length, Math.floor(slots.length / 3) + 101 + seed);
  const spread = coprimeWith(patients, Math.floor(patients / 7) + 13);
  const patientId = (number: ReturnType<typeof sql>) => largeId(seed, "patient", number);

  async function insertPatients(tx: Db, { clinicId, from, to }: { clinicId: string; from: number; to: number }) {
    await tx.execute(sql`
      insert into patients (id, clinic_id, given_name, family_name, date_of_birth, phone, match_key)
      select ${patientId(sql`n`)}, ${clinicId}, 'Patient', n::text, date '1940-01-01' + (n * 37 % 28000),
        '2125550' || lpad((n % 1000)::text, 3, '0'), 'patient|' || n
      from generate_series(${from}::int, ${to - 1}::int) as n on conflict do nothing`);
  }

  /** Visits of the practitioners `from` to `to` (exclusive), with their claims. */
  async function insertVisits(tx: Db, { clinicId, from, to }: { clinicId: string; from: number; to: number }) {
    const locations = Math.ceil(practitioners / LARGE.practitionersPerLocation);
    const types = LARGE.visitTypes.length;
    const minutes = LARGE.visitMinutes;
    await tx.execute(sql`
      with slot as materialized (
        select * from json_to_recordset(${JSON.stringify(slots)}::json) as s(number int, starts timestamptz, past boolean, wall text)
      ),
      place as (
        select p, j, slot.*, (p::bigint * ${perPractitioner}::int + j) as serial,
          ((p::bigint * ${spread}::int + slot.number) % ${patients}::int)::int as patient,
          (p + j % 2) % ${types}::int as type, p % ${locations}::int as location
        from generate_series(${from}::int, ${to - 1}::int) as p
        cross join generate_series(0, ${perPractitioner - 1}::int) as j
        join slot on slot.number = (17 * p::bigint + ${step}::bigint * j) % ${slots.length}::int
      ),
      visit as materialized (
        select place.*, starts + ${minutes}::int * interval '1 minute' as ends,
          (serial * ${STIR}::bigint) % ${String(REFERENCE_LETTERS.length ** REFERENCE_LENGTH)}::bigint as stirred,
          ${largeId(seed, "appointment", sql`serial`)} as appointment_id, ${patientId(sql`patient`)} as patient_id,
          ${largeId(seed, "practitioner", sql`p`)} as practitioner_id
        from place
      ),
      booked as (
        insert into appointments (id, clinic_id, reference, status, patient_id, practitioner_id, location_id, visit_type_id,
          starts_at, ends_at, visit_type_name, visit_type_version, duration_minutes, buffer_before_minutes,
          buffer_after_minutes, practitioner_name, location_name, time_zone, wall_time_text, booked_by, channel,
          created_at, updated_at)
        select appointment_id, ${clinicId}, ${reference(sql`stirred`)}, case when past then 'fulfilled' else 'booked' end,
          patient_id, practitioner_id, ${largeId(seed, "location", sql`location`)}, ${largeId(seed, "visit-type", sql`type`)},
          starts, ends, (array[${sql.join(
            LARGE.visitTypes.map((name) => sql`${name}`),
            sql`, `,
          )}])[type + 1], 1, ${minutes}, 0, 0, 'Dr. Number ' || p, 'Site ' || location, ${LARGE.timeZone}, wall, 'seed', 'seed',
          starts - interval '90 days', starts - interval '90 days'
        from visit on conflict do nothing
      )
      insert into claims (id, clinic_id, resource_id, resource_kind, during, kind, appointment_id)
      select ${largeId(seed, "claim", sql`serial`, sql`kind`)}, ${clinicId},
        case kind when 'patient' then patient_id else practitioner_id end, kind, tstzrange(starts, ends), 'appointment', appointment_id
      from visit, (values ('practitioner'), ('patient')) as k(kind) on conflict do nothing`);
  }

  return { perPractitioner, patients, insertPatients, insertVisits };
}

/** Half hours of the weekdays on both sides of the anchor; more of the past where the visits need it. */
function slotsAround(anchor: string, visits: number): Slot[] {
  const perDay = LARGE.halfDays.flatMap(({ from, to }) => {
    const count = (toMinutes(to) - toMinutes(from)) / LARGE.visitMinutes;
    return Array.from({ length: count }, (_, index) => toMinutes(from) + index * LARGE.visitMinutes);
  });
  const weeks = Math.max(2 * WEEKS_EACH_SIDE, Math.ceil(visits / FULL / perDay.length / 5));
  const slots: Slot[] = [];
  for (let offset = 7 * (WEEKS_EACH_SIDE - weeks); offset < 7 * WEEKS_EACH_SIDE; offset++) {
    const date = addDays(anchor, offset);
    if (weekdayOf(toCivilDay(date)) > 5) continue;
    for (const minutes of perDay) {
      slots.push({
        number: slots.length,
        starts: instantOf(date, minutes, LARGE.timeZone).toISOString(),
        past: offset < 0,
        wall: wallTimeText(date, toClockTime(minutes)),
      });
    }
  }
  return slots;
}

/** The first number from `start` on that has no divisor in common with `modulus`. */
function coprimeWith(modulus: number, start: number): number {
  const divisor = (one: number, other: number): number => (other === 0 ? one : divisor(other, one % other));
  let candidate = Math.max(1, start);
  while (divisor(candidate, modulus) !== 1) candidate += 1;
  return candidate;
}

/** A reference from a stirred number: its digits in base 22, as letters. */
function reference(stirred: ReturnType<typeof sql>) {
  const base = REFERENCE_LETTERS.length;
  const letters = Array.from({ length: REFERENCE_LENGTH }, (_, place) => {
    const digit = sql`(${stirred} / ${String(base ** place)}::bigint % ${base}::int)::int`;
    return sql`substr(${REFERENCE_LETTERS}, ${digit} + 1, 1)`;
  });
  const half = REFERENCE_LENGTH / 2;
  return sql`${sql.join(letters.slice(0, half), sql` || `)} || '-' || ${sql.join(letters.slice(half), sql` || `)}`;
}
