import type { Strings } from "../strings/en.ts";
import type { Connection } from "./connection.ts";
import type { Listener } from "./listener.ts";
import { createLostTurns } from "./lost-turns.ts";
import { createMemory } from "./memory.ts";
import { Problem } from "./problem.ts";
import { createRestoring } from "./restoring.ts";
import type { SessionStorage } from "./session-storage.ts";
import type { Store } from "./store.ts";
import { createFreshly, isWords } from "./submissions.ts";
import type { TabNote } from "./tabs.ts";
import type { Action, Feedback, Session, Submission } from "./types.ts";

export type Conversation = ReturnType<typeof createConversation>;

/** As the server's limit; told before sending instead of after. */
export const MAX_TEXT = 20_000;

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
  const memory = createMemory(storage);
  const freshly = createFreshly(newId);
  let leaving = new AbortController();
  let opening: Promise<Session> | null = null;
  /** Settles when whatever the portal said so far has arrived or was refused. */
  let introduced: Promise<unknown> | null = null;
  /** What is shown already, but is sent only when those two have settled. */
  let waiting: Submission | null = null;

  const tell = (what: TabNote["what"]) => {
    if (memory.session) tellTabs({ threadId: memory.session.threadId, what });
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
    if (memory.session) return memory.session;
    opening ??= connection.openSession(clinic, listener, signal).finally(() => {
      opening = null;
    });
    const opened = await opening;
    signal.throwIfAborted();
    memory.open(opened);
    return opened;
  }

  async function introduce(token: string): Promise<void> {
    const once = async () => connection.identify(await seated(quiet(), leaving.signal), token);
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
    if (restoring.underWay || introduced) {
      const inSession = memory.session;
      waiting = submission;
      store.apply({ type: "submitted", submission });
      memory.remember(submission);
      await restoring.underWay?.catch(() => {});
      // What the first words are answered with depends on who says them.
      await introduced;
      // Left or forgotten in between: whoever comes back takes up what is still to be said.
      if (waiting !== submission) return true;
      waiting = null;
      // The conversation that it belonged to turned out to be no more.
      if (memory.session !== inSession && inSession && !isWords(submission)) return true;
    }
    return send(submission);
  }

  async function send(submission: Submission): Promise<boolean> {
    store.apply({ type: "submitted", submission });
    const { signal } = leaving;
    const listener = listening({ tells: true });
    // Before anything is sent: a message that waits for the network outlives a reload.
    memory.remember(submission);
    try {
      await connection.send(memory.session ?? (await seated(listener, signal)), submission, listener, signal);
      memory.remember(null);
      if (!listener.whole) lost.partLost(submission.runId);
      tell("turn");
    } catch (error) {
      if (!signal.aborted) await lost.lose(submission, error, signal);
    }
    return true;
  }

  function leave(): void {
    leaving.abort();
    leaving = new AbortController();
    opening = null;
    restoring.leave();
    waiting = null;
  }

  function forget(): void {
    leave();
    memory.drop();
    store.apply({ type: "cleared" });
  }

  /** Here and in the other tabs. */
  function forgetEverywhere(): void {
    tell("cleared");
    forget();
  }

  const quiet = () => listening({ tells: false });
  const lost = createLostTurns({ store, connection, memory, strings, freshly, listening: quiet });
  const restoring = createRestoring({
    store,
    connection,
    memory,
    strings,
    freshly,
    lost,
    listening: quiet,
    send,
    leaving: () => leaving.signal,
    isWaiting: () => waiting !== null,
  });

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
      if (!running || !memory.session) return false;
      return connection.cancel(memory.session, running.runId).catch(() => false);
    },
    /** Rejects when the server could not be asked. */
    restore: restoring.restore,
    /** What another tab did. */
    heard({ threadId, what }: TabNote): void {
      if (threadId !== memory.session?.threadId) return;
      if (what === "cleared") forget();
      else if (!store.state.running) restoring.restore().catch(() => {});
    },
    /** Ends the conversation here and on the server. Throws when the server could not be told; nothing is lost then. */
    async clear(): Promise<void> {
      if (memory.session) await connection.endThread(memory.session);
      forgetEverywhere();
    },
    /** Nothing of the conversation stays on this device; the server keeps it as long as it keeps any. */
    forget: forgetEverywhere,
    /** Nothing of it stays in this tab: somebody may be in it in another. */
    forgetHere: forget,
    /** The conversation is still in use: its time on this device begins anew. */
    keep: memory.keep,
    /** Whether this outcome (`booked:RC-7K3M-Q2`) was neither rated nor passed over yet. */
    mayRate: memory.mayRate,
    /** Rejects when it did not arrive. */
    async rate(outcome: string, feedback: Feedback): Promise<void> {
      if (!memory.session) return;
      await connection.sendFeedback(memory.session, outcome, feedback).catch((error: unknown) => {
        // Rated in another tab, or not to be rated any more: nothing to send again.
        if (!(error instanceof Problem && error.status === 409)) throw error;
      });
      memory.passOver(outcome);
    },
    /** Who the patient is, by a token of the clinic's portal. Rejects when it is refused. */
    identify(token: string): Promise<void> {
      const told = introduced ? introduced.then(() => introduce(token)) : introduce(token);
      introduced = told.catch(() => {});
      return told;
    },
    /** The question how it was is not asked again. */
    passOverRating: memory.passOver,
    /** A visit of this conversation as a calendar file. Throws `Problem` when it is refused. */
    async calendarFile(url: string) {
      if (!memory.session) throw new Problem(401, "session_over", strings().conversationOver);
      return connection.calendarFile(memory.session, url);
    },
    /** The page goes; the run does not, and `restore` takes it up again. */
    leave,
  };
}
