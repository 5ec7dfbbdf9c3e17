import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type TestDatabase, testDatabase } from "../tests/database.ts";
import { administer } from "./administer.ts";
import { type Connection, connect, type Db } from "./client.ts";

// An error outside any promise, which the loss of a connection used to cause, fails the whole test run.
describe("a transaction whose connection is lost", () => {
  let database: TestDatabase;
  let connection: Connection;

  beforeAll(async () => {
    database = await testDatabase();
    await administer(database.adminUrl, (admin) => admin`create table parts (whole int, part int)`);
    connection = connect(database.adminUrl, { max: 4, applicationName: "victim" });
  });
  afterAll(async () => {
    await connection?.close();
    await database?.close();
  });

  const terminateAll = () =>
    administer(
      database.adminUrl,
      (admin) => admin`select pg_terminate_backend(pid) from pg_stat_activity
        where datname = current_database() and application_name = 'victim'`,
    );

  const insert = (tx: Db, whole: number, part: number) => tx.execute(sql`insert into parts values (${whole}, ${part})`);

  it("fails as a whole, and the pool goes on", async () => {
    const outcomes: PromiseSettledResult<unknown>[] = [];
    for (let round = 0; round < 5; round++) {
      const transactions = Array.from({ length: 12 }, (_, index) => {
        const whole = round * 100 + index;
        return connection.db.transaction(async (tx) => {
          await insert(tx, whole, 1);
          await tx.transaction((nested) => nested.execute(sql`select pg_sleep(0.005)`));
          await insert(tx, whole, 2);
        });
      });
      const [settled] = await Promise.all([Promise.allSettled(transactions), terminateAll()]);
      outcomes.push(...settled);
    }
    const committed = outcomes.filter(({ status }) => status === "fulfilled").length;
    expect(committed).toBeLessThan(outcomes.length);
    const wholes = await administer(
      database.adminUrl,
      (admin) => admin`select whole, count(*)::int as parts from parts group by whole`,
    );
    expect(wholes.every(({ parts }) => parts === 2)).toBe(true);
    // A COMMIT whose answer was lost counts as failed, so there may be more.
    expect(wholes.length).toBeGreaterThanOrEqual(committed);
  });

  it("sends no later query to whoever has the connection now", async () => {
    const late = Promise.withResolvers<unknown>();
    const lost = connection.db.transaction(async (tx) => {
      await insert(tx, -1, 1);
      await terminateAll();
      await tx.execute(sql`select 1`).catch(() => undefined);
      await connection.db.execute(sql`select 1`).catch(() => undefined);
      late.resolve(
        insert(tx, -1, 2).then(
          () => "sent",
          () => "refused",
        ),
      );
    });
    await expect(lost).rejects.toThrow();
    expect(await late.promise).toBe("refused");
    const left = await administer(database.adminUrl, (admin) => admin`select part from parts where whole = -1`);
    expect(left).toHaveLength(0);
  });

  it("does not change what other failures do", async () => {
    const failing = connection.db.transaction(async (tx) => {
      await insert(tx, -2, 1);
      const nested = tx.transaction(async (inner) => {
        await insert(inner, -2, 2);
        await inner.execute(sql`select 1 / 0`);
      });
      await expect(nested).rejects.toThrow();
      await insert(tx, -2, 3);
    });
    await failing;
    const kept = await connection.db.execute(sql`select part from parts where whole = -2 order by part`);
    expect(kept.map(({ part }) => part)).toEqual([1, 3]);
    const rolledBack = connection.db.transaction(async (tx) => {
      await insert(tx, -3, 1);
      tx.rollback();
    });
    await expect(rolledBack).rejects.toThrow();
    expect(await connection.db.execute(sql`select 1 from parts where whole = -3`)).toHaveLength(0);
  });
});
