import { type AGUIEvent, EventType } from "@ag-ui/core";
import { type Db, withClinic } from "../../../db/client.ts";
import { insertMessage, openRuns, type RunRow, setRunStatus } from "../../../db/queries/runs.ts";
import { releaseLease, renewLease, savePublicState, takeLease } from "../../../db/queries/threads.ts";
import { TurnInput } from "../../graph/input.ts";
import type { Replied, RunTurn } from "../../graph/turn.ts";
import type { Clock } from "../../platform/clock.ts";
import { replyMessageId, runCancelled, runFailed, runStarted, toAgUi } from "../ag-ui.ts";
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

/** Events of steps wait this long for more of them; an answer never waits. */
const BATCH_MS = 60;

class Cancelled extends Error {
  override readonly name = "Cancelled";
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
  const live = new Map<string, { abort: AbortController; step: string | null }>();
  const keyOf = (threadId: string, runId: string) => `${threadId}:${runId}`;

  /** Runs what waits on the thread; false when another process has its lease. */
  async function work(session: Session): Promise<boolean> {
    const { clinicId, threadId } = session;
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
    try {
      while (!lost.signal.aborted) {
        const [run] = await withClinic(db, clinicId, (tx) => openRuns(tx, clinicId, threadId, 1));
        if (!run) break;
        await carryOut(session, run, token, lost.signal);
      }
    } finally {
      clearInterval(renewal);
      await releaseLease(db, threadId, token);
    }
    return true;
  }

  async function carryOut(session: Session, run: RunRow, token: number, lost: AbortSignal): Promise<void> {
    const { clinicId, threadId } = session;
    const ids = { threadId, runId: run.id };
    const abort = new AbortController();
    const handle: { abort: AbortController; step: string | null } = { abort, step: null };
    live.set(keyOf(threadId, run.id), handle);
    const resumed = run.status === "running";
    const writer = await log.writer(session, run.id, token, !resumed);
    // A fresh signal for every turn: a long-lived one would gather listeners.
    const signal = AbortSignal.any([abort.signal, lost, AbortSignal.timeout(turnTimeoutMs)]);
    try {
      const begun = await begin(session, run.id, token, writer);
      if (!begun) return;
      const context = { clinicId, threadId, runId: run.id, now: clock().toISOString(), leaseToken: token };
      const replied = await play(session, ids, writer, handle, {
        context,
        input: TurnInput.parse(run.input),
        signal,
        resumed,
      });
      await finish(session, run.id, writer, replied);
    } catch (error) {
      await fail(session, run.id, writer, error, signal);
    } finally {
      live.delete(keyOf(threadId, run.id));
      writer.publish();
    }
    tidy(threadId).catch(report);
  }

  /** False when the run was cancelled before it began. */
  async function begin(session: Session, runId: string, token: number, writer: RunWriter): Promise<boolean> {
    const { clinicId, threadId } = session;
    const key = { clinicId, threadId, runId };
    const begun = await withClinic(db, clinicId, async (tx) => {
      const change = {
        from: ["queued" as const, "running" as const],
        to: "running" as const,
        at: clock(),
        fencingToken: token,
      };
      if (!(await setRunStatus(tx, key, change))) return false;
      await writer.append(tx, writer.last === 0 ? [runStarted({ threadId, runId })] : writer.openSteps().map(closed));
      return true;
    });
    writer.publish();
    return begun;
  }

  /** The turn's steps go to the log as they come, in small batches; its reply is returned. */
  async function play(
    session: Session,
    ids: { threadId: string; runId: string },
    writer: RunWriter,
    handle: { step: string | null },
    request: Parameters<RunTurn>[0],
  ): Promise<{ replied: Replied; rest: AGUIEvent[] }> {
    let batch: AGUIEvent[] = [];
    let writing: Promise<void> = Promise.resolve();
    const flush = () => {
      const events = batch;
      batch = [];
      writing = writing.then(async () => {
        await withClinic(db, session.clinicId, (tx) => writer.append(tx, events));
        writer.publish();
      });
      // Awaited below; without this a failure between two events would be unhandled.
      writing.catch(() => {});
    };
    let timer: NodeJS.Timeout | null = null;
    try {
      for await (const event of runTurn(request)) {
        if (event.type === "replied") {
          if (timer) clearTimeout(timer);
          await writing;
          return { replied: event, rest: [...batch, ...toAgUi(event, ids)] };
        }
        handle.step = event.type === "step_started" ? event.step : null;
        batch.push(...toAgUi(event, ids));
        timer ??= setTimeout(() => {
          timer = null;
          flush();
        }, BATCH_MS);
      }
    } finally {
      if (timer) clearTimeout(timer);
      await writing.catch(report);
    }
    throw new Error("The turn ended without a reply.");
  }

  /** The answer, the transcript, the state and the end of the run: one transaction. */
  async function finish(
    { clinicId, threadId }: Session,
    runId: string,
    writer: RunWriter,
    { replied, rest }: { replied: Replied; rest: AGUIEvent[] },
  ): Promise<void> {
    const at = clock();
    await withClinic(db, clinicId, async (tx) => {
      await writer.append(tx, rest);
      const { text, cards } = replied.reply;
      await insertMessage(tx, {
        clinicId,
        threadId,
        runId,
        messageId: replyMessageId(runId),
        role: "assistant",
        text,
        cards,
        at,
      });
      await savePublicState(tx, clinicId, threadId, replied.state);
      await setRunStatus(tx, { clinicId, threadId, runId }, { from: ["running"], to: "finished", at });
    });
  }

  async function fail(
    session: Session,
    runId: string,
    writer: RunWriter,
    error: unknown,
    signal: AbortSignal,
  ): Promise<void> {
    const { clinicId, threadId } = session;
    const reason: unknown = signal.aborted ? signal.reason : error;
    // Another process has the run now and will end it.
    if (reason instanceof LeaseLost || error instanceof LeaseLost) return;
    const cancelled = reason instanceof Cancelled;
    if (!cancelled) report(error);
    const timeout = reason instanceof DOMException && reason.name === "TimeoutError";
    const last = cancelled ? runCancelled({ threadId, runId }) : runFailed(timeout ? "timeout" : "unavailable");
    const to = cancelled ? ("cancelled" as const) : ("failed" as const);
    try {
      await withClinic(db, clinicId, async (tx) => {
        await writer.append(tx, [...writer.openSteps().map(closed), last]);
        await setRunStatus(tx, { clinicId, threadId, runId }, { from: ["running"], to, at: clock() });
      });
    } catch (fault) {
      if (!(fault instanceof LeaseLost)) throw fault;
    }
  }

  return {
    work,
    /** Stops a turn of this process; false once it may be writing a visit, or when it is not here. */
    cancel(threadId: string, runId: string): boolean {
      const handle = live.get(keyOf(threadId, runId));
      if (!handle || handle.step === "booking") return false;
      handle.abort.abort(new Cancelled());
      return true;
    },
    liveRuns: (): number => live.size,
  };
}

export type RunTurns = ReturnType<typeof createRunTurns>;

const closed = (stepName: string): AGUIEvent => ({ type: EventType.STEP_FINISHED, stepName });
