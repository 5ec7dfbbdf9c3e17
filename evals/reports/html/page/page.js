// @ts-check
import { byId, h } from "./dom.js";
import { filterRuns, occurring } from "./filter.js";
import { listenToKeys } from "./keyboard.js";
import { addressOf, createListView } from "./list-view.js";
import { runView } from "./run-view.js";
import { aboutText, headline, summaryView } from "./summary-view.js";
import { codeText, countText } from "./words.js";

/**
 * @import { PageData } from "../types.ts"
 */

/** @type {PageData} */
const data = JSON.parse(byId("data", HTMLScriptElement).textContent ?? "");
const form = byId("filter", HTMLFormElement);
const words = field("words", HTMLInputElement);
const choices = {
  suite: field("suite", HTMLSelectElement),
  style: field("style", HTMLSelectElement),
  result: field("result", HTMLSelectElement),
  blame: field("blame", HTMLSelectElement),
};
const panes = byId("panes", HTMLElement);
const article = byId("run", HTMLElement);
const list = createListView(byId("list", HTMLUListElement));
/** The key of the run that is shown. @type {string | null} */
let open = null;

/**
 * @template {HTMLElement} Kind
 * @param {string} name
 * @param {new () => Kind} kind
 */
function field(name, kind) {
  const found = form.elements.namedItem(name);
  if (!(found instanceof kind)) throw new Error(`The filter has no ${name}.`);
  return found;
}

/** @param {HTMLSelectElement} select @param {readonly string[]} values */
function fill(select, values) {
  select.append(h("option", { value: "" }, "any"), ...values.map((value) => h("option", { value }, codeText(value))));
}

function clear() {
  words.value = "";
  for (const select of Object.values(choices)) select.value = "";
}

function showList() {
  const shown = filterRuns(data.runs, data.scenarios, {
    words: words.value,
    suite: choices.suite.value,
    style: choices.style.value,
    result: choices.result.value,
    blame: choices.blame.value,
  });
  list.show(shown, open);
  byId("count", HTMLElement).textContent =
    shown.length === 0
      ? "No run fits the filter."
      : `${shown.length.toLocaleString("en")} of ${countText(data.runs.length, "run")}`;
}

/** Shows the run of the address, and takes the reader to it. */
function followAddress() {
  const key = location.hash.startsWith("#run=") ? keyOf(location.hash) : null;
  const run = data.runs.find((one) => one.key === key);
  open = run?.key ?? null;
  list.markOpen(open);
  panes.classList.toggle("open", run !== undefined);
  if (run) {
    article.replaceChildren(...runView(run, data.scenarios[run.id]));
    panes.scrollIntoView({ block: "start" });
    byId("run-title", HTMLElement).focus({ preventScroll: true });
  } else {
    article.replaceChildren(
      h("h3", { id: "run-title" }, "No run is open"),
      h("p", { class: "muted" }, "Choose one from the list to read its conversation and what it left in the database."),
    );
  }
}

/** Null for an address that somebody cut short. @param {string} hash */
function keyOf(hash) {
  try {
    return decodeURIComponent(hash.slice("#run=".length));
  } catch {
    return null;
  }
}

/** To the list, and to the run in it that was open. */
function back() {
  const wasOpen = open;
  if (wasOpen !== null) {
    history.pushState(null, "", "#runs");
    followAddress();
    list.markOpen(wasOpen);
    list.markOpen(null);
  }
  list.move(0);
}

byId("verdict", HTMLElement).textContent = headline(data);
byId("about", HTMLElement).textContent = aboutText(data);
byId("suites", HTMLElement).append(
  ...summaryView(data, (suite) => {
    clear();
    choices.suite.value = suite;
    showList();
    list.move(0);
  }),
);
fill(choices.suite, occurring(data.runs.map(({ suite }) => suite)));
fill(choices.style, occurring(data.runs.map(({ style }) => style)));
fill(choices.result, occurring(data.runs.map(({ result }) => result)));
fill(choices.blame, occurring(data.runs.map(({ blame }) => blame)));

form.addEventListener("submit", (event) => event.preventDefault());
form.addEventListener("input", showList);
byId("show-all", HTMLElement).addEventListener("click", () => {
  clear();
  showList();
});
// A second Enter on the run that is open does not change the address.
byId("list", HTMLElement).addEventListener("click", ({ target }) => {
  const link = target instanceof Element ? target.closest("a") : null;
  if (link && open !== null && link.hash === addressOf(open)) byId("run-title", HTMLElement).focus();
});
article.addEventListener("click", (event) => {
  if (!(event.target instanceof Element) || !event.target.closest(".back")) return;
  event.preventDefault();
  back();
});
addEventListener("hashchange", followAddress);
listenToKeys({ list, words, areSingleKeysOn: () => byId("shortcuts", HTMLInputElement).checked, back });

if (data.runs.some(({ result }) => result === "failed")) choices.result.value = "failed";
showList();
followAddress();
