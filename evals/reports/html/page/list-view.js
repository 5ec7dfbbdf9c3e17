// @ts-check
import { h } from "./dom.js";
import { codeText, RESULT_SIGNS } from "./words.js";

/**
 * @import { PageRun } from "../types.ts"
 */

/** The address of a run in the page. @param {string} key */
export const addressOf = (key) => `#run=${encodeURIComponent(key)}`;

/**
 * The list of runs, as links. One of them at a time is in the order of Tab; `move` goes from one to the next.
 * @param {HTMLUListElement} list
 */
export function createListView(list) {
  /** @type {HTMLAnchorElement[]} */
  let links = [];
  let at = 0;

  /** @param {number} to */
  function stopAt(to) {
    links[at]?.setAttribute("tabindex", "-1");
    at = Math.min(Math.max(to, 0), Math.max(links.length - 1, 0));
    links[at]?.setAttribute("tabindex", "0");
  }

  list.addEventListener("focusin", ({ target }) => {
    const index = target instanceof HTMLAnchorElement ? links.indexOf(target) : -1;
    if (index >= 0) stopAt(index);
  });

  return {
    /** @param {readonly PageRun[]} runs @param {string | null} open the key of the run that is shown */
    show(runs, open) {
      links = runs.map(linkTo);
      list.replaceChildren(...links.map((link) => h("li", {}, link)));
      stopAt(
        Math.max(
          0,
          runs.findIndex(({ key }) => key === open),
        ),
      );
      this.markOpen(open);
    },
    /** @param {string | null} open */
    markOpen(open) {
      for (const [index, link] of links.entries()) {
        const isOpen = open !== null && link.hash === addressOf(open);
        if (isOpen) {
          link.setAttribute("aria-current", "true");
          stopAt(index);
        } else link.removeAttribute("aria-current");
      }
    },
    /** @param {number} by how many rows on; 0 goes to where it stood */
    move(by) {
      stopAt(at + by);
      links[at]?.focus();
    },
    first() {
      this.move(-links.length);
    },
    last() {
      this.move(links.length);
    },
    holds: (/** @type {EventTarget | null} */ target) => target instanceof Node && list.contains(target),
  };
}

/** @param {PageRun} run */
function linkTo(run) {
  const [finding] = run.findings;
  const why = run.result === "infrastructure" ? run.error : finding?.message;
  return h(
    "a",
    { href: addressOf(run.key), tabindex: "-1" },
    h("span", { class: `result ${run.result}` }, `${RESULT_SIGNS[run.result]} ${run.result}`),
    " ",
    h("span", { class: "name" }, run.id),
    " ",
    h("span", { class: "muted" }, `run ${run.trial} · ${codeText(run.style)}${run.blame ? ` · ${run.blame}` : ""}`),
    why ? h("span", { class: "why" }, ` ${why}`) : null,
  );
}
