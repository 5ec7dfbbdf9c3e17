// @ts-check
import { fromThread, pendingOf, suggestionsOf } from "./from-thread.js";
import { append, cardOf, offers, settle, streaming, upsert, upToLastQuestion, withNotice, withStop } from "./items.js";
import { asks, isLive, withQuestion } from "./liveness.js";

/**
 * @import { Change, ServerEvent, TextItem, ViewState } from "./types.ts"
 */

/** @type {ViewState} */
export const EMPTY = Object.freeze({
  items: [],
  running: null,
  pending: null,
  suggestions: [],
  connection: "online",
  status: "open",
  clockOffsetMs: 0,
  clockSource: "none",
});

/**
 * Holds the conversation as it is shown. Knows no DOM and no network.
 * @param {ViewState} [initial]
 */
export function createStore(initial = EMPTY) {
  let state = initial;
  /** @type {Set<(state: ViewState, change: Change) => void>} */
  const listeners = new Set();
  return {
    get state() {
      return state;
    },
    /** @param {Change} change */
    apply(change) {
      const next = reduce(state, change);
      if (next === state) return;
      state = next;
      for (const listener of listeners) listener(state, change);
    },
    /** @param {(state: ViewState, change: Change) => void} listener called after every change that had an effect */
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/**
 * The next state. Applying an event that was applied before changes nothing a reader could see.
 * @param {ViewState} state
 * @param {Change} change
 * @returns {ViewState}
 */
export function reduce(state, change) {
  switch (change.type) {
    case "submitted":
      return submit(state, change.submission);
    case "event":
      return applyEvent(synchronise(state, change.event.timestamp, change.receivedAt, "event"), change.event);
    case "server_date":
      return synchronise(state, change.at, change.receivedAt, "header");
    case "restored":
      return { ...fromThread(change.view), clockOffsetMs: state.clockOffsetMs, clockSource: state.clockSource };
    case "following":
      return { ...state, running: { runId: change.runId, submission: null }, items: upToLastQuestion(state.items) };
    case "run_lost":
      return lose(endRun(state, "failed"), change);
    case "connection":
      return state.connection === change.connection ? state : { ...state, connection: change.connection };
    case "cleared":
      return { ...EMPTY, clockOffsetMs: state.clockOffsetMs, clockSource: state.clockSource };
  }
}

/**
 * @param {ViewState} state
 * @param {import("./types.ts").Submission} submission
 * @returns {ViewState}
 */
function submit(state, submission) {
  if (state.running) return state;
  const { action, answer } = submission;
  const asked = answer && state.items.findLast((item) => item.kind === "card" && isLive(state, item) && asks(item));
  /** @type {TextItem} */
  const message = { kind: "text", id: submission.messageId, role: "user", text: submission.text, status: "done" };
  const items = state.items
    .filter((item) => item.kind !== "notice")
    .map((item) => {
      if (item.kind !== "card") return item;
      if (item === asked) return { ...item, chosen: answer?.approved ? "yes" : "no" };
      if (!action) return item;
      if (action.type === "select_slot" && offers(item, action.slotId)) return { ...item, chosen: action.slotId };
      if (action.type === "submit_form" && item.type === "agentcare.form") return { ...item, submitted: true };
      return item;
    });
  return {
    ...state,
    items: upsert(items, message),
    running: { runId: submission.runId, submission },
    suggestions: [],
  };
}

/**
 * @param {ViewState} state
 * @param {ServerEvent} event
 * @returns {ViewState}
 */
function applyEvent(state, event) {
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
      return finish(state, event);
    case "RUN_ERROR":
      return reduce(state, {
        type: "run_lost",
        id: `error-${state.running?.runId ?? state.items.length}`,
        text: typeof event.message === "string" ? event.message : "Something went wrong. Please try again.",
      });
    default:
      return state;
  }
}

/**
 * @param {ViewState} state
 * @param {ServerEvent} event
 * @returns {ViewState}
 */
function finish(state, event) {
  const outcome = /** @type {{ type?: string, interrupts?: Record<string, unknown>[] }} */ (event.outcome ?? {});
  if (outcome.type === "cancelled") return { ...endRun(state, "stopped"), items: withStop(state) };
  const ended = endRun(state, "done");
  if (outcome.type !== "interrupt") return ended;
  const question = outcome.interrupts?.find(({ reason }) => reason === "confirmation");
  if (!question) return ended;
  const { kind } = /** @type {{ kind?: unknown }} */ (question.metadata ?? {});
  const pending = {
    interruptId: String(question.id),
    kind: typeof kind === "string" ? kind : (state.pending?.kind ?? ""),
    expiresAt: typeof question.expiresAt === "string" ? question.expiresAt : null,
    summary: typeof question.message === "string" ? question.message : (state.pending?.summary ?? ""),
  };
  return { ...ended, pending, items: withQuestion(ended.items, pending) };
}

/**
 * Whether a turn ended with nothing to show: a person of the clinic has taken over, and will answer.
 * @param {ViewState} state
 */
export function isUnanswered({ items, running }) {
  const last = items.at(-1);
  return running === null && last?.kind === "text" && last.role === "user";
}

/**
 * @param {ViewState} state
 * @param {{ id: string, text: string, retry?: import("./types.ts").Submission }} notice
 * @returns {ViewState}
 */
const lose = (state, notice) => ({ ...state, items: withNotice(state.items, notice) });

/**
 * @param {ViewState} state
 * @param {TextItem["status"]} status of a message that was still being written
 * @returns {ViewState}
 */
function endRun(state, status) {
  return { ...state, running: null, connection: "online", items: settle(state.items, status) };
}

/**
 * The best guess of the server's clock: a late message can only make it look slow, so the largest offset is the truest.
 * @param {ViewState} state
 * @param {unknown} at
 * @param {number} receivedAt
 * @param {"header" | "event"} source
 * @returns {ViewState}
 */
function synchronise(state, at, receivedAt, source) {
  if (typeof at !== "number" || !Number.isFinite(at)) return state;
  const clockOffsetMs = at - receivedAt;
  if (source === "header" && state.clockSource === "event") return state;
  if (source === state.clockSource && clockOffsetMs <= state.clockOffsetMs) return state;
  return { ...state, clockOffsetMs, clockSource: source };
}
