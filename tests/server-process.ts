import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { connect } from "../db/client.ts";
import { seedDemo } from "../db/seed/demo.ts";
import { endRecordedChroma } from "../src/rag/chroma-server.ts";
import { MONDAY } from "./agentcare.ts";
import type { TestDatabase } from "./database.ts";

const ENTRY = fileURLToPath(new URL("../bin/agentcare.mjs", import.meta.url));

/** A whole AgentCare server in a process of its own, on a free loopback port. */
export interface ServerProcess {
  url: string;
  pid: number;
  /** What it has logged so far. */
  output(): string;
  /** Ends it with this signal and resolves with its exit code (null: ended by the signal). */
  end(signal: NodeJS.Signals): Promise<number | null>;
}

/** Servers that share a database and a folder for their secret, as processes of one installation do. */
export async function startServers(
  count: number,
  database: TestDatabase,
  env: Record<string, string> = {},
): Promise<{ servers: ServerProcess[]; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "agentcare-servers-"));
  const children: ChildProcess[] = [];
  const start = () => startServer({ AGENTCARE_DATA_DIR: dataDir, DATABASE_URL: database.adminUrl, ...env }, children);
  const stop = async () => {
    await Promise.all(children.map((child) => endChild(child, "SIGKILL")));
    await endRecordedChroma(dataDir);
    await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { servers: await Promise.all(Array.from({ length: count }, start)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The demo clinics, built around the Monday the tests live on, or around another day. */
export async function seedForTest(database: TestDatabase, anchor: string = MONDAY.slice(0, 10)): Promise<void> {
  const owner = connect(database.ownerUrl, { max: 1 });
  await seedDemo({ db: owner.db, anchor });
  await owner.close();
}

async function startServer(env: Record<string, string>, children: ChildProcess[]): Promise<ServerProcess> {
  const child = spawn(process.execPath, [ENTRY, "serve", "--port", "0"], {
    stdio: ["ignore", "ignore", "pipe"],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      AGENTCARE_NOW: MONDAY,
      OLLAMA_URLS: "http://127.0.0.1:1",
      // Nobody is there: with none named, each server would start a Chroma that outlives being killed.
      CHROMA_URL: "http://127.0.0.1:1",
      DB_POOL_MAX: "8",
      LOG_LEVEL: "warn",
      RATE_LIMIT_SESSION_PER_MINUTE: "0",
      RATE_LIMIT_ADDRESS_PER_MINUTE: "0",
      RATE_LIMIT_OPEN_PER_MINUTE: "0",
      ...env,
    },
  });
  children.push(child);
  let output = "";
  const url = await new Promise<string>((resolve, reject) => {
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      output += text;
      const listening = /listens on (http:\/\/\S+)\./.exec(output);
      if (listening?.[1]) resolve(listening[1]);
    });
    child.once("exit", (code) => reject(new Error(`The server ended with ${code}: ${output}`)));
  });
  return { url, pid: child.pid ?? -1, output: () => output, end: (signal) => endChild(child, signal) };
}

async function endChild(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
  return child.exitCode;
}
