// @ts-check
import { el, phoneLink } from "./element.js";

/**
 * @import { EmergencyCard, HandoffCard } from "../../../src/graph/reply.ts"
 * @import { CardItem } from "../types.ts"
 * @import { ItemView } from "./view.ts"
 */

/**
 * A person takes over, or can be reached by phone.
 * @param {CardItem} item
 * @returns {ItemView<CardItem>}
 */
export function createHandoffCard(item) {
  const { reason, phone } = /** @type {HandoffCard} */ (item.content);
  const element = el(
    "div",
    { role: "group", class: "card handoff-card", "aria-label": "Talk to a person" },
    el("h2", {}, "Talk to a person"),
    el("p", {}, reason),
    phoneLink(phone, `Call ${phone}`, "button button-primary"),
  );
  return { element, update() {} };
}

/**
 * The numbers to call come before any reading.
 * @param {CardItem} item
 * @returns {ItemView<CardItem>}
 */
export function createEmergencyCard(item) {
  const { title, text, calls } = /** @type {EmergencyCard} */ (item.content);
  const element = el(
    "div",
    { role: "group", class: "card emergency-card", "aria-label": title },
    el(
      "div",
      { class: "card-buttons" },
      ...calls.map(({ label, number }) => phoneLink(number, label, "button button-urgent")),
    ),
    el("h2", {}, title),
    el("p", {}, text),
  );
  return { element, update() {} };
}
