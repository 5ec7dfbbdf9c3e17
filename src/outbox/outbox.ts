import { type Db, withClinic } from "../../db/client.ts";
import { claimJobs, finishJob, type JobRow, postponeJob } from "../../db/queries/jobs.ts";
import { createDeadline, DeadlineExceeded, pause, whileAlive } from "../platform/resilience/deadline.ts";
import { backOffMs } from "./back-off.ts";
import { type JobEnd, type JobHandlers, TryAgain } from "./job.ts";

/** A worker that says nothing for this long has died; its jobs are anybody's. */
const LEASE_MS = 60_000;
/** A try ends well before its lease does. */
const TRY_MS = 45_000;
/** A job that failed this often is dead: an operator looks at it. */
const TRIES = 8;
/** Jobs one look takes; small, so that several workers share the work and none sits on a lease. */
const BATCH = 5;

export interface OutboxParts {
  db: Db;
  /** Ids of all clinics: jobs are read clinic by clinic, under row-level security. */
  clinics: () => Promise<readonly string[]>;
  handlers: JobHandlers;
  now: () => Date;
  /** Between two looks when nothing was due. */
  pollMs: number;
  /** Told of every fault once; never of a patient. */
  report: (error: unknown) => void;
  random?: () => number;
}

export interface Outbox {
  /** Looks for work until it is stopped. */
  start(): void;
  /** Lets the jobs under way end. */
  stop(): Promise<void>;
  /** Does all that is due now, and gives how many jobs it ended or gave back. */
  drain(): Promise<number>;
}

/**
 * Carries out what was written to be done after a commit. Any number of processes may run one; a job is one worker's at a
 * time, is tried again with growing pauses when it fails, and comes back by itself when its worker dies.
 */
export function createOutbox(parts: OutboxParts): Outbox {
  const { report, pollMs } = parts;
  const stopping = new AbortController();
  let running: Promise<void> | null = null;

  async function drain(signal?: AbortSignal): Promise<number> {
    let worked = 0;
    for (const clinicId of await parts.clinics()) {
      for (;;) {
        if (signal?.aborted) return worked;
        const jobs = await claim(parts, clinicId);
        await Promise.all(jobs.map((job) => carryOut(parts, job)));
        worked += jobs.length;
        if (jobs.length === 0) break;
      }
    }
    return worked;
  }

  async function look(): Promise<void> {
    const { signal } = stopping;
    while (!signal.aborted) {
      // A database that is away is looked for again at the next round.
      await drain(signal).catch(report);
      await pause(pollMs, signal).catch(() => undefined);
    }
  }

  return {
    start() {
      running ??= look();
    },
    async stop() {
      stopping.abort();
      await running;
    },
    drain: () => drain(),
  };
}

function claim({ db, handlers, now }: OutboxParts, clinicId: string): Promise<JobRow[]> {
  const at = now();
  const query = { clinicId, kinds: Object.keys(handlers), now: at, limit: BATCH };
  const lockedUntil = new Date(at.getTime() + LEASE_MS);
  return withClinic(db, clinicId, (tx) => claimJobs(tx, { ...query, lockedUntil }));
}

type TryEnd = JobEnd | { state: "again"; until: Date; outcome: string } | { state: "dead"; outcome: string };

async function carryOut(parts: OutboxParts, row: JobRow): Promise<void> {
  const { db, now, report } = parts;
  try {
    const end = await attempt(parts, row);
    await withClinic(db, row.clinicId, async (tx) => {
      if (end.state === "later" || end.state === "again") {
        // Waiting is no failure, so it does not count as a try.
        const attempts = end.state === "later" ? row.attempts - 1 : row.attempts;
        await postponeJob(tx, row, { runAt: end.until, outcome: end.outcome, attempts });
      } else {
        await finishJob(tx, row, { state: end.state, outcome: end.outcome ?? null, at: now() });
      }
    });
  } catch (error) {
    // The job stays taken until its lease ends, and is then somebody's again.
    report(error);
  }
}

/** One try. What it throws becomes a later try, or after the last one the job's death. */
async function attempt(parts: OutboxParts, row: JobRow): Promise<TryEnd> {
  const { handlers, now, report, random = Math.random } = parts;
  const { id, clinicId, kind, payload, attempts, dedupeKey } = row;
  const last = attempts >= TRIES;
  const deadline = createDeadline({ label: `job ${kind}`, ms: TRY_MS });
  try {
    const handler = handlers[kind];
    if (!handler) throw new Error(`No handler does jobs of kind ${kind}.`);
    const { signal } = deadline;
    const job = { id, clinicId, kind, payload, dedupeKey, attempt: attempts, last };
    return await whileAlive(handler(job, signal), signal);
  } catch (error) {
    if (!(error instanceof TryAgain)) report(error);
    const outcome = error instanceof TryAgain ? error.code : error instanceof DeadlineExceeded ? "too_slow" : "fault";
    if (last) return { state: "dead", outcome };
    return { state: "again", until: new Date(now().getTime() + backOffMs(attempts, random)), outcome };
  } finally {
    deadline.close();
  }
}
