import { execFile } from "node:child_process";
import { stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** The operating system account the database server runs as. */
export type Account = { uid: number; gid: number };

/**
 * PostgreSQL refuses to run as root. As root: the account that owns the existing data, else `postgres`, else a
 * system account `agentcare` (created), else `nobody`. For everybody else undefined: no change of account.
 */
export async function serverAccount(dataDirectory: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const existing = await stat(dataDirectory).catch(() => undefined);
  if (existing && existing.uid !== 0) return { uid: existing.uid, gid: existing.gid };
  return (await lookUp("postgres")) ?? (await lookUp("agentcare")) ?? (await createAccount()) ?? (await nobody());
}

/** Whether the account may pass through every folder of the path, by mode bits alone (access lists are not read). */
export async function canReach(path: string, account: Account): Promise<boolean> {
  for (let folder = resolve(path); ; folder = dirname(folder)) {
    const { uid, gid, mode } = await stat(folder);
    const search = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & search) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

async function lookUp(name: string): Promise<Account | undefined> {
  try {
    const [uid, gid] = await Promise.all([run("id", ["-u", name]), run("id", ["-g", name])]);
    return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  } catch {
    return undefined;
  }
}

async function createAccount(): Promise<Account | undefined> {
  const options = ["--system", "--user-group", "--no-create-home", "--shell", "/usr/sbin/nologin", "agentcare"];
  // Refused on a read-only or minimal system: `nobody` is left.
  await run("useradd", options).catch(() => undefined);
  return lookUp("agentcare");
}

async function nobody(): Promise<Account> {
  const account = await lookUp("nobody");
  if (account && account.uid !== 0) return account;
  throw new Error(
    "PostgreSQL does not run as root, and this system has no account to run it as. Create one (`useradd --system postgres`), run AgentCare as an ordinary user, or set DATABASE_URL.",
  );
}
