import type { JobPayload } from "../../db/queries/jobs.ts";

/** A job as its handler sees it. */
export interface Job {
  id: string;
  clinicId: string;
  kind: string;
  payload: JobPayload;
  /** Which try this is, from 1. */
  attempt: number;
  /** No try follows this one: what could not be done now is recorded as failed. */
  last: boolean;
  dedupeKey: string;
}

/**
 * How a job ended. `dropped`: there was nothing to do any more. `later`: not now, and no failure. Outcomes are codes, never
 * a patient's words. A handler that throws is tried again later.
 */
export type JobEnd =
  | { state: "done"; outcome?: string }
  | { state: "dropped"; outcome: string }
  | { state: "later"; until: Date; outcome: string };

/** Carries out one kind of job; more than once, should a worker die or run late: its effect must be keyed. */
export type JobHandler = (job: Job, signal: AbortSignal) => Promise<JobEnd>;

/** By kind. */
export type JobHandlers = Readonly<Record<string, JobHandler>>;

/** A job failed in passing; the code is kept as its outcome, and it is tried again. */
export class TryAgain extends Error {
  override readonly name = "TryAgain";
  readonly code: string;
  constructor(code: string) {
    super(`The job is to be tried again: ${code}.`);
    this.code = code;
  }
}

/** An id of a payload. Throws when it is not there: our own code wrote the payload. */
export function payloadId({ payload, kind }: Pick<Job, "payload" | "kind">, name: string): string {
  const value = payload[name];
  if (typeof value !== "string") throw new Error(`A job of kind ${kind} has no ${name} in its payload.`);
  return value;
}
