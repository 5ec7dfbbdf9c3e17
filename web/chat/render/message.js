// @ts-check
import { el } from "./element.js";

/**
 * @import { NoticeItem, TextItem } from "../types.ts"
 * @import { Actions, ItemView } from "./view.ts"
 */

/**
 * A message of either side. Its text is text: markup in it is shown as it was written.
 * @param {TextItem} item
 * @returns {ItemView<TextItem>}
 */
export function createMessage({ role }) {
  const text = el("p", { class: "message-text", dir: "auto" });
  const note = el("span", { class: "message-note", hidden: true });
  const speaker = el("span", { class: "visually-hidden" }, role === "user" ? "You: " : "Assistant: ");
  const element = el("div", { class: `message message-${role}` }, speaker, text, note);
  let shown = "";
  return {
    element,
    update(item) {
      // Adding to the text node keeps a reader's selection while the answer is still coming.
      if (item.text.startsWith(shown) && text.firstChild instanceof Text) {
        text.firstChild.appendData(item.text.slice(shown.length));
      } else {
        text.textContent = item.text;
      }
      shown = item.text;
      element.dataset.status = item.status;
      note.hidden = item.status !== "stopped" && item.status !== "failed";
      note.textContent = item.status === "stopped" ? "Stopped." : "Not finished.";
    },
  };
}

/**
 * Something went wrong, and how to mend it.
 * @param {NoticeItem} item
 * @param {Actions} actions
 * @returns {ItemView<NoticeItem>}
 */
export function createNotice(item, actions) {
  const { retry } = item;
  const again = el("button", { type: "button", class: "button" }, "Try again");
  again.addEventListener("click", () => retry && actions.retry(retry, "keyboard"));
  const element = el("div", { class: "notice-problem" }, el("p", {}, item.text), retry ? again : null);
  return { element, update() {} };
}
