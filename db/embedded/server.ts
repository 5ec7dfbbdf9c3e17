import { join } from "node:path";
import postgres from "postgres";
import { sqlState } from "../sql-state.ts";
import { type Account, serverAccount } from "./account.ts";
import { type Binaries, locateBinaries } from "./binaries.ts";
import { ensureCluster } from "./cluster.ts";
import { launch } from "./launch.ts";
import { findPostmaster, type Postmaster, stopPostmaster, waitUntil } from "./postmaster.ts";
import { resetSuperuserPassword } from "./reset-password.ts";

type Options = {
  directory: string;
  /** The superuser's. */
  password: string;
  durable: boolean;
  /** Whether no other process uses the database. */
  alone: () => boolean;
  log: (line: string) => void;
};

export type RunningServer = { postmaster: Postmaster; joined: boolean };

/**
 * The server of `<directory>/postgres`, answering to our password: the running one, else a new one. Call it
 * while holding the start lock.
 */
export async function runningServer(options: Options): Promise<RunningServer> {
  const { directory, password, alone } = options;
  const data = join(directory, "postgres");
  const running = await findReady(data);
  const answer = running && (await ask(running.port, password));
  if (running && answer === "ok") return { postmaster: running, joined: true };
  if (running) {
    if (!alone()) {
      throw new Error(
        `The PostgreSQL server in ${directory} (process ${running.pid}) does not answer. Stop the AgentCare processes that use it and start again.`,
      );
    }
    await stopPostmaster(running.pid, data);
  }
  return { postmaster: await startServer(options), joined: false };
}

/** The running server, waiting while it starts; undefined when there is none or it ends. */
async function findReady(data: string): Promise<Postmaster | undefined> {
  let found: Postmaster | undefined;
  await waitUntil(async () => {
    found = await findPostmaster(data);
    return found === undefined || found.status === "ready";
  }, 60_000);
  return found;
}

async function startServer({ directory, password, durable, log }: Options): Promise<Postmaster> {
  const account = await serverAccount(join(directory, "postgres"));
  const binaries = await locateBinaries(account);
  await ensureCluster({ directory, binaries, account, password, log });
  const started = await launch({ directory, binaries, account, durable, log });
  const answer = await ask(started.port, password);
  if (answer === "ok") return started;
  await stopPostmaster(started.pid, join(directory, "postgres"));
  if (answer === "silent")
    throw new Error(
      `PostgreSQL started in ${directory} but does not answer on 127.0.0.1:${started.port}. Is a firewall in the way?`,
    );
  log("The database's password file was lost; setting a new password.");
  return restartWithPassword({ directory, password, durable, log, account, binaries });
}

type Restart = Pick<Options, "directory" | "password" | "durable" | "log"> & {
  account: Account | undefined;
  binaries: Binaries;
};

async function restartWithPassword({
  directory,
  password,
  durable,
  log,
  account,
  binaries,
}: Restart): Promise<Postmaster> {
  await resetSuperuserPassword({ directory, binaries, account, password });
  const started = await launch({ directory, binaries, account, durable, log });
  if ((await ask(started.port, password)) === "ok") return started;
  throw new Error(
    `The database in ${directory} does not accept its password. Restore postgres-passwords.json from a backup.`,
  );
}

type Answer = "ok" | "wrong_password" | "silent";

async function ask(port: number, password: string): Promise<Answer> {
  const sql = postgres(superuserUrl(port, password, "postgres"), { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    await sql`select 1`;
    return "ok";
  } catch (error) {
    return sqlState(error) === "28P01" ? "wrong_password" : "silent";
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** Makes the database unless it is there. */
export async function ensureDatabase(port: number, password: string, name: string): Promise<void> {
  const sql = postgres(superuserUrl(port, password, "postgres"), { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    const [found] = await sql`select 1 from pg_database where datname = ${name}`;
    if (!found) await sql`create database ${sql(name)}`;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** `password` is hexadecimal, so nothing needs escaping. */
export const superuserUrl = (port: number, password: string, database: string) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
