import type { SlotsCard } from "../../../src/graph/reply.ts";
import type { Strings } from "../strings/en.ts";
import type { CardItem, Item, ServerEvent, Submission, TextItem, ViewState } from "./types.ts";

export function cardOf(event: ServerEvent): CardItem {
  const type = String(event.activityType);
  return { kind: "card", id: `card:${event.messageId}:${type}`, type, content: event.content };
}

export const streaming = (id: string, text: string): TextItem => ({
  kind: "text",
  id,
  role: "assistant",
  text,
  status: "streaming",
});

/** Replaces the item with the same id, or adds it at the end; the list itself is never changed. */
export function upsert(items: readonly Item[], item: Item): readonly Item[] {
  const at = items.findIndex(({ id }) => id === item.id);
  return at === -1 ? [...items, item] : items.with(at, item);
}

export function append(items: readonly Item[], id: string, delta: string): readonly Item[] {
  const item = items.findLast((candidate) => candidate.id === id);
  // Also to one that was said to be finished: a replay starts its message over, so this is more of it.
  const before = item?.kind === "text" ? item.text : "";
  return upsert(items, streaming(id, before + delta));
}

/** Texts that were being written get this status: all of them, or only the one of this id. */
export function settle(items: readonly Item[], status: TextItem["status"], id?: string): readonly Item[] {
  return items.map((item) =>
    item.kind === "text" && item.status === "streaming" && (id === undefined || item.id === id)
      ? { ...item, status }
      : item,
  );
}

/** The server closes a text before it ends the run, so a stopped answer looks finished: it is marked here. */
export function withStop({ items, running }: ViewState, { stopped }: Pick<Strings, "stopped">): readonly Item[] {
  const last = items.at(-1);
  if (last?.kind === "text" && last.role === "assistant") return items.with(-1, { ...last, status: "stopped" });
  return withNotice(items, { id: `stopped-${running?.runId ?? items.length}`, text: stopped });
}

export function withNotice(
  items: readonly Item[],
  { id, text, retry }: { id: string; text: string; retry?: Submission },
): readonly Item[] {
  return upsert(items, { kind: "notice", id, text, ...(retry ? { retry } : {}) });
}

/** A run that is followed from its start tells everything after the question again. */
export function upToLastQuestion(items: readonly Item[]): readonly Item[] {
  const at = items.findLastIndex((item) => item.kind === "text" && item.role === "user");
  return items.slice(0, at + 1);
}

/** What a turn did to the cards has arrived. */
export const keepTaps = (items: readonly Item[]): readonly Item[] =>
  items.map((item) => (item.kind === "card" && item.by ? { ...item, by: undefined } : item));

/** What a turn did to the cards came to nothing: they can be used again. Not so for the turn `besides`. */
export const undoTaps = (items: readonly Item[], besides?: string): readonly Item[] =>
  items.map((item) => {
    if (item.kind !== "card" || !item.by || item.by === besides) return item;
    const { kind, id, type, content } = item;
    return { kind, id, type, content };
  });

export function offers(card: CardItem, slotId: string): boolean {
  if (card.type !== "agentcare.slots") return false;
  const { days } = card.content as SlotsCard;
  return days.some(({ slots }) => slots.some((slot) => slot.slotId === slotId));
}
