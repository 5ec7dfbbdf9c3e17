import type { Strings } from "../strings/en.ts";
import type { Connection } from "./connection.ts";
import { Problem } from "./problem.ts";
import type { SessionStorage } from "./session-storage.ts";
import type { Store } from "./store.ts";
import type { Action, Feedback, ServerEvent, Session, Submission } from "./types.ts";

export type Conversation = ReturnType<typeof createConversation>;

/** As the server's limit; told before sending instead of after. */
export const MAX_TEXT = 20_000;

/**
 * What the patient does, as turns on the server, and their answers in the store. One turn at a time.
 * `clinic` is its slug or its publishable key, `newId` makes UUIDs, `strings` are read when a sentence is needed.
 */
export function createConversation({
  clinic,
  store,
  connection,
  storage,
  strings,
  newId,
  now,
}: {
  clinic: string;
  store: Store;
  connection: Connection;
  storage: SessionStorage;
  strings: () => Strings;
  newId: () => string;
  now: () => number;
}) {
  const remembered = storage.load();
  let session: Session | null = remembered?.session ?? null;
  let rated = remembered?.rated ?? [];
  let leaving = new AbortController();

  const remember = (unanswered: Submission | null) => {
    if (session) storage.save({ session, unanswered, rated });
  };

  const listener = {
    event: (event: ServerEvent) => store.apply({ type: "event", event, receivedAt: now() }),
    connection: (state: "online" | "reconnecting") => store.apply({ type: "connection", connection: state }),
  };

  async function run(submission: Submission): Promise<boolean> {
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

  async function lose(submission: Submission, error: unknown): Promise<void> {
    const id = `lost-${submission.runId}`;
    // The run is over and its events are gone: what came of it is in the transcript.
    if (error instanceof Problem && error.code === "run_unknown" && (await reload())) return;
    if (error instanceof Problem && !error.passing) {
      if (error.conversationOver && session) {
        // The next try speaks in a new conversation, in words alone: taps and answers belonged to the old one.
        session = null;
        storage.clear();
        const retry = submission.answer ? undefined : freshly(submission.text);
        const text = strings().conversationOver;
        store.apply({ type: "run_lost", id, text, ...(retry ? { retry } : {}) });
        return;
      }
      remember(null);
      const unsaid = error.code === "run_unknown" ? strings().answerGone : strings().wentWrong;
      store.apply({ type: "run_lost", id, text: error.message || unsaid });
      return;
    }
    const text = error instanceof Problem ? error.message || strings().wentWrong : strings().unreachable;
    store.apply({ type: "run_lost", id, text, retry: submission });
  }

  const freshly = (text: string, meaning: Partial<Submission> = {}): Submission => ({
    runId: newId(),
    messageId: newId(),
    text,
    ...meaning,
  });

  function passOver(outcome: string): void {
    rated = [...rated, outcome];
    remember(store.state.running?.submission ?? null);
  }

  /** Whether the transcript could be shown. */
  async function reload(): Promise<boolean> {
    const view = session && (await connection.thread(session).catch(() => null));
    if (view) store.apply({ type: "restored", view });
    return Boolean(view);
  }

  /** Follows a run that was started before this page was loaded. */
  async function follow(inSession: Session, runId: string, unanswered: Submission | null): Promise<void> {
    store.apply({ type: "following", runId });
    const { signal } = leaving;
    try {
      await connection.follow(inSession, runId, listener, signal);
      remember(null);
    } catch (error) {
      if (signal.aborted) return;
      if (unanswered) await lose(unanswered, error);
      else store.apply({ type: "run_lost", id: `lost-${runId}`, text: strings().answerNotLoaded });
    }
  }

  return {
    /** Whether anything may be sent now. */
    get idle(): boolean {
      return store.state.running === null;
    },
    /** Whether this outcome (`booked:RC-7K3M-Q2`) was neither rated nor passed over yet. */
    mayRate: (outcome: string): boolean => session !== null && !rated.includes(outcome),
    /** False when a turn is still being answered. */
    say: (text: string) => run(freshly(text)),
    /** `text` is the same in words. */
    tap: (action: Action, text: string) => run(freshly(text, { action })),
    /** `text` is the same in words. */
    answer(approved: boolean, text: string): Promise<boolean> {
      const { pending } = store.state;
      if (!pending) return run(freshly(text));
      // An answer has no message of its own: the server files it under its run.
      const runId = newId();
      const answer = { interruptId: pending.interruptId, approved };
      return run({ runId, messageId: runId, text, answer });
    },
    /** `submission` goes as it was; the server never runs it twice. */
    retry: (submission: Submission) => run(submission),
    /** False when this turn can no longer be stopped. */
    async stop(): Promise<boolean> {
      const { running } = store.state;
      if (!running || !session) return false;
      return connection.cancel(session, running.runId).catch(() => false);
    },
    /** Shows the conversation this tab had, and goes on with what was being answered. */
    async restore(): Promise<void> {
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
    async clear(): Promise<void> {
      if (session) await connection.endThread(session);
      leaving.abort();
      leaving = new AbortController();
      session = null;
      rated = [];
      storage.clear();
      store.apply({ type: "cleared" });
    },
    /** Rejects when it did not arrive. */
    async rate(outcome: string, feedback: Feedback): Promise<void> {
      if (!session) return;
      await connection.sendFeedback(session, feedback);
      passOver(outcome);
    },
    /** A visit of this conversation as a calendar file. Throws `Problem` when it is refused. */
    async calendarFile(url: string) {
      if (!session) throw new Problem(401, "session_over", strings().conversationOver);
      return connection.calendarFile(session, url);
    },
    /** The question how it was is not asked again. */
    passOverRating: passOver,
    /** The page goes; the run does not. */
    leave: () => leaving.abort(),
  };
}
