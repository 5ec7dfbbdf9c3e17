import type { AgentCare } from "../compose.ts";
import { type Config, loadConfig } from "../config.ts";
import { UsageError } from "./failure.ts";

/** What commands on a clinic share. */
export interface ClinicOptions {
  clinic: string;
  now?: string;
  json?: boolean;
}

/** The environment, with the command line's own clock in it. */
export function configFor({ now }: { now?: string | undefined }): Config {
  return loadConfig(now === undefined ? process.env : { ...process.env, AGENTCARE_NOW: now });
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

/** Tells on stderr, so that stdout stays the command's answer. */
export const say = (line: string): void => {
  process.stderr.write(`${line}\n`);
};
