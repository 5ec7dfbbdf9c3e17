import type { RunnableConfig } from "@langchain/core/runnables";
import type { Checkpoint, CheckpointMetadata, CheckpointTuple } from "@langchain/langgraph";
import { PostgresSaver } from "@langchain/langgraph-checkpoint-postgres";
import type pg from "pg";
import { currentScope, type Scope, ThreadPool } from "./thread-pool.ts";

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

  // The base class writes a checkpoint and its blobs row by row in a transaction: nine statements and more a step. One
  // statement is as atomic, and a turn is mostly such steps.
  override put(
    config: RunnableConfig,
    checkpoint: Checkpoint,
    metadata: CheckpointMetadata,
    versions: Record<string, string | number>,
  ): Promise<RunnableConfig> {
    return currentScope.run(scopeOf(config), async () => {
      const { thread_id, checkpoint_ns = "", checkpoint_id = null } = config.configurable ?? {};
      const [blobs, dumpedMetadata] = await Promise.all([
        this._dumpBlobs(thread_id, checkpoint_ns, checkpoint.channel_values, versions),
        this._dumpMetadata(metadata),
      ]);
      await this.#pool.query({
        name: "checkpoint_put",
        text: PUT,
        values: [
          thread_id,
          checkpoint_ns,
          checkpoint.id,
          checkpoint_id,
          this._dumpCheckpoint(checkpoint),
          dumpedMetadata,
          blobs.map(([, , channel]) => channel),
          blobs.map(([, , , version]) => version),
          blobs.map(([, , , , type]) => type),
          blobs.map(([, , , , , blob]) => blob && Buffer.from(blob)),
        ],
      });
      return { configurable: { thread_id, checkpoint_ns, checkpoint_id: checkpoint.id } };
    });
  }

  override putWrites(
    config: RunnableConfig,
    writes: Parameters<PostgresSaver["putWrites"]>[1],
    taskId: string,
  ): Promise<void> {
    return currentScope.run(scopeOf(config), async () => {
      const { thread_id, checkpoint_ns, checkpoint_id } = config.configurable ?? {};
      const rows = await this._dumpWrites(thread_id, checkpoint_ns, checkpoint_id, taskId, writes);
      // Writes to LangGraph's own channels have fixed, negative places and the last one counts; others are kept as first written.
      const replaces = rows.every(([, , , , index]) => index < 0);
      await this.#pool.query({
        name: replaces ? "checkpoint_replace_writes" : "checkpoint_add_writes",
        text: replaces ? REPLACE_WRITES : ADD_WRITES,
        values: [
          thread_id,
          checkpoint_ns,
          checkpoint_id,
          taskId,
          rows.map(([, , , , index]) => index),
          rows.map(([, , , , , channel]) => channel),
          rows.map(([, , , , , , type]) => type),
          rows.map(([, , , , , , , blob]) => Buffer.from(blob)),
        ],
      });
    });
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

const PUT = `
  with blobs as (
    insert into ${SCHEMA}.checkpoint_blobs (thread_id, checkpoint_ns, channel, version, type, blob)
    select $1::text, $2::text, channel, version, type, blob
    from unnest($7::text[], $8::text[], $9::text[], $10::bytea[]) as given (channel, version, type, blob)
    on conflict (thread_id, checkpoint_ns, channel, version) do nothing
  )
  insert into ${SCHEMA}.checkpoints (thread_id, checkpoint_ns, checkpoint_id, parent_checkpoint_id, checkpoint, metadata)
  values ($1::text, $2::text, $3, $4, $5, $6)
  on conflict (thread_id, checkpoint_ns, checkpoint_id)
  do update set checkpoint = excluded.checkpoint, metadata = excluded.metadata
`;

const WRITES = `
  insert into ${SCHEMA}.checkpoint_writes (thread_id, checkpoint_ns, checkpoint_id, task_id, idx, channel, type, blob)
  select $1::text, $2::text, $3::text, $4::text, idx, channel, type, blob
  from unnest($5::int[], $6::text[], $7::text[], $8::bytea[]) as given (idx, channel, type, blob)
  on conflict (thread_id, checkpoint_ns, checkpoint_id, task_id, idx) do`;
const ADD_WRITES = `${WRITES} nothing`;
const REPLACE_WRITES = `${WRITES} update set channel = excluded.channel, type = excluded.type, blob = excluded.blob`;
