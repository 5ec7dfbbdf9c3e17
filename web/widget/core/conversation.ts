import type { Strings } from "../strings/en.ts";
import type { Connection, Listener } from "./connection.ts";
import { Problem } from "./problem.ts";
import type { Remembered, SessionStorage } from "./session-storage.ts";
import type { Store } from "./store.ts";
import type { TabNote } from "./tabs.ts";
import type { Action, Feedback, Session, Submission } from "./types.ts";

export type Conversation = ReturnType<typeof createConversation>;

/** As the server's limit; told before sending instead of after. */
export const MAX_TEXT = 20_000;

const NOTHING: Omit<Remembered, "session"> = { unanswered: null, rated: [] };

/**
 * What the patient does, as turns on the server, and their answers in the store. One turn at a time; what is said
 * without a network waits in its turn until there is one. `clinic` is its slug or its publishable key, `newId` makes
 * UUIDs, `strings` are read when a sentence is needed, `tellTabs` reaches the other tabs in this conversation.
 */
export function createConversation({
  clinic,
  store,
  connection,
  storage,
  strings,
  newId,
  now,
  tellTabs = () => {},
}: {
  clinic: string;
  store: Store;
  connection: Connection;
  storage: SessionStorage;
  strings: () => Strings;
  newId: () => string;
  now: () => number;
  tellTabs?: (note: TabNote) => void;
}) {
  const remembered = storage.load();
  let session: Session | null = remembered?.session ?? null;
  let { unanswered, rated } = remembered ?? NOTHING;
  let leaving = new AbortController();

  const keep = () => {
    if (session || unanswered) storage.save({ session, unanswered, rated });
    else storage.clear();
  };
  const remember = (submission: Submission | null) => {
    unanswered = submission;
    keep();
  };
  const tell = (what: TabNote["what"]) => {
    if (session) tellTabs({ threadId: session.threadId, what });
  };

  const listening = ({ tells }: { tells: boolean }): Listener => {
    let began = !tells;
    return {
      event(event) {
        store.apply({ type: "event", event, receivedAt: now() });
        // Not earlier: another tab that looked now would not find the run yet.
        if (!began) tell("turn");
        began = true;
      },
      connection: (state) => store.apply({ type: "connection", connection: state }),
    };
  };

  async function run(submission: Submission): Promise<boolean> {
    if (store.state.running) return false;
    store.apply({ type: "submitted", submission });
    const { signal } = leaving;
    const listener = listening({ tells: true });
    // Before anything is sent: a message that waits for the network outlives a reload.
    remember(submission);
    try {
      session ??= await connection.openSession(clinic, listener, signal);
      if (signal.aborted) return false;
      keep();
      await connection.send(session, submission, listener, signal);
      remember(null);
      tell("turn");
    } catch (error) {
      if (!signal.aborted) await lose(submission, error);
    }
    return true;
  }

  async function lose(submission: Submission, error: unknown): Promise<void> {
    const id = `lost-${submission.runId}`;
    if (!(error instanceof Problem)) {
      store.apply({ type: "run_lost", id, text: strings().unreachable, code: "unreachable", retry: submission });
      return;
    }
    const { code } = error;
    // The run is over and its events are gone: what came of it is in the transcript.
    if (code === "run_unknown" && (await reload())) return;
    if (error.passing) {
      store.apply({ type: "run_lost", id, text: error.message || strings().wentWrong, code, retry: submission });
      return;
    }
    if (error.conversationOver && session) {
      // The next try speaks in a new conversation, in words alone: taps and answers belonged to the old one.
      drop();
      const retry = submission.answer ? undefined : freshly(submission.text);
      store.apply({ type: "run_lost", id, text: strings().conversationOver, code, ...(retry ? { retry } : {}) });
      return;
    }
    remember(null);
    // Nobody will read the rest of it.
    if (code === "answer_too_long" && session) void connection.cancel(session, submission.runId).catch(() => false);
    store.apply({ type: "run_lost", id, text: error.message || sentenceOf(code), code });
  }

  function sentenceOf(code: string): string {
    const { answerGone, answerTooLong, wentWrong } = strings();
    return { run_unknown: answerGone, answer_too_long: answerTooLong }[code] ?? wentWrong;
  }

  const freshly = (text: string, meaning: Partial<Submission> = {}): Submission => ({
    runId: newId(),
    messageId: newId(),
    text,
    ...meaning,
  });

  function drop(): void {
    session = null;
    unanswered = null;
    rated = [];
    storage.clear();
  }

  function leave(): void {
    leaving.abort();
    leaving = new AbortController();
  }

  function forget(): void {
    leave();
    drop();
    store.apply({ type: "cleared" });
  }

  function passOver(outcome: string): void {
    rated = [...rated, outcome];
    keep();
  }

  /** Whether the transcript could be shown. */
  async function reload(): Promise<boolean> {
    const view = session && (await connection.thread(session).catch(() => null));
    if (view) store.apply({ type: "restored", view });
    return Boolean(view);
  }

  /** Follows a run that was started elsewhere: before this page was loaded, or in another tab. */
  async function follow(inSession: Session, runId: string): Promise<void> {
    store.apply({ type: "following", runId });
    const { signal } = leaving;
    const asked = unanswered;
    try {
      await connection.follow(inSession, runId, listening({ tells: false }), signal);
      remember(null);
    } catch (error) {
      if (signal.aborted) return;
      if (asked) await lose(asked, error);
      else store.apply({ type: "run_lost", id: `lost-${runId}`, text: strings().answerNotLoaded, code: "not_loaded" });
    }
  }

  /** Shows the conversation as the server has it, and goes on with what was being answered. */
  async function restore(): Promise<void> {
    if (!session) {
      if (unanswered) await run(unanswered);
      return;
    }
    const inSession = session;
    const { signal } = leaving;
    const view = await connection.thread(inSession);
    // Meanwhile it may have been left, cleared, or gone on.
    if (signal.aborted || session !== inSession) return;
    if (!view || view.status === "ended") {
      drop();
      if (store.state.items.length > 0) store.apply({ type: "cleared" });
      return;
    }
    store.apply({ type: "restored", view });
    if (view.activeRunId) return follow(inSession, view.activeRunId);
    const missing = unanswered && !view.messages.some(({ id }) => id === unanswered?.messageId) ? unanswered : null;
    if (missing) await run(missing);
    else remember(null);
  }

  return {
    /** Whether anything may be sent now. */
    get idle(): boolean {
      return store.state.running === null;
    },
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
    /** Rejects when the server could not be asked. */
    restore,
    /** What another tab did. */
    heard({ threadId, what }: TabNote): void {
      if (threadId !== session?.threadId) return;
      if (what === "cleared") forget();
      else if (!store.state.running) restore().catch(() => {});
    },
    /** Ends the conversation here and on the server. Throws when the server could not be told; nothing is lost then. */
    async clear(): Promise<void> {
      if (session) await connection.endThread(session);
      tell("cleared");
      forget();
    },
    /** Nothing of the conversation stays on this device; the server keeps it as long as it keeps any. */
    forget,
    /** The conversation is still in use: its time on this device begins anew. */
    keep,
    /** Whether this outcome (`booked:RC-7K3M-Q2`) was neither rated nor passed over yet. */
    mayRate: (outcome: string): boolean => session !== null && !rated.includes(outcome),
    /** Rejects when it did not arrive. */
    async rate(outcome: string, feedback: Feedback): Promise<void> {
      if (!session) return;
      await connection.sendFeedback(session, feedback);
      passOver(outcome);
    },
    /** The question how it was is not asked again. */
    passOverRating: passOver,
    /** A visit of this conversation as a calendar file. Throws `Problem` when it is refused. */
    async calendarFile(url: string) {
      if (!session) throw new Problem(401, "session_over", strings().conversationOver);
      return connection.calendarFile(session, url);
    },
    /** The page goes; the run does not, and `restore` takes it up again. */
    leave,
  };
}
