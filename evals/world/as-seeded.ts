import type { Sql } from "postgres";

/** Beside the clinics' own schemas: every table's rows as they were seeded, and how to bring them back. */
const SCHEMA = "as_seeded";

/**
 * Keeps all rows of the database as they are now, so that `restoreAsSeeded` can bring them back in it and in its copies.
 * Throws for a table without a primary key: its rows could not be told apart.
 */
export async function keepAsSeeded(sql: Sql): Promise<void> {
  await sql.unsafe(`create schema ${SCHEMA}`);
  await sql.unsafe(`
    create table ${SCHEMA}.steps as
    select t.oid::regclass::text as name, '${SCHEMA}.t' || t.oid as kept,
      (select string_agg(format('t.%1$I = s.%1$I', a.attname), ' and ')
       from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = any(i.indkey)
       where i.indrelid = t.oid and i.indisprimary) as same,
      (select string_agg(quote_ident(a.attname), ', ' order by a.attnum) from pg_attribute a
       where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns
    from pg_class t
    where t.relkind = 'r' and t.relnamespace::regnamespace::text !~ '^(pg_|information_schema|${SCHEMA})'`);
  const steps = await sql<{ name: string; kept: string; same: string | null }[]>`
    select name, kept, same from ${sql(SCHEMA)}.steps`;
  for (const { name, kept, same } of steps) {
    if (same === null) throw new Error(`Table ${name} has no primary key; eval runs need one to bring its rows back.`);
    await sql.unsafe(`create table ${kept} as table ${name}`);
    await sql.unsafe(`analyze ${kept}`);
  }
  await sql.unsafe(`
    alter table ${SCHEMA}.steps add column rows bigint;
    do $$ declare step record; n bigint; begin
      for step in select * from ${SCHEMA}.steps loop
        execute format('select count(*) from %s', step.kept) into n;
        update ${SCHEMA}.steps set rows = n where name = step.name;
      end loop;
    end $$;
    create table ${SCHEMA}.sequences as
      select format('%I.%I', schemaname, sequencename) as name, coalesce(last_value, start_value) as value,
        last_value is not null as called
      from pg_sequences;
    create function ${SCHEMA}.restore(since bigint) returns void language plpgsql as $$
    declare step record; n bigint;
    begin
      for step in select * from ${SCHEMA}.steps loop
        execute format('delete from %s where xmin::text::bigint >= $1', step.name) using since;
        execute format('select count(*) from %s', step.name) into n;
        continue when n = step.rows;
        execute format(
          'insert into %1$s (%3$s) overriding system value select %3$s from %2$s s where not exists (select from %1$s t where %4$s)',
          step.name, step.kept, step.columns, step.same);
      end loop;
      perform setval(name::regclass, value, called) from ${SCHEMA}.sequences;
    end $$`);
}

/** A point in the life of the server: what is written from now on has no earlier one. */
export async function readMoment(sql: Sql): Promise<string> {
  const [row] = await sql<{ moment: string }[]>`select pg_snapshot_xmax(pg_current_snapshot())::text as moment`;
  if (!row) throw new Error("The database server did not tell its transaction number.");
  return row.moment;
}

/**
 * Makes every row and sequence what it was when kept, given that only what was written from `since` on differs. Needs a
 * superuser: rows that are never changed or deleted otherwise, and references in whatever order, are put back as they were.
 */
export async function restoreAsSeeded(sql: Sql, since: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`set local session_replication_role = replica`;
    await tx`select as_seeded.restore(${since})`;
  });
}
