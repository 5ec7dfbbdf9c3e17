import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate as applyMigrations } from "drizzle-orm/postgres-js/migrator";
import pg from "pg";
import type { Sql } from "postgres";
import { administer } from "./administer.ts";

/** The schema of LangGraph's checkpoints. */
export const LANGGRAPH_SCHEMA = "langgraph";

type Options = {
  /** The folder of drizzle-kit's SQL files and journal. */
  migrationsFolder?: string;
  /** SQL to run after LangGraph's own migrations; safe to repeat. Left out when absent. */
  langgraphSql?: string;
};

/**
 * Brings the database to the newest schema: ours, then LangGraph's. Safe to repeat; of several processes one
 * works and the others wait. Connects as the owner and ends its connections.
 */
export async function migrate(ownerUrl: string, options: Options = {}): Promise<void> {
  const {
    migrationsFolder = fileURLToPath(new URL("./migrations", import.meta.url)),
    langgraphSql = fileURLToPath(new URL("./migrations-langgraph.sql", import.meta.url)),
  } = options;
  await administer(ownerUrl, async (sql) => {
    // Held by the session: gone when this process is, even half way through.
    await sql`select pg_advisory_lock(hashtextextended('agentcare migrations', 0))`;
    await applyMigrations(drizzle(sql), { migrationsFolder });
    await requireAllApplied(sql, migrationsFolder);
    await migrateLangGraph(ownerUrl);
    if (existsSync(langgraphSql)) await sql.unsafe(await readFile(langgraphSql, "utf8"));
  });
}

/** Drizzle skips, without a word, a migration older than the newest applied one, and one changed afterwards. */
async function requireAllApplied(sql: Sql, migrationsFolder: string): Promise<void> {
  const applied = await sql`select hash, created_at from drizzle.__drizzle_migrations`;
  for (const { hash, folderMillis } of readMigrationFiles({ migrationsFolder })) {
    const row = applied.find(({ created_at }) => Number(created_at) === folderMillis);
    const name = `The migration of ${new Date(folderMillis).toISOString()} in ${migrationsFolder}`;
    if (!row)
      throw new Error(`${name} is older than one this database already has, so it was not applied. Generate it anew.`);
    if (row.hash !== hash)
      throw new Error(`${name} was changed after this database applied it. Undo the change and write a new migration.`);
  }
}

/** PostgresSaver.setup() fails when several processes run it at once, hence here, under the same lock. */
async function migrateLangGraph(ownerUrl: string): Promise<void> {
  const pool = new pg.Pool({ connectionString: ownerUrl, max: 1, connectionTimeoutMillis: 10_000 });
  // Without a handler, one lost idle connection ends the process.
  pool.on("error", () => {});
  try {
    await new PostgresSaver(pool, undefined, { schema: LANGGRAPH_SCHEMA }).setup();
  } finally {
    await pool.end();
  }
}
