import { AsyncLocalStorage } from "node:async_hooks";
import pg from "pg";

/** For whom the queries of a piece of work are. */
export interface Scope {
  threadId: string;
  /** Null: nothing may be written. */
  leaseToken: number | null;
}

export const currentScope = new AsyncLocalStorage<Scope>();

/** Hands out connections that see the current thread only, and write it under the current lease only. */
export class ThreadPool extends pg.Pool {
  readonly #scopeOf = new WeakMap<pg.PoolClient, Scope>();

  // pg.Pool's own `query` goes through `connect(callback)`, so this covers both ways to a connection.
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const scope = currentScope.getStore();
    const scoped = super.connect().then((client) => this.#scope(client, scope));
    if (!callback) return scoped;
    scoped.then(
      (client) => callback(undefined, client, (broken) => client.release(broken instanceof Error || broken === true)),
      (error: Error) => callback(error, undefined, () => {}),
    );
    return undefined;
  }

  /** The connection, set to the scope; a connection that cannot be set is thrown away. */
  async #scope(client: pg.PoolClient, scope: Scope | undefined): Promise<pg.PoolClient> {
    try {
      if (!scope) throw new Error("A checkpoint was asked for outside any thread.");
      const before = this.#scopeOf.get(client);
      if (before?.threadId === scope.threadId && before.leaseToken === scope.leaseToken) return client;
      const token = scope.leaseToken === null ? "" : String(scope.leaseToken);
      await client.query("select set_config('app.thread_id', $1, false), set_config('app.lease_token', $2, false)", [
        scope.threadId,
        token,
      ]);
      this.#scopeOf.set(client, scope);
      return client;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }
}

type ConnectCallback = (
  error: Error | undefined,
  client: pg.PoolClient | undefined,
  done: (release?: unknown) => void,
) => void;
