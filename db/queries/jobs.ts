import { and, asc, eq, sql } from "drizzle-orm";
import { derivedId } from "../../src/platform/ids.ts";
import type { Db } from "../client.ts";
import { jobs } from "../schema/index.ts";
import { uuidArray } from "./uuid-array.ts";

export type JobRow = typeof jobs.$inferSelect;
export type JobPayload = JobRow["payload"];

/** Work to be done after a commit. The payload holds ids only; what is said is read when it is said. */
export interface NewJob {
  kind: string;
  /** The same work asked for twice is one job, also after it was done. */
  dedupeKey: string;
  payload: JobPayload;
  /** Not before. */
  runAt: Date;
}

/**
 * Writes jobs in the transaction of what causes them: both happen, or neither. A job that is known by its key is left
 * as it is.
 */
export async function enqueue(tx: Db, clinicId: string, at: Date, added: readonly NewJob[]): Promise<void> {
  if (added.length === 0) return;
  await tx
    .insert(jobs)
    .values(added.map((job) => ({ ...job, id: derivedId("job", clinicId, job.dedupeKey), clinicId, createdAt: at })))
    .onConflictDoNothing()
    .prepare(`enqueue_${added.length}`)
    .execute();
}

/**
 * Takes due jobs of a clinic, earliest first, until `lockedUntil`: for these kinds only, so that a process never takes
 * what it cannot do. Jobs that another worker has taken are passed over, until its time is up.
 */
export async function claimJobs(
  tx: Db,
  query: { clinicId: string; kinds: readonly string[]; now: Date; lockedUntil: Date; limit: number },
): Promise<JobRow[]> {
  const { clinicId, kinds, now, lockedUntil, limit } = query;
  const at = now.toISOString();
  const kindList = sql.join(
    kinds.map((kind) => sql`${kind}`),
    sql`, `,
  );
  const due = tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        eq(jobs.clinicId, clinicId),
        sql`${jobs.state} = 'waiting'`,
        sql`${jobs.runAt} <= ${at}::timestamptz`,
        sql`(${jobs.lockedUntil} is null or ${jobs.lockedUntil} <= ${at}::timestamptz)`,
        sql`${jobs.kind} in (${kindList})`,
      ),
    )
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(limit)
    .for("update", { skipLocked: true });
  const taken = await due;
  if (taken.length === 0) return [];
  const rows = await tx
    .update(jobs)
    .set({ lockedUntil, attempts: sql`${jobs.attempts} + 1` })
    .where(and(eq(jobs.clinicId, clinicId), sql`${jobs.id} = any(${uuidArray(taken.map(({ id }) => id))}::uuid[])`))
    .returning();
  return rows.sort((a, b) => a.runAt.getTime() - b.runAt.getTime() || (a.id < b.id ? -1 : 1));
}

/** A job as its worker took it: the lock's time tells whether it is still that worker's. */
type TakenJob = Pick<JobRow, "clinicId" | "id" | "lockedUntil">;

const stillTaken = ({ clinicId, id, lockedUntil }: TakenJob) =>
  and(
    eq(jobs.clinicId, clinicId),
    eq(jobs.id, id),
    eq(jobs.state, "waiting"),
    sql`${jobs.lockedUntil} = ${lockedUntil?.toISOString() ?? null}::timestamptz`,
  );

/** Ends a job; false when another worker has it by now. */
export async function finishJob(
  tx: Db,
  job: TakenJob,
  end: { state: "done" | "dropped" | "dead"; outcome: string | null; at: Date },
): Promise<boolean> {
  const ended = await tx
    .update(jobs)
    .set({ state: end.state, outcome: end.outcome, finishedAt: end.at, lockedUntil: null })
    .where(stillTaken(job))
    .returning({ id: jobs.id });
  return ended.length > 0;
}

/** Gives a job back for later. `attempts`: what counts towards giving it up. */
export async function postponeJob(
  tx: Db,
  job: TakenJob,
  later: { runAt: Date; outcome: string; attempts: number },
): Promise<void> {
  await tx
    .update(jobs)
    .set({ ...later, lockedUntil: null })
    .where(stillTaken(job));
}

/** By time, for looking on. */
export async function listJobs(tx: Db, clinicId: string): Promise<JobRow[]> {
  return tx.select().from(jobs).where(eq(jobs.clinicId, clinicId)).orderBy(asc(jobs.runAt), asc(jobs.id));
}
