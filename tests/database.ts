import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { administer } from "../db/administer.ts";
import { withDatabase } from "../db/role-url.ts";
import { ROLES } from "../db/roles.ts";
// Its declaration gives `inject` the type of what the global setup provides.
import type { TestServer } from "./setup/postgres.ts";

export type TestDatabase = {
  name: string;
  /** The app's role: what the server runs with. */
  url: string;
  ownerUrl: string;
  readonlyUrl: string;
  /** The superuser's. Row-level security does not hold it. */
  adminUrl: string;
  /** Drops the database, whoever is still connected. Call it in `afterAll`. */
  close(): Promise<void>;
};

/**
 * A database of the calling test file's own: migrated, or with `migrated: false` without any schema, and no rows.
 * Keep pools small: files run side by side and share the server's 200 connections.
 */
export async function testDatabase({
  migrated = true,
  copyOf,
}: {
  migrated?: boolean;
  /** Another test database, with all its rows; nobody may be connected to it. */
  copyOf?: TestDatabase;
} = {}): Promise<TestDatabase> {
  const server: TestServer = inject("testServer");
  const name = `test_${randomBytes(8).toString("hex")}`;
  await administer(server.adminUrl, async (sql) => {
    // One copy at a time: parallel ones only queue on the template's locks and time out on a slow disk.
    await sql`select pg_advisory_lock(hashtextextended('agentcare test databases', 0))`;
    const template = copyOf?.name ?? (migrated ? server.template : "template1");
    await sql`create database ${sql(name)} template ${sql(template)} owner ${sql(ROLES.owner)}`;
  });
  return {
    name,
    url: withDatabase(server.appUrl, name),
    ownerUrl: withDatabase(server.ownerUrl, name),
    readonlyUrl: withDatabase(server.readonlyUrl, name),
    adminUrl: withDatabase(server.adminUrl, name),
    async close() {
      await administer(server.adminUrl, (sql) => sql`drop database if exists ${sql(name)} with (force)`);
    },
  };
}
