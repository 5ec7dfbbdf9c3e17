// @ts-check
import { el, setAttribute } from "./element.js";
import { gestureOf } from "./gesture.js";

/**
 * @import { ViewState } from "../types.ts"
 * @import { Actions } from "./view.ts"
 * @typedef {readonly [name: string, said: string]} Answer what its button is called, what it says in the conversation
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
      // What is pending has two buttons of its own; a second bare yes beside them would only raise a doubt.
      const apt = pending ? suggestions.filter((text) => !/^(yes|no)$/i.test(text)) : suggestions;
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

/**
 * The yes and the no of one question. Answered, the answer stays readable under it; overtaken, it keeps none.
 * @param {Answer} yes
 * @param {Answer} no
 * @param {Actions} actions
 */
export function createAnswers(yes, no, actions) {
  let live = true;
  let over = false;
  const buttons = [yes, no].map(([name, said], index) => {
    const approved = index === 0;
    const button = el("button", { type: "button", class: approved ? "button button-primary" : "button" }, name);
    button.addEventListener("click", (event) => {
      if (!live) return;
      // An expired proposal cannot be accepted any more; asking in words lets the server look again.
      if (over && approved) actions.say(said, gestureOf(event));
      else actions.answer(approved, said, gestureOf(event));
    });
    return { button, name: approved ? "yes" : "no" };
  });
  const element = el("div", { class: "card-buttons" }, ...buttons.map(({ button }) => button));
  return {
    element,
    /**
     * @param {boolean} nowLive
     * @param {string | undefined} chosen `yes` or `no`
     */
    update(nowLive, chosen) {
      live = nowLive;
      for (const { button, name } of buttons) {
        button.hidden = !live && chosen !== name;
        setAttribute(button, "aria-disabled", live ? null : "true");
      }
      element.hidden = buttons.every(({ button }) => button.hidden);
    },
    /** @param {boolean} isOver whether the time it holds has run out */
    expire(isOver) {
      over = isOver;
    },
  };
}
