import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** What the process said when its database was up. */
export type EmbeddedUse = { url: string; port: number; joined: boolean };

export type EmbeddedProcess = {
  pid: number;
  up: Promise<EmbeddedUse>;
  /** Ends it: `stop` leaves the database first, `exit` does not, `kill` is kill -9. Resolves when it is gone. */
  end(how: "stop" | "exit" | "kill"): Promise<void>;
};

/** Another Node process that starts or joins the embedded database of a folder. */
export function embeddedProcess(dataDir: string): EmbeddedProcess {
  const script = fileURLToPath(new URL("./processes/embedded-postgres.ts", import.meta.url));
  const child = spawn(process.execPath, [script, dataDir], { stdio: ["pipe", "pipe", "pipe"] });
  const gone = once(child, "exit");
  const up = firstLine(child).then((line): EmbeddedUse => JSON.parse(line));
  // A test that kills it during the start does not look at `up`.
  up.catch(() => undefined);
  return {
    pid: child.pid ?? 0,
    up,
    async end(how) {
      if (how === "kill") child.kill("SIGKILL");
      else child.stdin.end(`${how}\n`);
      await gone;
    },
  };
}

async function firstLine(child: ChildProcess): Promise<string> {
  let errors = "";
  child.stderr?.on("data", (chunk) => {
    errors += String(chunk);
  });
  if (child.stdout) for await (const line of createInterface({ input: child.stdout })) return line;
  throw new Error(`The process ended before its database was up: ${errors}`);
}
