import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { administer } from "../../db/administer.ts";
import { connect } from "../../db/client.ts";
import { startEmbeddedPostgres } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { withDatabase } from "../../db/role-url.ts";
import { prepareRoles, ROLES } from "../../db/roles.ts";
import { seedDemo } from "../../db/seed/demo.ts";
import { keepAsSeeded } from "./as-seeded.ts";

/** The Monday on which every scenario's clinic stands. */
export const ANCHOR = "2026-03-02";

/** Where copies of the seeded clinic are made; plain data, so that worker processes can be told. */
export interface ServerAddress {
  /** A superuser's URL of the server. */
  adminUrl: string;
  /** Database that is migrated and seeded, and that nobody connects to. */
  template: string;
}

export interface EvalServer extends ServerAddress {
  /** Drops the template and what is left of its copies, and stops a server of its own. */
  close(): Promise<void>;
}

/**
 * The database server of an eval run: one of its own in a temporary folder, without fsync, or the one of `adminUrl`, whose
 * role must be a superuser. Migrates and seeds the demo clinics once; every run of a scenario is a copy of that.
 */
export async function startEvalServer({ adminUrl }: { adminUrl?: string } = {}): Promise<EvalServer> {
  const server = adminUrl ? { adminUrl, stop: async () => {} } : await ownServer();
  const template = `evals_${process.pid}_${Math.trunc(performance.timeOrigin).toString(36)}`;
  const drop = () => dropAll(server.adminUrl, template);
  try {
    await administer(server.adminUrl, (sql) => sql`create database ${sql(template)}`);
    await prepare(withDatabase(server.adminUrl, template));
    return {
      adminUrl: server.adminUrl,
      template,
      async close() {
        await drop();
        await server.stop();
      },
    };
  } catch (error) {
    await drop().catch(() => undefined);
    await server.stop();
    throw error;
  }
}

/** A copy of the seeded clinics, and its superuser's URL. The same name again is a fresh copy. */
export async function copyClinics({ adminUrl, template }: ServerAddress, copy: string): Promise<string> {
  const name = nameOf(template, copy);
  await administer(adminUrl, async (sql) => {
    // One copy at a time: parallel ones only queue on the template's locks.
    await sql`select pg_advisory_lock(hashtextextended('agentcare evals', 0))`;
    await sql`drop database if exists ${sql(name)} with (force)`;
    // Copies the files as they are: less work than writing every page to the log as well.
    await sql`create database ${sql(name)} template ${sql(template)} owner ${sql(ROLES.owner)} strategy file_copy`;
  });
  return withDatabase(adminUrl, name);
}

export async function dropCopy({ adminUrl, template }: ServerAddress, copy: string): Promise<void> {
  await administer(adminUrl, (sql) => sql`drop database if exists ${sql(nameOf(template, copy))} with (force)`);
}

const nameOf = (template: string, copy: string): string => `${template}_${copy}`;

async function dropAll(adminUrl: string, template: string): Promise<void> {
  await administer(adminUrl, async (sql) => {
    const left = await sql<{ name: string }[]>`
      select datname as name from pg_database where datname = ${template} or starts_with(datname, ${`${template}_`})`;
    for (const { name } of left) await sql`drop database if exists ${sql(name)} with (force)`;
  });
}

/** Whether the server answers; what else fails then is not its fault. */
export async function isAlive(adminUrl: string): Promise<boolean> {
  return administer(adminUrl, (sql) => sql`select 1`).then(
    () => true,
    () => false,
  );
}

async function prepare(adminUrl: string): Promise<void> {
  const { ownerUrl } = await prepareRoles({ adminUrl });
  await migrate(ownerUrl);
  const owner = connect(ownerUrl, { max: 1, statementTimeoutMs: 0 });
  try {
    await seedDemo({ db: owner.db, anchor: ANCHOR });
  } finally {
    await owner.close();
  }
  await administer(adminUrl, keepAsSeeded);
}

async function ownServer() {
  const dataDir = await mkdtemp(join(tmpdir(), "agentcare-evals-"));
  const embedded = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: embedded.url, stop };
}
