import { withQuestion } from "./liveness.ts";
import type { Item, Pending, PublicState, ThreadView, ViewState } from "./types.ts";
import { isCard } from "./well-formed.ts";

/** The conversation as the server remembers it, for a page that was reloaded. */
export function fromThread(view: ThreadView): Omit<ViewState, "clockOffsetMs" | "clockKnown"> {
  const pending = pendingOf(view.state);
  return {
    items: withQuestion(answered(view.messages.flatMap(itemsOf)), pending),
    running: null,
    pending,
    suggestions: suggestionsOf(view.state),
    connection: "online",
    status: view.status,
  };
}

function itemsOf({ id, role, text, cards }: ThreadView["messages"][number]): Item[] {
  const items: Item[] = text ? [{ kind: "text", id, role, text, status: "done" }] : [];
  cards.forEach(({ type, content }, index) => {
    if (isCard(type, content)) items.push({ kind: "card", id: `card:${id}:${index}:${type}`, type, content });
  });
  return items;
}

/** A form above a later message of the patient's was answered by it. */
function answered(items: Item[]): Item[] {
  const last = items.findLastIndex((item) => item.kind === "text" && item.role === "user");
  return items.map((item, at) =>
    at < last && item.kind === "card" && item.type === "agentcare.form" ? { ...item, submitted: true } : item,
  );
}

/** The proposal in a snapshot: a `PublicState`, or anything at all. */
export function pendingOf(snapshot: unknown): Pending | null {
  const pending = (snapshot as Partial<PublicState> | null | undefined)?.pending;
  if (typeof pending?.id !== "string") return null;
  const { id, kind, expiresAt, summary } = pending;
  return { interruptId: id, kind: kind ?? "", expiresAt: expiresAt ?? null, summary: String(summary ?? "") };
}

/** The suggested answers in a snapshot; none in what is not a `PublicState`. */
export function suggestionsOf(snapshot: unknown): readonly string[] {
  const suggestions: unknown = (snapshot as Partial<PublicState> | null | undefined)?.suggestions;
  return Array.isArray(suggestions) ? suggestions.filter((text) => typeof text === "string") : [];
}
