import { type EmbeddedPostgres, startEmbeddedPostgres } from "./embedded.ts";
import { migrate } from "./migrate.ts";
import { prepareRoles } from "./roles.ts";

export interface OpenedDatabase {
  ownerUrl: string;
  appUrl: string;
  readonlyUrl: string;
  /** True when the database is our own, under the data folder. */
  embedded: boolean;
  /** Leaves an embedded database (the last to leave stops it); nothing for another. */
  close(): Promise<void>;
}

/**
 * The database to work with, its roles made and its schema at the newest version: `databaseUrl`, or our own under
 * `dataDir`. Safe for any number of processes at once.
 */
export async function openDatabase({
  databaseUrl,
  dataDir,
  log,
}: {
  databaseUrl?: string | undefined;
  dataDir: string;
  log?: (line: string) => void;
}): Promise<OpenedDatabase> {
  const server: EmbeddedPostgres | null = databaseUrl
    ? null
    : await startEmbeddedPostgres({ dataDir, ...(log && { log }) });
  try {
    const adminUrl = server?.url ?? databaseUrl;
    if (!adminUrl) throw new Error("openDatabase needs a database URL or a data folder.");
    const urls = await prepareRoles({ adminUrl, ...(server && { passwords: server.rolePasswords }) });
    await migrate(urls.ownerUrl);
    return { ...urls, embedded: server !== null, close: async () => server?.stop() };
  } catch (error) {
    await server?.stop();
    throw error;
  }
}
