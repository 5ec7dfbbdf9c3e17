import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../db/embedded.ts";
import { type OpenedDatabase, openDatabase } from "../db/open.ts";
import { type AgentCare, compose } from "../src/compose.ts";
import { type Config, loadConfig } from "../src/config.ts";

/** Nothing listens on the discard port: no model. `quiet` starts no Chroma either, so retrieval is lexical. */
const NOBODY = "http://127.0.0.1:9";
export const ANCHOR = "2026-03-02";

export interface BenchOptions {
  quick: boolean;
  progress: (line: string) => void;
}

export interface Bench extends BenchOptions {
  config: Config;
  database: OpenedDatabase;
  /** The superuser's URL: no row-level security. For peers, and for putting things back. */
  adminUrl: string;
  system: AgentCare;
  clinicId: string;
  /** Another process's worth of parts on the same database, reached by another way. */
  composeOn(databaseUrl: string): Promise<AgentCare>;
}

/**
 * The server's own parts on an embedded PostgreSQL of their own, in a temporary folder, with the settings of
 * production (fsync and synchronous commits on), the demo clinics, and the clock fixed at the demo's day.
 */
export async function openBench(options: BenchOptions): Promise<Bench & { close(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "agentcare-bench-"));
  const env = {
    AGENTCARE_DATA_DIR: dataDir,
    AGENTCARE_NOW: `${ANCHOR}T09:00`,
    OLLAMA_URLS: NOBODY,
    LOG_LEVEL: "error",
  };
  const config = loadConfig(env);
  const server = await startEmbeddedPostgres({ dataDir, log: options.progress });
  const database = await openDatabase({ dataDir, log: options.progress });
  const system = await compose(config, { log: options.progress, quiet: true });
  const clinicId = await system.clinicId("riverside");
  if (!clinicId) throw new Error("The demo clinic was not seeded.");
  return {
    ...options,
    config,
    database,
    adminUrl: server.url,
    system,
    clinicId,
    composeOn: (databaseUrl) =>
      compose(loadConfig({ ...env, DATABASE_URL: databaseUrl }), { log: options.progress, quiet: true }),
    async close() {
      await system.close();
      await database.close();
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
