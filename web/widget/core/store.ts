import type { Strings } from "../strings/en.ts";
import { EMPTY } from "./empty.ts";
import { fromThread, pendingOf, suggestionsOf } from "./from-thread.ts";
import {
  append,
  cardOf,
  keepTaps,
  offers,
  settle,
  streaming,
  undoTaps,
  upsert,
  upToLastQuestion,
  withNotice,
  withStop,
} from "./items.ts";
import { asks, isLive, withQuestion } from "./liveness.ts";
import type { Change, ServerEvent, Submission, TextItem, ViewState } from "./types.ts";

type Says = Pick<Strings, "stopped" | "wentWrong">;
export type Store = ReturnType<typeof createStore>;

/** Holds the conversation as it is shown. Knows no DOM and no network; `strings` are read when a sentence is needed. */
export function createStore({ strings, initial = EMPTY }: { strings: () => Says; initial?: ViewState }) {
  let state = initial;
  const listeners = new Set<(state: ViewState, change: Change) => void>();
  return {
    get state(): ViewState {
      return state;
    },
    apply(change: Change): void {
      const next = reduce(state, change, strings());
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(state, change);
    },
    /** `listener` is called after every change that had an effect. Returns its own end. */
    subscribe(listener: (state: ViewState, change: Change) => void): () => void {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** The next state. Applying an event that was applied before changes nothing a reader could see. */
export function reduce(state: ViewState, change: Change, strings: Says): ViewState {
  switch (change.type) {
    case "submitted":
      return submit(state, change.submission);
    case "event":
      return applyEvent(state, change.event, strings);
    case "server_date":
      return synchronise(state, change.at - change.receivedAt);
    case "restored":
      return { ...fromThread(change.view), clockOffsetMs: state.clockOffsetMs, clockKnown: state.clockKnown };
    case "following":
      return { ...state, running: { runId: change.runId, submission: null }, items: upToLastQuestion(state.items) };
    case "run_lost": {
      const ended = endRun(state, "failed");
      // What may be tried again may have been done.
      return { ...ended, items: withNotice(change.retry ? ended.items : undoTaps(ended.items), change) };
    }
    case "connection":
      return state.connection === change.connection ? state : { ...state, connection: change.connection };
    case "idle":
      // Nothing of the conversation, but something to be heard.
      return { ...state };
    case "cleared":
      return { ...EMPTY, clockOffsetMs: state.clockOffsetMs, clockKnown: state.clockKnown };
  }
}

function submit(state: ViewState, submission: Submission): ViewState {
  if (state.running) return state;
  const { action, answer, runId: by } = submission;
  const asked = answer && state.items.findLast((item) => item.kind === "card" && isLive(state, item) && asks(item));
  const message: TextItem = {
    kind: "text",
    id: submission.messageId,
    role: "user",
    text: submission.text,
    status: "done",
  };
  const items = undoTaps(state.items, by)
    .filter((item) => item.kind !== "notice")
    .map((item) => {
      if (item.kind !== "card") return item;
      if (item === asked) return { ...item, by, chosen: answer?.approved ? "yes" : "no" };
      // After a no, the time that was picked may be picked again.
      if (answer?.approved === false && item.type === "agentcare.slots") return { ...item, chosen: undefined };
      if (!action) return item;
      if (action.type === "select_slot" && offers(item, action.slotId)) return { ...item, by, chosen: action.slotId };
      if (action.type === "submit_form" && item.type === "agentcare.form") return { ...item, by, submitted: true };
      return item;
    });
  return {
    ...state,
    items: upsert(items, message),
    running: { runId: submission.runId, submission },
    suggestions: [],
  };
}

function applyEvent(state: ViewState, event: ServerEvent, strings: Says): ViewState {
  switch (event.type) {
    case "TEXT_MESSAGE_START":
      // A replayed message starts over: its text comes again in full.
      return { ...state, items: upsert(state.items, streaming(String(event.messageId), "")) };
    case "TEXT_MESSAGE_CONTENT":
      return { ...state, items: append(state.items, String(event.messageId), String(event.delta)) };
    case "TEXT_MESSAGE_END":
      return { ...state, items: settle(state.items, "done", String(event.messageId)) };
    case "ACTIVITY_SNAPSHOT":
      return { ...state, items: upsert(state.items, cardOf(event)) };
    case "STATE_SNAPSHOT": {
      const pending = pendingOf(event.snapshot);
      const items = withQuestion(state.items, pending);
      return { ...state, items, pending, suggestions: suggestionsOf(event.snapshot) };
    }
    case "RUN_FINISHED":
      return finish(state, event, strings);
    case "RUN_ERROR": {
      const id = `error-${state.running?.runId ?? state.items.length}`;
      const text = typeof event.message === "string" ? event.message : strings.wentWrong;
      return reduce(state, { type: "run_lost", id, text, code: "run_error" }, strings);
    }
    default:
      return state;
  }
}

function finish(state: ViewState, event: ServerEvent, strings: Says): ViewState {
  const outcome = (event.outcome ?? {}) as { type?: unknown; interrupts?: unknown };
  if (outcome.type === "cancelled") return { ...endRun(state, "stopped"), items: undoTaps(withStop(state, strings)) };
  const done = endRun(state, "done");
  const ended = { ...done, items: keepTaps(done.items) };
  if (outcome.type !== "interrupt") return ended;
  const interrupts: (Record<string, unknown> | null)[] = Array.isArray(outcome.interrupts) ? outcome.interrupts : [];
  const question = interrupts.find((interrupt) => interrupt?.reason === "confirmation");
  if (!question) return ended;
  const { kind } = (question.metadata ?? {}) as { kind?: unknown };
  const pending = {
    interruptId: String(question.id),
    kind: typeof kind === "string" ? kind : (state.pending?.kind ?? ""),
    expiresAt: typeof question.expiresAt === "string" ? question.expiresAt : null,
    summary: typeof question.message === "string" ? question.message : (state.pending?.summary ?? ""),
  };
  return { ...ended, pending, items: withQuestion(ended.items, pending) };
}

/** Whether a turn ended with nothing to show: a person of the clinic has taken over, and will answer. */
export function isUnanswered({ items, running }: ViewState): boolean {
  const last = items.at(-1);
  return running === null && last?.kind === "text" && last.role === "user";
}

/** `status` is for a message that was still being written. */
function endRun(state: ViewState, status: TextItem["status"]): ViewState {
  return { ...state, running: null, connection: "online", items: settle(state.items, status) };
}

/** The best guess of the server's clock: a late answer can only make it look slow, so the largest offset is the truest. */
function synchronise(state: ViewState, clockOffsetMs: number): ViewState {
  if (state.clockKnown && clockOffsetMs <= state.clockOffsetMs) return state;
  return { ...state, clockOffsetMs, clockKnown: true };
}
