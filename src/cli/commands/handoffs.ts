import type { Command } from "commander";
import { withClinic } from "../../../db/client.ts";
import { listQueuedHandoffs } from "../../../db/queries/handoffs.ts";
import { type HandoffRow, handoffLine, handoffRow } from "../handoff-row.ts";
import { type ClinicOptions, clinicNamed, configFor, say, wholeNumber } from "../session.ts";

export function addHandoffs(program: Command): void {
  program
    .command("handoffs")
    .description("Who waits for a person, oldest first.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--limit <number>", "how many at most", "1000")
    .option("--json", "one JSON object a line: id, at, reason, urgency, thread, name, phone")
    .action(handoffs);
}

async function handoffs(options: Omit<ClinicOptions, "now"> & { limit: string }): Promise<void> {
  const limit = wholeNumber("limit", options.limit, { from: 1, to: 100_000 });
  const { compose } = await import("../../compose.ts");
  const system = await compose(configFor({}), { log: say, quiet: true });
  try {
    const clinicId = await clinicNamed(system, options.clinic);
    const { timeZone } = await system.scheduling.directory(clinicId);
    const rows = (await withClinic(system.db, clinicId, (tx) => listQueuedHandoffs(tx, clinicId, limit))).map(
      handoffRow,
    );
    const line = (row: HandoffRow) => (options.json ? JSON.stringify(row) : handoffLine(row, timeZone));
    for (const row of rows) process.stdout.write(`${line(row)}\n`);
    if (rows.length === 0) say("Nobody waits for a person.");
  } finally {
    await system.close();
  }
}
