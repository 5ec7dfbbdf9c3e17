import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { recordMissing } from "../../tests/missing-service.ts";

/** A redis-server of the test's own, which it may kill, freeze and start again on the same port. */
export interface RedisTestServer {
  url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  /** Frozen: connections stay open and nothing answers. */
  freeze(): void;
  thaw(): void;
}

/** Whether redis-server is installed; when it is not, `npm test` says so, or fails where nothing may be skipped. */
export async function hasRedisServer(): Promise<boolean> {
  if (spawnSync("redis-server", ["--version"]).status === 0) return true;
  const reason = "no redis-server on the PATH, and these tests kill and freeze one of their own";
  await recordMissing({ service: "Redis", reason, mend: "Install redis-server." });
  return false;
}

export async function createRedisTestServer(): Promise<RedisTestServer> {
  const port = await freePort();
  let child: ChildProcess | undefined;
  const signal = (name: NodeJS.Signals) => void child?.kill(name);
  return {
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const started = spawn("redis-server", ["--port", String(port), "--bind", "127.0.0.1", "--save", ""], {
        stdio: ["ignore", "pipe", "inherit"],
      });
      child = started;
      const output = createInterface({ input: started.stdout });
      await new Promise<void>((resolve, reject) => {
        output.on("line", (line) => line.includes("Ready to accept connections") && resolve());
        started.once("exit", () => reject(new Error("redis-server ended before it was ready")));
      });
    },
    async kill() {
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, "exit");
      signal("SIGKILL");
      await exited;
    },
    freeze: () => signal("SIGSTOP"),
    thaw: () => signal("SIGCONT"),
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}
