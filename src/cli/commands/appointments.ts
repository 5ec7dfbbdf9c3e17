import type { Command } from "commander";
import type { AgentCare } from "../../compose.ts";
import { APPOINTMENT_STATUSES, type Appointment } from "../../scheduling/model.ts";
import { RefusedError, UsageError } from "../failure.ts";
import { type ClinicOptions, clinicNamed, configFor, dayRange, say, wholeNumber } from "../session.ts";

interface AppointmentOptions extends ClinicOptions {
  from?: string;
  to?: string;
  status?: string;
  limit: string;
  approve?: string;
  decline?: string;
}

export function addAppointments(program: Command): void {
  program
    .command("appointments")
    .description("What is booked, one row an appointment, by start.")
    .option("--clinic <slug>", "the clinic, such as riverside", "riverside")
    .option("--from <day>", "first day, such as 2026-03-10")
    .option("--to <day>", "last day")
    .option("--status <code>", `one of ${APPOINTMENT_STATUSES.join(", ")}`)
    .option("--approve <reference>", "approve the visit that waits for it, in the staff's name")
    .option("--decline <reference>", "turn the visit that waits for approval down, and free its time")
    .option("--limit <number>", "how many at most", "10000")
    .option("--now <time>", "fix the clock at this time of the clinic")
    .option("--json", "one JSON object a line")
    .action(appointments);
}

async function appointments(options: AppointmentOptions): Promise<void> {
  const limit = wholeNumber("limit", options.limit, { from: 1, to: 100_000 });
  const status = APPOINTMENT_STATUSES.find((code) => code === options.status);
  if (options.status && !status) throw new UsageError(`--status must be one of ${APPOINTMENT_STATUSES.join(", ")}`);
  const { from, to } = dayRange(options);
  if (options.approve && options.decline) throw new UsageError("--approve and --decline cannot both be given");
  const { compose } = await import("../../compose.ts");
  const system = await compose(configFor(options), { log: say, quiet: true });
  try {
    const clinicId = await clinicNamed(system, options.clinic);
    const reference = options.approve ?? options.decline;
    if (reference !== undefined) {
      const decided = await decide(system, clinicId, reference, options.approve ? "approve" : "decline");
      process.stdout.write(`${options.json ? JSON.stringify(asRow(decided)) : asLine(decided)}\n`);
      return;
    }
    const { timeZone } = await system.scheduling.directory(clinicId);
    const rows = await system.scheduling.listAppointments(
      { clinicId, actor: "api:cli", channel: "api" },
      {
        ...(status && { status }),
        ...(from && { from: startOf(from, timeZone) }),
        ...(to && { to: startOf(Temporal.PlainDate.from(to).add({ days: 1 }).toString(), timeZone) }),
        limit,
      },
    );
    for (const row of rows) process.stdout.write(`${options.json ? JSON.stringify(asRow(row)) : asLine(row)}\n`);
  } finally {
    await system.close();
  }
}

/** Decides on a visit that waits for approval. Whoever can run this has the clinic's database, and so is staff. */
async function decide(
  { scheduling, staffScheduling }: Pick<AgentCare, "scheduling" | "staffScheduling">,
  clinicId: string,
  reference: string,
  decision: "approve" | "decline",
): Promise<Appointment> {
  const context = { clinicId, actor: "staff:cli", channel: "staff" } as const;
  const waiting = await scheduling.listAppointments(context, { status: "pending", limit: 100_000 });
  const visit = waiting.find((each) => each.reference === reference.trim().toUpperCase());
  if (!visit) throw new RefusedError(`No visit ${reference} waits for approval. See them with --status pending.`);
  const { id, version } = visit;
  const request = { appointmentId: id, expectedVersion: version, idempotencyKey: `${decision}:${id}:${version}` };
  return staffScheduling[decision](context, request);
}

const startOf = (day: string, timeZone: string): string =>
  Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant().toString();

/** The row other programs rely on (docs/architecture.md, Contracts). */
const asRow = (appointment: Appointment) => ({
  reference: appointment.reference,
  status: appointment.status,
  start: appointment.startsAt,
  end: appointment.endsAt,
  practitioner: appointment.practitionerName,
  visitType: appointment.visitTypeName,
  patient: appointment.patientName,
  location: appointment.locationName,
  localStart: `${appointment.date}T${appointment.time}`,
  timeZone: appointment.timeZone,
});

const asLine = (appointment: Appointment): string =>
  `${appointment.reference}  ${appointment.status.padEnd(9)} ${appointment.date} ${appointment.time}  ${appointment.visitTypeName}, ${appointment.practitionerName}, ${appointment.patientName}`;
