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
  // Without a handler, one reset idle connection would end the process.
  pool.on("error", report);
  return new ThreadSaver(pool);
}

const currentThread = new AsyncLocalStorage<string>();

/** Hands out connections that see the current thread only. */
class ThreadPool extends pg.Pool {
  readonly #threadOf = new WeakMap<pg.PoolClient, string>();

  // pg.Pool's own `query` goes through `connect(callback)`, so this covers both ways to a connection.
  override connect(): Promise<pg.PoolClient>;
  override connect(callback: ConnectCallback): void;
  override connect(callback?: ConnectCallback): Promise<pg.PoolClient> | undefined {
    const threadId = currentThread.getStore();
    if (!callback) return super.connect().then((client) => this.#scope(client, threadId));
    super.connect((error, client, release) => {
      if (error || !client) return callback(error, client, release);
      this.#scope(client, threadId);
      callback(error, client, release);
    });
    return undefined;
  }

  /** Queued before the caller's first query on the same connection, so it needs no waiting for. */
  #scope(client: pg.PoolClient, threadId: string | undefined): pg.PoolClient {
    if (threadId === undefined) throw new Error("A checkpoint was asked for outside any thread.");
    if (this.#threadOf.get(client) !== threadId) {
      this.#threadOf.set(client, threadId);
      // If it fails, the connection is broken and the caller's own query tells.
      client.query("select set_config('app.thread_id', $1, false)", [threadId]).catch(() => this.#threadOf.delete(client));
    }
    return client;
  }
}

type ConnectCallback = (error: Error | undefined, client: pg.PoolClient | undefined, done: (release?: unknown) => void) => void;

class ThreadSaver extends PostgresSaver implements Checkpointer {
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    super(pool, undefined, { schema: SCHEMA });
    this.#pool = pool;
  }

  override getTuple(config: RunnableConfig): Promise<CheckpointTuple | undefined> {
    return currentThread.run(threadOf(config), () => super.getTuple(config));
  }

  override async *list(config: RunnableConfig, options?: Parameters<PostgresSaver["list"]>[1]): AsyncGenerator<CheckpointTuple> {
    const tuples = await currentThread.run(threadOf(config), async () => {
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
    return currentThread.run(threadOf(config), () => super.put(config, checkpoint, metadata, versions));
  }

  override putWrites(config: RunnableConfig, writes: Parameters<PostgresSaver["putWrites"]>[1], taskId: string): Promise<void> {
    return currentThread.run(threadOf(config), () => super.putWrites(config, writes, taskId));
  }

  override deleteThread(threadId: string): Promise<void> {
    return currentThread.run(threadId, () => super.deleteThread(threadId));
  }

  async prune(threadId: string): Promise<void> {
    await currentThread.run(threadId, () => this.#pool.query(PRUNE, [threadId]));
  }
}

function threadOf(config: RunnableConfig): string {
  const threadId: unknown = config.configurable?.thread_id;
  if (typeof threadId !== "string") throw new Error("A checkpoint needs configurable.thread_id.");
  return threadId;
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
