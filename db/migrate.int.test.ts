import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/database.ts";
import { connect } from "./client.ts";
import { migrate } from "./migrate.ts";

let database: TestDatabase;
let folder: string;

beforeEach(async () => {
  database = await testDatabase({ migrated: false });
  folder = await mkdtemp(join(tmpdir(), "agentcare-migrations-"));
});
afterEach(async () => {
  await database.close();
  await rm(folder, { recursive: true, force: true });
});

async function tablesIn(schema: string): Promise<string[]> {
  const { db, close } = connect(database.ownerUrl, { max: 1 });
  try {
    const rows = await db.execute<{ name: string }>(
      sql`select tablename as name from pg_tables where schemaname = ${schema} order by 1`,
    );
    return rows.map(({ name }) => name);
  } finally {
    await close();
  }
}

/** Writes a migrations folder: one file a statement, its time in the journal given. */
async function writeMigrations(migrations: { when: number; statement: string }[]): Promise<void> {
  const entries = migrations.map(({ when }, idx) => ({ idx, version: "7", when, tag: `${idx}`, breakpoints: true }));
  await mkdir(join(folder, "meta"), { recursive: true });
  await writeFile(join(folder, "meta/_journal.json"), JSON.stringify({ version: "7", dialect: "postgresql", entries }));
  await Promise.all(migrations.map(({ statement }, index) => writeFile(join(folder, `${index}.sql`), statement)));
}

const migrateFolder = () =>
  migrate(database.ownerUrl, { migrationsFolder: folder, langgraphSql: join(folder, "after-langgraph.sql") });

describe("migrate", () => {
  it("brings an empty database to the whole schema, from four callers at once and again", async () => {
    await Promise.all(Array.from({ length: 4 }, () => migrate(database.ownerUrl)));
    await migrate(database.ownerUrl);
    expect(await tablesIn("public")).toContain("appointments");
    expect(await tablesIn("langgraph")).toEqual([
      "checkpoint_blobs",
      "checkpoint_migrations",
      "checkpoint_writes",
      "checkpoints",
    ]);
  });

  it("applies what is new and runs the SQL after LangGraph's tables every time", async () => {
    await writeFile(join(folder, "after-langgraph.sql"), "create table if not exists langgraph.after_setup ()");
    await writeMigrations([{ when: 1, statement: "create table one ()" }]);
    await migrateFolder();
    await writeMigrations([
      { when: 1, statement: "create table one ()" },
      { when: 2, statement: "create table two ()" },
    ]);
    await migrateFolder();
    expect(await tablesIn("public")).toEqual(["one", "two"]);
    expect(await tablesIn("langgraph")).toContain("after_setup");
  });

  it("leaves nothing of a migration that fails", async () => {
    await writeMigrations([
      { when: 1, statement: "create table one ()" },
      { when: 2, statement: "create table two (); select 1 / 0" },
    ]);
    await expect(migrateFolder()).rejects.toThrow();
    expect(await tablesIn("public")).toEqual([]);
  });

  it("refuses a migration that was changed after it was applied", async () => {
    await writeMigrations([{ when: 1, statement: "create table one ()" }]);
    await migrateFolder();
    await writeMigrations([{ when: 1, statement: "create table one (id int)" }]);
    await expect(migrateFolder()).rejects.toThrow(/changed after this database applied it/);
  });

  it("refuses a migration older than the newest applied one, which Drizzle would skip", async () => {
    await writeMigrations([{ when: 2, statement: "create table two ()" }]);
    await migrateFolder();
    await writeMigrations([
      { when: 1, statement: "create table one ()" },
      { when: 2, statement: "create table two ()" },
    ]);
    await expect(migrateFolder()).rejects.toThrow(/older than one this database already has/);
  });
});
