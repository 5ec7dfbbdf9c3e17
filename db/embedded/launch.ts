import { type ChildProcess, spawn } from "node:child_process";
import { open, readFile, stat } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { pathFor } from "./cluster.ts";
import { explainFailure } from "./failure.ts";
import { clearStalePidFile, findPostmaster, type Postmaster, waitUntil } from "./postmaster.ts";
import { serverEnvironment } from "./server-environment.ts";

export type LaunchOptions = {
  directory: string;
  binaries: Binaries;
  account: Account | undefined;
  /** False trades safety against power loss for speed: for data that dies with the test run. */
  durable: boolean;
  log: (line: string) => void;
};

/**
 * Starts the server of `<directory>/postgres` on a free loopback port and waits until it takes connections,
 * recovery from a crash included. It outlives this process if need be. Throws one line that names the mend.
 */
export async function launch(options: LaunchOptions): Promise<Postmaster> {
  const data = join(options.directory, "postgres");
  await clearStalePidFile(data);
  for (let attempt = 1; ; attempt++) {
    const outcome = await launchOnce(data, options);
    if ("postmaster" in outcome) return outcome.postmaster;
    if (attempt === 20 || !passes(outcome.said))
      throw new Error(explainFailure("PostgreSQL did not start", outcome.said, data));
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

type Outcome = { postmaster: Postmaster } | { said: string };

async function launchOnce(
  data: string,
  { directory, binaries, account, durable, log }: LaunchOptions,
): Promise<Outcome> {
  const logPath = join(directory, "postgres.log");
  const size = await stat(logPath).then(
    (found) => found.size,
    () => 0,
  );
  const keep = size < 10_000_000;
  const logFile = await open(logPath, keep ? "a" : "w", 0o600);
  try {
    const parameters = Object.entries(settings(await freePort(), durable)).flatMap(([name, value]) => [
      "-c",
      `${name}=${value}`,
    ]);
    const child = spawn(binaries.postgres, ["-D", await pathFor(data, account), ...parameters], {
      ...account,
      cwd: data,
      env: serverEnvironment(),
      // Out of the terminal's process group: Ctrl+C must reach AgentCare, which drains and stops it last.
      detached: true,
      stdio: ["ignore", logFile.fd, logFile.fd],
    });
    child.unref();
    const postmaster = await untilReady(child, data, log);
    return postmaster ? { postmaster } : { said: await textFrom(logPath, keep ? size : 0) };
  } finally {
    await logFile.close();
  }
}

/** The server once it takes connections; undefined when it ended instead. */
async function untilReady(
  child: ChildProcess,
  data: string,
  log: (line: string) => void,
): Promise<Postmaster | undefined> {
  let failed: Error | undefined;
  child.once("error", (error) => {
    failed = error;
  });
  for (;;) {
    let postmaster: Postmaster | undefined;
    const settled = await waitUntil(async () => {
      postmaster = await findPostmaster(data);
      return failed !== undefined || child.exitCode !== null || child.signalCode !== null || isUp(postmaster, child);
    }, 10_000);
    if (failed) throw new Error(`PostgreSQL could not be run: ${failed.message}`, { cause: failed });
    if (settled) return isUp(postmaster, child) ? postmaster : undefined;
    log("PostgreSQL is still starting; after a crash it first recovers its data …");
  }
}

const isUp = (postmaster: Postmaster | undefined, child: ChildProcess) =>
  postmaster?.pid === child.pid && postmaster?.status === "ready";

function settings(port: number, durable: boolean): Record<string, string | number> {
  return {
    listen_addresses: "127.0.0.1",
    port,
    unix_socket_directories: "",
    max_connections: 200,
    timezone: "UTC",
    log_timezone: "UTC",
    jit: "off",
    // Error texts hold values a patient typed. Only what concerns the server itself is logged.
    log_min_messages: "log",
    log_min_error_statement: "panic",
    log_error_verbosity: "terse",
    ...(durable ? {} : { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === "object" ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}

async function textFrom(path: string, position: number): Promise<string> {
  return (await readFile(path)).subarray(position).toString("utf8");
}

/** The port was taken between our look and its bind, or backends of a killed server are still leaving. */
const passes = (said: string) =>
  /bind|create any TCP\/IP sockets|Address already in use|pre-existing shared memory|in use/i.test(said);
