// @ts-check
import { el } from "./element.js";
import { gestureOf } from "./gesture.js";

/**
 * @import { ViewState } from "../types.ts"
 * @import { Actions } from "./view.ts"
 */

const STARTERS = ["Book an appointment", "Change or cancel a visit", "What are your opening hours?"];

/**
 * Short answers to tap, above the composer.
 * @param {HTMLElement} row
 * @param {Actions} actions
 */
export function createSuggestions(row, actions) {
  let shown = "";
  return {
    /** @param {ViewState} state */
    render({ items, running, suggestions, pending, status }) {
      const starting = items.length === 0 && !running;
      // The card asks with two buttons of its own; a second yes beside them would only raise a doubt.
      const apt = pending ? suggestions.filter((text) => !/^(yes|no)\b/i.test(text)) : suggestions;
      const texts = starting ? STARTERS : running || status === "ended" ? [] : apt;
      const key = JSON.stringify(texts);
      if (key === shown) return;
      shown = key;
      row.replaceChildren(
        ...texts.map((text) => {
          const button = el("button", { type: "button", class: "suggestion" }, text);
          button.addEventListener("click", (event) => actions.say(text, gestureOf(event)));
          return el("li", {}, button);
        }),
      );
      row.hidden = texts.length === 0;
    },
  };
}
