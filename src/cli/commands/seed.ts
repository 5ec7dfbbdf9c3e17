import type { Command } from "commander";
import { UsageError } from "../failure.ts";
import { configFor, isoDay, say, wholeNumber } from "../session.ts";

interface SeedOptions {
  anchor?: string;
  practitioners?: string;
  appointments?: string;
  reset?: boolean;
}

export function addSeed(program: Command): void {
  program
    .command("seed")
    .description("Fill an empty database with the demo clinics, or make a large clinic for benchmarks.")
    .option("--anchor <day>", "the day the demo data is built around; today when absent")
    .option("--reset", "make the demo clinics anew; what was booked in them is lost")
    .option("--practitioners <number>", "make a large clinic with this many practitioners")
    .option("--appointments <number>", "and this many appointments")
    .action(seed);
}

async function seed(options: SeedOptions): Promise<void> {
  const config = configFor({});
  const large = options.practitioners !== undefined || options.appointments !== undefined;
  if (large && (options.practitioners === undefined || options.appointments === undefined)) {
    throw new UsageError("A large clinic needs both --practitioners and --appointments.");
  }
  const anchor = options.anchor ? isoDay("anchor", options.anchor) : Temporal.Now.plainDateISO().toString();
  const { connect } = await import("../../../db/client.ts");
  const { openDatabase } = await import("../../../db/open.ts");
  const database = await openDatabase({
    databaseUrl: config.DATABASE_URL,
    dataDir: config.AGENTCARE_DATA_DIR,
    log: say,
  });
  const connection = connect(database.ownerUrl, { max: 2, applicationName: "agentcare-seed", statementTimeoutMs: 0 });
  try {
    if (large) {
      const { generateClinic } = await import("../../../db/seed/large.ts");
      const made = await generateClinic({
        db: connection.db,
        practitioners: wholeNumber("practitioners", options.practitioners ?? "", { from: 1, to: 100_000 }),
        appointments: wholeNumber("appointments", options.appointments ?? "", { from: 0, to: 50_000_000 }),
        anchor,
        log: say,
      });
      process.stdout.write(`${JSON.stringify(made)}\n`);
    } else {
      const { seedDemo } = await import("../../../db/seed/demo.ts");
      const { resetDemo } = await import("../../../db/seed/reset-demo.ts");
      const results = await (options.reset ? resetDemo : seedDemo)({ db: connection.db, anchor, log: say });
      for (const [clinic, result] of Object.entries(results))
        process.stdout.write(`${clinic}: ${JSON.stringify(result)}\n`);
    }
  } finally {
    await connection.close();
    await database.close();
  }
}
