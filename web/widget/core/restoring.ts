import type { Strings } from "../strings/en.ts";
import type { Connection } from "./connection.ts";
import type { Listener } from "./listener.ts";
import type { LostTurns } from "./lost-turns.ts";
import type { Memory } from "./memory.ts";
import { Problem } from "./problem.ts";
import type { Store } from "./store.ts";
import { type Freshly, isWords } from "./submissions.ts";
import type { Session, Submission, ThreadView } from "./types.ts";

/** Shows a conversation as the server has it, and goes on with what was being answered. */
export function createRestoring({
  store,
  connection,
  memory,
  strings,
  freshly,
  lost,
  listening,
  send,
  leaving,
  isWaiting,
}: {
  store: Store;
  connection: Connection;
  memory: Memory;
  strings: () => Strings;
  freshly: Freshly;
  lost: LostTurns;
  listening: () => Listener & { readonly whole: boolean };
  send: (submission: Submission) => Promise<unknown>;
  /** Ends with the conversation as it is now. */
  leaving: () => AbortSignal;
  /** Whether something is shown that waits to be sent. */
  isWaiting: () => boolean;
}) {
  let underWay: Promise<void> | null = null;

  /** Follows a run that was started elsewhere: before this page was loaded, or in another tab. */
  async function follow(inSession: Session, runId: string): Promise<void> {
    store.apply({ type: "following", runId });
    const signal = leaving();
    const listener = listening();
    try {
      await connection.follow(inSession, runId, listener, signal);
      if (memory.unanswered?.runId === runId) memory.remember(null);
      if (!listener.whole) lost.partLost(runId);
    } catch (error) {
      if (!signal.aborted) await lost.loseFollowed(runId, error, signal);
    }
  }

  async function restoreOnce(): Promise<void> {
    const { session: inSession, unanswered: asked } = memory;
    if (!inSession) {
      if (asked) await send(asked);
      return;
    }
    const signal = leaving();
    let view: ThreadView | null;
    try {
      view = await connection.thread(inSession, listening(), signal);
    } catch (error) {
      if (!signal.aborted && memory.session === inSession) await goOnWithout(error, asked, signal);
      return;
    }
    // Meanwhile it may have been left, cleared, or gone on.
    if (signal.aborted || memory.session !== inSession) return;
    if (!view || view.status === "ended") {
      // Words that never arrived are said in a new conversation.
      const unsaid = !view && asked && isWords(asked) ? asked.text : null;
      memory.drop();
      if (store.state.items.length > 0) store.apply({ type: "cleared" });
      if (unsaid !== null) await send(freshly(unsaid));
      return;
    }
    store.apply({ type: "restored", view });
    if (view.activeRunId) return follow(inSession, view.activeRunId);
    const missing = asked && !view.messages.some(({ id }) => id === asked.messageId) ? asked : null;
    if (missing) await send(missing);
    else if (memory.unanswered === asked) memory.remember(null);
  }

  /** Its past cannot be shown. */
  async function goOnWithout(error: unknown, asked: Submission | null, signal: AbortSignal): Promise<void> {
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
    if (!running || isWaiting()) throw error;
    await lost.loseFollowed(running.runId, error, signal);
  }

  return {
    /** Settles when it is shown, and what was being answered is answered; null when nothing is being restored. */
    get underWay(): Promise<void> | null {
      return underWay;
    },
    /** Rejects when the server could not be asked. Whoever asks meanwhile waits for the same. */
    restore(): Promise<void> {
      if (!underWay) {
        const begun = restoreOnce().finally(() => {
          if (underWay === begun) underWay = null;
        });
        underWay = begun;
      }
      return underWay;
    },
    /** The conversation was left: what is under way is nothing to wait for. */
    leave(): void {
      underWay = null;
    },
  };
}
