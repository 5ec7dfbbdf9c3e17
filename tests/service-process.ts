import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A server of ours on a loopback port, in a temporary folder. */
export type ServiceProcess = { port: number; stop(): Promise<void> };

type Options = {
  command: string;
  args: (port: number, directory: string) => string[];
  /** Whether the server takes requests; asked again and again. */
  isUp: (port: number) => Promise<boolean>;
};

const START_TIMEOUT_MS = 30_000;

/** Starts a server and waits until it is up; the reason when it ends first or takes half a minute. */
export async function startService({ command, args, isUp }: Options): Promise<ServiceProcess | { reason: string }> {
  const directory = await mkdtemp(join(tmpdir(), "agentcare-service-"));
  const port = await freePort();
  const child = spawn("sh", ["-c", UNTIL_STDIN_CLOSES, "sh", command, ...args(port, directory)], {
    cwd: directory,
    // A process group of its own, so that the shell and the server can be ended together.
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  const output = lastLines(child);
  const stop = async () => {
    await end(child);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  };
  if (await comesUp(child, () => isUp(port))) return { port, stop };
  const reason = `${command} did not start: ${output() || "it said nothing"}`;
  await stop();
  return { reason };
}

/** The server lives as long as our end of its stdin: also a killed test process leaves none behind. */
const UNTIL_STDIN_CLOSES = `exec 3<&0
"$@" </dev/null 3<&- &
server=$!
{ cat <&3 >/dev/null; kill "$server" 2>/dev/null; } &
wait "$server"`;

async function comesUp(child: ChildProcess, isUp: () => Promise<boolean>): Promise<boolean> {
  let ended = false;
  const over = () => {
    ended = true;
  };
  child.once("error", over).once("exit", over);
  const giveUp = AbortSignal.timeout(START_TIMEOUT_MS);
  while (!ended && !giveUp.aborted) {
    if (await isUp()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return false;
}

async function end(child: ChildProcess): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.stdin?.end();
  const impatience = setTimeout(() => process.kill(-pid, "SIGKILL"), 5_000);
  await gone;
  clearTimeout(impatience);
}

function lastLines(child: ChildProcess): () => string {
  let text = "";
  const add = (chunk: unknown) => {
    text = `${text}${String(chunk)}`.slice(-1_000);
  };
  child.stdout?.on("data", add);
  child.stderr?.on("data", add);
  child.on("error", add);
  return () => text.trim().split("\n").slice(-3).join(" | ");
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("The loopback port has no number.");
  return address.port;
}

export async function answersTcp(port: number): Promise<boolean> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

export async function answersHttp(url: string): Promise<boolean> {
  return fetch(url).then(
    ({ ok }) => ok,
    () => false,
  );
}
