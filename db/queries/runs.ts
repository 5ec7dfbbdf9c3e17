import { and, asc, desc, eq, gt, inArray, sql } from "drizzle-orm";
import type { Db } from "../client.ts";
import {
  identityProofs,
  messages,
  patients,
  portalIdentities,
  type RunStatus,
  runEvents,
  runs,
  threads,
} from "../schema/index.ts";

export interface RunRow {
  id: string;
  status: RunStatus;
  input: unknown;
  inputHash: string;
}

interface RunKey {
  clinicId: string;
  threadId: string;
  runId: string;
}

/** Stores the run as queued; false when the thread has one of that id already. */
export async function insertRun(
  tx: Db,
  run: RunKey & { input: unknown; inputHash: string; at: Date },
): Promise<boolean> {
  const rows = await tx
    .insert(runs)
    .values({
      id: run.runId,
      threadId: run.threadId,
      clinicId: run.clinicId,
      input: run.input,
      inputHash: run.inputHash,
      createdAt: run.at,
    })
    .onConflictDoNothing()
    .returning({ id: runs.id });
  return rows.length > 0;
}

export async function findRun(tx: Db, { clinicId, threadId, runId }: RunKey): Promise<RunRow | null> {
  const [row] = await tx
    .select({ id: runs.id, status: runs.status, input: runs.input, inputHash: runs.inputHash })
    .from(runs)
    .where(and(eq(runs.clinicId, clinicId), eq(runs.threadId, threadId), eq(runs.id, runId)));
  return row ?? null;
}

const openOf = (clinicId: string, threadId: string) =>
  and(eq(runs.clinicId, clinicId), eq(runs.threadId, threadId), inArray(runs.status, ["queued", "running"]));

/** Runs of the thread that are not over, oldest first. */
export async function openRuns(tx: Db, clinicId: string, threadId: string, limit: number): Promise<RunRow[]> {
  return tx
    .select({ id: runs.id, status: runs.status, input: runs.input, inputHash: runs.inputHash })
    .from(runs)
    .where(openOf(clinicId, threadId))
    .orderBy(asc(runs.sequence))
    .limit(limit);
}

/** A run with what its turn is told of the conversation. */
export interface NextRun extends RunRow {
  /** A person of the clinic has taken the conversation over. */
  personHere: boolean;
  /** IANA; null: the patient's client did not tell it. */
  patientTimeZone: string | null;
  /** Whom the clinic's portal vouched for in this conversation, as long as that proof holds; null: nobody. */
  knownPatient: Pick<typeof patients.$inferSelect, "givenName" | "familyName" | "dateOfBirth" | "phone"> | null;
}

/** The oldest run of the thread that is not over, or null. `now`: of the clock by which proofs end. */
export async function nextRun(
  tx: Db,
  { clinicId, threadId, now }: { clinicId: string; threadId: string; now: Date },
): Promise<NextRun | null> {
  const { givenName, familyName, dateOfBirth, phone } = patients;
  const [row] = await tx
    .select({
      id: runs.id,
      status: runs.status,
      input: runs.input,
      inputHash: runs.inputHash,
      personHere: sql<boolean>`${threads.status} = 'handed_off'`,
      patientTimeZone: threads.timeZone,
      knownPatient: { givenName, familyName, dateOfBirth, phone },
    })
    .from(runs)
    .innerJoin(threads, and(eq(threads.clinicId, runs.clinicId), eq(threads.id, runs.threadId)))
    .leftJoin(
      portalIdentities,
      and(eq(portalIdentities.clinicId, runs.clinicId), eq(portalIdentities.threadId, runs.threadId)),
    )
    .leftJoin(
      identityProofs,
      and(
        eq(identityProofs.clinicId, runs.clinicId),
        eq(identityProofs.threadId, runs.threadId),
        eq(identityProofs.patientId, portalIdentities.patientId),
        gt(identityProofs.expiresAt, now),
      ),
    )
    // Not by who was named: a session outlives its proof, and whoever holds it then gets nothing of the record.
    .leftJoin(patients, and(eq(patients.clinicId, runs.clinicId), eq(patients.id, identityProofs.patientId)))
    .where(openOf(clinicId, threadId))
    .orderBy(asc(runs.sequence))
    .limit(1);
  return row ?? null;
}

/** From one of `from` to `to`; false when the run was in none of them. */
export async function setRunStatus(
  tx: Db,
  { clinicId, threadId, runId }: RunKey,
  change: { from: RunStatus[]; to: RunStatus; at: Date; fencingToken?: number },
): Promise<boolean> {
  const over = change.to !== "running" && change.to !== "queued";
  const rows = await tx
    .update(runs)
    .set({
      status: change.to,
      ...(change.fencingToken !== undefined && { fencingToken: change.fencingToken }),
      ...(over ? { finishedAt: change.at } : { startedAt: change.at }),
    })
    .where(
      and(
        eq(runs.clinicId, clinicId),
        eq(runs.threadId, threadId),
        eq(runs.id, runId),
        inArray(runs.status, change.from),
      ),
    )
    .returning({ id: runs.id });
  return rows.length > 0;
}

/**
 * Appends events numbered on from `after`, only while `token` is the thread's newest lease; false when it is not.
 * The rows go in together or not at all.
 */
export async function appendRunEvents(
  tx: Db,
  { clinicId, threadId, runId }: RunKey,
  { after, token, events }: { after: number; token: number; events: readonly unknown[] },
): Promise<boolean> {
  const rows = await tx.execute(sql`
    insert into run_events (thread_id, run_id, clinic_id, sequence, event)
    select ${threadId}::uuid, ${runId}::uuid, ${clinicId}::uuid, ${after}::int + item.ordinality, item.value
    from jsonb_array_elements(${JSON.stringify(events)}::text::jsonb) with ordinality as item (value, ordinality)
    where exists (select from thread_leases where thread_id = ${threadId}::uuid and token = ${token})
    returning sequence`);
  return rows.length === events.length;
}

/** The run's events after `after`, in order. */
export async function listRunEvents(
  tx: Db,
  { clinicId, threadId, runId }: RunKey,
  after: number,
): Promise<{ sequence: number; event: unknown }[]> {
  return tx
    .select({ sequence: runEvents.sequence, event: runEvents.event })
    .from(runEvents)
    .where(
      and(
        eq(runEvents.clinicId, clinicId),
        eq(runEvents.threadId, threadId),
        eq(runEvents.runId, runId),
        gt(runEvents.sequence, after),
      ),
    )
    .orderBy(asc(runEvents.sequence));
}

/** The run's status with its events after `after`, in one statement; null when there is no such run. */
export async function readRunLog(
  tx: Db,
  { clinicId, threadId, runId }: RunKey,
  after: number,
): Promise<{ status: RunStatus; events: { sequence: number; event: unknown }[] } | null> {
  const [row] = await tx
    .select({
      status: runs.status,
      events: sql<{ sequence: number; event: unknown }[]>`(
        select coalesce(json_agg(json_build_object('sequence', logged.sequence, 'event', logged.event) order by logged.sequence), '[]')
        from ${runEvents} as logged
        where logged.thread_id = ${threadId} and logged.run_id = ${runId} and logged.sequence > ${after})`,
    })
    .from(runs)
    .where(and(eq(runs.clinicId, clinicId), eq(runs.threadId, threadId), eq(runs.id, runId)));
  return row ?? null;
}

export interface MessageRow {
  messageId: string;
  role: "user" | "assistant";
  text: string;
  cards: unknown;
  at: Date;
}

/** Adds to the transcript; a message of the same id stays one. */
export async function insertMessage(
  tx: Db,
  message: MessageRow & { clinicId: string; threadId: string; runId: string },
): Promise<void> {
  await tx.insert(messages).values(message).onConflictDoNothing();
}

export async function listMessages(tx: Db, clinicId: string, threadId: string): Promise<MessageRow[]> {
  return tx
    .select({
      messageId: messages.messageId,
      role: messages.role,
      text: messages.text,
      cards: messages.cards,
      at: messages.at,
    })
    .from(messages)
    .where(and(eq(messages.clinicId, clinicId), eq(messages.threadId, threadId)))
    .orderBy(asc(messages.sequence));
}

/** Threads of the clinic with a run that is not over, with the newest such run. */
export async function threadsWithOpenRuns(tx: Db, clinicId: string): Promise<{ threadId: string; runId: string }[]> {
  return tx
    .selectDistinctOn([runs.threadId], { threadId: runs.threadId, runId: runs.id })
    .from(runs)
    .where(and(eq(runs.clinicId, clinicId), inArray(runs.status, ["queued", "running"])))
    .orderBy(asc(runs.threadId), desc(runs.sequence));
}
