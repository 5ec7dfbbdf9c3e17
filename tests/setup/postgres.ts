import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { administer } from "../../db/administer.ts";
import { startEmbeddedPostgres } from "../../db/embedded.ts";
import { migrate } from "../../db/migrate.ts";
import { withDatabase } from "../../db/role-url.ts";
import { prepareRoles, type RoleUrls } from "../../db/roles.ts";

/** The server of this test run and the migrated database each test file's own is copied from. */
export type TestServer = RoleUrls & { adminUrl: string; template: string };

declare module "vitest" {
  interface ProvidedContext {
    testServer: TestServer;
  }
}

/**
 * Vitest's global setup: one PostgreSQL for the whole run, in a temporary folder and without fsync, or the one
 * of TEST_DATABASE_URL (whose role must be a superuser, or may create databases and roles).
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = process.env.TEST_DATABASE_URL ? givenServer(process.env.TEST_DATABASE_URL) : await ownServer();
  try {
    const template = `agentcare_template_${process.pid}_${Date.now()}`;
    await administer(server.adminUrl, (sql) => sql`create database ${sql(template)}`);
    const urls = await prepareRoles({ adminUrl: withDatabase(server.adminUrl, template), passwords: server.passwords });
    await migrate(urls.ownerUrl);
    project.provide("testServer", { ...urls, adminUrl: server.adminUrl, template });
    return async () => {
      await administer(server.adminUrl, (sql) => sql`drop database ${sql(template)} with (force)`);
      await server.stop();
    };
  } catch (error) {
    await server.stop();
    throw error;
  }
}

type Server = { adminUrl: string; passwords?: Parameters<typeof prepareRoles>[0]["passwords"]; stop(): Promise<void> };

function givenServer(adminUrl: string): Server {
  return { adminUrl, stop: async () => {} };
}

async function ownServer(): Promise<Server> {
  const dataDir = await mkdtemp(join(tmpdir(), "agentcare-test-"));
  const embedded = await startEmbeddedPostgres({ dataDir, durable: false });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { adminUrl: embedded.url, passwords: embedded.rolePasswords, stop };
}
