// @ts-check
import { createAnnouncer } from "./announcer.js";
import { createConnection } from "./connection.js";
import { createConversation } from "./conversation.js";
import { createComposer } from "./render/composer.js";
import { createEndDialog } from "./render/end-dialog.js";
import { createFeedback } from "./render/feedback.js";
import { createStatusLine } from "./render/status-line.js";
import { createSuggestions } from "./render/suggestions.js";
import { createTranscript } from "./render/transcript.js";
import { createSessionStorage } from "./session-storage.js";
import { createStore, isUnanswered } from "./store.js";
import { followViewport } from "./viewport.js";
import { waitOrWake } from "./wake.js";

/**
 * @import { Actions, Gesture } from "./render/view.ts"
 */

const clinic = document.documentElement.dataset.clinic ?? "";
const now = () => Date.now();
const store = createStore();
const connection = createConnection({
  fetch: (...request) => globalThis.fetch(...request),
  wait: waitOrWake,
  random: Math.random,
  startTimer(ms, late) {
    const timer = setTimeout(late, ms);
    return () => clearTimeout(timer);
  },
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  onDate: (at) => store.apply({ type: "server_date", at, receivedAt: now() }),
});
const conversation = createConversation({
  clinic,
  store,
  connection,
  storage: createSessionStorage({ storage: () => sessionStorage, clinic }),
  newId: () => crypto.randomUUID(),
  now,
});

const announcer = createAnnouncer(byId("announcer"));
const status = createStatusLine(byId("status"));

/** @type {Actions} */
const actions = {
  tap: (action, text, gesture) => begin(gesture, () => conversation.tap(action, text)),
  answer: (approved, text, gesture) => begin(gesture, () => conversation.answer(approved, text)),
  say: (text, gesture) => begin(gesture, () => conversation.say(text)),
  retry: (submission, gesture) => begin(gesture, () => conversation.retry(submission)),
  calendarFile: conversation.calendarFile,
  announce: announcer.say,
};

const transcript = createTranscript({ scroller: byId("transcript"), list: byId("items"), actions });
const suggestions = createSuggestions(byId("suggestions"), actions);
const composer = createComposer({
  form: /** @type {HTMLFormElement} */ (byId("composer")),
  field: /** @type {HTMLTextAreaElement} */ (byId("message")),
  sendButton: /** @type {HTMLButtonElement} */ (byId("send")),
  stopButton: /** @type {HTMLButtonElement} */ (byId("stop")),
  send: (text) => begin("keyboard", () => conversation.say(text)),
  stop: async () => {
    if (!(await conversation.stop()) && !conversation.idle) status.show("This step can no longer be stopped.");
  },
  report: status.show,
});
const feedback = createFeedback({
  place: byId("feedback"),
  async rate(rating) {
    await conversation.rate(rating);
    render();
  },
  skip() {
    conversation.passOverRating();
    render();
    composer.focus();
  },
  report: status.show,
});
const endButton = /** @type {HTMLButtonElement} */ (byId("end"));
createEndDialog({
  button: endButton,
  dialog: /** @type {HTMLDialogElement} */ (byId("end-dialog")),
  end: conversation.clear,
  ended() {
    status.show("The conversation was ended and cleared.");
    composer.focus();
  },
});

/**
 * Starts a turn from a gesture. Focus goes to the composer only here, never when a message arrives.
 * @param {Gesture} gesture
 * @param {() => Promise<unknown>} start
 */
function begin(gesture, start) {
  if (!conversation.idle) {
    status.show("One moment, the last answer is still coming.");
    return false;
  }
  status.clear();
  if (store.state.items.length === 0) announcer.say(byId("notice").textContent ?? "");
  transcript.followLatest();
  void start();
  if (gesture === "keyboard") composer.focus();
  return true;
}

/** @type {ReturnType<typeof setInterval> | undefined} */
let ticking;
const serverNow = () => now() + store.state.clockOffsetMs;

let scheduled = false;

function render() {
  scheduled = false;
  const { state } = store;
  suggestions.render(state);
  composer.update(state.running !== null);
  status.connection(state.connection, navigator.onLine);
  endButton.hidden = state.items.length === 0;
  byId("chat").dataset.empty = String(state.items.length === 0);
  feedback.render(state, conversation.mayRate);
  // Last, when everything around it has its size: it scrolls to what is new.
  transcript.render(state);
  const counting = Boolean(state.pending?.expiresAt);
  if (counting && ticking === undefined) ticking = setInterval(() => transcript.tick(serverNow()), 1000);
  if (!counting && ticking !== undefined) {
    clearInterval(ticking);
    ticking = undefined;
  }
}

store.subscribe((state, change) => {
  // Tokens may come faster than the screen is drawn.
  if (!scheduled) requestAnimationFrame(render);
  scheduled = true;
  if (change.type === "run_lost") announcer.say(change.text);
  if (change.type !== "event") return;
  if (change.event.type === "TEXT_MESSAGE_END") {
    const message = state.items.find(({ id }) => id === change.event.messageId);
    if (message?.kind === "text") announcer.say(message.text);
  }
  if (change.event.type === "RUN_FINISHED" && isUnanswered(state)) status.show("Your message is with our staff now.");
  if (change.event.type === "RUN_ERROR" && typeof change.event.message === "string")
    announcer.say(change.event.message);
});

addEventListener("online", render);
addEventListener("offline", render);
addEventListener("pagehide", conversation.leave);
// A page that comes back from the browser's cache left its run: start from what the server knows.
addEventListener("pageshow", (event) => event.persisted && location.reload());
followViewport();
render();
conversation.restore().catch(() => status.show("Your conversation could not be loaded. Reload the page to try again."));

/**
 * @param {string} id of an element in the page's HTML
 * @returns {HTMLElement}
 */
function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`The page has no #${id}.`);
  return element;
}
