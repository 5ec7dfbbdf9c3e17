import { AsyncLocalStorage } from "node:async_hooks";
import type { RunnableConfig } from "@langchain/core/runnables";
import type { Checkpoint, CheckpointMetadata, CheckpointTuple } from "@langchain/langgraph";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import pg from "pg";

/** Where LangGraph's own tables live. */
const SCHEMA = "langgraph";

export interface Checkpointer extends PostgresSaver {
  /** Keeps only the newest checkpoint of a thread, so that a thread's bytes do not grow with its turns. */
  prune(threadId: string): Promise<void>;
}

/**
 * LangGraph's checkpoints in PostgreSQL, in a pool of their own. Each query runs with `app.thread_id` set to the thread
 * it is for: row-level security shows a connection that thread and no other. Migrations are db/migrate.ts's.
 */
export function createCheckpointer({
  url,
  max = 5,
  report,
}: {
  /** Connection of the application's role. */
  url: string;
  max?: number;
  report: (error: unknown) => void;
}): Checkpointer {
  const pool = new ThreadPool({
    connectionString: url,
    max,
    application_name: "agentcare-checkpoints",
    connectionTimeoutMillis: 5_000,
    query_timeout: 10_000,
    statement_timeout: 10_000,
    idle_in_transaction_session_timeout: 30_000,
  });
  // Without these handlers, one reset connection would end the process: an idle one through the pool, one that is lent
  // out and between two queries by itself. The next query on it then fails, and that is what is reported.
  pool.on("error", report);
  pool.on("connect", (client) => client.on("error", () => {}));
  return new ThreadSaver(pool);
}

interface Scope {
  threadId: string;
  /** Null: nothing may be written. */
  leaseToken: number | null;
}

const currentScope = new AsyncLocalStorage<Scope>();

/** Hands out connections that see the current thread only, and write it under the current lease only. */
class ThreadPool extends pg.Pool {
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

class ThreadSaver extends PostgresSaver implements Checkpointer {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool, undefined, { schema: SCHEMA });
    this.#pool = pool;
  }

  override getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    return currentScope.run(scopeOf(config), () => super.getTuple(config));
  }

  override async *list(
    config: RunnableConfig,
    options?: Parameters<PostgresSaver["list"]>[1],
  ): AsyncGenerator<CheckpointTuple> {
    const tuples = await currentScope.run(scopeOf(config), async () => {
      const all: CheckpointTuple[] = [];
      for await (const tuple of super.list(config, options)) all.push(tuple);
      return all;
    });
    yield* tuples;
  }

  override put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    versions: Record<string, string | number>,
  ): Promise<RunnableConfig> {
    return currentScope.run(scopeOf(config), () => super.put(config, checkpoint, metadata, versions));
  }

  override putWrites(
    config: RunnableConfig,
    writes: Parameters<PostgresSaver["putWrites"]>[1],
    taskId: string,
  ): Promise<void> {
    return currentScope.run(scopeOf(config), () => super.putWrites(config, writes, taskId));
  }

  override deleteThread(threadId: string): Promise<void> {
    return currentScope.run({ threadId, leaseToken: null }, () => super.deleteThread(threadId));
  }

  async prune(threadId: string): Promise<void> {
    await currentScope.run({ threadId, leaseToken: null }, () => this.#pool.query(PRUNE, [threadId]));
  }
}

function scopeOf({ configurable }: RunnableConfig): Scope {
  const threadId: unknown = configurable?.thread_id;
  if (typeof threadId !== "string") throw new Error("A checkpoint needs configurable.thread_id.");
  const leaseToken: unknown = configurable?.lease_token;
  return { threadId, leaseToken: typeof leaseToken === "number" ? leaseToken : null };
}

/** One statement, so that a reader between its parts never sees a checkpoint without its blobs. */
const PRUNE = `
  with newest as (
    select distinct on (checkpoint_ns) checkpoint_ns, checkpoint_id, checkpoint -> 'channel_versions' as versions
    from ${SCHEMA}.checkpoints where thread_id = $1
    order by checkpoint_ns, checkpoint_id desc
  ), old_checkpoints as (
    delete from ${SCHEMA}.checkpoints c using newest n
    where c.thread_id = $1 and c.checkpoint_ns = n.checkpoint_ns and c.checkpoint_id <> n.checkpoint_id
  ), old_writes as (
    delete from ${SCHEMA}.checkpoint_writes w using newest n
    where w.thread_id = $1 and w.checkpoint_ns = n.checkpoint_ns and w.checkpoint_id <> n.checkpoint_id
  )
  delete from ${SCHEMA}.checkpoint_blobs b using newest n
  where b.thread_id = $1 and b.checkpoint_ns = n.checkpoint_ns and (n.versions ->> b.channel) is distinct from b.version
`;
