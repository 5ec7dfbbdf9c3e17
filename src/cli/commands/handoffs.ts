import type { Command } from "commander";
import { z } from "zod";
import { RefusedError, UsageError } from "../failure.ts";
import { type HandoffRow, handoffLine, handoffRow } from "../handoff-row.ts";
import { type ClinicOptions, clinicNamed, configFor, say, wholeNumber } from "../session.ts";

export function addHandoffs(program: Command): void {
  program
    .command("handoffs")
    .description("Who waits for a person, oldest first.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .option("--take <id>", "a person takes this conversation; the assistant is silent in it until it is closed")
    .option("--close <id>", "hand this conversation back to the assistant")
    .option("--limit <number>", "how many at most", "1000")
    .option("--json", "one JSON object a line: id, at, reason, topic, urgency, thread, name, phone")
    .action(handoffs);
}

interface HandoffsOptions extends Omit<ClinicOptions, "now"> {
  limit: string;
  take?: string;
  close?: string;
}

async function handoffs(options: HandoffsOptions): Promise<void> {
  if (options.take !== undefined && options.close !== undefined) {
    throw new UsageError("Give --take or --close, not both.");
  }
  const asked = options.take ?? options.close;
  if (asked !== undefined && !z.uuid().safeParse(asked).success) {
    throw new UsageError(`"${asked}" is no id of a note; \`agentcare handoffs\` lists them.`);
  }
  const limit = wholeNumber("limit", options.limit, { from: 1, to: 100_000 });
  const { withClinic } = await import("../../../db/client.ts");
  const { closeHandoff, listQueuedHandoffs, takeHandoff } = await import("../../../db/queries/handoffs.ts");
  const { compose } = await import("../../compose.ts");
  const system = await compose(configFor({}), { log: say, quiet: true });
  try {
    const clinicId = await clinicNamed(system, options.clinic);
    if (asked !== undefined) {
      const change = options.take !== undefined ? takeHandoff : closeHandoff;
      if (!(await withClinic(system.db, clinicId, (tx) => change(tx, clinicId, asked)))) {
        const why = options.take !== undefined ? "waits any more (or ever did)" : "was taken by anybody";
        throw new RefusedError(`No note ${asked} ${why}; nothing was changed.`);
      }
      say(options.take !== undefined ? "Taken: the assistant is silent there now." : "Handed back to the assistant.");
      return;
    }
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
