import type { Listener } from "./listener.ts";
import { parseEvent } from "./parse-event.ts";
import type { Patiently } from "./patience.ts";
import { Problem, problemOf } from "./problem.ts";
import { chunksOf } from "./read-body.ts";
import type { Request } from "./request.ts";
import { runInput } from "./run-input.ts";
import { createRunProgress, type RunProgress } from "./run-progress.ts";
import { readFrames } from "./sse.ts";
import type { Session, Submission } from "./types.ts";

/** The server's heartbeat comes every 15 s; three missed ones mean that a proxy or a network went quiet. */
const STALLED_MS = 45_000;

/** A hundred times a long answer. More is a fault, and must not be what the browser spends its memory on. */
const MAX_ANSWER_BYTES = 512 * 1024;

/**
 * A run's stream, to its end: one that breaks off is taken up again where it stopped, and a submission that may or may
 * not have arrived is sent again with the same `runId`, which the server never runs twice.
 */
export function createRunStream({
  request,
  patiently,
  startTimer,
}: {
  request: Request;
  patiently: Patiently;
  startTimer: (ms: number, late: () => void) => () => void;
}) {
  /** Makes one attempt at a run, and reads its answer until the terminal event; undefined when it broke off before that. */
  async function read(
    attempt: () => Promise<Response>,
    progress: RunProgress,
    listener: Listener,
  ): Promise<true | undefined> {
    let cancelTimer = () => {};
    let received = 0;
    const heard = (bytes: number) => {
      received += bytes;
      if (received > MAX_ANSWER_BYTES) throw new Problem(0, "answer_too_long", "");
      cancelTimer();
      cancelTimer = startTimer(STALLED_MS, () => progress.drop());
    };
    // Its headers may never come, either.
    heard(0);
    try {
      const response = await attempt();
      if (response.status === 204) throw new Problem(204, "run_unknown", "");
      if (!response.ok) throw await problemOf(response);
      if (!response.body) return;
      for await (const { id, data } of readFrames(chunksOf(response.body, heard))) {
        if (!progress.isNew(id)) continue;
        const event = parseEvent(data);
        if (!event) {
          listener.malformed();
          continue;
        }
        listener.connection("online");
        listener.event(event, id);
        if (event.type === "RUN_FINISHED" || event.type === "RUN_ERROR") return true;
      }
    } finally {
      cancelTimer();
    }
  }

  return async function runToEnd(
    session: Session,
    { runId, submission }: { runId: string; submission: Submission | null },
    listener: Listener,
    signal: AbortSignal,
  ): Promise<void> {
    const progress = createRunProgress(null);
    const accept = { Accept: "text/event-stream" };
    const attempt = () => {
      const { lastEventId } = progress;
      const dropped = progress.attempt(signal);
      return submission && lastEventId === null
        ? request("/runs", {
            session,
            method: "POST",
            body: JSON.stringify(runInput(session.threadId, submission)),
            headers: accept,
            signal: dropped,
          })
        : request(`/runs/${encodeURIComponent(runId)}/events`, {
            session,
            headers: { ...accept, ...(lastEventId === null ? {} : { "Last-Event-ID": lastEventId }) },
            signal: dropped,
          });
    };
    await patiently(
      () => read(attempt, progress, listener),
      listener,
      signal,
      () => progress.lastEventId,
    );
  };
}
