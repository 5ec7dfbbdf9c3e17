import type { Strings } from "../strings/en.ts";
import type { Connection } from "./connection.ts";
import type { Listener } from "./listener.ts";
import type { Memory } from "./memory.ts";
import { Problem } from "./problem.ts";
import type { Store } from "./store.ts";
import type { Freshly } from "./submissions.ts";
import type { Submission } from "./types.ts";

export type LostTurns = ReturnType<typeof createLostTurns>;

/** What is shown and kept of a turn whose answer did not come, or not whole. `signal` ends with the conversation. */
export function createLostTurns({
  store,
  connection,
  memory,
  strings,
  freshly,
  listening,
}: {
  store: Store;
  connection: Connection;
  memory: Memory;
  strings: () => Strings;
  freshly: Freshly;
  /** For what is asked of the server beside a turn. */
  listening: () => Listener;
}) {
  async function lose(submission: Submission, error: unknown, signal: AbortSignal): Promise<void> {
    const id = `lost-${submission.runId}`;
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
    const { session } = memory;
    if (error.conversationOver && session) {
      // The next try speaks in a new conversation, in words alone: taps and answers belonged to the old one.
      memory.drop();
      const retry = submission.answer ? undefined : freshly(submission.text);
      store.apply({ type: "run_lost", id, text: strings().conversationOver, code, ...(retry ? { retry } : {}) });
      return;
    }
    memory.remember(null);
    // Nobody will read the rest of it.
    if (code === "answer_too_long" && session) void connection.cancel(session, submission.runId).catch(() => false);
    store.apply({ type: "run_lost", id, text: error.message || sentenceOf(code), code });
  }

  function sentenceOf(code: string): string {
    const { answerGone, answerTooLong, wentWrong } = strings();
    return { run_unknown: answerGone, answer_too_long: answerTooLong }[code] ?? wentWrong;
  }

  /** Whether the transcript could be shown. */
  async function reload(signal: AbortSignal): Promise<boolean> {
    const { session } = memory;
    const view = session && (await connection.thread(session, listening(), signal).catch(() => null));
    if (view) store.apply({ type: "restored", view });
    return Boolean(view);
  }

  return {
    lose,
    /** Another tab's run is nothing that could be tried again here. */
    async loseFollowed(runId: string, error: unknown, signal: AbortSignal): Promise<void> {
      const { unanswered } = memory;
      if (unanswered?.runId === runId) return lose(unanswered, error, signal);
      store.apply({ type: "run_lost", id: `lost-${runId}`, text: strings().answerNotLoaded, code: "not_loaded" });
    },
    /** The answer came, but not all of it could be read. */
    partLost: (runId: string): void =>
      store.apply({ type: "run_lost", id: `part-${runId}`, text: strings().partLost, code: "malformed" }),
  };
}
