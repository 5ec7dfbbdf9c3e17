import { type AGUIEvent, EventType } from "@ag-ui/core";
import { type Db, withClinic } from "../../../db/client.ts";
import { insertMessage, type NextRun, nextRun, setRunStatus } from "../../../db/queries/runs.ts";
import { releaseLease, renewLease, savePublicState, takeLease } from "../../../db/queries/threads.ts";
import { TurnInput } from "../../graph/input.ts";
import type { RunTurn } from "../../graph/turn.ts";
import type { Clock } from "../../platform/clock.ts";
import { isConnectionLost } from "../../platform/connection-lost.ts";
import { pauseBeforeNext, TRIES_WHEN_LOST } from "../../platform/resilience/again-when-lost.ts";
import { createDeadline, type Deadline, DeadlineExceeded } from "../../platform/resilience/deadline.ts";
import { replyMessageId, runCancelled, runFailed, runStarted } from "../ag-ui.ts";
import { type RecordedTurn, recordTurn } from "./record-turn.ts";
import { LeaseLost, type RunLog, type RunWriter } from "./run-log.ts";
import type { Session } from "./runs.ts";

export interface RunTurnsParts {
  db: Db;
  runTurn: RunTurn;
  log: RunLog;
  clock: Clock;
  report: (error: unknown) => void;
  /** Frees what a finished turn left behind (old checkpoints); its failure is reported, never seen. */
  tidy: (threadId: string) => Promise<void>;
  /** This process's name in leases. */
  owner: string;
  leaseMs?: number;
  turnTimeoutMs: number;
}

class Cancelled extends Error {
  override readonly name = "Cancelled";
}

/** A turn under way in this process. */
interface Live {
  deadline: Deadline;
  step: string | null;
}

/** One run under the lease it is carried out by. */
interface Held {
  session: Session;
  run: NextRun;
  token: number;
}

/** Carries out the waiting runs of a thread, one after another, while this process holds the thread's lease. */
export function createRunTurns({
  db,
  runTurn,
  log,
  clock,
  report,
  tidy,
  owner,
  leaseMs = 15_000,
  turnTimeoutMs,
}: RunTurnsParts) {
  const live = new Map<string, Live>();
  let stopping = false;
  const keyOf = (threadId: string, runId: string) => `${threadId}:${runId}`;

  /** Runs what waits on the thread; false when some of it is left to whoever has its lease (another process, or soon). */
  async function work(session: Session): Promise<boolean> {
    const { clinicId, threadId } = session;
    if (stopping) return false;
    const token = await takeLease(db, threadId, owner, leaseMs);
    if (token === null) return false;
    const lost = new AbortController();
    const renewal = setInterval(() => {
      renewLease(db, threadId, token, leaseMs).then(
        (kept) => !kept && lost.abort(new LeaseLost()),
        // The next renewal tries again; the lease outlasts two that fail.
        report,
      );
    }, leaseMs / 3);
    let tidied: Promise<void> = Promise.resolve();
    try {
      while (!lost.signal.aborted && !stopping) {
        const run = await withClinic(db, clinicId, (tx) => nextRun(tx, { clinicId, threadId, now: clock() }));
        if (!run) return true;
        if (!(await carryOut({ session, run, token }, lost.signal))) return false;
        tidied = tidy(threadId).catch(report);
      }
      return false;
    } finally {
      clearInterval(renewal);
      // With the database away the lease runs out by itself.
      await releaseLease(db, threadId, token).catch(() => {});
      await tidied;
    }
  }

  /** Ends the run; false when the lease was lost on the way. Throws only when not even a failure could be written. */
  async function carryOut(held: Held, lost: AbortSignal): Promise<boolean> {
    const { session, run } = held;
    const key = keyOf(session.threadId, run.id);
    // One for every turn, and let go of after it: a long-lived signal would gather listeners.
    const deadline = createDeadline({ label: "turn", ms: turnTimeoutMs, parents: [lost] });
    const handle: Live = { deadline, step: null };
    live.set(key, handle);
    try {
      await persist(held, handle);
      return true;
    } catch (error) {
      return await fail(held, error, deadline.signal);
    } finally {
      live.delete(key);
      deadline.close();
      log.wake(session, run.id);
    }
  }

  /** What was in the way may pass (a connection that broke); all that was done until then stands in the checkpoint. */
  async function persist(held: Held, handle: Live): Promise<void> {
    const { signal } = handle.deadline;
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(held, handle, tries > 1 || held.run.status === "running");
      } catch (error) {
        if (signal.aborted || error instanceof LeaseLost || tries > (isConnectionLost(error) ? TRIES_WHEN_LOST : 1))
          throw error;
        report(error);
        if (tries > 1) await pauseBeforeNext(tries, signal);
      }
    }
  }

  async function attempt({ session, run, token }: Held, handle: Live, resumed: boolean): Promise<void> {
    const { clinicId, threadId } = session;
    const writer = await log.writer(session, run.id, token, !resumed);
    if (!(await begin(session, run.id, token, writer))) return;
    const { personHere, patientTimeZone, knownPatient } = run;
    const now = clock().toISOString();
    const told = { personHere, patientTimeZone, knownPatient };
    const context = { clinicId, threadId, runId: run.id, now, leaseToken: token, ...told };
    const input = TurnInput.parse(run.input);
    const recorded = await recordTurn({
      db,
      session,
      runId: run.id,
      writer,
      turn: runTurn({ context, input, signal: handle.deadline.signal, resumed }),
      onStep: (step) => {
        handle.step = step;
      },
    });
    await finish(session, run.id, writer, recorded);
  }

  /** False when the run is over already: cancelled while it waited, or ended by an attempt that never heard so. */
  async function begin(session: Session, runId: string, token: number, writer: RunWriter): Promise<boolean> {
    const { clinicId, threadId } = session;
    const begun = await withClinic(db, clinicId, async (tx) => {
      const change = {
        from: ["queued" as const, "running" as const],
        to: "running" as const,
        at: clock(),
        fencingToken: token,
      };
      if (!(await setRunStatus(tx, { clinicId, threadId, runId }, change))) return false;
      await writer.append(tx, writer.last === 0 ? [runStarted({ threadId, runId })] : writer.openSteps().map(closed));
      return true;
    });
    writer.publish();
    return begun;
  }

  /** The answer, the transcript, the state and the end of the run: one transaction. */
  async function finish(
    { clinicId, threadId }: Session,
    runId: string,
    writer: RunWriter,
    { replied, rest }: RecordedTurn,
  ): Promise<void> {
    const at = clock();
    await withClinic(db, clinicId, async (tx) => {
      await writer.append(tx, rest);
      const { text, cards } = replied.reply;
      // Where a person of the clinic has taken over, nothing was said: an empty line would stand in the transcript.
      if (text !== "" || cards.length > 0) {
        const messageId = replyMessageId(runId);
        await insertMessage(tx, { clinicId, threadId, runId, messageId, role: "assistant", text, cards, at });
      }
      await savePublicState(tx, clinicId, threadId, replied.state);
      await setRunStatus(tx, { clinicId, threadId, runId }, { from: ["running"], to: "finished", at });
    });
  }

  /** Tells the patient that the turn failed; false when that is another process's to tell. */
  async function fail({ session, run, token }: Held, error: unknown, signal: AbortSignal): Promise<boolean> {
    const { clinicId, threadId } = session;
    const reason: unknown = signal.aborted ? signal.reason : error;
    // Another process has the run now, or will, and ends it.
    if (reason instanceof LeaseLost || error instanceof LeaseLost) return false;
    const cancelled = reason instanceof Cancelled;
    if (!cancelled) report(error);
    const ids = { threadId, runId: run.id };
    const timeout = reason instanceof DeadlineExceeded;
    const last = cancelled ? runCancelled(ids) : runFailed(timeout ? "timeout" : "unavailable");
    const to = cancelled ? ("cancelled" as const) : ("failed" as const);
    try {
      const writer = await log.writer(session, run.id, token, false);
      await withClinic(db, clinicId, async (tx) => {
        const change = { from: ["queued" as const, "running" as const], to, at: clock() };
        if (!(await setRunStatus(tx, { clinicId, ...ids }, change))) return;
        const begun = writer.last === 0 ? [runStarted(ids)] : writer.openSteps().map(closed);
        await writer.append(tx, [...begun, last]);
      });
      return true;
    } catch (fault) {
      if (fault instanceof LeaseLost) return false;
      throw fault;
    }
  }

  return {
    work,
    /** Stops a turn of this process; false once it may be writing a visit, or when it is not here. */
    cancel(threadId: string, runId: string): boolean {
      const handle = live.get(keyOf(threadId, runId));
      if (!handle || handle.step === "booking") return false;
      handle.deadline.abort(new Cancelled());
      return true;
    },
    /** Begins no turn any more and lets go of those under way, as they stand: another process goes on with them. */
    letGo(): void {
      stopping = true;
      for (const { deadline } of live.values()) deadline.abort(new LeaseLost());
    },
  };
}

export type RunTurns = ReturnType<typeof createRunTurns>;

const closed = (stepName: string): AGUIEvent => ({ type: EventType.STEP_FINISHED, stepName });
