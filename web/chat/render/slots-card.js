// @ts-check
import { zoneName } from "../clock-text.js";
import { el, setAttribute } from "./element.js";
import { gestureOf } from "./gesture.js";

/**
 * @import { SlotOption, SlotsCard } from "../../../src/graph/reply.ts"
 * @import { CardItem } from "../types.ts"
 * @import { Actions, Gesture, ItemView } from "./view.ts"
 */

/**
 * Free times as radio buttons, a group a day. One tap picks; arrows move and Enter picks; assistive technology that
 * only checks a radio finds the "Choose" button.
 * @param {CardItem} item
 * @param {Actions} actions
 * @returns {ItemView<CardItem>}
 */
export function createSlotsCard(item, actions) {
  const content = /** @type {SlotsCard} */ (item.content);
  const slots = content.days.flatMap((day) => day.slots.map((slot) => ({ day, slot })));
  const onePlace = new Set(slots.map(({ slot }) => slot.location)).size === 1;
  let live = true;
  /** @type {string | undefined} */
  let chosen;

  const choose = el("button", { type: "submit", class: "button button-primary", hidden: true }, "Choose this time");
  const element = el(
    "form",
    { class: "card slots-card", novalidate: true },
    el(
      "div",
      { class: "card-head" },
      el("h2", {}, content.visitType),
      el(
        "p",
        { class: "muted" },
        [onePlace ? slots[0]?.slot.location : "", zoneName(content.timeZone)].filter(Boolean).join(" · "),
      ),
    ),
    ...content.days.map((day) =>
      el(
        "fieldset",
        { class: "day" },
        el("legend", {}, day.label),
        el("div", { class: "slot-grid" }, ...day.slots.map((slot) => slotOption(item.id, slot, !onePlace))),
      ),
    ),
    choose,
  );

  const radios = () => [...element.querySelectorAll("input")];
  const selected = () => slots.find(({ slot }) => slot.slotId === radios().find((radio) => radio.checked)?.value);

  /** @param {Gesture} gesture */
  const pick = (gesture) => {
    const picked = selected();
    if (!live || !picked || picked.slot.slotId === chosen) return;
    const { day, slot } = picked;
    actions.announce(`${slot.accessibleName} selected.`);
    const text = `${day.label} at ${slot.label} with ${slot.practitioner}`;
    actions.tap({ type: "select_slot", slotId: slot.slotId }, text, gesture);
  };

  element.addEventListener("click", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    if (!live) event.preventDefault();
    else if (gestureOf(event) === "pointer") pick("pointer");
  });
  element.addEventListener("change", () => {
    const picked = selected();
    choose.hidden = !live || !picked || picked.slot.slotId === chosen;
    if (picked) choose.textContent = `Choose ${picked.day.label}, ${picked.slot.label}`;
  });
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement) || !live) return;
    event.preventDefault();
    event.target.checked = true;
    pick("keyboard");
  });
  element.addEventListener("submit", (event) => {
    event.preventDefault();
    pick(event instanceof SubmitEvent && event.submitter?.matches(":focus-visible") ? "keyboard" : "pointer");
  });

  return {
    element,
    update(next, surroundings) {
      live = surroundings.live;
      chosen = next.chosen;
      choose.hidden = true;
      setAttribute(element, "data-live", live);
      for (const radio of radios()) {
        if (radio.value === chosen) radio.checked = true;
        // Never `disabled`: a screen reader would skip the choice and read the question without its answer.
        setAttribute(radio, "aria-disabled", !live || radio.value === chosen ? "true" : null);
      }
    },
  };
}

/**
 * @param {string} group
 * @param {SlotOption} slot
 * @param {boolean} withPlace
 */
function slotOption(group, slot, withPlace) {
  return el(
    "label",
    { class: "slot" },
    el("input", { type: "radio", name: group, value: slot.slotId, "aria-label": slot.accessibleName }),
    el(
      "span",
      { class: "slot-face" },
      el("span", { class: "slot-time" }, slot.label),
      slot.yourTime ? el("span", { class: "slot-who" }, slot.yourTime) : null,
      el("span", { class: "slot-who" }, slot.practitioner),
      withPlace ? el("span", { class: "slot-who" }, slot.location) : null,
    ),
  );
}
