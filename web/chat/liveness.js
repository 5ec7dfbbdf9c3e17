// @ts-check
/**
 * @import { CardItem, ViewState } from "./types.ts"
 */

/**
 * Whether a card's controls still mean something: the newest of its kind, and not overtaken by what came after.
 * Being busy is another matter: see `running`.
 * @param {ViewState} state
 * @param {CardItem} card
 */
export function isLive(state, card) {
  if (state.status === "ended") return false;
  const at = state.items.indexOf(card);
  const later = state.items.slice(at + 1).filter((item) => item.kind === "card");
  if (later.some((item) => item.type === card.type)) return false;
  switch (card.type) {
    case "agentcare.slots":
      return !later.some((item) => item.type === "agentcare.appointment" && statusOf(item) !== "proposed");
    case "agentcare.form":
      return !card.submitted && !later.some((item) => item.type === "agentcare.appointment");
    case "agentcare.appointment":
      return state.pending !== null && statusOf(card) === "proposed";
    default:
      return true;
  }
}

/** @param {CardItem} card */
function statusOf(card) {
  return /** @type {{ status?: string }} */ (card.content)?.status;
}
