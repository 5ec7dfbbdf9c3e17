import { execFile } from "node:child_process";
import { readdir, readFile, readlink, realpath, unlink } from "node:fs/promises";
import { basename, join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The running server of a data folder, as its `postmaster.pid` describes it. */
export type Postmaster = { pid: number; port: number; status: "starting" | "ready" | "stopping" };

/** The live server of this data folder; undefined when there is none, whatever a stale pid file says. */
export async function findPostmaster(data: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  const [pid, , , port, , , , status] = text.split("\n").map((line) => line.trim());
  if (!pid || !(await servesFolder(Number(pid), data))) return undefined;
  const known = status === "ready" || status === "stopping" ? status : "starting";
  return { pid: Number(pid), port: Number(port), status: known };
}

/**
 * Removes a pid file whose process number now belongs to somebody else: PostgreSQL takes any live process of
 * its user for a server and refuses to start. Waits for backends of a killed server, which the file protects.
 */
export async function clearStalePidFile(data: string): Promise<void> {
  const path = join(data, "postmaster.pid");
  const pid = Number((await readFile(path, "utf8").catch(() => "")).split("\n")[0]);
  // A dead number is left to PostgreSQL, which also checks the shared memory the file names.
  if (!pid || !exists(pid) || (await servesFolder(pid, data))) return;
  await waitUntil(async () => (await serversOf(data)).length === 0, 10_000);
  await unlink(path).catch(() => undefined);
}

/**
 * Stops a server: open transactions are rolled back, committed ones are on disk. A server that does not
 * stop within half a minute is stopped the hard way, which its next start recovers from.
 */
export async function stopPostmaster(pid: number, data: string): Promise<void> {
  const gone = async () => !(await servesFolder(pid, data));
  for (const [signal, patienceMs] of [
    ["SIGINT", 30_000],
    ["SIGQUIT", 10_000],
    ["SIGKILL", 5_000],
  ] as const) {
    if (await gone()) return;
    sendSignal(pid, signal);
    if (await waitUntil(gone, patienceMs)) return;
  }
  throw new Error(`The PostgreSQL server with process id ${pid} does not stop. End it by hand.`);
}

/** Asks a server to stop and does not wait. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Already gone.
  }
}

/** Polls until the condition holds; false when it did not within `timeoutMs`. */
export async function waitUntil(condition: () => Promise<boolean>, timeoutMs: number): Promise<boolean> {
  const pollMs = 20;
  for (let waited = 0; waited <= timeoutMs; waited += pollMs) {
    if (await condition()) return true;
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return false;
}

/**
 * Whether the process is the PostgreSQL server of this very folder. Its working directory tells: unlike the
 * number, or the password, it is neither reused nor copied. (A zombie has none, so it counts as gone.)
 */
async function servesFolder(pid: number, data: string): Promise<boolean> {
  if (!exists(pid)) return false;
  if (process.platform === "linux") {
    const [cwd, folder] = await Promise.all([
      readlink(`/proc/${pid}/cwd`).catch(() => undefined),
      realpath(data).catch(() => undefined),
    ]);
    return cwd !== undefined && cwd === folder && (await isPostgres(pid));
  }
  const { stdout } = await run("ps", ["-p", String(pid), "-o", "comm="]).catch(() => ({ stdout: "" }));
  return basename(stdout.trim()) === "postgres";
}

/** Every PostgreSQL process of the folder, backends too. Linux only; elsewhere empty. */
async function serversOf(data: string): Promise<number[]> {
  if (process.platform !== "linux") return [];
  const pids = (await readdir("/proc")).map(Number).filter((pid) => pid > 0);
  const serves = await Promise.all(pids.map((pid) => servesFolder(pid, data)));
  return pids.filter((_, index) => serves[index]);
}

async function isPostgres(pid: number): Promise<boolean> {
  const name = await readFile(`/proc/${pid}/comm`, "utf8").catch(() => "");
  return name.trim() === "postgres";
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
