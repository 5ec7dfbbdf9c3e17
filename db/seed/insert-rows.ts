import { getTableColumns, getTableName, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "../client.ts";

/** Keeps one statement's JSON at a few megabytes. */
const ROWS_AT_ONCE = 2_000;

/**
 * Inserts any number of rows, in order; columns that the first row leaves out get their default, the others must be in
 * every row. One JSON parameter a batch: with one a value, building the statement takes longer than running it.
 */
export async function insertRows<Table extends PgTable>(
  db: Db,
  table: Table,
  rows: readonly Table["$inferInsert"][],
): Promise<number> {
  const [first] = rows;
  if (first === undefined) return 0;
  const columns = Object.entries(getTableColumns(table)).filter(([key]) => key in first);
  const odd = rows.find((row) => columns.some(([key]) => row[key as keyof typeof row] === undefined));
  if (odd) throw new Error(`insertRows: rows of ${getTableName(table)} differ in their columns; write null for none.`);
  const names = sql.raw(columns.map(([, column]) => `"${column.name}"`).join(", "));
  const name = sql.raw(`"${getTableName(table)}"`);
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const batch = rows
      .slice(from, from + ROWS_AT_ONCE)
      .map((row: Record<string, unknown>) =>
        Object.fromEntries(columns.map(([key, column]) => [column.name, row[key]])),
      );
    await db.execute(sql`
      insert into ${name} (${names})
      select ${names} from json_populate_recordset(null::${name}, ${JSON.stringify(batch)}::json)`);
  }
  return rows.length;
}
