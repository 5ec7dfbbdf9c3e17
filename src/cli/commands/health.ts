import type { Command } from "commander";
import { RefusedError, UsageError } from "../failure.ts";
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
  const url = options.url === undefined ? ownAddress() : address(options.url);
  let response: Response;
  try {
    response = await fetch(new URL("/health", url), { signal: AbortSignal.timeout(5_000) });
  } catch {
    throw new RefusedError(`No server answers at ${url}. Start it with \`npm start\`, or name it with --url.`);
  }
  const body: unknown = await response.json().catch(() => {
    throw new RefusedError(`What answers at ${url} is not AgentCare.`);
  });
  if (options.json) process.stdout.write(`${JSON.stringify(body)}\n`);
  else process.stdout.write(`${JSON.stringify(body, null, 2)}\n`);
  if (!response.ok) throw new RefusedError("The server is not ready.");
}

function ownAddress(): string {
  const { HOST, PORT } = configFor({});
  return `http://${HOST === "0.0.0.0" ? "127.0.0.1" : HOST}:${PORT}`;
}

function address(text: string): string {
  if (URL.canParse(text) && ["http:", "https:"].includes(new URL(text).protocol)) return text;
  throw new UsageError("--url must be a web address such as http://127.0.0.1:3000");
}
