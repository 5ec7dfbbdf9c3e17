import type { Sql, TransactionSql } from "postgres";

type Work = (tx: TransactionSql) => unknown;

/**
 * The same client for Drizzle, with transactions that survive the loss of their connection. postgres.js 3.4.9
 * goes on using the connection object of a dead transaction (for its ROLLBACK at least): that ends the process
 * with a TypeError, or reaches the session that took the object over. Here, what follows a loss is never sent.
 */
export function guardTransactions(sql: Sql): Sql {
  return new Proxy(sql, {
    get(target, property) {
      if (property === "begin")
        return (...args: unknown[]) => begin(target, args.at(-1) as Work, args.length > 1 ? String(args[0]) : "");
      return Reflect.get(target, property);
    },
  });
}

type Guard = {
  /** Why no more queries may be sent; undefined while the transaction lives. */
  over: Error | undefined;
  lose(error: Error): void;
};

function begin(sql: Sql, work: Work, options: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const guard: Guard = {
      over: undefined,
      lose(error) {
        guard.over = error;
        reject(error);
      },
    };
    sql
      .begin(options, (tx) => whileAlive(guard, work(guardTransaction(tx, guard))))
      .then(resolve, (error) => {
        guard.over ??= error;
        reject(error);
      });
  });
}

/** Follows the work, but never settles once the connection is lost: postgres.js would then send COMMIT or ROLLBACK. */
function whileAlive(guard: Guard, work: unknown): Promise<unknown> {
  return new Promise((resolve, reject) => {
    Promise.resolve(work).then(
      (value) => guard.over ?? resolve(value),
      (error) => guard.over ?? reject(error),
    );
  });
}

/** What Drizzle calls on a transaction: `unsafe` for queries, `savepoint` for nested ones. */
function guardTransaction(tx: TransactionSql, guard: Guard): TransactionSql {
  return new Proxy(tx, {
    get(target, property) {
      if (property === "unsafe") return (...args: Parameters<TransactionSql["unsafe"]>) => query(target, args, guard);
      if (property === "savepoint") return (work: Work) => savepoint(target, work, guard);
      return Reflect.get(target, property);
    },
  });
}

function query(tx: TransactionSql, args: Parameters<TransactionSql["unsafe"]>, guard: Guard) {
  return guard.over ? refuse(guard.over) : noticing(tx.unsafe(...args), guard);
}

function savepoint(tx: TransactionSql, work: Work, guard: Guard): Promise<unknown> {
  if (guard.over) return refuse(guard.over);
  return noticing(
    tx.savepoint((inner) => whileAlive(guard, work(guardTransaction(inner, guard)))),
    guard,
  );
}

/** Notes a loss before whoever waits for the promise can act on it. */
function noticing<P extends Promise<unknown>>(promise: P, guard: Guard): P {
  promise.catch((error) => {
    if (isLoss(error)) guard.lose(error);
  });
  return promise;
}

/** A query that fails without being sent. Drizzle may ask it for rows as arrays first, others to be sent at once. */
function refuse(reason: Error) {
  const refused = Promise.reject(reason);
  refused.catch(() => undefined);
  return Object.assign(refused, { values: () => refused, execute: () => refused });
}

const CLIENT_LOSSES = ["CONNECTION_CLOSED", "CONNECTION_DESTROYED", "CONNECTION_ENDED", "CONNECT_TIMEOUT"];

/** The server ended the session (FATAL), postgres.js or the system lost the socket. */
function isLoss(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { severity, code, syscall } = error as { severity?: unknown; code?: unknown; syscall?: unknown };
  return severity === "FATAL" || severity === "PANIC" || CLIENT_LOSSES.includes(String(code)) || syscall !== undefined;
}
