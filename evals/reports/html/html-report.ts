import { readFileSync } from "node:fs";
import { asHtmlText, asInlineJson, asOneScript, hashSource } from "./inline.ts";
import { type HtmlReport, pageData } from "./page-data.ts";

/** Each after those it imports from. */
const MODULES = [
  "dom.js",
  "words.js",
  "filter.js",
  "summary-view.js",
  "rows-view.js",
  "run-view.js",
  "list-view.js",
  "keyboard.js",
  "page.js",
];

/** One page with everything in it: it asks nobody for anything, and works when it is opened as a file. */
export function asHtml(report: HtmlReport): string {
  const script = asOneScript(MODULES.map(read));
  const style = read("page.css");
  const policy = [
    "default-src 'none'",
    `script-src ${hashSource(script)}`,
    `style-src ${hashSource(style)}`,
    "img-src data:",
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join("; ");
  const parts: Readonly<Record<string, string>> = {
    policy: `<meta http-equiv="Content-Security-Policy" content="${asHtmlText(policy)}">`,
    title: `<title>${asHtmlText(`Evals ${report.run.id}`)}</title>`,
    style: `<style>${style}</style>`,
    data: `<script type="application/json" id="data">${asInlineJson(pageData(report))}</script>`,
    script: `<script>${script}</script>`,
  };
  // One pass, so that nothing of a transcript is ever taken for a place to fill.
  return read("page.html").replace(/<!-- fill: (\w+) -->/g, (_, name: string) => parts[name] ?? "");
}

const read = (name: string): string => readFileSync(new URL(`./page/${name}`, import.meta.url), "utf8");
