import { spawn } from "node:child_process";
import { once } from "node:events";
import { chown, mkdir, mkdtemp, open, readdir, readFile, rename, rm, rmdir } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { type Account, canReach } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { explainFailure } from "./failure.ts";
import { serverEnvironment } from "./server-environment.ts";

/** PostgreSQL's own major version, the first number of the npm package's. */
const majorOf = (version: string) => version.split(".")[0];

type Options = {
  /** AgentCare's data folder; the database goes to `postgres` in it. */
  directory: string;
  binaries: Binaries;
  account: Account | undefined;
  password: string;
  /** False leaves out waiting for the disk. */
  durable: boolean;
  log: (line: string) => void;
};

/**
 * Makes sure `<directory>/postgres` holds a complete cluster of our major version. initdb works in a folder of
 * its own that is renamed when it is done, so a killed initdb leaves no half-made cluster under the real name.
 */
export async function ensureCluster(options: Options): Promise<void> {
  const { directory, binaries, log } = options;
  const data = join(directory, "postgres");
  const found = await inspect(data);
  if (found.kind === "complete") return requireMajor(found.major, majorOf(binaries.version), data);
  await removeLeftovers(directory);
  if (found.kind === "incomplete") await setAside(data, log);
  log("Creating the database (first start, a few seconds) …");
  const folder = await mkdtemp(join(directory, "postgres.new-"));
  await createCluster(folder, options);
  await rename(folder, data);
}

type Found = { kind: "absent" } | { kind: "incomplete" } | { kind: "complete"; major: string };

async function inspect(data: string): Promise<Found> {
  const entries = await readdir(data).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (!entries) return { kind: "absent" };
  // initdb writes global/pg_control near its end; without it a server cannot start.
  const [major, control] = await Promise.all([
    readFile(join(data, "PG_VERSION"), "utf8").catch(() => undefined),
    readdir(join(data, "global")).then(
      (names) => names.includes("pg_control"),
      () => false,
    ),
  ]);
  return major && control ? { kind: "complete", major: major.trim() } : { kind: "incomplete" };
}

function requireMajor(found: string, ours: string | undefined, data: string): void {
  if (found === ours) return;
  throw new Error(
    `${data} holds data of PostgreSQL ${found}, but this AgentCare brings PostgreSQL ${ours}. Dump it with the AgentCare that wrote it and restore it here, or set AGENTCARE_DATA_DIR to another folder.`,
  );
}

/** Whatever it was, it may be somebody's: it is moved, never deleted. An empty folder is just removed. */
async function setAside(data: string, log: (line: string) => void): Promise<void> {
  if (
    await rmdir(data).then(
      () => true,
      () => false,
    )
  )
    return;
  for (let number = 1; ; number++) {
    const target = `${data}.incomplete-${number}`;
    try {
      await mkdir(target);
    } catch {
      continue;
    }
    await rename(data, target);
    log(`${data} was not a complete database; it is now ${target} and a new one is made.`);
    return;
  }
}

async function removeLeftovers(directory: string): Promise<void> {
  const names = (await readdir(directory)).filter((name) => name.startsWith("postgres.new-"));
  // An initdb that outlived its parent may still be writing there; what it leaves is removed the next time.
  await Promise.all(
    names.map((name) => rm(join(directory, name), { recursive: true, force: true }).catch(() => undefined)),
  );
}

async function createCluster(folder: string, { binaries, account, password, durable }: Options): Promise<void> {
  const passwordPath = `${folder}.password`;
  const passwordFile = await open(passwordPath, "wx+", 0o600);
  try {
    await passwordFile.write(`${password}\n`, 0);
    if (account) {
      await passwordFile.chown(account.uid, account.gid);
      await chown(folder, account.uid, account.gid);
    }
    const flags = [`--pgdata=${await pathFor(folder, account)}`, ...INITDB_FLAGS, ...(durable ? [] : ["--no-sync"])];
    const child = spawn(binaries.initdb, flags, {
      ...account,
      cwd: folder,
      env: serverEnvironment(),
      stdio: [passwordFile.fd, "ignore", "pipe"],
    });
    const [stderr] = await Promise.all([child.stderr ? text(child.stderr) : "", once(child, "exit")]);
    if (child.exitCode !== 0) throw new Error(explainFailure("The database could not be created", stderr, folder));
  } catch (error) {
    // It may be what fills the disk.
    await rm(folder, { recursive: true, force: true });
    throw error;
  } finally {
    await passwordFile.close();
    await rm(passwordPath, { force: true });
  }
}

const INITDB_FLAGS = [
  // The password comes by standard input, which the account can read wherever the file lies.
  "--pwfile=/dev/stdin",
  "--username=postgres",
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // PostgreSQL's own C.UTF-8: the same order on every machine, whatever its C library.
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
];

/**
 * The path by which the account reaches the folder once it has become a server's working directory. Below a
 * private folder such as /root no absolute path works, but /proc/self/cwd does: it needs no way through.
 */
export async function pathFor(folder: string, account: Account | undefined): Promise<string> {
  if (!account || (await canReach(folder, account))) return folder;
  if (process.platform === "linux") return "/proc/self/cwd";
  throw new Error(
    `PostgreSQL does not run as root, and account ${account.uid} cannot reach ${folder}. Run AgentCare as an ordinary user, or set AGENTCARE_DATA_DIR to a folder outside private ones.`,
  );
}
