// @ts-check
import { countdownText, spokenCountdown, zoneName } from "../clock-text.js";
import { el, setAttribute } from "./element.js";
import { gestureOf } from "./gesture.js";

/**
 * @import { AppointmentCard } from "../../../src/graph/reply.ts"
 * @import { CardItem } from "../types.ts"
 * @import { Actions, ItemView } from "./view.ts"
 */

const TITLES = {
  booked: "You're booked",
  pending: "Waiting for the clinic's approval",
  rescheduled: "Your visit has moved",
  cancelled: "Cancelled",
};

/** What each question's two answers are called, and what they say in the conversation. */
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
  const proposed = content.status === "proposed";
  const question = QUESTIONS[content.action ?? "book"];
  const titleId = `${item.id}-title`;
  const title = content.status === "proposed" ? question.title : TITLES[content.status];
  const element = el(
    // A group, not a region: a conversation full of landmarks is no map.
    "div",
    { role: "group", class: `card appointment-card appointment-${content.status}`, "aria-labelledby": titleId },
    el("h2", { id: titleId }, title),
    content.reference ? reference(content.reference) : null,
    facts(content),
    content.preparation && !proposed ? el("p", { class: "preparation" }, content.preparation) : null,
  );
  if (!proposed) return { element, update() {} };

  const left = el("span", { role: "timer" });
  const hold = el("p", { class: "hold", hidden: true }, "We are holding this time for you: ", left);
  const over = el(
    "p",
    { class: "hold", hidden: true },
    "This time is no longer held. We will check that it is still free.",
  );
  const yes = el("button", { type: "button", class: "button button-primary" }, question.yes[0]);
  const no = el("button", { type: "button", class: "button" }, question.no[0]);
  const buttons = el("div", { class: "card-buttons" }, yes, no);
  element.append(hold, over, buttons);

  let live = true;
  /** @type {number | null} */
  let expiresAt = null;
  let leftMs = Number.POSITIVE_INFINITY;

  yes.addEventListener("click", (event) => {
    if (!live) return;
    // An expired proposal cannot be answered any more; asking in words lets the server look again.
    if (leftMs <= 0) actions.say(question.yes[1] ?? "Yes", gestureOf(event));
    else actions.answer(true, question.yes[1] ?? "Yes", gestureOf(event));
  });
  no.addEventListener("click", (event) => {
    if (live) actions.answer(false, question.no[1] ?? "No", gestureOf(event));
  });

  return {
    element,
    update({ chosen }, surroundings) {
      live = surroundings.live;
      const until = live ? surroundings.pending?.expiresAt : null;
      expiresAt = until ? Date.parse(until) : null;
      setAttribute(element, "data-live", live);
      // The answer stays readable under its question; a question that was overtaken keeps none.
      yes.hidden = !live && chosen !== "yes";
      no.hidden = !live && chosen !== "no";
      buttons.hidden = yes.hidden && no.hidden;
      for (const button of [yes, no]) setAttribute(button, "aria-disabled", live ? null : "true");
      hold.hidden = over.hidden = true;
      this.tick?.(Date.now() + surroundings.state.clockOffsetMs);
    },
    tick(serverNow) {
      if (expiresAt === null) return;
      const before = leftMs;
      leftMs = expiresAt - serverNow;
      left.textContent = countdownText(leftMs);
      hold.hidden = leftMs <= 0;
      over.hidden = leftMs > 0;
      const spoken = Number.isFinite(before) ? spokenCountdown(before, leftMs) : null;
      if (spoken) actions.announce(spoken);
    },
  };
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
