// @ts-check
import { backOffMs, MAX_ATTEMPTS } from "./back-off.js";
import { parseEvent } from "./parse-event.js";
import { Problem, problemOf, Unreachable } from "./problem.js";
import { runInput } from "./run-input.js";
import { createRunProgress } from "./run-progress.js";
import { chunksOf, readFrames } from "./sse.js";

/**
 * @import { RunProgress } from "./run-progress.js"
 * @import { SavedFile, ServerEvent, Session, Submission, ThreadView } from "./types.ts"
 * @typedef {object} Listener
 * @property {(event: ServerEvent, eventId: string) => void} event each event of the run, in order, once
 * @property {(connection: "online" | "reconnecting") => void} connection
 */

/** The server's heartbeat comes every 15 s; three missed ones mean that a proxy or a network went quiet. */
const STALLED_MS = 45_000;

const CALENDAR_URL = /^\/v1\/appointments\/[\w-]+\/calendar\.ics$/;

/**
 * The chat API over HTTP. A run's stream that breaks off is taken up again where it stopped, and a submission that may
 * or may not have arrived is sent again with the same `runId`, which the server never runs twice.
 * @param {object} parts
 * @param {typeof globalThis.fetch} parts.fetch
 * @param {(ms: number, signal?: AbortSignal) => Promise<void>} parts.wait may end early when the network is back
 * @param {() => number} parts.random
 * @param {(ms: number, late: () => void) => () => void} parts.startTimer returns its own cancel
 * @param {string} [parts.timeZone] of this browser's clock, IANA
 * @param {(serverDate: number) => void} [parts.onDate] the server's clock, from its answers
 */
export function createConnection({ fetch, wait, random, startTimer, timeZone, onDate = () => {} }) {
  /**
   * @param {string} path
   * @param {RequestInit & { session?: Session, body?: string }} [options]
   */
  async function request(path, { session, headers, ...options } = {}) {
    const response = await fetch(path.startsWith("/v1/") ? path : `/v1/chat${path}`, {
      ...options,
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

  /**
   * @param {string} path
   * @param {RequestInit & { session?: Session, body?: string }} options
   */
  async function ask(path, options) {
    const response = await request(path, options);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  /**
   * Reads one answer until its terminal event; `false` when it broke off before that.
   * @param {Response} response
   * @param {RunProgress} progress
   * @param {Listener} listener
   */
  async function read(response, progress, listener) {
    if (!response.body) return false;
    const { body } = response;
    let cancelTimer = () => {};
    const heard = () => {
      cancelTimer();
      cancelTimer = startTimer(STALLED_MS, () => progress.drop());
    };
    heard();
    try {
      for await (const { id, data } of readFrames(chunksOf(body, heard))) {
        if (!progress.isNew(id)) continue;
        const event = parseEvent(data);
        if (!event) continue;
        listener.connection("online");
        listener.event(event, id);
        if (event.type === "RUN_FINISHED" || event.type === "RUN_ERROR") return true;
      }
    } finally {
      cancelTimer();
    }
    return false;
  }

  /**
   * @param {Session} session
   * @param {{ runId: string, submission: Submission | null, lastEventId: string | null }} run
   * @param {Listener} listener
   * @param {AbortSignal} signal
   */
  async function runToEnd(session, { runId, submission, lastEventId }, listener, signal) {
    const progress = createRunProgress(lastEventId);
    let failures = 0;
    for (;;) {
      signal.throwIfAborted();
      const before = progress.lastEventId;
      /** @type {number | null} */
      let retryAfterMs = null;
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
        if (response.status === 204) throw new Problem(204, "run_unknown", "That answer is no longer available.");
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
      if (failures > MAX_ATTEMPTS) throw new Unreachable("The connection could not be restored.");
      listener.connection("reconnecting");
      await wait(Math.max(backOffMs(failures, random), Math.min(retryAfterMs ?? 0, 30_000)), signal);
    }
  }

  return {
    /**
     * @param {string} clinic
     * @returns {Promise<Session>}
     */
    async openSession(clinic) {
      const open = (/** @type {string | undefined} */ zone) =>
        ask("/sessions", { method: "POST", body: JSON.stringify({ clinic, timeZone: zone }) });
      const response = await open(timeZone).catch((/** @type {unknown} */ error) => {
        // A browser may know a zone that the server does not: nobody is turned away for their clock.
        if (timeZone === undefined || !(error instanceof Problem && error.status === 422)) throw error;
        return open(undefined);
      });
      const { token, threadId } = await response.json();
      return { token, threadId };
    },
    /**
     * Sends a turn and delivers its events until it ends.
     * Throws `Problem` when it is refused, `Unreachable` when it may be running but nobody answers.
     * @param {Session} session
     * @param {Submission} submission
     * @param {Listener} listener
     * @param {AbortSignal} signal leaving is not cancelling: the run goes on
     */
    send: (session, submission, listener, signal) =>
      runToEnd(session, { runId: submission.runId, submission, lastEventId: null }, listener, signal),
    /**
     * Delivers the events of a run that was started before, from its first.
     * @param {Session} session
     * @param {string} runId
     * @param {Listener} listener
     * @param {AbortSignal} signal
     */
    follow: (session, runId, listener, signal) =>
      runToEnd(session, { runId, submission: null, lastEventId: null }, listener, signal),
    /**
     * The conversation so far; null when it is no more.
     * @param {Session} session
     * @returns {Promise<ThreadView | null>}
     */
    async thread(session) {
      try {
        const response = await ask(`/threads/${encodeURIComponent(session.threadId)}`, { session });
        return /** @type {ThreadView} */ (await response.json());
      } catch (error) {
        if (error instanceof Problem && error.conversationOver) return null;
        throw error;
      }
    },
    /** @param {Session} session */
    async endThread(session) {
      try {
        await ask(`/threads/${encodeURIComponent(session.threadId)}`, { session, method: "DELETE" });
      } catch (error) {
        if (!(error instanceof Problem && error.conversationOver)) throw error;
      }
    },
    /**
     * A visit as a file for any calendar. Throws `Problem` when it is refused.
     * @param {Session} session
     * @param {string} url as a card names it
     * @returns {Promise<SavedFile>}
     */
    async calendarFile(session, url) {
      // The token goes to our own API and nowhere else, whatever a card says.
      if (!CALENDAR_URL.test(url)) throw new TypeError("This is not the address of a visit's calendar file.");
      const response = await ask(url, { session });
      const disposition = response.headers.get("Content-Disposition") ?? "";
      const name = /filename="([\w.-]+\.ics)"/.exec(disposition)?.[1] ?? "visit.ics";
      return { name, content: await response.blob() };
    },
    /**
     * @param {Session} session
     * @param {string} runId
     * @returns {Promise<boolean>} false when the turn can no longer be stopped
     */
    async cancel(session, runId) {
      const response = await request(`/runs/${encodeURIComponent(runId)}/cancel`, { session, method: "POST" });
      return response.ok;
    },
    /**
     * @param {Session} session
     * @param {{ rating: number, comment?: string }} feedback
     */
    async sendFeedback(session, feedback) {
      const path = `/threads/${encodeURIComponent(session.threadId)}/feedback`;
      await ask(path, { session, method: "POST", body: JSON.stringify(feedback) });
    },
  };
}
