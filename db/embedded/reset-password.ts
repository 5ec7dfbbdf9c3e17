import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import type { Account } from "./account.ts";
import type { Binaries } from "./binaries.ts";
import { pathFor } from "./cluster.ts";
import { serverEnvironment } from "./server-environment.ts";

type Options = { directory: string; binaries: Binaries; account: Account | undefined; password: string };

/**
 * Gives the superuser a new password in single-user mode, for a data folder whose password file is lost. The
 * server must be stopped. `password` must be plain hexadecimal: single-user mode has no parameters.
 */
export async function resetSuperuserPassword({ directory, binaries, account, password }: Options): Promise<void> {
  const data = join(directory, "postgres");
  const child = spawn(binaries.postgres, ["--single", "-D", await pathFor(data, account), "postgres"], {
    ...account,
    cwd: data,
    env: serverEnvironment(),
    stdio: ["pipe", "ignore", "pipe"],
  });
  child.stdin.end(`alter role postgres password '${password}'\n`);
  const [stderr] = await Promise.all([text(child.stderr), once(child, "exit")]);
  if (child.exitCode !== 0 || /ERROR|FATAL/.test(stderr)) {
    throw new Error(
      `The database in ${data} does not accept its password, and a new one could not be set: ${stderr.trim()}`,
    );
  }
}
