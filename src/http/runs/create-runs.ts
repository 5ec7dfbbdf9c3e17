import { createHash } from "node:crypto";
import { type Db, withClinic } from "../../../db/client.ts";
import { clinicIds } from "../../../db/queries/clinics.ts";
import {
  findRun,
  insertMessage,
  insertRun,
  openRuns,
  setRunStatus,
  threadsWithOpenRuns,
} from "../../../db/queries/runs.ts";
import { deleteThread, findThread, insertThread, touchThread } from "../../../db/queries/threads.ts";
import type { TurnInput } from "../../graph/input.ts";
import type { Clock } from "../../platform/clock.ts";
import { whileAlive } from "../../platform/resilience/deadline.ts";
import { rateThread } from "./rate-thread.ts";
import { readThread } from "./read-thread.ts";
import type { RunLog } from "./run-log.ts";
import type { RunTurns } from "./run-turns.ts";
import {
  type LoggedEvent,
  RunConflict,
  type RunState,
  type Runs,
  RunsBusy,
  RunsUnavailable,
  type Session,
  type SubmitRun,
  ThreadEnded,
} from "./runs.ts";

/** Messages of one thread that may wait for their turn. */
const MAX_WAITING = 8;
/** How soon, and later how seldom, a run behind another process's lease or a failing database is looked at again. */
const RETRY_MS = 250;
const RETRY_AT_MOST_MS = 2_000;
/** Failures in a row after which a run is left to the next one that asks for it. */
const FAILURES_AT_MOST = 100;
/** A message that was not stored by then is told to be sent again; if it was stored after all, that finds its run. */
const STORE_MS = 8_000;
/** How long turns that did not end within the drain's deadline may take to let go. */
const LET_GO_MS = 2_000;
/** How long readers of runs that ended in the drain may take to read the end. */
const READ_END_MS = 1_000;

export interface RunsParts {
  db: Db;
  turns: RunTurns;
  log: RunLog;
  clock: Clock;
  newId: () => string;
  report: (error: unknown) => void;
  /** Gives back what the conversation held and forgets its checkpoints. */
  forget: (session: Session) => Promise<void>;
}

/** The conversations' turns; see `Runs`. Any process can take any run: all that is known of it is in PostgreSQL. */
export function createRuns({
  db,
  turns,
  log,
  clock,
  newId,
  report,
  forget,
}: RunsParts): Runs & { recover(): Promise<void> } {
  const pursuits = new Map<string, Promise<void>>();
  const storing = new Set<Promise<unknown>>();
  const reading = new Set<Promise<void>>();
  let draining = false;

  /** Sees to it that the run ends, here or elsewhere; asked again meanwhile it goes on as it is. */
  function pursue(session: Session, runId: string): void {
    const key = `${session.threadId}:${runId}`;
    if (pursuits.has(key)) return;
    const pursuit = untilOver(session, runId).finally(() => pursuits.delete(key));
    pursuits.set(key, pursuit);
  }

  async function untilOver(session: Session, runId: string): Promise<void> {
    let failures = 0;
    for (let pauseMs = RETRY_MS; ; pauseMs = Math.min(pauseMs * 2, RETRY_AT_MOST_MS)) {
      try {
        if (await turns.work(session)) return;
        failures = 0;
        if (draining || (await isOver(session, runId))) return;
      } catch (error) {
        failures += 1;
        // An outage is told once, not at every look.
        if (failures === 1) report(error);
        if (draining || failures === FAILURES_AT_MOST) return;
      }
      await pause(pauseMs);
    }
  }

  async function settled(): Promise<void> {
    // What is being stored begins its pursuit when it is.
    while (storing.size + pursuits.size > 0) await Promise.allSettled([...storing, ...pursuits.values()]);
  }

  async function isOver({ clinicId, threadId }: Session, runId: string): Promise<boolean> {
    const run = await withClinic(db, clinicId, (tx) => findRun(tx, { clinicId, threadId, runId }));
    return run === null || !isOpen(run);
  }

  /** The events as they are; while somebody reads them, a drain knows of it. */
  async function* counted(events: AsyncIterable<LoggedEvent>): AsyncGenerator<LoggedEvent> {
    const { promise, resolve } = Promise.withResolvers<void>();
    reading.add(promise);
    try {
      yield* events;
    } finally {
      reading.delete(promise);
      resolve();
    }
  }

  /** As `write`; a database that does not take it is told as such, so that the client tries again. */
  async function store(session: Session, run: SubmitRun): Promise<boolean> {
    try {
      return await whileAlive(write(session, run), AbortSignal.timeout(STORE_MS));
    } catch (error) {
      if (error instanceof ThreadEnded || error instanceof RunConflict || error instanceof RunsBusy) throw error;
      report(error);
      throw new RunsUnavailable("The message could not be stored.", { cause: error });
    }
  }

  /** The message and its run in one transaction; false when this run was stored before. */
  async function write({ clinicId, threadId }: Session, { runId, messageId, input }: SubmitRun): Promise<boolean> {
    const at = clock();
    const inputHash = createHash("sha256").update(JSON.stringify(input)).digest("base64url");
    return withClinic(db, clinicId, async (tx) => {
      const thread = await touchThread(tx, clinicId, threadId, at);
      if (!thread || thread.status === "ended") throw new ThreadEnded("This conversation has ended.");
      const key = { clinicId, threadId, runId };
      if (!(await insertRun(tx, { ...key, input, inputHash, at }))) {
        const known = await findRun(tx, key);
        if (known?.inputHash !== inputHash) throw new RunConflict("This run id was used for another message.");
        return false;
      }
      const waiting = await openRuns(tx, clinicId, threadId, MAX_WAITING + 1);
      if (waiting.length > MAX_WAITING) throw new RunsBusy("Too many messages are waiting in this conversation.");
      await insertMessage(tx, {
        clinicId,
        threadId,
        runId,
        messageId,
        role: "user",
        text: said(input),
        cards: null,
        at,
      });
      return true;
    });
  }

  return {
    async openThread(clinicId, { timeZone = null } = {}) {
      const session = { clinicId, threadId: newId() };
      const thread = { id: session.threadId, clinicId, timeZone, at: clock() };
      await withClinic(db, clinicId, (tx) => insertThread(tx, thread));
      return session;
    },

    async submit(session, run) {
      if (draining) throw new RunsBusy("The server is restarting.");
      const stored = store(session, run).finally(() => storing.delete(stored));
      storing.add(stored);
      const fresh = await stored;
      // A repeat finds the run going on, over, or left by a process that died: then this process takes it.
      pursue(session, run.runId);
      return { attached: !fresh };
    },

    async follow(session, runId, after, signal) {
      const { clinicId, threadId } = session;
      const run = await withClinic(db, clinicId, (tx) => findRun(tx, { clinicId, threadId, runId }));
      if (!run) return null;
      // Whoever carried it out may have died; a lease that is held is left alone.
      if (isOpen(run)) pursue(session, runId);
      return counted(log.follow(session, runId, after, signal));
    },

    async cancel(session, runId) {
      const { clinicId, threadId } = session;
      const key = { clinicId, threadId, runId };
      const run = await withClinic(db, clinicId, (tx) => findRun(tx, key));
      if (!run) return null;
      const waited = await withClinic(db, clinicId, (tx) =>
        setRunStatus(tx, key, { from: ["queued"], to: "cancelled", at: clock() }),
      );
      if (waited) log.wake(session, runId);
      return waited || turns.cancel(threadId, runId);
    },

    thread: (session) => readThread(db, session),

    async endThread(session) {
      const { clinicId, threadId } = session;
      const open = await withClinic(db, clinicId, (tx) => openRuns(tx, clinicId, threadId, MAX_WAITING + 1));
      for (const { id } of open) turns.cancel(threadId, id);
      await forget(session);
      await withClinic(db, clinicId, (tx) => deleteThread(tx, clinicId, threadId));
    },

    async isOpen({ clinicId, threadId }) {
      const thread = await withClinic(db, clinicId, (tx) => findThread(tx, clinicId, threadId));
      return thread !== null && thread.status !== "ended";
    },

    feedback: (session, feedback) => rateThread({ db, newId, clock }, session, feedback),

    settled,

    async drain(deadlineMs) {
      draining = true;
      await Promise.race([settled(), pause(deadlineMs)]);
      turns.letGo();
      await Promise.race([settled(), pause(LET_GO_MS)]);
      // The streams are ended next; those whose run goes on elsewhere are resumed there.
      await Promise.race([Promise.allSettled([...reading]), pause(READ_END_MS)]);
    },

    /** Takes up the runs that a process which died left behind. */
    async recover() {
      for (const clinicId of await clinicIds(db)) {
        const left = await withClinic(db, clinicId, (tx) => threadsWithOpenRuns(tx, clinicId));
        for (const { threadId, runId } of left) pursue({ clinicId, threadId }, runId);
      }
    },
  };
}

const isOpen = ({ status }: { status: RunState }): boolean => status === "queued" || status === "running";

/** What the transcript shows of an input that was tapped. */
function said(input: TurnInput): string {
  if (input.kind === "answer") return input.approved ? "Yes" : "No";
  return input.text;
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
