// @ts-check
import { isLive } from "../liveness.js";
import { createAppointmentCard } from "./appointment-card.js";
import { el } from "./element.js";
import { createFormCard } from "./form-card.js";
import { createEmergencyCard, createHandoffCard } from "./help-cards.js";
import { createMessage, createNotice, createQuestion } from "./message.js";
import { createSlotsCard } from "./slots-card.js";

/**
 * @import { CardItem, Item, ViewState } from "../types.ts"
 * @import { Actions, ItemView } from "./view.ts"
 */

/** @type {Record<string, (item: CardItem, actions: Actions) => ItemView<CardItem>>} */
const CARDS = {
  "agentcare.slots": createSlotsCard,
  "agentcare.form": createFormCard,
  "agentcare.appointment": createAppointmentCard,
  "agentcare.handoff": createHandoffCard,
  "agentcare.emergency": createEmergencyCard,
  "page.question": createQuestion,
};

/**
 * Draws the conversation, touching only what changed, so that focus, selection and half-filled forms stay.
 * @param {object} parts
 * @param {HTMLElement} parts.scroller what scrolls
 * @param {HTMLElement} parts.list where the items go
 * @param {Actions} parts.actions
 */
export function createTranscript({ scroller, list, actions }) {
  /** @type {Map<string, { view: ItemView, item: Item }>} */
  const shown = new Map();
  const dots = el("div", { class: "typing", "aria-hidden": "true" }, el("i"), el("i"), el("i"));
  let following = true;
  // What scrolls must be reachable by keyboard.
  scroller.tabIndex = 0;
  let placedAt = 0;
  const place = () => {
    if (following) placedAt = keepInView(scroller, list);
  };
  scroller.addEventListener("scroll", () => {
    // Only the reader's own scrolling counts: away from the newest, or back to it.
    if (Math.abs(scroller.scrollTop - placedAt) < 2) return;
    following = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < 80;
  });
  // The keyboard came up, or the suggestions took a line.
  new ResizeObserver(place).observe(scroller);

  /** @param {Item} item */
  const viewOf = (item) => {
    const known = shown.get(item.id);
    if (known) return known;
    const entry = { view: createView(item, actions), item };
    entry.view.element.dataset.item = item.id;
    shown.set(item.id, entry);
    return entry;
  };

  return {
    /** @param {ViewState} state */
    render(state) {
      const present = new Set(state.items.map(({ id }) => id));
      for (const [id, { view }] of shown) {
        if (present.has(id)) continue;
        view.element.remove();
        shown.delete(id);
      }
      /** @type {Element | null} */
      let previous = null;
      for (const item of state.items) {
        const { view } = viewOf(item);
        const live = item.kind === "card" && isLive(state, item);
        view.update(item, { state, live, pending: state.pending });
        /** @type {Element | null} */
        const next = previous ? previous.nextElementSibling : list.firstElementChild;
        if (next !== view.element) list.insertBefore(view.element, next);
        previous = view.element;
      }
      const writing = state.items.some((item) => item.kind === "text" && item.status === "streaming");
      if (state.running && !writing) list.append(dots);
      else dots.remove();
      place();
    },
    /** @param {number} serverNow */
    tick(serverNow) {
      for (const { view } of shown.values()) view.tick?.(serverNow);
    },
    /** The patient did something: show what comes of it. */
    followLatest() {
      following = true;
    },
  };
}

/**
 * @param {Item} item
 * @param {Actions} actions
 * @returns {ItemView}
 */
function createView(item, actions) {
  if (item.kind === "text") return /** @type {ItemView} */ (createMessage(item));
  if (item.kind === "notice") return /** @type {ItemView} */ (createNotice(item, actions));
  const nothing = { element: el("div", { hidden: true }), update() {} };
  try {
    return /** @type {ItemView} */ (CARDS[item.type]?.(item, actions) ?? nothing);
  } catch {
    // A card from a newer server that we cannot draw: its text went with it.
    return nothing;
  }
}

/**
 * Scrolls to the newest, but never past the patient's last message: a long answer is read from its start.
 * @param {HTMLElement} scroller
 * @param {HTMLElement} list
 * @returns {number} where it scrolled to
 */
function keepInView(scroller, list) {
  // On a very low screen the page scrolls as a whole instead of the transcript.
  const box = getComputedStyle(scroller).overflowY === "visible" ? document.documentElement : scroller;
  const question = [...list.querySelectorAll(".message-user")].at(-1);
  const bottom = box.scrollHeight - box.clientHeight;
  const top = box === scroller ? scroller.getBoundingClientRect().top : 0;
  const start = question ? question.getBoundingClientRect().top - top + box.scrollTop - 16 : bottom;
  box.scrollTop = Math.min(bottom, start);
  return box.scrollTop;
}
