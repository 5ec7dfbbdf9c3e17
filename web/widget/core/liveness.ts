import type { AppointmentCard } from "../../../src/graph/reply.ts";
import type { CardItem, Item, Pending, QuestionCard, ViewState } from "./types.ts";

/** The writes each visit's question may stand for: a yes must never reach another one than it was read for. */
const KINDS: Record<string, readonly string[]> = {
  book: ["book", "waitlist_accept"],
  reschedule: ["reschedule", "waitlist_accept"],
  cancel: ["cancel"],
};

/**
 * Whether a card's controls still mean something: the newest of its kind, and not overtaken by what came after.
 * Being busy is another matter: see `running`.
 */
export function isLive(state: ViewState, card: CardItem): boolean {
  if (state.status === "ended") return false;
  const at = state.items.indexOf(card);
  const later = state.items.slice(at + 1).filter((item) => item.kind === "card");
  // What was asked or done of one visit says nothing of another's: only a newer question ends a question.
  if (later.some((item) => item.type === card.type && asks(item) === asks(card))) return false;
  switch (card.type) {
    case "agentcare.slots":
      return !later.some((item) => item.type === "agentcare.appointment" && statusOf(item) !== "proposed");
    case "agentcare.form":
      return !card.submitted && !later.some((item) => item.type === "agentcare.appointment");
    case "agentcare.appointment":
    case "page.question":
      return state.pending !== null && asksFor(card, state.pending);
    default:
      return true;
  }
}

/** The items with two answers to tap for what is pending: where no card asks for it, a question of its own comes last. */
export function withQuestion(items: readonly Item[], pending: Pending | null): readonly Item[] {
  const last = items.at(-1);
  // A turn that said nothing (a person of the clinic answers now) has not asked again.
  if (!pending || (last?.kind === "text" && last.role === "user")) return items;
  const { interruptId, kind, summary } = pending;
  const id = `question:${interruptId}`;
  const others = items.filter((item) => item.id !== id);
  const card = others.findLast((item) => item.kind === "card" && item.type === "agentcare.appointment" && asks(item));
  if (card?.kind === "card" && asksFor(card, pending)) return others;
  const content: QuestionCard = { interruptId, kind, summary };
  // Read again after a digression, it moves down to where it was read.
  return [...others, { kind: "card", id, type: "page.question", content }];
}

/** Whether a card has a yes and a no. */
export const asks = (card: CardItem): boolean =>
  card.type === "page.question" || (card.type === "agentcare.appointment" && statusOf(card) === "proposed");

function asksFor(card: CardItem, pending: Pending): boolean {
  if (!asks(card)) return false;
  if (card.type === "page.question") return (card.content as QuestionCard).interruptId === pending.interruptId;
  const { action = "book" } = card.content as AppointmentCard;
  return pending.kind === "" || Boolean(KINDS[action]?.includes(pending.kind));
}

const statusOf = (card: CardItem): string | undefined => (card.content as { status?: string } | null)?.status;
