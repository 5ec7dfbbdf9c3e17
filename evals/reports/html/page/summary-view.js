// @ts-check
import { h, svg } from "./dom.js";
import { codeText, countText, intervalText, shareText } from "./words.js";

/**
 * @import { Rate } from "../../statistics.ts"
 * @import { PageData, PageSuite } from "../types.ts"
 */

/** The page's headline. @param {PageData} data */
export function headline({ suites, runs }) {
  const all = suites.at(-1);
  if (!all || all.runs === 0) return "No run counts";
  const failed = new Set(runs.filter(({ result }) => result === "failed").map(({ id }) => id)).size;
  if (failed === 0) return `All ${countText(all.runs, "run")} of ${countText(all.scenarios, "scenario")} passed`;
  return `${failed} of ${countText(all.scenarios, "scenario")} failed`;
}

/** @param {PageData} data */
export function aboutText({ run, notRun }) {
  const { settings, versions } = run;
  const parts = [
    `${settings.backend} backend`,
    codeText(settings.contestant),
    `${countText(settings.trials, "run")} of each scenario`,
    `seed ${settings.seed}`,
    ...(settings.filter ? [`filter “${settings.filter}”`] : []),
    `AgentCare ${versions.agentcare}`,
    `${run.startedAt.slice(0, 16).replace("T", " ")} UTC`,
    ...(run.finishedAt ? [] : ["not finished"]),
    ...(notRun.length > 0 ? [`${countText(notRun.length, "scenario")} not run`] : []),
  ];
  return parts.join(" · ");
}

/**
 * Scores by suite, then what is known beside them.
 * @param {PageData} data
 * @param {(suite: string) => void} choose called with the suite whose runs are wanted
 */
export function summaryView(data, choose) {
  const { suites, k, kinds, coverage } = data;
  return [
    table(
      "scores",
      "Scores by suite",
      [
        "Suite",
        "pass^1",
        `pass^${k}`,
        "Scenarios",
        "Runs",
        "Invariants broken",
        "At fault",
        "Infrastructure",
        "Median",
        "p95",
      ],
      suites.map((suite) => suiteCells(suite, choose)),
      suites.length > 1,
    ),
    h(
      "p",
      { class: "muted" },
      `Bars show the share that passed, with its 95 % interval as a line: pass^1 over the runs, pass^${k} (all ${k} runs of a scenario passed) over the scenarios. Runs that ended for infrastructure are left out.`,
    ),
    h(
      "details",
      {},
      h("summary", {}, "Writing and reading scenarios, coverage"),
      table(
        "scores",
        "Scenarios by what they need",
        ["Scenarios that", "pass^1", `pass^${k}`, "Scenarios"],
        kinds.map(({ name, scenarios, pass1, passK }) => [name, rateView(pass1), rateView(passK), `${scenarios}`]),
      ),
      table(
        "names",
        "What runs went through",
        ["", "Reached", "Never reached", "By failing runs only"],
        coverage.map(({ kind, reached, never, onlyFailing }) => [
          kind,
          reached,
          never.join(", ") || "–",
          onlyFailing.join(", ") || "–",
        ]),
      ),
    ),
  ];
}

/**
 * @param {PageSuite} suite
 * @param {(suite: string) => void} choose
 * @returns {(Node | string)[]}
 */
function suiteCells(suite, choose) {
  const name = suite.suite;
  const button = h("button", { type: "button", class: "link" }, name ?? "All");
  button.addEventListener("click", () => choose(name ?? ""));
  return [
    button,
    rateView(suite.pass1),
    rateView(suite.passK),
    `${suite.scenarios}`,
    `${suite.runs}`,
    `${suite.invariantsBroken}`,
    suite.blame || "–",
    `${suite.infrastructure}`,
    suite.median,
    suite.p95,
  ];
}

/** @param {Rate | null} rate */
function rateView(rate) {
  if (!rate) return "–";
  const { value, low, high } = rate;
  const at = (/** @type {number} */ share) => share * 100;
  return h(
    "div",
    { class: "rate" },
    svg(
      "svg",
      {
        viewBox: "0 0 100 12",
        preserveAspectRatio: "none",
        "aria-hidden": "true",
        class: value < 1 ? "bar less" : "bar",
      },
      svg("rect", { class: "track", x: 0, y: 2, width: 100, height: 8 }),
      svg("rect", { class: "share", x: 0, y: 2, width: at(value), height: 8 }),
      svg("rect", { class: "interval", x: at(low), y: 5.25, width: Math.max(0.6, at(high) - at(low)), height: 1.5 }),
    ),
    h("span", {}, h("b", {}, shareText(value)), " ", h("span", { class: "muted" }, intervalText(rate))),
  );
}

/**
 * @param {"scores" | "names"} kind
 * @param {string} caption
 * @param {readonly string[]} head
 * @param {readonly (readonly (Node | string)[])[]} rows
 * @param {boolean} [isLastTotal]
 */
function table(kind, caption, head, rows, isLastTotal = false) {
  return h(
    "div",
    { class: `scroll ${kind}`, role: "region", "aria-label": caption, tabindex: "0" },
    h(
      "table",
      {},
      h("caption", { class: "visually-hidden" }, caption),
      h("thead", {}, h("tr", {}, ...head.map((title) => (title ? h("th", { scope: "col" }, title) : h("td"))))),
      h(
        "tbody",
        {},
        ...rows.map((cells, at) =>
          h(
            "tr",
            isLastTotal && at === rows.length - 1 ? { class: "total" } : {},
            ...cells.map((cell, column) => (column === 0 ? h("th", { scope: "row" }, cell) : h("td", {}, cell))),
          ),
        ),
      ),
    ),
  );
}
