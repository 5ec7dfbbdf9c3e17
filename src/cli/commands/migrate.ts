import type { Command } from "commander";
import { configFor, say } from "../session.ts";

export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("Bring the database to the newest schema. Safe to repeat and to run from several processes.")
    .action(async () => {
      const config = configFor({});
      const { openDatabase } = await import("../../../db/open.ts");
      const database = await openDatabase({
        databaseUrl: config.DATABASE_URL,
        dataDir: config.AGENTCARE_DATA_DIR,
        log: say,
      });
      await database.close();
      process.stdout.write("The database is at the newest version.\n");
    });
}
