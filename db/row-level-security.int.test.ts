import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createClinicFixture } from "../src/scheduling/testing/clinic-fixture.ts";
import { type TestDatabase, testDatabase } from "../tests/database.ts";
import { type Connection, connect, sqlState, withClinic } from "./client.ts";
import { appointments, clinics, patients } from "./schema/index.ts";

let database: TestDatabase;
let admin: Connection;
let app: Connection;
let readonly: Connection;
let here: string;
let there: string;
beforeAll(async () => {
  database = await testDatabase();
  admin = connect(database.adminUrl, { max: 1 });
  app = connect(database.url, { max: 2 });
  readonly = connect(database.readonlyUrl, { max: 1 });
  const owner = connect(database.ownerUrl, { max: 1 });
  here = (await createClinicFixture(owner.db)).clinicId;
  there = (await createClinicFixture(owner.db)).clinicId;
  await owner.close();
  for (const clinicId of [here, there])
    await withClinic(app.db, clinicId, (tx) => tx.insert(patients).values(aPatient(clinicId)));
});
afterAll(async () => {
  await Promise.all([admin.close(), app.close(), readonly.close()]);
  await database.close();
});

const aPatient = (clinicId: string) => ({
  id: randomUUID(),
  clinicId,
  givenName: "Ana",
  familyName: "Ruiz",
  dateOfBirth: "1988-04-03",
  phone: "5550142",
  matchKey: randomUUID(),
});

describe("the catalog", () => {
  it("forces row-level security, with a policy, on every table of a clinic's rows and every checkpoint table", async () => {
    const tables = await admin.sql`
      select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
        exists (select from pg_policy p where p.polrelid = c.oid) as policy
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'p') and (
        n.nspname = 'langgraph' and c.relname <> 'checkpoint_migrations'
        or n.nspname = 'public' and exists (
          select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped))`;
    expect(tables.length).toBeGreaterThan(25);
    expect(tables.filter(({ forced, policy }) => !forced || !policy)).toEqual([]);
  });

  it("knows every table without a clinic's rows by name", async () => {
    const tables = await admin.sql`
      select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and not exists (
        select from pg_attribute a where a.attrelid = c.oid and a.attname = 'clinic_id' and not a.attisdropped)
      order by 1`;
    expect(tables.map(({ name }) => name)).toEqual(["clinics", "thread_leases"]);
  });

  it("has views, if any, run with the asker's rights", async () => {
    const views = await admin.sql`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname in ('public', 'langgraph') and c.relkind in ('v', 'm')
        and not coalesce('security_invoker=true' = any (c.reloptions), false)`;
    expect([...views]).toEqual([]);
  });

  it("gives the app and the reader no rights of an owner", async () => {
    const roles = await admin.sql`
      select rolname from pg_roles
      where rolname in ('agentcare_app', 'agentcare_readonly') and (rolsuper or rolbypassrls or rolcreaterole)`;
    const owned = await admin.sql`
      select relname from pg_class where relowner in (select oid from pg_roles where rolname in ('agentcare_app', 'agentcare_readonly'))`;
    expect([...roles, ...owned]).toEqual([]);
  });
});

describe("X1: a query that forgets its clinic", () => {
  it("still sees one clinic only", async () => {
    const seen = await withClinic(app.db, here, (tx) => tx.select({ clinicId: patients.clinicId }).from(patients));
    expect(seen).toEqual([{ clinicId: here }]);
  });

  it("sees nothing when no clinic is set", async () => {
    expect(await app.db.select().from(patients)).toEqual([]);
    expect(await readonly.db.select().from(patients)).toEqual([]);
  });

  it("cannot write another clinic's row, move one there, or change one it cannot see", async () => {
    const insert = withClinic(app.db, here, (tx) => tx.insert(patients).values(aPatient(there)));
    expect(sqlState(await insert.catch((error: unknown) => error))).toBe("42501");
    const move = withClinic(app.db, here, (tx) => tx.update(patients).set({ clinicId: there }));
    expect(sqlState(await move.catch((error: unknown) => error))).toBe("42501");
    const changed = await withClinic(app.db, here, (tx) =>
      tx.update(patients).set({ email: "a@b.c" }).returning({ clinicId: patients.clinicId }),
    );
    expect(changed).toEqual([{ clinicId: here }]);
  });

  it("holds for the owner of the tables too", async () => {
    const owner = connect(database.ownerUrl, { max: 1 });
    expect(await owner.db.select().from(patients)).toEqual([]);
    await owner.close();
  });
});

describe("rights", () => {
  it("lets the reader read and nothing else", async () => {
    const write = withClinic(readonly.db, here, (tx) => tx.insert(patients).values(aPatient(here)));
    expect(sqlState(await write.catch((error: unknown) => error))).toMatch(/^(25006|42501)$/);
  });

  it("keeps the app from changing clinics and history", async () => {
    for (const statement of [
      sql`update ${clinics} set name = 'x'`,
      sql`delete from appointment_events`,
      sql`update appointment_events set reason = 'x'`,
      sql`truncate ${appointments}`,
    ]) {
      const outcome = await withClinic(app.db, here, (tx) => tx.execute(statement)).catch((error: unknown) => error);
      expect(sqlState(outcome)).toBe("42501");
    }
  });

  it("keeps even the owner from rewriting history", async () => {
    const outcome = await admin.sql`delete from appointment_events`.catch((error: unknown) => error);
    expect(sqlState(outcome)).toBe("23000");
  });
});
