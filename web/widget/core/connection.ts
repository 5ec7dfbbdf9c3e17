import { backOffMs, MAX_ATTEMPTS } from "./back-off.ts";
import { parseEvent } from "./parse-event.ts";
import { Problem, problemOf, Unreachable } from "./problem.ts";
import { chunksOf, readText } from "./read-body.ts";
import { runInput } from "./run-input.ts";
import { createRunProgress, type RunProgress } from "./run-progress.ts";
import { readFrames } from "./sse.ts";
import type { Feedback, SavedFile, ServerEvent, Session, Submission, ThreadView } from "./types.ts";
import { isSession, isThread } from "./well-formed.ts";

export interface Listener {
  /** Each event of the run, in order, once. */
  event(event: ServerEvent, eventId: string): void;
  /** Something came that is no event; it is left out. */
  malformed(): void;
  connection(connection: "online" | "reconnecting"): void;
}

export type Connection = ReturnType<typeof createConnection>;

/** The server's heartbeat comes every 15 s; three missed ones mean that a proxy or a network went quiet. */
const STALLED_MS = 45_000;

/** What is no run's stream is small: later than this, its answer got lost on the way. */
const LATE_MS = 20_000;

/** A hundred times a long answer. More is a fault, and must not be what the browser spends its memory on. */
const MAX_ANSWER_BYTES = 512 * 1024;

/** Some five hundred turns with a list of times each. */
const MAX_HISTORY_CHARACTERS = 4 * 1024 * 1024;

/** For an answer that says nothing more than that it was done. */
const done = () => {};

const CALENDAR_URL = /^\/v1\/appointments\/[\w-]+\/calendar\.ics$/;

type Options = RequestInit & { session?: Session; body?: string };

/**
 * The chat API over HTTP. A run's stream that breaks off is taken up again where it stopped, and a submission that may
 * or may not have arrived is sent again with the same `runId`, which the server never runs twice.
 *
 * `host` is the API's origin, "" for the page's own; `wait` may end early when the network is back; `random` is in
 * [0, 1); `startTimer` returns its own cancel; `timeZone` is of this browser's clock (IANA); `onDate` hears the
 * server's clock, in milliseconds since the epoch.
 */
export function createConnection({
  fetch,
  host = "",
  wait,
  random,
  startTimer,
  timeZone,
  onDate = () => {},
}: {
  fetch: typeof globalThis.fetch;
  host?: string;
  wait: (ms: number, signal?: AbortSignal) => Promise<void>;
  random: () => number;
  startTimer: (ms: number, late: () => void) => () => void;
  timeZone?: string;
  onDate?: (serverDate: number) => void;
}) {
  async function request(path: string, { session, headers, ...options }: Options = {}): Promise<Response> {
    const response = await fetch(host + (path.startsWith("/v1/") ? path : `/v1/chat${path}`), {
      ...options,
      // The token is the only proof: a cookie of the host page is none of our business.
      credentials: "omit",
      headers: {
        ...(options.body === undefined ? {} : { "Content-Type": "application/json" }),
        ...(session ? { Authorization: `Bearer ${session.token}` } : {}),
        ...headers,
      },
    });
    const date = Date.parse(response.headers.get("Date") ?? "");
    // The header leaves out the fraction of its second: the latest it can be, so that no hold looks longer than it is.
    if (Number.isFinite(date)) onDate(date + 999);
    return response;
  }

  /** One small request, all of its answer in time; throws its refusal. */
  async function ask<T>(path: string, { signal, ...options }: Options, read: (response: Response) => T | Promise<T>) {
    const late = new AbortController();
    const cancelTimer = startTimer(LATE_MS, () => late.abort());
    try {
      const either = AbortSignal.any(signal ? [signal, late.signal] : [late.signal]);
      const response = await request(path, { ...options, signal: either });
      if (!response.ok) throw await problemOf(response);
      return await read(response);
    } finally {
      cancelTimer();
    }
  }

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

  async function runToEnd(
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
  }

  /**
   * Tries `once` until it gives something other than undefined; whenever `reached` has changed, it begins to count anew.
   * Throws the refusal that no repetition helps, and `Unreachable` when there were enough.
   */
  async function patiently<T>(
    once: () => Promise<T | undefined>,
    listener: Listener,
    signal: AbortSignal,
    reached: () => unknown = () => null,
  ): Promise<T> {
    for (let failures = 0; ; ) {
      signal.throwIfAborted();
      const before = reached();
      let retryAfterMs: number | null = null;
      try {
        const result = await once();
        if (result !== undefined) {
          listener.connection("online");
          return result;
        }
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Problem) {
          if (!error.passing) throw error;
          retryAfterMs = error.retryAfterMs;
        }
        // Anything else is the network's: a refused connection or one that was cut.
      }
      failures = reached() === before ? failures + 1 : 1;
      if (failures > MAX_ATTEMPTS) throw new Unreachable("The connection could not be restored.");
      listener.connection("reconnecting");
      await wait(Math.max(backOffMs(failures, random), Math.min(retryAfterMs ?? 0, 30_000)), signal);
    }
  }

  async function openOnce(clinic: string, signal: AbortSignal): Promise<Session> {
    const open = (zone: string | undefined) =>
      ask("/sessions", { method: "POST", body: JSON.stringify({ clinic, timeZone: zone }), signal }, readText);
    const text = await open(timeZone).catch((error: unknown) => {
      // A browser may know a zone that the server does not: nobody is turned away for their clock.
      if (timeZone === undefined || !(error instanceof Problem && error.status === 422)) throw error;
      return open(undefined);
    });
    const opened: unknown = JSON.parse(text ?? "null");
    if (!isSession(opened)) throw new TypeError("The server opened no session.");
    return { token: opened.token, threadId: opened.threadId };
  }

  async function threadOnce(session: Session, signal: AbortSignal): Promise<ThreadView | null> {
    try {
      const path = `/threads/${encodeURIComponent(session.threadId)}`;
      const text = await ask(path, { session, signal }, (response) => readText(response, MAX_HISTORY_CHARACTERS));
      if (text === null) throw new Problem(0, "history_too_long", "");
      const view: unknown = JSON.parse(text);
      if (!isThread(view)) throw new TypeError("The server sent no conversation.");
      return view;
    } catch (error) {
      if (error instanceof Problem && error.conversationOver) return null;
      throw error;
    }
  }

  return {
    /**
     * `clinic` is the clinic's slug or its publishable key. A thread that was opened and whose answer got lost stays
     * empty: trying again harms nothing. Throws as `send` does.
     */
    openSession: (clinic: string, listener: Listener, signal: AbortSignal): Promise<Session> =>
      patiently(() => openOnce(clinic, signal), listener, signal),
    /**
     * Sends a turn and delivers its events until it ends; leaving (`signal`) is not cancelling: the run goes on.
     * Throws `Problem` when it is refused, `Unreachable` when it may be running but nobody answers.
     */
    send: (session: Session, submission: Submission, listener: Listener, signal: AbortSignal) =>
      runToEnd(session, { runId: submission.runId, submission }, listener, signal),
    /** Delivers the events of a run that was started before, from its first. */
    follow: (session: Session, runId: string, listener: Listener, signal: AbortSignal) =>
      runToEnd(session, { runId, submission: null }, listener, signal),
    /**
     * The conversation so far; null when it is no more. Throws as `send` does, and the `Problem` `history_too_long` for
     * one too long to show.
     */
    thread: (session: Session, listener: Listener, signal: AbortSignal): Promise<ThreadView | null> =>
      patiently(() => threadOnce(session, signal), listener, signal),
    async endThread(session: Session): Promise<void> {
      try {
        await ask(`/threads/${encodeURIComponent(session.threadId)}`, { session, method: "DELETE" }, done);
      } catch (error) {
        if (!(error instanceof Problem && error.conversationOver)) throw error;
      }
    },
    /** A visit as a file for any calendar; `url` is as a card names it. Throws `Problem` when it is refused. */
    async calendarFile(session: Session, url: string): Promise<SavedFile> {
      // The token goes to our own API and nowhere else, whatever a card says.
      if (!CALENDAR_URL.test(url)) throw new TypeError("This is not the address of a visit's calendar file.");
      return ask(url, { session }, async (response) => {
        const disposition = response.headers.get("Content-Disposition") ?? "";
        const name = /filename="([\w.-]+\.ics)"/.exec(disposition)?.[1] ?? "visit.ics";
        return { name, content: await response.blob() };
      });
    },
    /** False when the turn can no longer be stopped. */
    async cancel(session: Session, runId: string): Promise<boolean> {
      const path = `/runs/${encodeURIComponent(runId)}/cancel`;
      return ask(path, { session, method: "POST" }, () => true).catch((error: unknown) => {
        if (error instanceof Problem) return false;
        throw error;
      });
    },
    /** `token`: signed by the clinic's portal. */
    async identify(session: Session, token: string): Promise<void> {
      const path = `/threads/${encodeURIComponent(session.threadId)}/identity`;
      await ask(path, { session, method: "POST", body: JSON.stringify({ token }) }, done);
    },
    /** `completed`: as `booked:RC-7K3M-Q2`. */
    async sendFeedback(session: Session, completed: string, feedback: Feedback): Promise<void> {
      const path = `/threads/${encodeURIComponent(session.threadId)}/feedback`;
      const [outcome, reference] = completed.split(":");
      const body = JSON.stringify({ about: { outcome, reference }, ...feedback });
      await ask(path, { session, method: "POST", body }, done);
    },
  };
}
