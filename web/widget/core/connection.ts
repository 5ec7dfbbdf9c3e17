import type { Listener } from "./listener.ts";
import { createPatience } from "./patience.ts";
import { Problem, problemOf } from "./problem.ts";
import { readText } from "./read-body.ts";
import { createRequest, type RequestOptions } from "./request.ts";
import { createRunStream } from "./run-stream.ts";
import type { Feedback, SavedFile, Session, Submission, ThreadView } from "./types.ts";
import { isSession, isThread } from "./well-formed.ts";

export type Connection = ReturnType<typeof createConnection>;

/** What is no run's stream is small: later than this, its answer got lost on the way. */
const LATE_MS = 20_000;

/** Some five hundred turns with a list of times each. */
const MAX_HISTORY_CHARACTERS = 4 * 1024 * 1024;

/** For an answer that says nothing more than that it was done. */
const done = () => {};

const CALENDAR_URL = /^\/v1\/appointments\/[\w-]+\/calendar\.ics$/;

/**
 * The chat API over HTTP.
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
  const request = createRequest({ fetch, host, onDate });
  const patiently = createPatience({ wait, random });
  const runToEnd = createRunStream({ request, patiently, startTimer });

  /** One small request, all of its answer in time; throws its refusal. */
  async function ask<T>(
    path: string,
    { signal, ...options }: RequestOptions,
    read: (response: Response) => T | Promise<T>,
  ) {
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
