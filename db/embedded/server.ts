import { join } from "node:path";
import { administer } from "../administer.ts";
import { sqlState } from "../sql-state.ts";
import { serverAccount } from "./account.ts";
import { locateBinaries } from "./binaries.ts";
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

/** The one database of the embedded server. */
export const DATABASE = "agentcare";

/**
 * The server of `<directory>/postgres`, with its database and answering to our password: the running one, else a
 * new one. Call it while holding the start lock.
 */
export async function runningServer(options: Options): Promise<RunningServer> {
  const data = join(options.directory, "postgres");
  const running = await findReady(data);
  if (running) {
    const failure = await prepareDatabase(running.port, options.password);
    if (!failure) return { postmaster: running, joined: true };
    // It may have died under our hands; if it still runs, it is only ours to restart when nobody uses it.
    if (await findPostmaster(data)) await stopUseless(running, options, failure);
  }
  return { postmaster: await startServer(options), joined: false };
}

/** `password` is hexadecimal, so nothing needs escaping. */
export const superuserUrl = (port: number, password: string, database = DATABASE) =>
  `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;

/** The running server, waiting while it starts or stops; undefined when there is none in the end. */
async function findReady(data: string): Promise<Postmaster | undefined> {
  let found: Postmaster | undefined;
  await waitUntil(async () => {
    found = await findPostmaster(data);
    return found === undefined || found.status === "ready";
  }, 60_000);
  return found;
}

async function stopUseless({ pid }: Postmaster, { directory, alone }: Options, cause: Error): Promise<void> {
  if (alone()) return stopPostmaster(pid, join(directory, "postgres"));
  throw new Error(
    `The PostgreSQL server in ${directory} (process ${pid}) does not let us in (${describe(cause)}), and others use it. Stop the AgentCare processes and start again.`,
    { cause },
  );
}

async function startServer(options: Options): Promise<Postmaster> {
  const { directory, password, log } = options;
  const data = join(directory, "postgres");
  const account = await serverAccount(data);
  const binaries = await locateBinaries(account);
  await ensureCluster({ ...options, binaries, account });
  const started = await launch({ ...options, binaries, account });
  const failure = await prepareDatabase(started.port, password);
  if (!failure) return started;
  await stopPostmaster(started.pid, data);
  if (!isWrongPassword(failure)) throw notAnswering(started, directory, failure);
  log("The database's password file was lost; setting a new password.");
  await resetSuperuserPassword({ directory, binaries, account, password });
  const again = await launch({ ...options, binaries, account });
  const second = await prepareDatabase(again.port, password);
  if (!second) return again;
  await stopPostmaster(again.pid, data);
  throw notAnswering(again, directory, second);
}

const notAnswering = ({ port }: Postmaster, directory: string, cause: Error) =>
  new Error(
    `PostgreSQL started in ${directory}, but 127.0.0.1:${port} cannot be used (${describe(cause)}). Its log, ${join(directory, "postgres.log")}, may say why.`,
    { cause },
  );

/** Makes the database unless it is there. Returns the failure instead of throwing it. */
async function prepareDatabase(port: number, password: string): Promise<Error | undefined> {
  try {
    await administer(superuserUrl(port, password, "postgres"), async (sql) => {
      const [found] = await sql`select 1 from pg_database where datname = ${DATABASE}`;
      if (!found) await sql`create database ${sql(DATABASE)}`;
    });
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

const isWrongPassword = (error: Error) => sqlState(error) === "28P01";

const describe = (error: Error) => sqlState(error) ?? ("code" in error ? String(error.code) : error.message);
