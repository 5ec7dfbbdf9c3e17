// @ts-check
import { el } from "./element.js";

/**
 * @import { CardItem, ViewState } from "../types.ts"
 */

const RATINGS = ["Poor", "Fair", "Good", "Very good", "Great"];

/**
 * Asks once, after something was booked or moved, how it went. Never in the way: it can be passed over, and talking on
 * hides it.
 * @param {object} parts
 * @param {HTMLElement} parts.place
 * @param {(feedback: { rating: number, comment?: string }) => Promise<void>} parts.rate
 * @param {() => void} parts.skip
 * @param {(text: string) => void} parts.report
 */
export function createFeedback({ place, rate, skip, report }) {
  const comment = el("textarea", { id: "feedback-comment", rows: "2" });
  const more = el(
    "div",
    { class: "field", hidden: true },
    el("label", { for: "feedback-comment" }, "Anything we should know? (optional)"),
    comment,
  );
  const send = el("button", { type: "submit", class: "button button-primary", hidden: true }, "Send feedback");
  const no = el("button", { type: "button", class: "button" }, "No, thanks");
  const form = el(
    "form",
    { class: "card feedback-card", novalidate: true },
    el(
      "fieldset",
      { class: "day" },
      el("legend", {}, "How was booking with us?"),
      el("div", { class: "rating-row" }, ...RATINGS.map((name, index) => rating(name, index + 1))),
    ),
    more,
    el("div", { class: "card-buttons" }, send, no),
  );
  place.append(form);

  form.addEventListener("change", () => {
    more.hidden = send.hidden = chosen() === null;
  });
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const stars = chosen();
    if (stars === null) return;
    const text = comment.value.trim().slice(0, 2000);
    try {
      await rate({ rating: stars, ...(text ? { comment: text } : {}) });
      report("Thank you for your feedback.");
    } catch {
      report("Your feedback could not be sent. Please try again.");
    }
  });
  no.addEventListener("click", skip);

  /** @returns {number | null} */
  function chosen() {
    const checked = form.querySelector("input:checked");
    return checked instanceof HTMLInputElement ? Number(checked.value) : null;
  }

  return {
    /**
     * @param {ViewState} state
     * @param {boolean} mayRate
     */
    render({ items, running }, mayRate) {
      place.hidden = !(mayRate && !running && endsWithBooking(items));
    },
  };
}

/**
 * A visit that was only looked at is drawn as booked, too: what was just done follows its own question.
 * @param {ViewState["items"]} items
 */
function endsWithBooking(items) {
  const last = items.at(-1);
  if (last?.kind !== "card" || !["booked", "rescheduled"].includes(statusOf(last) ?? "")) return false;
  const before = items.findLast((item) => item !== last && item.kind === "card" && statusOf(item) !== undefined);
  return before?.kind === "card" && statusOf(before) === "proposed";
}

/** @param {CardItem} card */
function statusOf({ type, content }) {
  return type === "agentcare.appointment" ? /** @type {{ status?: string }} */ (content).status : undefined;
}

/**
 * @param {string} name
 * @param {number} value
 */
function rating(name, value) {
  return el(
    "label",
    { class: "slot rating" },
    el("input", { type: "radio", name: "rating", value, "aria-label": `${value} of 5: ${name}` }),
    el("span", { class: "slot-face" }, el("span", { class: "slot-time" }, String(value))),
  );
}
