import type { Strings } from "../strings/en.ts";
import type { Connection, Listener } from "./connection.ts";
import { Problem } from "./problem.ts";
import type { Remembered, SessionStorage } from "./session-storage.ts";
import type { Store } from "./store.ts";
import type { TabNote } from "./tabs.ts";
import type { Action, Feedback, Session, Submission, ThreadView } from "./types.ts";

export type Conversation = ReturnType<typeof createConversation>;

/** As the server's limit; told before sending instead of after. */
export const MAX_TEXT = 20_000;

/** A tap or an answer means something in its own conversation only. */
const isWords = ({ action, answer }: Submission): boolean => !action && !answer;

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
  let opening: Promise<Session> | null = null;
  /** Settles when whatever the portal said so far has arrived or was refused. */
  let introduced: Promise<unknown> | null = null;
  /** Settles when the conversation is shown as the server has it, and what was being answered is answered. */
  let restoring: Promise<void> | null = null;
  /** What is shown already, but is sent only when those two have settled. */
  let waiting: Submission | null = null;

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

  const listening = ({ tells }: { tells: boolean }): Listener & { readonly whole: boolean } => {
    let began = !tells;
    let whole = true;
    return {
      /** Whether all that came could be read. */
      get whole() {
        return whole;
      },
      malformed() {
        whole = false;
      },
      event(event) {
        store.apply({ type: "event", event, receivedAt: now() });
        // Not earlier: another tab that looked now would not find the run yet.
        if (!began) tell("turn");
        began = true;
      },
      connection: (state) => store.apply({ type: "connection", connection: state }),
    };
  };

  /** The session of this conversation; whoever needs it at the same time waits for the same one. */
  async function seated(listener: Listener, signal: AbortSignal): Promise<Session> {
    if (session) return session;
    opening ??= connection.openSession(clinic, listener, signal).finally(() => {
      opening = null;
    });
    const opened = await opening;
    signal.throwIfAborted();
    session = opened;
    keep();
    return opened;
  }

  async function introduce(token: string): Promise<void> {
    const once = async () => connection.identify(await seated(listening({ tells: false }), leaving.signal), token);
    await once().catch((error: unknown) => {
      if (!(error instanceof Problem && (error.code === "identity_other_patient" || error.conversationOver)))
        throw error;
      const unsent = waiting;
      // The conversation before was somebody else's, or is over: whoever is here now begins their own.
      forgetEverywhere();
      // What they typed meanwhile is theirs.
      if (unsent && isWords(unsent)) void run(freshly(unsent.text));
      return once();
    });
  }

  async function run(submission: Submission): Promise<boolean> {
    if (store.state.running || waiting) return false;
    if (restoring || introduced) {
      const inSession = session;
      waiting = submission;
      store.apply({ type: "submitted", submission });
      remember(submission);
      await restoring?.catch(() => {});
      // What the first words are answered with depends on who says them.
      await introduced;
      // Left or forgotten in between: whoever comes back takes up what is still to be said.
      if (waiting !== submission) return true;
      waiting = null;
      // The conversation that it belonged to turned out to be no more.
      if (session !== inSession && inSession && !isWords(submission)) return true;
    }
    return send(submission);
  }

  async function send(submission: Submission): Promise<boolean> {
    store.apply({ type: "submitted", submission });
    const { signal } = leaving;
    const listener = listening({ tells: true });
    // Before anything is sent: a message that waits for the network outlives a reload.
    remember(submission);
    try {
      await connection.send(session ?? (await seated(listener, signal)), submission, listener, signal);
      remember(null);
      if (!listener.whole) partLost(submission.runId);
      tell("turn");
    } catch (error) {
      if (!signal.aborted) await lose(submission, error);
    }
    return true;
  }

  const partLost = (runId: string) =>
    store.apply({ type: "run_lost", id: `part-${runId}`, text: strings().partLost, code: "malformed" });

  async function lose(submission: Submission, error: unknown): Promise<void> {
    const id = `lost-${submission.runId}`;
    const { signal } = leaving;
    if (!(error instanceof Problem)) {
      store.apply({ type: "run_lost", id, text: strings().unreachable, code: "unreachable", retry: submission });
      return;
    }
    const { code } = error;
    // The run is over and its events are gone: what came of it is in the transcript.
    if (code === "run_unknown" && ((await reload(signal)) || signal.aborted)) return;
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
    opening = null;
    restoring = null;
    waiting = null;
  }

  function forget(): void {
    leave();
    drop();
    store.apply({ type: "cleared" });
  }

  /** Here and in the other tabs. */
  function forgetEverywhere(): void {
    tell("cleared");
    forget();
  }

  function passOver(outcome: string): void {
    rated = [...rated, outcome];
    keep();
  }

  /** Whether the transcript could be shown. */
  async function reload(signal: AbortSignal): Promise<boolean> {
    const view = session && (await connection.thread(session, listening({ tells: false }), signal).catch(() => null));
    if (view) store.apply({ type: "restored", view });
    return Boolean(view);
  }

  /** Follows a run that was started elsewhere: before this page was loaded, or in another tab. */
  async function follow(inSession: Session, runId: string): Promise<void> {
    store.apply({ type: "following", runId });
    const { signal } = leaving;
    const listener = listening({ tells: false });
    try {
      await connection.follow(inSession, runId, listener, signal);
      if (unanswered?.runId === runId) remember(null);
      if (!listener.whole) partLost(runId);
    } catch (error) {
      if (!signal.aborted) await loseFollowed(runId, error);
    }
  }

  /** Another tab's run is nothing that could be tried again here. */
  async function loseFollowed(runId: string, error: unknown): Promise<void> {
    if (unanswered?.runId === runId) return lose(unanswered, error);
    store.apply({ type: "run_lost", id: `lost-${runId}`, text: strings().answerNotLoaded, code: "not_loaded" });
  }

  /** Shows the conversation as the server has it, and goes on with what was being answered. */
  function restore(): Promise<void> {
    if (!restoring) {
      const begun = restoreOnce().finally(() => {
        if (restoring === begun) restoring = null;
      });
      restoring = begun;
    }
    return restoring;
  }

  async function restoreOnce(): Promise<void> {
    const asked = unanswered;
    if (!session) {
      if (asked) await send(asked);
      return;
    }
    const inSession = session;
    const { signal } = leaving;
    let view: ThreadView | null;
    try {
      view = await connection.thread(inSession, listening({ tells: false }), signal);
    } catch (error) {
      if (!signal.aborted && session === inSession) await goOnWithout(error, asked);
      return;
    }
    // Meanwhile it may have been left, cleared, or gone on.
    if (signal.aborted || session !== inSession) return;
    if (!view || view.status === "ended") {
      // Words that never arrived are said in a new conversation.
      const unsaid = !view && asked && isWords(asked) ? asked.text : null;
      drop();
      if (store.state.items.length > 0) store.apply({ type: "cleared" });
      if (unsaid !== null) await send(freshly(unsaid));
      return;
    }
    store.apply({ type: "restored", view });
    if (view.activeRunId) return follow(inSession, view.activeRunId);
    const missing = asked && !view.messages.some(({ id }) => id === asked.messageId) ? asked : null;
    if (missing) await send(missing);
    else if (unanswered === asked) remember(null);
  }

  /** Its past cannot be shown. */
  async function goOnWithout(error: unknown, asked: Submission | null): Promise<void> {
    if (error instanceof Problem && error.code === "history_too_long") {
      // It goes on all the same: only what was said before is not shown.
      const { code } = error;
      store.apply({ type: "run_lost", id: code, text: strings().historyTooLong, code });
      if (asked) await send(asked);
      return;
    }
    store.apply({ type: "connection", connection: "online" });
    const { running } = store.state;
    // A page that came back still shows the conversation: only the answer is missing.
    if (!running || waiting) throw error;
    await loseFollowed(running.runId, error);
  }

  return {
    /** Whether anything may be sent now. */
    get idle(): boolean {
      return store.state.running === null && !waiting;
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
      forgetEverywhere();
    },
    /** Nothing of the conversation stays on this device; the server keeps it as long as it keeps any. */
    forget: forgetEverywhere,
    /** Nothing of it stays in this tab: somebody may be in it in another. */
    forgetHere: forget,
    /** The conversation is still in use: its time on this device begins anew. */
    keep,
    /** Whether this outcome (`booked:RC-7K3M-Q2`) was neither rated nor passed over yet. */
    mayRate: (outcome: string): boolean => session !== null && !rated.includes(outcome),
    /** Rejects when it did not arrive. */
    async rate(outcome: string, feedback: Feedback): Promise<void> {
      if (!session) return;
      await connection.sendFeedback(session, outcome, feedback).catch((error: unknown) => {
        // Rated in another tab, or not to be rated any more: nothing to send again.
        if (!(error instanceof Problem && error.status === 409)) throw error;
      });
      passOver(outcome);
    },
    /** Who the patient is, by a token of the clinic's portal. Rejects when it is refused. */
    identify(token: string): Promise<void> {
      const told = introduced ? introduced.then(() => introduce(token)) : introduce(token);
      introduced = told.catch(() => {});
      return told;
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
