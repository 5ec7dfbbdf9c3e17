import postgres, { type Sql } from "postgres";

/**
 * Runs `work` on one connection of its own, without the time limits of the app's pool, and closes it. For setting
 * up: roles, migrations, databases.
 */
export async function administer<T>(url: string, work: (sql: Sql) => Promise<T>): Promise<T> {
  // fetch_types: see array-types.ts.
  const sql = postgres(url, { max: 1, connect_timeout: 10, fetch_types: false, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 5 }).catch(() => undefined);
  }
}
