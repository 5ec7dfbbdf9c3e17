import type { Command } from "commander";
import { RefusedError } from "../failure.ts";
import { configFor } from "../session.ts";

export function addHealth(program: Command): void {
  program
    .command("health")
    .description("Ask the running server how it is. Exit code 0 when it is ready, 1 when not.")
    .option("--url <address>", "the server; HOST and PORT when absent")
    .option("--json", "print the server's own answer")
    .action(health);
}

async function health(options: { url?: string; json?: boolean }): Promise<void> {
  const { HOST, PORT } = configFor({});
  const url = options.url ?? `http://${HOST === "0.0.0.0" ? "127.0.0.1" : HOST}:${PORT}`;
  let response: Response;
  try {
    response = await fetch(new URL("/health", url), { signal: AbortSignal.timeout(5_000) });
  } catch {
    throw new RefusedError(`No server answers at ${url}. Start it with \`npm start\`, or name it with --url.`);
  }
  const body: unknown = await response.json();
  if (options.json) process.stdout.write(`${JSON.stringify(body)}\n`);
  else process.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  if (!response.ok) throw new RefusedError("The server is not ready.");
}
