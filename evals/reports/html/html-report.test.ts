import { readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { aRun } from "../../store/testing/a-run.ts";
import { coverageOf } from "../coverage.ts";
import { summarise } from "../summary.ts";
import { aCase, aWholeRun, failed, infrastructure, passed } from "../testing/build.ts";
import { toTurn } from "../testing/conversations.ts";
import { asHtml } from "./html-report.ts";
import { asInlineJson, asOneScript } from "./inline.ts";
import { type HtmlReport, pageData } from "./page-data.ts";

const exists = { nodes: ["supervise", "repair"], edges: [], tools: ["find_slots"], refusals: [] };

const report = ({ graded, cases }: Pick<HtmlReport, "graded" | "cases">): HtmlReport => ({
  run: aRun(),
  summary: summarise(graded, cases),
  coverage: coverageOf(graded, exists),
  graded,
  cases,
});

describe("the page", () => {
  const html = asHtml(report(aWholeRun()));

  it("names no address that a browser would ask for", () => {
    // The namespace of SVG is a name, not an address.
    const text = html.replaceAll("http://www.w3.org/2000/svg", "");
    expect(text.match(/https?:\/\/.*|\bsrc=.*|@import (?!\{).*|url\(.*/g)).toBeNull();
    expect(html.match(/href="[^"]*"/g)?.filter((link) => !/"(#|data:,)/.test(link))).toEqual([]);
  });

  it("allows its own script and style by their hash, and nothing else", () => {
    const policy = html.match(/http-equiv="Content-Security-Policy" content="([^"]*)"/)?.[1]?.replaceAll("&#39;", "'");
    expect(policy).toMatch(
      /^default-src 'none'; script-src 'sha256-[\w+/=]+'; style-src 'sha256-[\w+/=]+'; img-src data:; /,
    );
    expect(html.match(/unsafe-.*|\son\w+=".*|\sstyle=".*/g)).toBeNull();
  });

  it("has every file of its folder in it", () => {
    const modules = readdirSync(new URL("./page", import.meta.url)).filter((name) => name.endsWith(".js"));
    for (const name of ["createListView", "filterRuns", "listenToKeys", "runView", "rowsView", "summaryView"])
      expect(html.includes(`function ${name}(`)).toBe(true);
    expect(modules).toHaveLength(9);
    expect(html.match(/^\s*(import|export) .*/gm)).toBeNull();
  });

  it("keeps a transcript from ending its script element or filling a place of the page", () => {
    const says = `</script><script>alert(1)</script><!-- fill: script --><!--<script> $& \u2028`;
    const page = asHtml(report({ graded: [failed({ turns: [toTurn({ says, answer: says }, 0)] })], cases: [] }));
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    expect(page.includes("alert(1)</script>")).toBe(false);
  });
});

it("embeds any text so that it is read back, with nothing in it that HTML would see", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const json = asInlineJson({ text: `${text}</script><!--` });
      expect(json).not.toMatch(/[<>&]/);
      expect(JSON.parse(json)).toEqual({ text: `${text}</script><!--` });
    }),
  );
});

it("refuses a module that cannot be inlined", () => {
  expect(asOneScript([`import { a } from "./a.js";\nexport const b = a;`])).toContain("\nconst b = a;\n");
  expect(() => asOneScript(["const a = 1;\nexport { a };"])).toThrow("cannot be inlined");
  expect(() => asOneScript([`const a = "</script>";`])).toThrow("would end its script element");
});

describe("what the page is given", () => {
  it("puts failed runs first, then what broke off, then what passed, in the order of the scenarios", () => {
    const graded = [
      passed({ trial: 1 }),
      infrastructure({ trial: 2 }),
      failed({ trial: 3 }),
      failed({ id: "booking/zebra" }),
      failed({ id: "booking/ape" }),
    ];
    const cases = [aCase(), aCase({ id: "booking/zebra" }), aCase({ id: "booking/ape" })];
    expect(pageData(report({ graded, cases })).runs.map(({ key, result }) => `${key} ${result}`)).toEqual([
      "booking/first-available:3 failed",
      "booking/zebra:1 failed",
      "booking/ape:1 failed",
      "booking/first-available:2 infrastructure",
      "booking/first-available:1 passed",
    ]);
  });

  it("has the transcript with its cards, the writes, and the rows side by side", () => {
    const [run] = pageData(report({ graded: [failed()], cases: [aCase()] })).runs;
    expect(run?.turns[0]?.cards[0]?.slice(0, 2)).toEqual([
      "Monday, March 2",
      "  1. 11:00 AM Mr. Ben Carter, North Hills",
    ]);
    expect(run?.turns[3]).toMatchObject({
      means: "yes",
      pending: expect.stringContaining("Dental cleaning for Ana Ruiz"),
      tools: [{ name: "book_appointment", refusal: "slot_taken" }, { refusal: null }],
      writes: [expect.stringMatching(/^booked in appointments · booked · Ana Ruiz/)],
    });
    expect(run?.rows).toMatchObject([{ kind: "near", table: "appointments" }]);
  });

  it("does not carry what the page does not show: strangers, ids, state", () => {
    const text = JSON.stringify(pageData(report({ graded: [passed()], cases: [aCase()] })));
    expect(text).not.toMatch(/Maria Silva|"slotId"|visit-1|proposal-1/);
  });
});
