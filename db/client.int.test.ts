import { randomUUID } from "node:crypto";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/database.ts";
import { type Connection, connect, constraintName, sqlState, withClinic } from "./client.ts";

const CLINIC = sql`select current_setting('app.clinic_id', true) as clinic, pg_backend_pid() as backend`;

describe("the app's connection", () => {
  let database: TestDatabase;
  let connection: Connection;

  beforeAll(async () => {
    database = await testDatabase();
    connection = connect(database.url, { max: 1 });
  });
  afterAll(async () => {
    await connection?.close();
    await database?.close();
  });

  it("sees the clinic inside the transaction and nothing of it afterwards on the same pooled connection", async () => {
    const clinicId = randomUUID();
    const [inside] = await withClinic(connection.db, clinicId, (tx) => tx.execute(CLINIC));
    const [after] = await connection.db.execute(CLINIC);
    expect(inside?.clinic).toBe(clinicId);
    expect(after).toEqual({ clinic: "", backend: inside?.backend });
  });

  it("leaves nothing behind when the work fails", async () => {
    const failing = withClinic(connection.db, randomUUID(), (tx) => tx.execute(sql`select 1 / 0`));
    await expect(failing).rejects.toSatisfy((error) => sqlState(error) === "22012");
    const [after] = await connection.db.execute(CLINIC);
    expect(after?.clinic).toBe("");
  });

  it("reuses a transaction of the same clinic and refuses one of another", async () => {
    const clinicId = randomUUID();
    const nested = (inner: string) =>
      withClinic(connection.db, clinicId, (tx) => withClinic(tx, inner, (same) => same.execute(CLINIC)));
    expect((await nested(clinicId))[0]?.clinic).toBe(clinicId);
    await expect(nested(randomUUID())).rejects.toThrow(/another clinic/);
  });

  it("lets the very first statement see the clinic, however many transactions of two clinics share the pool", async () => {
    const pool = connect(database.url, { max: 3 });
    try {
      const clinics = [randomUUID(), randomUUID()];
      const seen = await Promise.all(
        Array.from({ length: 300 }, async (_, index) => {
          const clinicId = clinics[index % 2] as string;
          // Together: neither waits for the other, and both come after the choice of clinic.
          const rows = await withClinic(pool.db, clinicId, (tx) =>
            Promise.all([
              tx.execute(CLINIC),
              tx.execute(sql`select ${index}::int as own, app_clinic_id()::text as clinic`),
            ]),
          );
          return rows.flat().every(({ clinic }) => clinic === clinicId);
        }),
      );
      expect(seen).toEqual(seen.map(() => true));
    } finally {
      await pool.close();
    }
  });

  it("fails as a whole when the clinic cannot be chosen, and names that as the cause", async () => {
    const work = vi.fn(async () => "done");
    await expect(withClinic(connection.db, "\0", work)).rejects.toSatisfy((error) => sqlState(error) === "22021");
    const asking = withClinic(connection.db, "\0", (tx) => tx.execute(CLINIC));
    await expect(asking).rejects.toSatisfy((error) => sqlState(error) === "22021");
    const [after] = await connection.db.execute(CLINIC);
    expect(after?.clinic).toBe("");
  });

  it("runs the transaction at the isolation level it is asked for", async () => {
    const [row] = await withClinic(
      connection.db,
      randomUUID(),
      (tx) => tx.execute(sql`select current_setting('transaction_isolation') as level`),
      { isolation: "repeatable read" },
    );
    expect(row?.level).toBe("repeatable read");
  });

  it("ends a statement that runs too long", async () => {
    const impatient = connect(database.url, { max: 1, statementTimeoutMs: 50 });
    try {
      const slow = impatient.db.execute(sql`select count(*) from generate_series(1, 10000000000)`);
      await expect(slow).rejects.toSatisfy((error) => sqlState(error) === "57014");
    } finally {
      await impatient.close();
    }
  });

  it("names SQLSTATE and constraint of a refused row, which Drizzle wraps", async () => {
    const owner = connect(database.ownerUrl, { max: 1 });
    try {
      await owner.db.execute(sql`create table tally (id int constraint tally_once primary key)`);
      const twice = owner.db.execute(sql`insert into tally values (1), (1)`);
      await expect(twice).rejects.toSatisfy(
        (error) => sqlState(error) === "23505" && constraintName(error) === "tally_once",
      );
    } finally {
      await owner.close();
    }
  });

  it("reads and writes arrays", async () => {
    const texts = ["a,b", 'c"d', "e\\f", "", "NULL"];
    const [row] = await connection.sql`
      select ${connection.sql.array(texts, 1009)}::text[] as texts, ${texts}::text[] as inferred,
        '{1,2}'::int[] as numbers, '{t,f}'::boolean[] as booleans`;
    expect(row).toEqual({ texts, inferred: texts, numbers: [1, 2], booleans: [true, false] });
  });
});
