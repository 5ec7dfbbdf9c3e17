import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ENTRY = fileURLToPath(new URL("../../../bin/agentcare.mjs", import.meta.url));

/** `agentcare serve` as a process of its own, on a free port; `env` is all it knows beside the PATH. */
export async function startRealServer(env: Record<string, string>) {
  const dataDir = await mkdtemp(join(tmpdir(), "agentcare-serve-"));
  const child = spawn(process.execPath, [ENTRY, "serve", "--port", "0"], {
    env: { PATH: process.env.PATH, AGENTCARE_DATA_DIR: dataDir, ...env },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const exited = once(child, "exit");
  const said: string[] = [];
  const heard = new EventTarget();
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on("line", (line) => {
      said.push(line);
      heard.dispatchEvent(new Event("line"));
      const address = /listens on (http:\/\/\S+?)\.? /.exec(`${line} `)?.[1];
      if (address) resolve(address);
    });
    child.once("exit", () => reject(new Error(`The server ended before it listened: ${said.join(" | ")}`)));
  });
  return {
    url,
    /** How many lines it has printed so far. */
    get lines() {
      return said.length;
    },
    /** What `pattern` finds in the lines printed since there were `from` of them; waits until it finds something. */
    async printed(pattern: RegExp, from: number): Promise<string> {
      for (;;) {
        const found = pattern.exec(said.slice(from).join("\n"))?.[0];
        if (found) return found;
        await once(heard, "line");
      }
    },
    async stop() {
      child.kill("SIGTERM");
      await exited;
      await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
