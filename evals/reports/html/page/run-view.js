// @ts-check
import { h } from "./dom.js";
import { rowsView } from "./rows-view.js";
import { codeText, countText, RESULT_SIGNS } from "./words.js";

/**
 * @import { Finding } from "../../../trial.ts"
 * @import { PageRun, PageScenario, PageTurn } from "../types.ts"
 */

/**
 * One run: what was found, and the conversation beside the rows it left. Made when it is opened, not before.
 * @param {PageRun} run
 * @param {PageScenario | undefined} scenario
 */
export function runView(run, scenario) {
  const fault = run.blame ? `, ${run.blame} at fault` : "";
  return [
    h("a", { class: "back", href: "#runs" }, "← Back to the list"),
    h("h3", { id: "run-title", tabindex: "-1" }, scenario?.title ?? run.id),
    h(
      "p",
      { class: "facts" },
      h("span", { class: `result ${run.result}` }, `${RESULT_SIGNS[run.result]} ${run.result}${fault}`),
      h(
        "span",
        { class: "muted" },
        `${run.id} · run ${run.trial} · ${codeText(run.style)} · seed ${run.seed} · ended: ${codeText(run.ended)} · ${run.time}`,
      ),
    ),
    scenario?.policy ? h("p", {}, h("b", {}, "At stake: "), scenario.policy) : null,
    scenario?.persona ? h("p", {}, h("b", {}, "Who: "), scenario.persona) : null,
    run.error ? h("p", { class: "broken" }, h("b", {}, "Broke off: "), run.error) : null,
    run.findings.length > 0 ? findingsView(run.findings) : null,
    h(
      "div",
      { class: "beside" },
      h(
        "section",
        { "aria-labelledby": "conversation-title" },
        h("h4", { id: "conversation-title" }, "Conversation"),
        run.turns.length === 0 ? h("p", {}, "Nothing was said.") : null,
        h("ol", { class: "turns" }, ...run.turns.map((turn, at) => turnView(turn, at, run.findings))),
      ),
      h(
        "section",
        { class: "rows", "aria-labelledby": "rows-title" },
        h("h4", { id: "rows-title" }, "Rows of the database"),
        ...nodes(rowsView(run)),
      ),
    ),
  ].filter((part) => part !== null);
}

/** @param {readonly (Node | null)[]} parts */
const nodes = (parts) => parts.filter((part) => part !== null);

/** @param {readonly Finding[]} findings */
function findingsView(findings) {
  return h(
    "section",
    { class: "findings", "aria-labelledby": "findings-title" },
    h("h4", { id: "findings-title" }, countText(findings.length, "finding")),
    h(
      "ul",
      {},
      ...findings.map(({ grader, turn, message }) =>
        h(
          "li",
          {},
          h("span", { class: "grader" }, codeText(grader)),
          " ",
          message,
          " ",
          turn === null ? null : turnLink(turn),
        ),
      ),
    ),
  );
}

/** Goes to the turn without a change of address, which names the run. @param {number} turn */
function turnLink(turn) {
  const button = h("button", { type: "button", class: "link" }, `See turn ${turn + 1}`);
  button.addEventListener("click", () => {
    const target = document.getElementById(`turn-${turn + 1}`);
    target?.scrollIntoView({ block: "center" });
    target?.focus({ preventScroll: true });
  });
  return button;
}

/**
 * @param {PageTurn} turn
 * @param {number} at
 * @param {readonly Finding[]} findings
 */
function turnView(turn, at, findings) {
  const here = findings.filter((finding) => finding.turn === at);
  return h(
    "li",
    { id: `turn-${at + 1}`, tabindex: "-1", class: here.length > 0 ? "turn faulty" : "turn" },
    h("p", { class: "muted number" }, `Turn ${at + 1}`),
    h(
      "div",
      { class: "bubble person" },
      h("p", { class: "who" }, `Person (${codeText(turn.means)})`),
      h("p", {}, turn.says),
    ),
    h(
      "div",
      { class: "bubble clinic" },
      h("p", { class: "who" }, "Clinic"),
      turn.failed === null
        ? h("p", {}, turn.answer || "(no answer)")
        : h("p", {}, h("b", {}, "The run failed: "), turn.failed),
      ...turn.cards.map((lines) => h("pre", {}, lines.join("\n"))),
      turn.suggestions.length > 0 ? h("p", { class: "suggestions" }, "Offered: ", turn.suggestions.join(" / ")) : null,
    ),
    ...here.map(({ message }) => h("p", { class: "fault" }, h("b", {}, "✗ Finding: "), message)),
    ...turn.writes.map((line) => h("p", { class: "write" }, h("b", {}, "Wrote: "), line)),
    h(
      "details",
      {},
      h(
        "summary",
        {},
        `${countText(turn.tools.length, "tool")}, ${countText(turn.nodes.length, "node")}, ${turn.time}`,
      ),
      turn.pending ? h("p", {}, h("b", {}, "Was waiting for a yes: "), turn.pending) : null,
      h("p", {}, turn.nodes.join(" → ") || "No node ran."),
      h(
        "ul",
        {},
        ...turn.tools.map(({ name, args, refusal }) =>
          h(
            "li",
            {},
            h("code", {}, `${name} ${args}`),
            refusal === null ? " did its work" : ` was refused: ${refusal}`,
          ),
        ),
      ),
    ),
  );
}
