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

/** A hundred times a long answer. More is a fault, and must not be what the browser spends its memory on. */
const MAX_ANSWER_BYTES = 512 * 1024;

/** Some five hundred turns with a list of times each. */
const MAX_HISTORY_CHARACTERS = 4 * 1024 * 1024;

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

  async function ask(path: string, options: Options): Promise<Response> {
    const response = await request(path, options);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /** Reads one answer until its terminal event; `false` when it broke off before that. */
  async function read(response: Response, progress: RunProgress, listener: Listener): Promise<boolean> {
    if (!response.body) return false;
    const { body } = response;
    let cancelTimer = () => {};
    let received = 0;
    const heard = (bytes: number) => {
      received += bytes;
      if (received > MAX_ANSWER_BYTES) throw new Problem(0, "answer_too_long", "");
      cancelTimer();
      cancelTimer = startTimer(STALLED_MS, () => progress.drop());
    };
    heard(0);
    try {
      for await (const { id, data } of readFrames(chunksOf(body, heard))) {
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
    return false;
  }

  async function runToEnd(
    session: Session,
    { runId, submission }: { runId: string; submission: Submission | null },
    listener: Listener,
    signal: AbortSignal,
  ): Promise<void> {
    const progress = createRunProgress(null);
    let failures = 0;
    for (;;) {
      signal.throwIfAborted();
      const before = progress.lastEventId;
      let retryAfterMs: number | null = null;
      try {
        const attempt = progress.attempt(signal);
        const response =
          submission && progress.lastEventId === null
            ? await request("/runs", {
                session,
                method: "POST",
                body: JSON.stringify(runInput(session.threadId, submission)),
                headers: { Accept: "text/event-stream" },
                signal: attempt,
              })
            : await request(`/runs/${encodeURIComponent(runId)}/events`, {
                session,
                headers: {
                  Accept: "text/event-stream",
                  ...(progress.lastEventId === null ? {} : { "Last-Event-ID": progress.lastEventId }),
                },
                signal: attempt,
              });
        if (response.status === 204) throw new Problem(204, "run_unknown", "");
        if (!response.ok) throw await problemOf(response);
        if (await read(response, progress, listener)) return;
      } catch (error) {
        signal.throwIfAborted();
        if (error instanceof Problem) {
          if (!error.passing) throw error;
          retryAfterMs = error.retryAfterMs;
        }
        // Anything else is the network's: a refused connection or one that was cut.
      }
      failures = progress.lastEventId === before ? failures + 1 : 1;
      await pause(failures, retryAfterMs, listener, signal);
    }
  }

  /** Before another try; throws `Unreachable` when there were enough. */
  async function pause(failures: number, retryAfterMs: number | null, listener: Listener, signal: AbortSignal) {
    if (failures > MAX_ATTEMPTS) throw new Unreachable("The connection could not be restored.");
    listener.connection("reconnecting");
    await wait(Math.max(backOffMs(failures, random), Math.min(retryAfterMs ?? 0, 30_000)), signal);
  }

  async function openOnce(clinic: string, signal: AbortSignal): Promise<Session> {
    const open = (zone: string | undefined) =>
      ask("/sessions", { method: "POST", body: JSON.stringify({ clinic, timeZone: zone }), signal });
    const response = await open(timeZone).catch((error: unknown) => {
      // A browser may know a zone that the server does not: nobody is turned away for their clock.
      if (timeZone === undefined || !(error instanceof Problem && error.status === 422)) throw error;
      return open(undefined);
    });
    const opened: unknown = JSON.parse((await readText(response)) ?? "null");
    if (!isSession(opened)) throw new TypeError("The server opened no session.");
    return { token: opened.token, threadId: opened.threadId };
  }

  return {
    /**
     * `clinic` is the clinic's slug or its publishable key. A thread that was opened and whose answer got lost stays
     * empty: trying again harms nothing. Throws as `send` does.
     */
    async openSession(clinic: string, listener: Listener, signal: AbortSignal): Promise<Session> {
      for (let failures = 1; ; failures++) {
        let retryAfterMs: number | null = null;
        try {
          return await openOnce(clinic, signal);
        } catch (error) {
          signal.throwIfAborted();
          if (error instanceof Problem) {
            if (!error.passing) throw error;
            retryAfterMs = error.retryAfterMs;
          }
        }
        await pause(failures, retryAfterMs, listener, signal);
      }
    },
    /**
     * Sends a turn and delivers its events until it ends; leaving (`signal`) is not cancelling: the run goes on.
     * Throws `Problem` when it is refused, `Unreachable` when it may be running but nobody answers.
     */
    send: (session: Session, submission: Submission, listener: Listener, signal: AbortSignal) =>
      runToEnd(session, { runId: submission.runId, submission }, listener, signal),
    /** Delivers the events of a run that was started before, from its first. */
    follow: (session: Session, runId: string, listener: Listener, signal: AbortSignal) =>
      runToEnd(session, { runId, submission: null }, listener, signal),
    /** The conversation so far; null when it is no more. Throws the `Problem` `history_too_long` for one too long to show. */
    async thread(session: Session): Promise<ThreadView | null> {
      try {
        const response = await ask(`/threads/${encodeURIComponent(session.threadId)}`, { session });
        const text = await readText(response, MAX_HISTORY_CHARACTERS);
        if (text === null) throw new Problem(0, "history_too_long", "");
        const view: unknown = JSON.parse(text);
        if (!isThread(view)) throw new TypeError("The server sent no conversation.");
        return view;
      } catch (error) {
        if (error instanceof Problem && error.conversationOver) return null;
        throw error;
      }
    },
    async endThread(session: Session): Promise<void> {
      try {
        await ask(`/threads/${encodeURIComponent(session.threadId)}`, { session, method: "DELETE" });
      } catch (error) {
        if (!(error instanceof Problem && error.conversationOver)) throw error;
      }
    },
    /** A visit as a file for any calendar; `url` is as a card names it. Throws `Problem` when it is refused. */
    async calendarFile(session: Session, url: string): Promise<SavedFile> {
      // The token goes to our own API and nowhere else, whatever a card says.
      if (!CALENDAR_URL.test(url)) throw new TypeError("This is not the address of a visit's calendar file.");
      const response = await ask(url, { session });
      const disposition = response.headers.get("Content-Disposition") ?? "";
      const name = /filename="([\w.-]+\.ics)"/.exec(disposition)?.[1] ?? "visit.ics";
      return { name, content: await response.blob() };
    },
    /** False when the turn can no longer be stopped. */
    async cancel(session: Session, runId: string): Promise<boolean> {
      const response = await request(`/runs/${encodeURIComponent(runId)}/cancel`, { session, method: "POST" });
      return response.ok;
    },
    /** `token`: signed by the clinic's portal. */
    async identify(session: Session, token: string): Promise<void> {
      const path = `/threads/${encodeURIComponent(session.threadId)}/identity`;
      await ask(path, { session, method: "POST", body: JSON.stringify({ token }) });
    },
    /** `completed`: as `booked:RC-7K3M-Q2`. */
    async sendFeedback(session: Session, completed: string, feedback: Feedback): Promise<void> {
      const path = `/threads/${encodeURIComponent(session.threadId)}/feedback`;
      const [outcome, reference] = completed.split(":");
      await ask(path, {
        session,
        method: "POST",
        body: JSON.stringify({ about: { outcome, reference }, ...feedback }),
      });
    },
  };
}
