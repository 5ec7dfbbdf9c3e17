import { randomBytes } from "node:crypto";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const Secrets = z.object({ superuser: z.string(), owner: z.string(), app: z.string(), readonly: z.string() });

/** Passwords of the embedded database: its superuser and the three roles of `db/roles.ts`. */
export type Secrets = z.infer<typeof Secrets>;

/** Where they are kept, with mode 0600. */
export const secretsFile = (directory: string) => join(directory, "postgres-passwords.json");

/**
 * Reads the passwords, or makes random ones. Call it while
 * holding the start lock.
 */
export async function loadSecrets(directory: string): Promise<Secrets> {
  const path = secretsFile(directory);
  const stored = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (stored === undefined) return createSecrets(path);
  const parsed = Secrets.safeParse(parseJson(stored));
  if (parsed.success) return parsed.data;
  throw new Error(`${path} is damaged: it should hold the database's passwords. Restore it from a backup.`);
}

async function createSecrets(path: string): Promise<Secrets> {
  const password = () => randomBytes(24).toString("hex");
  const secrets = { superuser: password(), owner: password(), app: password(), readonly: password() };
  await writeFile(`${path}.new`, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return secrets;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
