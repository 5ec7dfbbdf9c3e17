import { existsSync } from "node:fs";
import { access, constants, mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { exclusiveLock, type FileLock, tryExclusiveLock, trySharedLock } from "./embedded/file-lock.ts";
import { findPostmaster, sendSignal, stopPostmaster } from "./embedded/postmaster.ts";
import { loadSecrets, type Secrets, secretsFile } from "./embedded/secrets.ts";
import { runningServer, superuserUrl } from "./embedded/server.ts";

export type EmbeddedPostgres = {
  /** The superuser's URL of database `agentcare`; hand it to `prepareRoles`. */
  url: string;
  port: number;
  /** Passwords of the three roles, for `prepareRoles`. */
  rolePasswords: Pick<Secrets, "owner" | "app" | "readonly">;
  /** True when the server was running already: started by another process, or left behind by a killed one. */
  joined: boolean;
  /** Leaves the database; the last process to leave stops it. Safe to call twice. */
  stop(): Promise<void>;
};

type Options = {
  /** AgentCare's data folder; made when absent. The database is in `postgres` below it. */
  dataDir: string;
  log?: (line: string) => void;
  /** False turns fsync and its like off; for tests only. Counts for the process that starts the server. */
  durable?: boolean;
};

/** A first start takes seconds; recovery after a crash may take longer. */
const TURN_TIMEOUT_MS = 120_000;

/**
 * Starts PostgreSQL under `dataDir`, or joins the one that runs there. Any number of processes may call it at
 * once: one starts, the others join. Everyone who uses the database holds a shared lock that the kernel drops
 * with the process, so "is anybody left?" has a true answer even after `kill -9`, and the last one out stops
 * the server. Throws one line that names the mend.
 */
export async function startEmbeddedPostgres(options: Options): Promise<EmbeddedPostgres> {
  const { dataDir, log = () => {}, durable = true } = options;
  const directory = resolve(dataDir);
  await requireWritable(directory);
  const turn = await takeTurn(directory);
  let use = shareUse(directory);
  const alone = () => {
    use.release();
    const lock = tryExclusiveLock(usersLock(directory));
    lock?.release();
    use = shareUse(directory);
    return lock !== undefined;
  };
  try {
    const secrets = await loadSecrets(directory);
    const { postmaster, joined } = await runningServer({ directory, password: secrets.superuser, durable, alone, log });
    return {
      url: superuserUrl(postmaster.port, secrets.superuser),
      port: postmaster.port,
      rolePasswords: { owner: secrets.owner, app: secrets.app, readonly: secrets.readonly },
      joined,
      stop: createLeave(directory, use, postmaster.pid),
    };
  } catch (error) {
    use.release();
    throw error;
  } finally {
    turn.release();
  }
}

function createLeave(directory: string, use: FileLock, pid: number): () => Promise<void> {
  let leaving: Promise<void> | undefined;
  const onExit = () => leaveAtExit(directory, use, pid);
  process.once("exit", onExit);
  return () => {
    process.off("exit", onExit);
    leaving ??= leave(directory, use);
    return leaving;
  };
}

async function leave(directory: string, use: FileLock): Promise<void> {
  // Somebody removed the folder; a server that misses its files ends by itself.
  if (!existsSync(directory)) return use.release();
  const turn = await takeTurn(directory);
  use.release();
  const last = tryExclusiveLock(usersLock(directory));
  try {
    const data = join(directory, "postgres");
    const running = last && (await findPostmaster(data));
    if (running) await stopPostmaster(running.pid, data);
  } finally {
    last?.release();
    turn.release();
  }
}

/** For a process that ends without `stop`: no waiting is possible, so it asks and goes. */
function leaveAtExit(directory: string, use: FileLock, pid: number): void {
  if (!existsSync(directory)) return;
  const turn = tryExclusiveLock(turnLock(directory));
  use.release();
  // Without its turn, somebody is starting or stopping the server right now: it is theirs.
  if (turn && tryExclusiveLock(usersLock(directory))) sendSignal(pid, "SIGINT");
}

const turnLock = (directory: string) => join(directory, "postgres.lock");
const usersLock = (directory: string) => join(directory, "postgres.users");

async function takeTurn(directory: string): Promise<FileLock> {
  const turn = await exclusiveLock(turnLock(directory), TURN_TIMEOUT_MS);
  if (turn) return turn;
  throw new Error(
    `Another process has been starting or stopping the database in ${directory} for two minutes. End it and try again.`,
  );
}

function shareUse(directory: string): FileLock {
  const use = trySharedLock(usersLock(directory));
  if (use) return use;
  throw new Error(`Another process is stopping the database in ${directory}. Try again.`);
}

async function requireWritable(directory: string): Promise<void> {
  try {
    // Root's server runs under another account, which has to pass through; secrets inside have their own mode.
    await mkdir(directory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
    await Promise.all([turnLock, usersLock, secretsFile].map((path) => requireOurs(path(directory))));
  } catch (cause) {
    const code = cause instanceof Error && "code" in cause ? String(cause.code) : String(cause);
    throw new Error(
      `Cannot write to the data folder ${directory} (${code}). Give this user write access to it and its files, or set AGENTCARE_DATA_DIR to a folder it can write.`,
      { cause },
    );
  }
}

/** A folder that root used first has files which nobody else can open. */
async function requireOurs(path: string): Promise<void> {
  await access(path, constants.R_OK | constants.W_OK).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== "ENOENT") throw error;
  });
}
