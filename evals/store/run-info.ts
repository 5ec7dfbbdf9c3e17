import { z } from "zod";
import { CONTESTANTS } from "../trial.ts";

/** What a run was asked to do, and with which versions of everything. Stored beside its trials, and shown in reports. */
export const RunInfo = z.object({
  /** Grows when the files of a stored run change so that older ones cannot be read. */
  format: z.literal(1),
  id: z.string(),
  /** Instants, ISO. `finishedAt` null: the run was stopped, or still goes on. */
  startedAt: z.iso.datetime(),
  finishedAt: z.iso.datetime().nullable(),
  settings: z.object({
    backend: z.string(),
    contestant: z.enum(CONTESTANTS),
    /** Runs of each scenario. */
    trials: z.int().positive(),
    seed: z.int(),
    /** What scenarios were chosen by; null: all. */
    filter: z.string().nullable(),
  }),
  versions: z.object({
    agentcare: z.string(),
    node: z.string(),
    /** Version of each suite. */
    suites: z.record(z.string(), z.int()),
  }),
  /** Runs that were to be made. */
  planned: z.int().nonnegative(),
});
export type RunInfo = z.infer<typeof RunInfo>;

/** An id that sorts by time and can be a folder's name: `2026-03-02T14-05-09Z-rules`. */
export function runIdAt(now: Date, backend: string): string {
  const time = `${now.toISOString().slice(0, 19).replaceAll(":", "-")}Z`;
  return `${time}-${backend.replace(/[^A-Za-z0-9]+/g, "-").replace(/^-+|-+$/g, "") || "run"}`;
}

/** Whether it can name a run: it becomes part of a path. */
export const isRunId = (id: string): boolean => /^[A-Za-z0-9][A-Za-z0-9._-]{0,119}$/.test(id);
