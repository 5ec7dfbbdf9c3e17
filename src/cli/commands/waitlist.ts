import type { Command } from "commander";
import { type ClinicOptions, clinicNamed, configFor, say } from "../session.ts";
import { type WaitlistRow, waitlistLine, waitlistRow } from "../waitlist-row.ts";

export function addWaitlist(program: Command): void {
  program
    .command("waitlist")
    .description("Who waits or waited for a time, and what they were offered, in the order they joined.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--json", "one JSON object a line: id, state, patient, visitType, criteria, swap, joinedBy, at, offers")
    .action(waitlist);
}

async function waitlist(options: Omit<ClinicOptions, "now">): Promise<void> {
  const { withClinic } = await import("../../../db/client.ts");
  const { listAllEntries, listOffersOf } = await import("../../../db/queries/waitlist.ts");
  const { compose } = await import("../../compose.ts");
  const system = await compose(configFor({}), { log: say, quiet: true });
  try {
    const clinicId = await clinicNamed(system, options.clinic);
    const { timeZone } = await system.scheduling.directory(clinicId);
    const rows = await withClinic(system.db, clinicId, async (tx) => {
      const entries = await listAllEntries(tx, clinicId);
      const ids = entries.map(({ entry }) => entry.id);
      const offers = await listOffersOf(tx, clinicId, ids);
      return entries.map((view) => waitlistRow(view, offers));
    });
    const line = (row: WaitlistRow) => (options.json ? JSON.stringify(row) : waitlistLine(row, timeZone));
    for (const row of rows) process.stdout.write(`${line(row)}\n`);
    if (rows.length === 0) say("Nobody is on the waitlist.");
  } finally {
    await system.close();
  }
}
