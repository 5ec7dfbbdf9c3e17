import { appendFile, readFile } from "node:fs/promises";
import { z } from "zod";

const MissingService = z.object({ service: z.string(), reason: z.string(), mend: z.string() });

/** A service that tests wanted and this machine does not have. */
export type MissingService = z.infer<typeof MissingService>;

/** Adds a line to the file of AGENTCARE_SKIPS, which `npm test` reads; without it, warns. */
export async function recordMissing(missing: MissingService): Promise<void> {
  const path = process.env.AGENTCARE_SKIPS;
  if (path) await appendFile(path, `${JSON.stringify(missing)}\n`);
  else console.warn(`Tests skipped: ${missing.service} is missing (${missing.reason}). ${missing.mend}`);
}

/** What was recorded, each service once. */
export async function readMissing(path: string): Promise<MissingService[]> {
  const lines = (await readFile(path, "utf8").catch(() => "")).split("\n").filter((line) => line !== "");
  const all = lines.map((line) => MissingService.parse(JSON.parse(line)));
  return [...new Map(all.map((missing) => [missing.service, missing])).values()];
}
