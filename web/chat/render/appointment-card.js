// @ts-check
import { countdownText, spokenCountdown, zoneName } from "../clock-text.js";
import { Problem } from "../problem.js";
import { download, el, setAttribute } from "./element.js";
import { createAnswers } from "./suggestions.js";

/**
 * @import { AppointmentCard } from "../../../src/graph/reply.ts"
 * @import { CardItem } from "../types.ts"
 * @import { Actions, ItemView } from "./view.ts"
 * @import { Answer } from "./suggestions.js"
 */

/** @type {Record<string, string>} */
const TITLES = {
  booked: "You're booked",
  pending: "Waiting for the clinic's approval",
  rescheduled: "Your visit has moved",
  cancelled: "Cancelled",
};

/**
 * What each question is called, and its two answers.
 * @type {Record<string, { title: string, yes: Answer, no: Answer }>}
 */
const QUESTIONS = {
  book: {
    title: "Is this right?",
    yes: ["Confirm booking", "Yes, book it."],
    no: ["Change", "No, I'd like to change that."],
  },
  reschedule: {
    title: "Move your visit?",
    yes: ["Confirm the move", "Yes, move it."],
    no: ["Change", "No, I'd like to change that."],
  },
  cancel: {
    title: "Cancel this visit?",
    yes: ["Cancel the visit", "Yes, cancel it."],
    no: ["Keep it", "No, keep it."],
  },
};

/**
 * A visit as proposed, with its two answers and the time that is left, or as it stands in the book.
 * @param {CardItem} item
 * @param {Actions} actions
 * @returns {ItemView<CardItem>}
 */
export function createAppointmentCard(item, actions) {
  const content = /** @type {AppointmentCard} */ (item.content);
  const question = content.status === "proposed" ? QUESTIONS[content.action ?? "book"] : null;
  const titleId = `${item.id}-title`;
  const title = question?.title ?? TITLES[content.status] ?? "Your visit";
  const element = el(
    // A group, not a region: a conversation full of landmarks is no map.
    "div",
    { role: "group", class: `card appointment-card appointment-${content.status}`, "aria-labelledby": titleId },
    el("h2", { id: titleId }, title),
    content.reference ? reference(content.reference) : null,
    facts(content),
  );
  if (!question) {
    if (content.preparation) element.append(el("p", { class: "preparation" }, content.preparation));
    if (content.calendarUrl) element.append(...addToCalendar(content, content.calendarUrl, actions));
    return { element, update() {} };
  }

  const left = el("span", { role: "timer" });
  const hold = el("p", { class: "hold", hidden: true }, "We are holding this time for you: ", left);
  const over = el(
    "p",
    { class: "hold", hidden: true },
    "This time is no longer held. We will check that it is still free.",
  );
  const answers = createAnswers(question.yes, question.no, actions);
  element.append(hold, over, answers.element);

  /** @type {number | null} */
  let expiresAt = null;
  let leftMs = Number.POSITIVE_INFINITY;

  return {
    element,
    update({ chosen }, { live, pending, state }) {
      const until = live ? pending?.expiresAt : null;
      expiresAt = until ? Date.parse(until) : null;
      setAttribute(element, "data-live", live);
      answers.update(live, chosen);
      hold.hidden = over.hidden = true;
      this.tick?.(Date.now() + state.clockOffsetMs);
    },
    tick(serverNow) {
      if (expiresAt === null) return;
      const before = leftMs;
      leftMs = expiresAt - serverNow;
      left.textContent = countdownText(leftMs);
      answers.expire(leftMs <= 0);
      hold.hidden = leftMs <= 0;
      over.hidden = leftMs > 0;
      const spoken = Number.isFinite(before) ? spokenCountdown(before, leftMs) : null;
      if (spoken) actions.announce(spoken);
    },
  };
}

/**
 * The file needs the session's proof, so it is fetched by the page: a bare link would only show a refusal.
 * @param {AppointmentCard} content
 * @param {string} url
 * @param {Actions} actions
 * @returns {HTMLElement[]}
 */
function addToCalendar({ visitType, when }, url, actions) {
  const name = `Add to calendar: ${visitType}, ${when}`;
  const button = el("button", { type: "button", class: "button", "aria-label": name }, "Add to calendar");
  const outcome = el("p", { class: "muted", hidden: true });
  const tell = (/** @type {string} */ text) => {
    outcome.textContent = text;
    outcome.hidden = false;
    actions.announce(text);
  };
  let busy = false;
  button.addEventListener("click", async () => {
    if (busy) return;
    busy = true;
    setAttribute(button, "aria-busy", "true");
    try {
      const file = await actions.calendarFile(url);
      download(file);
      tell(`Saved as ${file.name}. Open it to put the visit in your calendar.`);
    } catch (error) {
      tell(error instanceof Problem ? error.message : "The calendar file could not be loaded. Please try again.");
    } finally {
      busy = false;
      setAttribute(button, "aria-busy", null);
    }
  });
  return [el("div", { class: "card-buttons" }, button), outcome];
}

/** @param {string} text */
function reference(text) {
  return el("p", { class: "reference" }, el("span", { class: "muted" }, "Your reference"), el("strong", {}, text));
}

/** @param {AppointmentCard} content */
function facts(content) {
  const zone = zoneName(content.timeZone);
  /** @type {[string, string | undefined, string?][]} */
  const rows = [
    ["What", content.visitType],
    ["When", content.when, [zone, content.yourTime].filter(Boolean).join(" · ")],
    ["Who", content.practitioner],
    ["Where", content.location, content.address],
    ["For", content.patientName, content.patientDetails],
    ["Prepared for", content.needs],
    ["Instead of", content.replaces],
  ];
  return el(
    "dl",
    { class: "facts" },
    ...rows.flatMap(([term, text, more]) => {
      if (!text) return [];
      const detail = more ? el("span", { class: "muted" }, more) : null;
      return [el("div", {}, el("dt", {}, term), el("dd", {}, el("span", {}, text), detail))];
    }),
  );
}
