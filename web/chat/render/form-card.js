// @ts-check
import { el, setAttribute } from "./element.js";

/**
 * @import { FormCard } from "../../../src/graph/reply.ts"
 * @import { CardItem } from "../types.ts"
 * @import { Actions, ItemView } from "./view.ts"
 */

/**
 * Who the visit is for, or the one-time code. The browser may fill it in; typing the same into the chat works as well.
 * @param {CardItem} item
 * @param {Actions} actions
 * @returns {ItemView<CardItem>}
 */
export function createFormCard(item, actions) {
  const content = /** @type {FormCard} */ (item.content);
  const send = el("button", { type: "submit", class: "button button-primary" }, content.submitLabel);
  const fields = content.fields.map((field) => createField(`${item.id}-${field.name}`, field));
  const element = el(
    "form",
    { class: "card form-card", novalidate: true },
    ...fields.map((field) => field.element),
    send,
    el("p", { class: "muted" }, "Or just type your answer below."),
  );
  let live = true;

  element.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!live) return;
    const bad = fields.filter((field) => !field.check());
    if (bad[0]) {
      bad[0].input.focus();
      return;
    }
    const values = Object.fromEntries(fields.map(({ name, input }) => [name, input.value.trim()]));
    const byKeyboard = document.activeElement !== send || send.matches(":focus-visible");
    actions.tap(
      { type: "submit_form", purpose: content.purpose, values },
      // The transcript keeps the words, and a code is nothing to keep.
      content.purpose === "code" ? "Here is the code." : inWords(values),
      byKeyboard ? "keyboard" : "pointer",
    );
  });

  return {
    element,
    update(_next, surroundings) {
      live = surroundings.live;
      // Answered, it is noise: the answer stands below it in the patient's own words.
      element.hidden = !live;
    },
  };
}

/**
 * @param {string} id
 * @param {FormCard["fields"][number]} field
 */
function createField(id, { name, label, type, autocomplete, value }) {
  const input = el("input", {
    id,
    name,
    type,
    autocomplete,
    required: true,
    value,
    inputmode: name === "code" ? "numeric" : null,
    maxlength: name === "code" ? 20 : null,
    // A birth date in the future is a slip of the picker.
    max: type === "date" ? new Date().toISOString().slice(0, 10) : null,
    "aria-describedby": `${id}-error`,
  });
  const error = el("p", { id: `${id}-error`, class: "field-error", hidden: true });
  const check = () => {
    const fault = faultOf(input, label);
    error.textContent = fault;
    error.hidden = fault === "";
    setAttribute(input, "aria-invalid", fault === "" ? null : "true");
    return fault === "";
  };
  if (name === "code") {
    input.addEventListener("paste", (event) => {
      const code = codeIn(event.clipboardData?.getData("text") ?? "");
      if (code === null) return;
      event.preventDefault();
      input.value = code;
      check();
    });
  }
  input.addEventListener("input", () => input.hasAttribute("aria-invalid") && check());
  return { name, input, check, element: el("div", { class: "field" }, el("label", { for: id }, label), input, error) };
}

/**
 * @param {HTMLInputElement} input
 * @param {string} label
 */
function faultOf(input, label) {
  const what = label.toLowerCase();
  if (input.validity.badInput) return `Enter the whole ${what}.`;
  if (input.value.trim() === "") return `Enter your ${what.replace(/^your /, "")}.`;
  if (input.validity.rangeOverflow) return `The ${what} cannot be in the future.`;
  if (input.name === "code" && input.value.replace(/\D/g, "").length !== 6) return "Enter all 6 digits of the code.";
  if (input.type === "tel" && input.value.replace(/\D/g, "").length < 7)
    return "Enter a phone number with at least 7 digits.";
  return "";
}

/**
 * The code in a message that was copied whole; null when there is none, or a doubt which number it is.
 * @param {string} text
 */
function codeIn(text) {
  const codes = new Set(text.match(/(?<![\d-])\d{3}[ -]?\d{3}(?![\d-])/g)?.map((code) => code.replace(/\D/g, "")));
  return codes.size === 1 ? ([...codes][0] ?? null) : null;
}

/** @param {Record<string, string>} values */
function inWords({ name, dateOfBirth, phone }) {
  return [name && `My name is ${name}`, dateOfBirth && `born ${dayInWords(dateOfBirth)}`, phone && `phone ${phone}`]
    .filter(Boolean)
    .join(", ");
}

/** @param {string} date `YYYY-MM-DD` */
function dayInWords(date) {
  const day = new Date(`${date}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? date : day.toLocaleDateString("en-US", { dateStyle: "long", timeZone: "UTC" });
}
