import type { Sql } from "postgres";
import type { StateRow, Write } from "../trial.ts";
import {
  type HoldRow,
  holdFields,
  type NoteRow,
  noteFields,
  type PlaceRow,
  type PreferenceRow,
  placeFields,
  preferenceFields,
  type VisitRow,
  visitFields,
} from "./row-fields.ts";
import type { Slugs } from "./slugs.ts";

/** One row of what a conversation can write, in words and values that are the same in every run. */
export interface KnownRow extends StateRow {
  id: string;
  /** Grows with every change to the row. */
  mark: string;
  /** What became of it last. */
  what: string;
  /** It was changed and is again as it was. */
  asBefore: boolean;
}

export type Rows = ReadonlyMap<string, KnownRow>;

/** Where the log of visits stands: what was written after it is new. */
export async function readSequence(sql: Sql): Promise<number> {
  const [row] = await sql<{ last: number }[]>`select coalesce(max(sequence), 0)::int as last from appointment_events`;
  return row?.last ?? 0;
}

/**
 * The visits that were written after `since`, and every other row a conversation can write; by table and id. Read as the
 * superuser, past row-level security. `now`: a hold that ran out by then is none.
 */
export async function readRows(
  sql: Sql,
  { since, slugs, now }: { since: number; slugs: Slugs; now: Date },
): Promise<Rows> {
  const [visits, places, notes, preferences, holds] = await Promise.all([
    sql<VisitRow[]>`
      select a.id, a.status, a.cancel_reason, a.visit_type_id, a.practitioner_id, a.location_id, a.needs, a.late_minutes,
        to_char(a.starts_at at time zone a.time_zone, 'YYYY-MM-DD"T"HH24:MI') as start,
        p.given_name || ' ' || p.family_name || ' born ' || p.date_of_birth as patient, p.phone,
        a.confirmed_at is not null as confirmed, a.rescheduled_from is not null as moved,
        last.type as what, last.sequence::text as mark,
        coalesce(
          was.row ->> 'status' = a.status
          and was.row ->> 'cancelReason' is not distinct from a.cancel_reason
          and (was.row ->> 'startsAt')::timestamptz = a.starts_at
          and was.row ->> 'practitionerId' = a.practitioner_id::text
          and was.row ->> 'locationId' = a.location_id::text
          and was.row ->> 'visitTypeId' = a.visit_type_id::text
          and was.row -> 'needs' = a.needs
          and (was.row ->> 'confirmedAt' is null) = (a.confirmed_at is null)
          and was.row ->> 'lateMinutes' is not distinct from a.late_minutes::text, false) as as_before
      from appointments a
      join patients p on p.id = a.patient_id
      cross join lateral (
        select type, sequence from appointment_events e where e.appointment_id = a.id order by version desc limit 1) last
      left join lateral (
        select e.after -> 'appointment' as row from appointment_events e
        where e.appointment_id = a.id and e.sequence <= ${since} order by version desc limit 1) was on true
      where a.id in (select appointment_id from appointment_events where sequence > ${since})`,
    sql<PlaceRow[]>`
      select w.id, w.state, w.version::text as version, w.visit_type_id, w.criteria,
        p.given_name || ' ' || p.family_name || ' born ' || p.date_of_birth as patient, p.phone,
        to_char(s.starts_at at time zone s.time_zone, 'YYYY-MM-DD"T"HH24:MI') as swap,
        to_char(o.starts_at at time zone l.time_zone, 'YYYY-MM-DD"T"HH24:MI') as offer
      from waitlist_entries w
      join patients p on p.id = w.patient_id
      left join appointments s on s.id = w.swap_appointment_id
      left join waitlist_offers o on o.entry_id = w.id and o.state = 'open'
      left join holds h on h.id = o.hold_id
      left join locations l on l.id = h.location_id`,
    sql<NoteRow[]>`select id, topic, urgency, reason, state from handoffs`,
    sql<PreferenceRow[]>`
      select c.patient_id || ':' || c.channel as id, c.channel, c.opted_out, c.dead,
        p.given_name || ' ' || p.family_name || ' born ' || p.date_of_birth as patient, p.phone
      from contact_preferences c join patients p on p.id = c.patient_id`,
    sql<HoldRow[]>`
      select h.id, split_part(h.owner, ':', 1) as holder, h.visit_type_id, h.practitioner_id, h.location_id,
        to_char(h.starts_at at time zone l.time_zone, 'YYYY-MM-DD"T"HH24:MI') as start
      from holds h join locations l on l.id = h.location_id
      where h.state = 'active' and h.expires_at > ${now.toISOString()}`,
  ]);
  const rows = new Map<string, KnownRow>();
  const add = (row: Omit<KnownRow, "asBefore"> & { asBefore?: boolean }) =>
    rows.set(`${row.table}:${row.id}`, { asBefore: false, ...row });
  for (const row of visits) {
    const what = row.moved && row.what === "booked" ? "rescheduled" : row.what;
    const fields = visitFields(row, slugs);
    add({ table: "appointments", id: row.id, mark: row.mark, what, asBefore: row.as_before, fields });
  }
  for (const row of places) {
    const mark = `${row.version} ${row.state} ${row.offer ?? ""}`;
    add({ table: "waitlist_entries", id: row.id, mark, what: row.state, fields: placeFields(row, slugs) });
  }
  for (const row of notes)
    add({ table: "handoffs", id: row.id, mark: row.state, what: row.state, fields: noteFields(row) });
  for (const row of preferences) {
    const what = row.opted_out ? "opted_out" : "opted_in";
    const mark = `${row.opted_out} ${row.dead}`;
    add({ table: "contact_preferences", id: row.id, mark, what, fields: preferenceFields(row) });
  }
  for (const row of holds)
    add({ table: "holds", id: row.id, mark: "held", what: "held", fields: holdFields(row, slugs) });
  return rows;
}

/** The rows that are new in `after`, or different from what they were in `before`. */
export function writesBetween(before: Rows, after: Rows): Write[] {
  return [...after]
    .filter(([key, { mark }]) => before.get(key)?.mark !== mark)
    .map(([key, { table, id, what, fields }]) => {
      const first = !before.has(key) && table === "waitlist_entries" && what === "waiting";
      return { table, id, what: first ? "joined" : what, fields };
    });
}

/** What stands differently from `start`, in an order that is the same in every run. */
export function changedRows(start: Rows, end: Rows, ignored: ReadonlySet<string> = new Set()): StateRow[] {
  return [...end]
    .filter(([key, row]) => !row.asBefore && !ignored.has(key) && !sameFields(start.get(key), row))
    .map(([, { table, fields }]) => ({ table, fields }))
    .sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
}

const sortKey = ({ table, fields }: StateRow): string => `${table} ${fields.startsAt ?? ""} ${JSON.stringify(fields)}`;
const sameFields = (a: StateRow | undefined, b: StateRow): boolean =>
  a !== undefined && JSON.stringify(a.fields) === JSON.stringify(b.fields);
