import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { exclusiveLock, tryExclusiveLock, trySharedLock } from "../../db/embedded/file-lock.ts";
import { isChroma } from "./chroma-heartbeat.ts";

export interface ChromaServer {
  url: string;
  /** True when it was running already. */
  joined: boolean;
  /** Leaves it; the last process to leave ends it. Safe to call twice, never throws. */
  stop(): Promise<void>;
}

const START_MS = 20_000;
const POLL_MS = 100;
const STOP_MS = 5_000;

/** Runs the command it is given, and ends it when nobody uses `directory` any more. */
const GUARDED = fileURLToPath(new URL("./chroma-process.ts", import.meta.url));

const Running = z.object({ pid: z.int().positive(), port: z.int().positive() });

/**
 * Starts Chroma under `<dataDir>/chroma`, or joins the one that runs there. Null, with the reason logged, when it cannot
 * run on this machine (its native binding needs a recent glibc) or does not come up: then the words alone answer. Takes
 * seconds, so do not wait for it before serving; a signal that fires gives up.
 */
export async function startChroma({
  dataDir,
  log,
  signal,
}: {
  dataDir: string;
  log: (line: string) => void;
  signal?: AbortSignal;
}): Promise<ChromaServer | null> {
  const directory = join(dataDir, "chroma");
  try {
    if (signal?.aborted) throw new Error("the server is stopping");
    await mkdir(directory, { recursive: true });
    // One process at a time looks and starts; the others then join what it started.
    const turn = await exclusiveLock(join(directory, "turn.lock"), START_MS);
    if (!turn) throw new Error("another process has been starting it for too long");
    try {
      const users = join(directory, "users.lock");
      const use = trySharedLock(users);
      if (!use) throw new Error("another process is stopping it");
      try {
        const known = await readRunning(directory);
        const joined = known !== null && (await answers(known.port));
        const running = joined ? known : await launch(directory, signal);
        return { url: urlOf(running.port), joined, stop: leave(users, use.release, running.pid) };
      } catch (error) {
        use.release();
        throw error;
      }
    } finally {
      turn.release();
    }
  } catch (error) {
    log(
      `chroma: not running (${error instanceof Error ? error.message : String(error)}); questions are answered by words alone`,
    );
    return null;
  }
}

/** Ends the Chroma recorded under `<dataDir>/chroma` whoever uses it, if it still answers; for a folder that goes. */
export async function endRecordedChroma(dataDir: string): Promise<void> {
  const known = await readRunning(join(dataDir, "chroma"));
  // The number of a process that ended may be another's by now; only one that answers there is ours.
  if (known && (await answers(known.port))) await end(known.pid);
}

async function launch(directory: string, signal: AbortSignal | undefined): Promise<z.infer<typeof Running>> {
  const port = await freePort();
  const server = ["run", "--host", "127.0.0.1", "--port", String(port), "--path", directory];
  const args = [GUARDED, commandLine(), directory, ...server];
  // Its own process group: Ctrl-C on the process that happened to start it must not take it from the others.
  const child = spawn(process.execPath, args, { cwd: directory, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  const output = lastLine(child);
  try {
    await comesUp(child, port, output, signal);
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  child.unref();
  for (const stream of [child.stdout, child.stderr]) {
    // Kept flowing, so that it never blocks on a full pipe, but not a reason for this process to live on.
    stream?.resume();
    if (stream && "unref" in stream && typeof stream.unref === "function") stream.unref();
  }
  const { pid } = child;
  if (pid === undefined) throw new Error("it has no process id");
  const file = stateFile(directory);
  await writeFile(`${file}.new`, JSON.stringify({ pid, port }));
  await rename(`${file}.new`, file);
  return { pid, port };
}

async function comesUp(child: ChildProcess, port: number, output: () => string, signal?: AbortSignal): Promise<void> {
  let ended: string | null = null;
  child.once("error", (error) => {
    ended = error.message;
  });
  child.once("exit", (code) => {
    ended ??= output() || `it ended with code ${code}`;
  });
  const giveUpAt = Date.now() + START_MS;
  while (!(await answers(port))) {
    if (ended !== null) throw new Error(ended);
    if (signal?.aborted) throw new Error("the server is stopping");
    if (Date.now() > giveUpAt) throw new Error(`it did not answer within ${START_MS / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

function leave(users: string, release: () => void, pid: number): () => Promise<void> {
  let left = false;
  return async () => {
    if (left) return;
    left = true;
    release();
    const alone = tryExclusiveLock(users);
    if (!alone) return;
    try {
      await end(pid);
    } finally {
      alone.release();
    }
  };
}

async function end(pid: number): Promise<void> {
  const giveUpAt = Date.now() + STOP_MS;
  for (let name: NodeJS.Signals | 0 = "SIGTERM"; ; name = Date.now() > giveUpAt ? "SIGKILL" : 0) {
    try {
      process.kill(pid, name);
    } catch {
      return;
    }
    if (name === "SIGKILL") return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}

const answers = (port: number): Promise<boolean> => isChroma(urlOf(port));

async function readRunning(directory: string): Promise<z.infer<typeof Running> | null> {
  try {
    return Running.parse(JSON.parse(await readFile(stateFile(directory), "utf8")));
  } catch {
    // No file, or a torn one: as good as not running.
    return null;
  }
}

function stateFile(directory: string): string {
  return join(directory, "server.json");
}

/** The `chroma` command of the chromadb package. Throws when it is not installed. */
function commandLine(): string {
  const script = join(dirname(fileURLToPath(import.meta.resolve("chromadb"))), "cli.mjs");
  if (!existsSync(script)) throw new Error("the chromadb package is not installed; run npm ci");
  return script;
}

function urlOf(port: number): string {
  return `http://127.0.0.1:${port}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}

function lastLine(child: ChildProcess): () => string {
  let text = "";
  const add = (chunk: unknown) => {
    text = `${text}${String(chunk)}`.slice(-2_000);
  };
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  return () => text.trim().split("\n").at(-1)?.trim() ?? "";
}
