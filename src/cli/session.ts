import type { AgentCare } from "../compose.ts";
import { type Config, Environment, loadConfig } from "../config.ts";
import { ianaZone } from "../scheduling/time-zone.ts";
import { UsageError } from "./failure.ts";

/** What commands on a clinic share. */
export interface ClinicOptions {
  clinic: string;
  now?: string;
  json?: boolean;
}

/** The environment, with the command line's own clock in it. */
export function configFor({ now }: { now?: string | undefined }): Config {
  if (now === undefined) return loadConfig(process.env, { serves: false });
  const parsed = Environment.shape.AGENTCARE_NOW.safeParse(now);
  if (now.trim() === "" || !parsed.success) {
    throw new UsageError("--now must be an ISO date and time, such as 2026-03-02T09:00 or 2026-03-02T09:00:00Z");
  }
  if (process.env.NODE_ENV?.trim() === "production") {
    throw new UsageError("--now fixes the clock and is refused in production; leave it out");
  }
  return loadConfig({ ...process.env, AGENTCARE_NOW: now }, { serves: false });
}

/** The clinic's id, or a `UsageError` that lists the known ones. */
export async function clinicNamed(system: Pick<AgentCare, "clinicId" | "clinics">, slug: string): Promise<string> {
  const id = await system.clinicId(slug);
  if (id) return id;
  const known = (await system.clinics()).map((clinic) => clinic.slug);
  throw new UsageError(
    known.length > 0
      ? `There is no clinic "${slug}". Known: ${known.join(", ")}.`
      : "There is no clinic yet. Run `agentcare seed` to add the demo clinics.",
  );
}

/** A whole number of an option, or a `UsageError` that names it. */
export function wholeNumber(name: string, text: string, { from, to }: { from: number; to: number }): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= from && value <= to)) throw new UsageError(`--${name} must be a whole number from ${from} to ${to}`);
  return value;
}

/** An ISO day of an option, or a `UsageError` that names it. */
export function isoDay(name: string, text: string): string {
  try {
    return Temporal.PlainDate.from(text, { overflow: "reject" }).toString();
  } catch {
    throw new UsageError(`--${name} must be a day such as 2026-03-10`);
  }
}

/** The IANA zone of an option, or a `UsageError` that names it. */
export function zoneOption(name: string, text: string): string {
  const zone = ianaZone(text);
  if (zone === null) throw new UsageError(`--${name} must be a time zone such as Asia/Kolkata`);
  return zone;
}

/** The days of --from and --to as given; a `UsageError` for one that is none, or a --from after its --to. */
export function dayRange(options: { from?: string; to?: string }): { from?: string; to?: string } {
  const from = options.from === undefined ? undefined : isoDay("from", options.from);
  const to = options.to === undefined ? undefined : isoDay("to", options.to);
  if (from !== undefined && to !== undefined && to < from) {
    throw new UsageError(`--from (${from}) must not be after --to (${to})`);
  }
  return { ...(from !== undefined && { from }), ...(to !== undefined && { to }) };
}

/** Tells on stderr, so that stdout stays the command's answer. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
