import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/database.ts";
import { type Connection, connect, type Db, sqlState, withClinic } from "./client.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
import { withDatabase, withUser } from "./role-url.ts";
import { prepareRoles, type RoleUrls } from "./roles.ts";

async function using<T>(url: string, work: (db: Db, connection: Connection) => Promise<T>): Promise<T> {
  const connection = connect(url, { max: 1 });
  try {
    return await work(connection.db, connection);
  } finally {
    await connection.close();
  }
}

const run = (url: string, text: string) => using(url, (db) => db.execute(sql.raw(text)));
const refusedFor = (code: string) => (error: unknown) => sqlState(error) === code;

/** A table as ours are: row-level security on and forced, rows of two clinics. */
async function createNotes(urls: RoleUrls, adminUrl: string, clinics: string[]): Promise<void> {
  await run(
    urls.ownerUrl,
    `
    create table notes (clinic_id uuid not null);
    alter table notes enable row level security;
    alter table notes force row level security;
    create policy one_clinic on notes using (clinic_id = nullif(current_setting('app.clinic_id', true), '')::uuid);
    grant select, insert on notes to agentcare_app;
    grant select on notes to agentcare_readonly`,
  );
  await run(adminUrl, `insert into notes values ${clinics.map((id) => `('${id}')`).join(", ")}`);
}

const clinicsSeen = async (db: Db) =>
  (await db.execute<{ clinic_id: string }>(sql`select clinic_id from notes`)).map(({ clinic_id }) => clinic_id);

describe.each([
  [
    "logging in by itself",
    (database: TestDatabase): Promise<RoleUrls> =>
      Promise.resolve({ appUrl: database.url, ownerUrl: database.ownerUrl, readonlyUrl: database.readonlyUrl }),
  ],
  ["behind a superuser's DATABASE_URL", (database: TestDatabase) => prepareRoles({ adminUrl: database.adminUrl })],
])("the app's role, %s", (_, rolesOf) => {
  const [mine, other] = [randomUUID(), randomUUID()];
  let database: TestDatabase;
  let urls: RoleUrls;

  beforeAll(async () => {
    database = await testDatabase();
    urls = await rolesOf(database);
    await createNotes(urls, database.adminUrl, [mine, other]);
  });
  afterAll(() => database?.close());

  it("sees one clinic without any filter in the query, and none outside a transaction of one", async () => {
    expect(await using(database.adminUrl, clinicsSeen)).toHaveLength(2);
    await using(urls.appUrl, async (db) => {
      expect(await withClinic(db, mine, clinicsSeen)).toEqual([mine]);
      expect(await withClinic(db, other, clinicsSeen)).toEqual([other]);
      expect(await clinicsSeen(db)).toEqual([]);
    });
  });

  it.each(["reset role", "discard all", "reset all"])("does not become more by %s", async (command) => {
    await using(urls.appUrl, async (db) => {
      await db.execute(sql.raw(command));
      const [who] = await db.execute(sql`select current_user as role`);
      expect(who?.role).toBe("agentcare_app");
      expect(await clinicsSeen(db)).toEqual([]);
    });
  });

  it("cannot write a row of another clinic", async () => {
    const writing = using(urls.appUrl, (db) =>
      withClinic(db, mine, (tx) => tx.execute(sql`insert into notes values (${other})`)),
    );
    await expect(writing).rejects.toSatisfy(refusedFor("42501"));
  });

  it.each([
    "alter table notes disable row level security",
    "drop policy one_clinic on notes",
    "create table mine ()",
    "create role another",
    "alter role agentcare_app bypassrls",
    "truncate notes",
  ])("may not: %s", async (command) => {
    await expect(run(urls.appUrl, command)).rejects.toSatisfy(refusedFor("42501"));
  });

  it("owns nothing and has no power over row-level security", async () => {
    const [role] = await run(
      urls.appUrl,
      `
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb,
        (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
      from pg_roles where rolname = current_user`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, owned: 0 });
  });

  it("leaves the reporting role reading only", async () => {
    await using(urls.readonlyUrl, async (db) => {
      expect(await withClinic(db, mine, clinicsSeen)).toEqual([mine]);
      await expect(db.execute(sql`insert into notes values (${mine})`)).rejects.toSatisfy(refusedFor("25006"));
      await db.execute(sql`set default_transaction_read_only = off`);
      await expect(db.execute(sql`insert into notes values (${mine})`)).rejects.toSatisfy(refusedFor("42501"));
    });
  });
});

describe("a login of its own, not tied to the superuser", () => {
  it("cannot take the owner's role on", async () => {
    const database = await testDatabase();
    try {
      await expect(run(database.url, "set role agentcare_owner")).rejects.toSatisfy(refusedFor("42501"));
    } finally {
      await database.close();
    }
  });
});

describe("an operator's database without our roles", () => {
  let dataDir: string;
  let server: EmbeddedPostgres;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), "agentcare-roles-"));
    server = await startEmbeddedPostgres({ dataDir, durable: false });
  });
  afterAll(async () => {
    await server?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  // One server, one story: each step leaves the roles as the next one needs them.
  it("is prepared by hand as the error says, or by a role that may create roles", async () => {
    await run(server.url, "create role tenant login password 'tenant'");
    await run(server.url, "create database clinic");
    const tenantUrl = withUser(withDatabase(server.url, "clinic"), "tenant", "tenant");
    const refusal = await prepareRoles({ adminUrl: tenantUrl }).catch((error: Error) => error.message);
    expect(refusal).toMatch(/role tenant of DATABASE_URL may not create roles/);
    const [, statements = ""] = String(refusal).split("start again:\n");
    await run(withDatabase(server.url, "clinic"), statements);
    await using((await prepareRoles({ adminUrl: tenantUrl })).appUrl, async (db) => {
      const [who] = await db.execute(sql`select current_user as role, session_user as login`);
      expect(who).toEqual({ role: "agentcare_app", login: "tenant" });
    });

    await run(server.url, "alter role agentcare_app bypassrls");
    await expect(prepareRoles({ adminUrl: tenantUrl })).rejects.toThrow(
      /ALTER ROLE agentcare_app NOSUPERUSER NOBYPASSRLS/,
    );

    await run(server.url, "drop database clinic");
    await run(server.url, "drop role agentcare_owner, agentcare_app, agentcare_readonly, tenant");
    await run(server.url, "create role manager login createrole password 'manager'");
    await run(server.url, "create database clinic owner manager");
    const managerUrl = withUser(withDatabase(server.url, "clinic"), "manager", "manager");
    const prepare = () => prepareRoles({ adminUrl: managerUrl });
    const [urls] = await Promise.all([prepare(), prepare(), prepare(), prepare()]);
    expect(await run(urls.ownerUrl, "create schema ours; create table ours.t (); select 1")).toBeDefined();
    await expect(run(urls.appUrl, "select * from ours.t")).rejects.toSatisfy(refusedFor("42501"));
  });

  it("is named without its password when it cannot be reached", async () => {
    const wrong = withUser(server.url, "postgres", "not-the-password");
    const refusal = await prepareRoles({ adminUrl: wrong }).catch((error: Error) => error.message);
    expect(refusal).toMatch(/Cannot connect to the database 127\.0\.0\.1:\d+\/agentcare as postgres \(28P01\)/);
    expect(refusal).not.toContain("not-the-password");
  });
});
