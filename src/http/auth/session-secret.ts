import { randomBytes } from "node:crypto";
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { weakness } from "../../platform/secret-strength.ts";

/**
 * What signs session tokens: `SESSION_SECRET`, or in development one that was made once and is kept, readable by its
 * owner alone, in the data directory, so that all processes there and the next start share it.
 */
export function sessionSecret(config: {
  SESSION_SECRET?: string | undefined;
  NODE_ENV: string;
  AGENTCARE_DATA_DIR: string;
}): string {
  if (config.SESSION_SECRET !== undefined) return config.SESSION_SECRET;
  if (config.NODE_ENV === "production") throw new Error("SESSION_SECRET is required in production.");
  const path = join(config.AGENTCARE_DATA_DIR, "session-secret");
  const secret = read(path) ?? make(path, config.AGENTCARE_DATA_DIR);
  if (weakness(secret)) throw new Error(`${path} does not hold a usable secret. Delete it and start again.`);
  return secret;
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8").trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Written beside and linked into place: of two starts at once one wins, and nobody reads half a secret. */
function make(path: string, folder: string): string {
  mkdirSync(folder, { recursive: true });
  const draft = `${path}.${process.pid}.${randomBytes(4).toString("hex")}`;
  writeFileSync(draft, freshSecret(), { mode: 0o600, flag: "wx" });
  try {
    linkSync(draft, path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  return readFileSync(path, "utf8").trim();
}

function freshSecret(): string {
  const secret = randomBytes(48).toString("base64url");
  return weakness(secret) ? freshSecret() : secret;
}
