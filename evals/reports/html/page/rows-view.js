// @ts-check
import { h } from "./dom.js";

/**
 * @import { FieldPair, RowDiff } from "../../row-diff.ts"
 * @import { PageRun } from "../types.ts"
 */

/** The rows that should have changed, beside those that did. @param {PageRun} run */
export function rowsView({ rows, verdict, result }) {
  if (result === "infrastructure") return [h("p", {}, "The run broke off; its rows are not compared.")];
  const same = rows.filter(({ kind }) => kind === "same");
  const different = rows.filter(({ kind }) => kind !== "same");
  return [
    rows.length === 0 ? h("p", {}, "Nothing was to change, and nothing did.") : null,
    rows.length > 0 && different.length === 0 ? h("p", {}, "✓ What changed is what should have.") : null,
    different.length > 0 && verdict.length === 0
      ? h("p", {}, "The grader has no fault to find with these differences.")
      : null,
    ...different.map(rowView),
    ...same.map((row) => h("details", {}, h("summary", {}, `= As expected: ${row.table}`), rowView(row))),
    verdict.length > 0
      ? h(
          "details",
          {},
          h("summary", {}, "As the grader says it"),
          h("ul", {}, ...verdict.map((line) => h("li", {}, line))),
        )
      : null,
  ];
}

/** @param {RowDiff} row */
function rowView(row) {
  if (row.kind === "missing" || row.kind === "unexpected") {
    const title = row.kind === "missing" ? `− Missing: ${row.table}` : `+ Unexpected: ${row.table}`;
    return grid(
      row.kind,
      title,
      ["Field", row.kind === "missing" ? "Expected" : "Found"],
      row.fields.map(({ field, value }) =>
        h("tr", {}, h("th", { scope: "row" }, field), row.kind === "missing" ? expectedCell(value) : cell(value)),
      ),
    );
  }
  const title = row.kind === "near" ? `≠ Near match: ${row.table}` : row.table;
  return grid(row.kind, title, ["Field", "Expected", "Found"], row.fields.map(pairView));
}

/** @param {FieldPair} pair */
function pairView({ field, expected, found, differs }) {
  const name = differs
    ? h("th", { scope: "row" }, "≠ ", field, h("span", { class: "visually-hidden" }, " differs"))
    : h("th", { scope: "row" }, field);
  return h("tr", differs ? { class: "differs" } : {}, name, expectedCell(expected), cell(found));
}

/** The gold says `*` where anything will do. @param {string | null} value */
const expectedCell = (value) => (value === "*" ? h("td", {}, h("span", { class: "muted" }, "any")) : cell(value));

/** @param {string | null} value */
const cell = (value) => h("td", {}, value === null ? h("span", { class: "muted" }, "empty") : value);

/**
 * @param {string} kind
 * @param {string} title
 * @param {readonly string[]} head
 * @param {readonly HTMLTableRowElement[]} rows
 */
const grid = (kind, title, head, rows) =>
  h(
    "table",
    { class: `row ${kind}` },
    h("caption", {}, title),
    h("thead", {}, h("tr", {}, ...head.map((name) => h("th", { scope: "col" }, name)))),
    h("tbody", {}, ...rows),
  );
