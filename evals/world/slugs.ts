import type { Sql } from "postgres";

/** Short name by id, of visit types, practitioners and locations of all clinics: the same in every copy. */
export type Slugs = ReadonlyMap<string, string>;

export async function readSlugs(sql: Sql): Promise<Slugs> {
  const rows = await sql<{ id: string; slug: string }[]>`
    select id, slug from visit_types union all select id, slug from practitioners union all select id, slug from locations`;
  return new Map(rows.map(({ id, slug }) => [id, slug]));
}
