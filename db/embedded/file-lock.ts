import { DatabaseSync } from "node:sqlite";

/**
 * A lock held by this process. The kernel drops it when the process dies, however it dies, so no lock
 * is ever stale. Releasing twice is harmless.
 */
export type FileLock = { release(): void };

/** Takes the lock for this process alone, or returns undefined at once when anybody holds it. */
export function tryExclusiveLock(path: string): FileLock | undefined {
  return tryLock(path, "begin exclusive");
}

/** Takes a lock that any number of processes may share; undefined at once when one holds it alone. */
export function trySharedLock(path: string): FileLock | undefined {
  return tryLock(path, "begin; select count(*) from sqlite_schema");
}

/** Waits for the exclusive lock, at most `timeoutMs`. Undefined when the time is up. */
export async function exclusiveLock(path: string, timeoutMs: number): Promise<FileLock | undefined> {
  const pollMs = 25;
  for (let waited = 0; waited <= timeoutMs; waited += pollMs) {
    const lock = tryExclusiveLock(path);
    if (lock) return lock;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return undefined;
}

/**
 * Node has no flock(). SQLite, which ships with Node, locks its files with fcntl() and keeps the books
 * for several holders in one process; an empty SQLite file is therefore a portable readers-writer lock.
 */
function tryLock(path: string, statement: string): FileLock | undefined {
  const file = new DatabaseSync(path);
  try {
    file.exec("pragma busy_timeout = 0; pragma journal_mode = memory");
    file.exec(statement);
  } catch (error) {
    file.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
  return {
    release() {
      if (file.isOpen) file.close();
    },
  };
}

const SQLITE_BUSY = 5;

function isBusy(error: unknown): boolean {
  return error instanceof Error && "errcode" in error && error.errcode === SQLITE_BUSY;
}
