import { sql } from "drizzle-orm";
import { connect } from "../../db/client.ts";

type Row = Record<string, unknown>;

/** What a conversation can leave behind, one line a row. Ids, references and instants of writing are left out. */
const QUERIES = {
  visit: sql`
    select a.id, concat_ws(' · ', a.status || coalesce(' (' || nullif(a.cancel_reason, '') || ')', ''),
      a.visit_type_name, a.wall_time_text, a.practitioner_name, 'for ' || p.given_name || ' ' || p.family_name,
      case when a.needs <> '{}'::jsonb then 'needs ' || a.needs::text end,
      case when a.confirmed_at is not null then 'confirmed' end,
      case when a.late_minutes is not null then a.late_minutes || ' min late' end,
      nullif('note: ' || a.note, 'note: ')) as line
    from appointments a join patients p on p.id = a.patient_id order by a.starts_at, a.version, a.status`,
  hold: sql`select id, 'a time held' as line from holds where state = 'active' order by starts_at`,
  handoff: sql`select id, concat_ws(' · ', 'note for the desk', topic, reason) as line from handoffs order by at, reason`,
  waitlist: sql`
    select w.id, concat_ws(' · ', 'waiting list', w.state, v.name, 'for ' || p.given_name || ' ' || p.family_name) as line
    from waitlist_entries w join visit_types v on v.id = w.visit_type_id join patients p on p.id = w.patient_id
    order by w.created_at`,
  offer: sql`select id, concat_ws(' · ', 'waiting list offer', state) as line from waitlist_offers order by offered_at`,
  messages: sql`
    select patient_id || channel as id, concat_ws(' · ', 'messages', channel, case when opted_out then 'stopped' else 'allowed' end) as line
    from contact_preferences order by channel`,
} as const;

export type EndState = Map<string, string>;

/** Every row there is, by table and id. Reads as the superuser, past row-level security. */
export async function readEndState(adminUrl: string): Promise<EndState> {
  const { db, close } = connect(adminUrl, { max: 1 });
  try {
    const state: EndState = new Map();
    for (const [table, query] of Object.entries(QUERIES)) {
      for (const row of (await db.execute(query)) as unknown as Row[])
        state.set(`${table}:${row.id}`, String(row.line));
    }
    return state;
  } finally {
    await close();
  }
}

/** What is new or different, in the order of the tables. */
export function changesBetween(before: EndState, after: EndState): string[] {
  const changed = [...after].filter(([id, line]) => before.get(id) !== line).map(([, line]) => line);
  const gone = [...before].filter(([id]) => !after.has(id)).map(([, line]) => `gone: ${line}`);
  return [...changed, ...gone];
}
