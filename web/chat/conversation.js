// @ts-check
import { Problem } from "./problem.js";

/**
 * @import { Action, ServerEvent, Session, Submission } from "./types.ts"
 * @typedef {ReturnType<typeof import("./store.js").createStore>} Store
 * @typedef {ReturnType<typeof import("./connection.js").createConnection>} Connection
 * @typedef {ReturnType<typeof import("./session-storage.js").createSessionStorage>} SessionStorage
 * @typedef {ReturnType<typeof createConversation>} Conversation
 */

/** As the server's limit; told before sending instead of after. */
export const MAX_TEXT = 20_000;

/**
 * What the patient does, as turns on the server, and their answers in the store. One turn at a time.
 * @param {object} parts
 * @param {string} parts.clinic slug
 * @param {Store} parts.store
 * @param {Connection} parts.connection
 * @param {SessionStorage} parts.storage
 * @param {() => string} parts.newId a UUID
 * @param {() => number} parts.now
 */
export function createConversation({ clinic, store, connection, storage, newId, now }) {
  const remembered = storage.load();
  /** @type {Session | null} */
  let session = remembered?.session ?? null;
  let rated = remembered?.rated ?? false;
  let leaving = new AbortController();

  /** @param {Submission | null} unanswered */
  const remember = (unanswered) => {
    if (session) storage.save({ session, unanswered, rated });
  };

  const listener = {
    /** @param {ServerEvent} event */
    event: (event) => store.apply({ type: "event", event, receivedAt: now() }),
    /** @param {"online" | "reconnecting"} state */
    connection: (state) => store.apply({ type: "connection", connection: state }),
  };

  /** @param {Submission} submission */
  async function run(submission) {
    if (store.state.running) return false;
    store.apply({ type: "submitted", submission });
    const { signal } = leaving;
    try {
      session ??= await connection.openSession(clinic);
      if (signal.aborted) return false;
      remember(submission);
      await connection.send(session, submission, listener, signal);
      remember(null);
    } catch (error) {
      if (!signal.aborted) await lose(submission, error);
    }
    return true;
  }

  /**
   * @param {Submission} submission
   * @param {unknown} error
   */
  async function lose(submission, error) {
    const id = `lost-${submission.runId}`;
    // The run is over and its events are gone: what came of it is in the transcript.
    if (error instanceof Problem && error.code === "run_unknown" && (await reload())) return;
    if (error instanceof Problem && !error.passing) {
      if (error.conversationOver) {
        // The next try speaks in a new conversation, in words alone: taps and answers belonged to the old one.
        session = null;
        storage.clear();
        const retry = submission.answer ? undefined : freshly(submission.text);
        const text = "This conversation has ended. What was booked stays booked.";
        store.apply({ type: "run_lost", id, text, ...(retry ? { retry } : {}) });
        return;
      }
      remember(null);
      store.apply({ type: "run_lost", id, text: error.message });
      return;
    }
    const text =
      error instanceof Problem
        ? error.message
        : "We could not reach the clinic. Your message is kept; sending it again books nothing twice.";
    store.apply({ type: "run_lost", id, text, retry: submission });
  }

  /**
   * @param {string} text
   * @param {Partial<Submission>} [meaning]
   * @returns {Submission}
   */
  const freshly = (text, meaning = {}) => ({ runId: newId(), messageId: newId(), text, ...meaning });

  /** @returns {Promise<boolean>} whether the transcript could be shown */
  async function reload() {
    const view = session && (await connection.thread(session).catch(() => null));
    if (view) store.apply({ type: "restored", view });
    return Boolean(view);
  }

  /**
   * Follows a run that was started before this page was loaded.
   * @param {Session} inSession
   * @param {string} runId
   * @param {Submission | null} unanswered
   */
  async function follow(inSession, runId, unanswered) {
    store.apply({ type: "following", runId });
    const { signal } = leaving;
    try {
      await connection.follow(inSession, runId, listener, signal);
      remember(null);
    } catch (error) {
      if (signal.aborted) return;
      if (unanswered) await lose(unanswered, error);
      else store.apply({ type: "run_lost", id: `lost-${runId}`, text: "The answer could not be loaded." });
    }
  }

  return {
    /** @returns {boolean} whether anything may be sent now */
    get idle() {
      return store.state.running === null;
    },
    get mayRate() {
      return session !== null && !rated;
    },
    /** @param {string} text */
    say: (text) => run(freshly(text)),
    /**
     * @param {Action} action
     * @param {string} text the same in words
     */
    tap: (action, text) => run(freshly(text, { action })),
    /**
     * @param {boolean} approved
     * @param {string} text the same in words
     */
    answer(approved, text) {
      const { pending } = store.state;
      if (!pending) return run(freshly(text));
      // An answer has no message of its own: the server files it under its run.
      const runId = newId();
      const answer = { interruptId: pending.interruptId, approved };
      return run({ runId, messageId: runId, text, answer });
    },
    /** @param {Submission} submission as it was; the server never runs it twice */
    retry: (submission) => run(submission),
    /** @returns {Promise<boolean>} false when this turn can no longer be stopped */
    async stop() {
      const { running } = store.state;
      if (!running || !session) return false;
      return connection.cancel(session, running.runId).catch(() => false);
    },
    /** Shows the conversation this tab had, and goes on with what was being answered. */
    async restore() {
      if (!session) return;
      const inSession = session;
      const view = await connection.thread(inSession);
      if (!view || view.status === "ended") {
        session = null;
        storage.clear();
        return;
      }
      store.apply({ type: "restored", view });
      const unanswered = remembered?.unanswered ?? null;
      if (view.activeRunId) return follow(inSession, view.activeRunId, unanswered);
      const arrived = view.messages.some(({ id }) => id === unanswered?.messageId);
      if (unanswered && !arrived) await run(unanswered);
      else remember(null);
    },
    /** Ends the conversation here and on the server. Throws when the server could not be told; nothing is lost then. */
    async clear() {
      if (session) await connection.endThread(session);
      leaving.abort();
      leaving = new AbortController();
      session = null;
      rated = false;
      storage.clear();
      store.apply({ type: "cleared" });
    },
    /** @param {{ rating: number, comment?: string }} feedback */
    async rate(feedback) {
      if (!session) return;
      await connection.sendFeedback(session, feedback);
      rated = true;
      remember(null);
    },
    /**
     * A visit of this conversation as a calendar file. Throws `Problem` when it is refused.
     * @param {string} url as a card names it
     */
    async calendarFile(url) {
      if (!session) throw new Problem(401, "session_over", "This conversation has ended.");
      return connection.calendarFile(session, url);
    },
    /** The question how it was is not asked again. */
    passOverRating() {
      rated = true;
      remember(null);
    },
    /** The page goes; the run does not. */
    leave: () => leaving.abort(),
  };
}
