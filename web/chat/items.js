// @ts-check
/**
 * The conversation's items, as lists that are never changed in place.
 * @import { CardItem, Item, ServerEvent, Submission, TextItem, ViewState } from "./types.ts"
 */

/**
 * @param {ServerEvent} event
 * @returns {CardItem}
 */
export function cardOf(event) {
  const type = String(event.activityType);
  return { kind: "card", id: `card:${event.messageId}:${type}`, type, content: event.content };
}

/**
 * @param {string} id
 * @param {string} text
 * @returns {TextItem}
 */
export const streaming = (id, text) => ({ kind: "text", id, role: "assistant", text, status: "streaming" });

/**
 * Replaces the item with the same id, or adds it at the end.
 * @param {readonly Item[]} items
 * @param {Item} item
 */
export function upsert(items, item) {
  const at = items.findIndex(({ id }) => id === item.id);
  return at === -1 ? [...items, item] : items.with(at, item);
}

/**
 * @param {readonly Item[]} items
 * @param {string} id
 * @param {string} delta
 */
export function append(items, id, delta) {
  const item = items.findLast((candidate) => candidate.id === id);
  const before = item?.kind === "text" && item.status === "streaming" ? item.text : "";
  return upsert(items, streaming(id, before + delta));
}

/**
 * @param {readonly Item[]} items
 * @param {TextItem["status"]} status
 * @param {string} [id] only this one
 * @returns {readonly Item[]}
 */
export function settle(items, status, id) {
  return items.map((item) =>
    item.kind === "text" && item.status === "streaming" && (id === undefined || item.id === id)
      ? { ...item, status }
      : item,
  );
}

/**
 * The server closes a text before it ends the run, so a stopped answer looks finished: it is marked here.
 * @param {ViewState} state
 */
export function withStop({ items, running }) {
  const last = items.at(-1);
  if (last?.kind === "text" && last.role === "assistant") return items.with(-1, { ...last, status: "stopped" });
  return withNotice(items, { id: `stopped-${running?.runId ?? items.length}`, text: "Stopped." });
}

/**
 * @param {readonly Item[]} items
 * @param {{ id: string, text: string, retry?: Submission }} notice
 */
export function withNotice(items, { id, text, retry }) {
  return upsert(items, { kind: "notice", id, text, ...(retry ? { retry } : {}) });
}

/**
 * A run that is followed from its start tells everything after the question again.
 * @param {readonly Item[]} items
 */
export function upToLastQuestion(items) {
  const at = items.findLastIndex((item) => item.kind === "text" && item.role === "user");
  return items.slice(0, at + 1);
}

/**
 * @param {CardItem} card
 * @param {string} slotId
 */
export function offers(card, slotId) {
  if (card.type !== "agentcare.slots") return false;
  const { days } = /** @type {import("../../src/graph/reply.ts").SlotsCard} */ (card.content);
  return days.some(({ slots }) => slots.some((slot) => slot.slotId === slotId));
}
