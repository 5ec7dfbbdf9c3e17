// @ts-check
import { el } from "./element.js";
import { createAnswers } from "./suggestions.js";

/**
 * @import { CardItem, NoticeItem, QuestionCard, TextItem } from "../types.ts"
 * @import { Actions, ItemView } from "./view.ts"
 * @import { Answer } from "./suggestions.js"
 */

/** @type {Answer} */
const LEAVE_IT = ["Leave it as it is", "No, leave it as it is."];

/**
 * What the two answers are called where the question has no card of its own.
 * @type {Record<string, { yes: Answer, no: Answer }>}
 */
const ANSWERS = {
  cancel_some: { yes: ["Cancel these visits", "Yes, cancel them."], no: ["Keep them", "No, keep them."] },
  add_need: { yes: ["Add the note", "Yes, note that."], no: LEAVE_IT },
  undo: { yes: ["Undo it", "Yes, undo it."], no: LEAVE_IT },
  waitlist_join: { yes: ["Join the waiting list", "Yes, put me on the list."], no: ["Not now", "No, not now."] },
  waitlist_edit: { yes: ["Change it", "Yes, change it."], no: LEAVE_IT },
  waitlist_leave: {
    yes: ["Leave the waiting list", "Yes, take me off the list."],
    no: ["Keep my place", "No, keep my place."],
  },
};

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

/**
 * The two answers to a question that was asked in words alone; the message above it says what is asked.
 * @param {CardItem} item
 * @param {Actions} actions
 * @returns {ItemView<CardItem>}
 */
export function createQuestion(item, actions) {
  const { kind, summary } = /** @type {QuestionCard} */ (item.content);
  const { yes, no } = ANSWERS[kind] ?? { yes: ["Yes", "Yes"], no: ["No", "No"] };
  const answers = createAnswers(yes, no, actions);
  const element = el("div", { role: "group", class: "question", "aria-label": summary }, answers.element);
  return {
    element,
    update({ chosen }, { live }) {
      answers.update(live, chosen);
      element.hidden = answers.element.hidden;
    },
  };
}
