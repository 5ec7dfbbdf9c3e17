// @ts-check
import { withQuestion } from "./liveness.js";

/**
 * @import { Item, Pending, PublicState, ThreadView, ViewState } from "./types.ts"
 */

/**
 * The conversation as the server remembers it, for a page that was reloaded.
 * @param {ThreadView} view
 * @returns {Omit<ViewState, "clockOffsetMs" | "clockSource">}
 */
export function fromThread(view) {
  const pending = pendingOf(view.state);
  return {
    items: withQuestion(view.messages.flatMap(itemsOf), pending),
    running: null,
    pending,
    suggestions: suggestionsOf(view.state),
    connection: "online",
    status: view.status,
  };
}

/**
 * @param {ThreadView["messages"][number]} message
 * @returns {Item[]}
 */
function itemsOf({ id, role, text, cards }) {
  /** @type {Item[]} */
  const items = text ? [{ kind: "text", id, role, text, status: "done" }] : [];
  cards.forEach(({ type, content }, index) => {
    items.push({ kind: "card", id: `card:${id}:${index}:${type}`, type, content });
  });
  return items;
}

/**
 * @param {unknown} snapshot a `PublicState`, or anything at all
 * @returns {Pending | null}
 */
export function pendingOf(snapshot) {
  const pending = /** @type {Partial<PublicState> | null | undefined} */ (snapshot)?.pending;
  if (!pending) return null;
  const { id, kind, expiresAt, summary } = pending;
  return { interruptId: id, kind: kind ?? "", expiresAt: expiresAt ?? null, summary };
}

/**
 * @param {unknown} snapshot
 * @returns {readonly string[]}
 */
export function suggestionsOf(snapshot) {
  const suggestions = /** @type {Partial<PublicState> | null | undefined} */ (snapshot)?.suggestions;
  return Array.isArray(suggestions) ? suggestions.filter((text) => typeof text === "string") : [];
}
