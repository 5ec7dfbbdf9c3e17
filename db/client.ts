import { is, sql as statement } from "drizzle-orm";
import { type PgDatabase, PgTransaction, type PgTransactionConfig } from "drizzle-orm/pg-core";
import { drizzle, type PostgresJsQueryResultHKT, PostgresJsSession } from "drizzle-orm/postgres-js";
import postgres, { type Sql } from "postgres";
import { ARRAY_TYPES } from "./array-types.ts";
import { guardTransactions } from "./guard-transactions.ts";

export { constraintName, sqlState } from "./sql-state.ts";

/** A connection pool or a transaction: whatever a query can run on. */
export type Db = PgDatabase<PostgresJsQueryResultHKT>;

export type Connection = {
  db: Db;
  /** The driver itself, for LISTEN and bulk work. Dates arrive as text: Drizzle converts them, not the driver. */
  sql: Sql;
  /** Waits up to five seconds for running queries, then ends them. */
  close(): Promise<void>;
};

type ConnectOptions = {
  /** Connections at most; all processes together must stay below the server's max_connections. */
  max?: number;
  /** Shown in pg_stat_activity. */
  applicationName?: string;
  /** 0 lifts the limit, for bulk loads. */
  statementTimeoutMs?: number;
};

/** Opens a pool; the first query connects. Every wait inside the database has a limit, so no request hangs there. */
export function connect(url: string, options: ConnectOptions = {}): Connection {
  const { max = 10, applicationName = "agentcare", statementTimeoutMs = 15_000 } = options;
  const sql = postgres(url, {
    max,
    connect_timeout: 5,
    // Seconds; the driver's own rule waits up to twenty after a restart of the database.
    backoff: (attempts: number) => Math.min(0.02 * 2 ** attempts, 1),
    idle_timeout: 300,
    onnotice: () => {},
    fetch_types: false,
    types: ARRAY_TYPES,
    connection: {
      application_name: applicationName,
      statement_timeout: statementTimeoutMs,
      lock_timeout: 5_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  return { db: drizzle(guardTransactions(sql)), sql, close: () => sql.end({ timeout: 5 }) };
}

/**
 * Runs `work` in a transaction that sees one clinic's rows. The setting ends with the transaction, so nothing of
 * it stays on the pooled connection. Inside a transaction of the same clinic it just runs `work` there; another
 * clinic's is an error, because the outer transaction would change sides.
 */
export async function withClinic<T>(
  db: Db,
  clinicId: string,
  work: (tx: Db) => Promise<T>,
  options?: { isolation?: PgTransactionConfig["isolationLevel"] },
): Promise<T> {
  if (is(db, PgTransaction)) {
    await requireSameClinic(db, clinicId);
    return work(db);
  }
  const config = options?.isolation && { isolationLevel: options.isolation };
  return db.transaction(async (tx) => {
    const chosen = await sendClinic(tx, clinicId);
    try {
      return await work(tx);
    } finally {
      // Had the choice failed, the transaction would be aborted: that error is the cause of any other.
      await chosen.done;
    }
  }, config);
}

/**
 * Sends the choice of clinic and does not wait for the answer: it travels together with the first statement of the
 * work. One connection carries out what it is sent in order, and nothing in a transaction after a failure, so no
 * statement ever runs without the choice.
 */
async function sendClinic(tx: Db, clinicId: string): Promise<{ done: Promise<unknown> }> {
  const { session } = tx._;
  if (!is(session, PostgresJsSession)) {
    await tx.execute(statement`select set_config('app.clinic_id', ${clinicId}, true)`);
    return { done: Promise.resolve() };
  }
  const { client }: { client: Pick<Sql, "unsafe"> } = session;
  const done = client.unsafe("select set_config('app.clinic_id', $1, true)", [clinicId], { prepare: true }).execute();
  done.catch(() => undefined);
  // postgres.js hands a query to its connection one microtask after execute(): when this resumes, that has happened.
  await Promise.resolve();
  return { done };
}

async function requireSameClinic(tx: Db, clinicId: string): Promise<void> {
  const [row] = await tx.execute(statement`select current_setting('app.clinic_id', true) as current`);
  if (row?.current !== clinicId) throw new Error("withClinic: this transaction belongs to another clinic, or to none.");
}
