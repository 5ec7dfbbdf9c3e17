import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type EmbeddedProcess, embeddedProcess } from "../tests/embedded-process.ts";
import { findPostmaster, waitUntil } from "./embedded/postmaster.ts";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
import { sqlState } from "./sql-state.ts";

let dataDir: string;
let data: string;
let processes: EmbeddedProcess[];
let uses: EmbeddedPostgres[];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), "agentcare-embedded-"));
  data = join(dataDir, "postgres");
  processes = [];
  uses = [];
});

afterEach(async () => {
  await Promise.all(processes.map((process) => process.end("kill")));
  await Promise.all(uses.map((use) => use.stop()));
  const left = await findPostmaster(data);
  if (left) process.kill(left.pid, "SIGKILL");
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20 });
});

async function start(options: { durable?: boolean; log?: (line: string) => void } = {}): Promise<EmbeddedPostgres> {
  const use = await startEmbeddedPostgres({ dataDir, ...options });
  uses.push(use);
  return use;
}

function startElsewhere(): EmbeddedProcess {
  const process = embeddedProcess(dataDir);
  processes.push(process);
  return process;
}

async function query(url: string, text: string): Promise<postgres.Row[]> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    return await sql.unsafe(text);
  } finally {
    await sql.end();
  }
}

/** One row that a later start must find again. */
const writeNote = (url: string) => query(url, "create table notes (text text); insert into notes values ('kept')");
const readNotes = (url: string) => query(url, "select text from notes");
const serverPid = async () => (await findPostmaster(data))?.pid ?? 0;

describe("a first start", () => {
  it("makes a UTF-8, UTC, durable database of this folder that asks for its password", async () => {
    const { url, joined } = await start();
    const [settings] = await query(
      url,
      `select current_setting('server_encoding') as encoding, current_setting('TimeZone') as zone,
        current_setting('fsync') as fsync, current_setting('full_page_writes') as pages,
        current_setting('listen_addresses') as addresses, datlocprovider as provider, datlocale as locale
       from pg_database where datname = current_database()`,
    );
    expect(settings).toEqual({
      encoding: "UTF8",
      zone: "UTC",
      fsync: "on",
      pages: "on",
      addresses: "127.0.0.1",
      provider: "b",
      locale: "C.UTF-8",
    });
    expect(joined).toBe(false);
    const wrong = url.replace(/:[0-9a-f]{48}@/, ":wrong@");
    await expect(query(wrong, "select 1")).rejects.toSatisfy((error) => sqlState(error) === "28P01");
    const { mode } = await stat(join(dataDir, "postgres-passwords.json"));
    expect(mode & 0o777).toBe(0o600);
  });

  it("works in a folder that everybody may enter, and turns durability off when asked", async () => {
    await chmod(dataDir, 0o755);
    const { url } = await start({ durable: false });
    const [settings] = await query(
      url,
      "select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit",
    );
    expect(settings).toEqual({ fsync: "off", commit: "off" });
  });

  it("keeps what patients typed out of the server's log", async () => {
    const { url } = await start();
    await query(url, "create table people (phone text primary key)");
    await expect(query(url, "insert into people values ('555-0142'), ('555-0142')")).rejects.toThrow();
    await expect(query(url, "select '555-0142'::date")).rejects.toThrow();
    expect(await readFile(join(dataDir, "postgres.log"), "utf8")).not.toContain("555-0142");
  });

  it("names the mend when the folder cannot be used", async () => {
    await writeFile(join(dataDir, "file"), "");
    const start = startEmbeddedPostgres({ dataDir: join(dataDir, "file") });
    await expect(start).rejects.toThrow(/Cannot write to the data folder .*set AGENTCARE_DATA_DIR/);
  });
});

describe("after kill -9", () => {
  it("adopts the orphaned server with every row, and stops it as the last to leave", async () => {
    const victim = startElsewhere();
    const { url, port } = await victim.up;
    await writeNote(url);
    await victim.end("kill");
    const orphan = await serverPid();
    expect(orphan).toBeGreaterThan(0);

    const use = await start();
    expect(use).toMatchObject({ joined: true, port });
    expect(await readNotes(use.url)).toEqual([{ text: "kept" }]);
    expect(await serverPid()).toBe(orphan);
    await use.stop();
    expect(await findPostmaster(data)).toBeUndefined();
  });

  it("recovers when the server was killed too", async () => {
    const victim = startElsewhere();
    await writeNote((await victim.up).url);
    process.kill(await serverPid(), "SIGKILL");
    await victim.end("kill");

    const use = await start();
    expect(use.joined).toBe(false);
    expect(await readNotes(use.url)).toEqual([{ text: "kept" }]);
  });

  it("starts although the stale pid file names a live process of somebody else", async () => {
    const first = await start();
    await writeNote(first.url);
    await first.stop();
    const { uid, gid } = await stat(data);
    const stranger = spawn("sleep", ["600"], { ...(process.getuid?.() === 0 ? { uid, gid } : {}), stdio: "ignore" });
    try {
      await once(stranger, "spawn");
      const lines = [stranger.pid, data, 1, first.port, "", "127.0.0.1", "", "ready"];
      await writeFile(join(data, "postmaster.pid"), `${lines.join("\n")}\n`);
      const second = await start();
      expect(second.joined).toBe(false);
      expect(await readNotes(second.url)).toEqual([{ text: "kept" }]);
      expect(stranger.exitCode).toBeNull();
    } finally {
      stranger.kill();
    }
  });

  it("begins again when initdb was interrupted", async () => {
    const victim = startElsewhere();
    const halfDone = async () => {
      const folder = (await readdir(dataDir)).find((name) => /^postgres\.new-\w+$/.test(name));
      return folder !== undefined && (await readdir(join(dataDir, folder))).includes("base");
    };
    expect(await waitUntil(halfDone, 30_000)).toBe(true);
    await victim.end("kill");
    expect(await readdir(dataDir)).not.toContain("postgres");

    const { url, joined } = await start();
    expect(joined).toBe(false);
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
  });
});

describe("several processes", () => {
  it("share one server when they start at the same moment in an empty folder", async () => {
    const all = await Promise.all([startElsewhere(), startElsewhere(), startElsewhere()].map(({ up }) => up));
    expect(new Set(all.map(({ url }) => url)).size).toBe(1);
    expect(all.map(({ joined }) => joined).sort()).toEqual([false, true, true]);
  });

  it("share one server when they start at the same moment after a crash", async () => {
    const victim = startElsewhere();
    await writeNote((await victim.up).url);
    process.kill(await serverPid(), "SIGKILL");
    await victim.end("kill");
    const all = await Promise.all([startElsewhere(), startElsewhere()].map(({ up }) => up));
    expect(all.map(({ joined }) => joined).sort()).toEqual([false, true]);
    for (const { url } of all) expect(await readNotes(url)).toEqual([{ text: "kept" }]);
  });

  it("keep the server until the last of them leaves, whoever started it", async () => {
    const owner = startElsewhere();
    await owner.up;
    const guest = await start();
    expect(guest.joined).toBe(true);
    await owner.end("stop");
    expect(await query(guest.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await guest.stop();
    expect(await findPostmaster(data)).toBeUndefined();
  });

  it("lose nothing when a guest leaves or dies", async () => {
    const owner = await start();
    const [leaver, victim] = [startElsewhere(), startElsewhere()];
    await Promise.all([leaver.up, victim.up]);
    await leaver.end("stop");
    await victim.end("kill");
    expect(await query(owner.url, "select 1 as one")).toEqual([{ one: 1 }]);
  });

  it("leave no server behind when the only one exits without stopping it", async () => {
    const forgetful = startElsewhere();
    await forgetful.up;
    await forgetful.end("exit");
    expect(await waitUntil(async () => (await findPostmaster(data)) === undefined, 30_000)).toBe(true);
  });
});

describe("a folder that is not as we left it", () => {
  it("sets an incomplete database aside and makes a new one", async () => {
    await mkdir(join(data, "base"), { recursive: true });
    await writeFile(join(data, "PG_VERSION"), "18\n");
    const { url } = await start();
    expect(await query(url, "select 1 as one")).toEqual([{ one: 1 }]);
    expect(await readdir(join(dataDir, "postgres.incomplete-1"))).toContain("PG_VERSION");
  });

  it("refuses another major version's data and leaves it alone", async () => {
    await (await start()).stop();
    await writeFile(join(data, "PG_VERSION"), "17\n");
    await expect(start()).rejects.toThrow(/PostgreSQL 17, but this AgentCare brings PostgreSQL 18/);
    expect(await readFile(join(data, "global/pg_control"))).not.toHaveLength(0);
  });

  it("sets a new password when the password file is lost", async () => {
    const first = await start();
    await writeNote(first.url);
    await first.stop();
    await rm(join(dataDir, "postgres-passwords.json"));
    const second = await start();
    expect(second.url).not.toBe(first.url);
    expect(await readNotes(second.url)).toEqual([{ text: "kept" }]);
  });

  it("names the damaged password file", async () => {
    await writeFile(join(dataDir, "postgres-passwords.json"), "{");
    await expect(start()).rejects.toThrow(/postgres-passwords\.json is damaged/);
  });

  it("does not take a copied folder's pid file for its own server", async () => {
    const original = await start();
    const copy = await mkdtemp(join(tmpdir(), "agentcare-copy-"));
    try {
      await query(original.url, "checkpoint");
      const { uid, gid } = await stat(data);
      const cp = spawn("cp", ["-a", `${dataDir}/.`, copy], { stdio: "ignore" });
      await once(cp, "exit");
      expect([uid, gid]).toEqual([(await stat(join(copy, "postgres"))).uid, gid]);
      const other = await startEmbeddedPostgres({ dataDir: copy });
      expect(other.joined).toBe(false);
      expect(other.port).not.toBe(original.port);
      await other.stop();
      expect(await query(original.url, "select 1 as one")).toEqual([{ one: 1 }]);
    } finally {
      await rm(copy, { recursive: true, force: true });
    }
  });
});
