import type { Command } from "commander";
import { refusalText } from "../../locales/en/refusals.ts";
import type { ClinicDirectory, Slot, SlotSearch } from "../../scheduling/model.ts";
import { UsageError } from "../failure.ts";
import { type ClinicOptions, clinicNamed, configFor, dayRange, say, wholeNumber } from "../session.ts";

interface SlotOptions extends ClinicOptions {
  visitType: string;
  from?: string;
  to?: string;
  practitioner?: string;
  limit: string;
}

export function addSlots(program: Command): void {
  program
    .command("slots")
    .description("What is free, earliest first.")
    .requiredOption("--clinic <slug>", "the clinic, such as riverside")
    .requiredOption("--visit-type <slug>", "the kind of visit, such as dental-cleaning")
    .option("--from <day>", "first day, such as 2026-03-10")
    .option("--to <day>", "last day")
    .option("--practitioner <slug>", "only with this practitioner")
    .option("--limit <number>", "how many at most", "10")
    .option("--now <time>", "fix the clock at this time of the clinic")
    .option("--json", "one JSON object a line: slots, or why there is none")
    .addHelpText(
      "after",
      `
With --json each free time is a line {"id","date","time","practitionerName",…}. When nothing is free, each reason is a
line {"reason":{"code","message","params"}} instead, the one that removed most first. Exit code 0 either way.`,
    )
    .action(slots);
}

async function slots(options: SlotOptions): Promise<void> {
  const limit = wholeNumber("limit", options.limit, { from: 1, to: 100 });
  const { from, to } = dayRange(options);
  const { compose } = await import("../../compose.ts");
  const system = await compose(configFor(options), { log: say, quiet: true });
  try {
    const clinicId = await clinicNamed(system, options.clinic);
    const directory = await system.scheduling.directory(clinicId);
    const search = await system.scheduling.findSlots(
      { clinicId, actor: "api:cli", channel: "api" },
      {
        visitTypeId: named(directory.visitTypes, options.visitType, "visit type").id,
        ...(options.practitioner && {
          practitionerIds: [named(directory.practitioners, options.practitioner, "practitioner").id],
        }),
        ...((from || to) && { dates: [{ from: from ?? "0001-01-01", to: to ?? "9999-12-31" }] }),
        limit,
      },
    );
    for (const slot of search.slots) process.stdout.write(`${options.json ? JSON.stringify(slot) : slotLine(slot)}\n`);
    if (search.slots.length === 0) for (const reason of search.reasons) tellReason(reason, options.json === true);
  } finally {
    await system.close();
  }
}

function tellReason({ code, params }: SlotSearch["reasons"][number], json: boolean): void {
  const message = refusalText(code, params);
  if (json) process.stdout.write(`${JSON.stringify({ reason: { code, message, params } })}\n`);
  else say(`${code}: ${message}`);
}

const slotLine = ({ date, time, practitionerName, locationName }: Slot): string =>
  `${date} ${time}  ${practitionerName}, ${locationName}`;

function named<T extends { slug: string }>(all: readonly T[], slug: string, what: keyof ClinicDirectory | string): T {
  const found = all.find((one) => one.slug === slug);
  if (!found) throw new UsageError(`There is no ${what} "${slug}". Known: ${all.map((one) => one.slug).join(", ")}`);
  return found;
}
