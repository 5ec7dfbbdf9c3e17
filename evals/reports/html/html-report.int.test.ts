import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { availableChromium } from "../../../tests/services.ts";
import {
  axeViolations,
  DESKTOP,
  evaluate,
  type Faults,
  launchBrowser,
  PHONE,
  watchFaults,
} from "../../../web/widget/testing/chat-browser.ts";
import { aRun } from "../../store/testing/a-run.ts";
import { coverageOf } from "../coverage.ts";
import { summarise } from "../summary.ts";
import { aCase, aWholeRun, failed, infrastructure, passed } from "../testing/build.ts";
import { toTurn } from "../testing/conversations.ts";
import { asHtml } from "./html-report.ts";
import type { HtmlReport } from "./page-data.ts";

const chromium = await availableChromium();
const exists = { nodes: ["supervise", "repair"], edges: [], tools: ["find_slots", "undo_last_change"], refusals: [] };

const A_FEW = {
  cases: [aCase(), aCase({ id: "faq/fee", title: "What a late no costs", gold: [] })],
  graded: [
    failed({ trial: 1, style: "typos" }),
    failed({ trial: 2, style: "terse" }),
    passed({ trial: 3 }),
    infrastructure({ id: "faq/fee", trial: 1 }),
    passed({ id: "faq/fee", trial: 2, gold: [], changed: [] }),
  ],
};

/** The smallest side of what can be operated, where it is under 24 CSS pixels. A link or button in a text may be. */
const TOO_SMALL = `
  [...document.querySelectorAll("button, input:not([type=checkbox]), select, summary, #list a")]
    .filter((element) => element.checkVisibility() && !element.closest("li > .link"))
    .map((element) => [element.textContent, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < 24)
    .map(([name, { width, height }]) => name + " " + width + "×" + height)`;

describe.skipIf(!chromium)("the page of a run, opened as a file", () => {
  let browser: Browser;
  let folder: string;
  const allFaults: Faults[] = [];
  beforeAll(async () => {
    browser = await launchBrowser({ executablePath: chromium?.executablePath ?? "" });
    folder = await mkdtemp(join(tmpdir(), "agentcare-eval-page-"));
  });
  afterAll(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });
  // No page may throw, break its policy, or ask anybody for anything.
  afterEach(async () => {
    const faults = allFaults.splice(0);
    await Promise.all(browser.contexts().map((context) => context.close()));
    for (const fault of faults) expect(fault).toEqual({ errors: [], foreign: [] });
  });

  async function open(
    { graded, cases }: Pick<HtmlReport, "graded" | "cases"> = A_FEW,
    {
      options = DESKTOP,
      at = "",
      watch = true,
    }: { options?: BrowserContextOptions; at?: string; watch?: boolean } = {},
  ): Promise<Page> {
    const summary = summarise(graded, cases);
    const path = join(folder, "report.html");
    await writeFile(path, asHtml({ run: aRun(), summary, coverage: coverageOf(graded, exists), graded, cases }));
    const page = await (await browser.newContext(options)).newPage();
    // The origin of every file.
    if (watch) allFaults.push(watchFaults(page, "null"));
    await page.goto(`${pathToFileURL(path)}${at}`);
    return page;
  }

  const rows = (page: Page) => page.locator("#list a");
  const focus = (page: Page) =>
    evaluate(page, "document.activeElement.hash || document.activeElement.id || document.activeElement.name");
  const address = (key: string) => `#run=${encodeURIComponent(key)}`;

  it("tells of the suites, shows failed runs first, and says how many fit the filter", async () => {
    const page = await open();
    expect(await page.locator("h1").textContent()).toBe("1 of 2 scenarios failed");
    expect(await page.locator("#suites tbody").first().locator("th").allTextContents()).toEqual([
      "booking",
      "faq",
      "All",
    ]);
    expect(await page.locator("#suites .rate").first().textContent()).toMatch(/^0\.33 0\.\d\d–0\.\d\d$/);
    expect(await page.getByRole("status").textContent()).toBe("2 of 5 runs");
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await page.getByRole("status").textContent()).toBe("5 of 5 runs");
    expect(await rows(page).nth(2).textContent()).toContain("⚠ infrastructure");
  });

  it("filters by suite, style, result and who is at fault", async () => {
    const page = await open();
    for (const [label, value, many] of [
      ["Suite", "faq", 2],
      ["Style", "typos", 1],
      ["Result", "passed", 2],
      ["At fault", "agent", 2],
    ] as const) {
      await page.getByRole("button", { name: "Show all" }).click();
      await page.getByRole("combobox", { name: label, exact: true }).selectOption(value);
      expect([label, await rows(page).count()]).toEqual([label, many]);
    }
  });

  it("goes to a suite's runs from its name, and says when nothing fits", async () => {
    const page = await open();
    await page.getByRole("button", { name: "faq" }).click();
    expect([await rows(page).count(), await focus(page)]).toEqual([2, address("faq/fee:1")]);
    await page.getByLabel("Scenario or finding").fill("nowhere");
    expect(await page.getByRole("status").textContent()).toBe("No run fits the filter.");
  });

  it("is walked by keys alone: j, k, arrows, Enter, Escape and /", async () => {
    const page = await open();
    const press = async (...keys: string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      return focus(page);
    };
    expect(await press("j")).toBe(address("booking/first-available:1"));
    expect(await press("j")).toBe(address("booking/first-available:2"));
    expect(await press("j")).toBe(address("booking/first-available:2"));
    expect(await press("ArrowUp")).toBe(address("booking/first-available:1"));
    expect(await press("End", "k", "ArrowDown")).toBe(address("booking/first-available:2"));
    expect(await press("Enter")).toBe("run-title");
    await page.getByRole("heading", { name: "Conversation" }).waitFor();
    expect(await press("Escape")).toBe(address("booking/first-available:2"));
    expect(await page.getByText("No run is open").count()).toBe(1);
    expect(await press("/")).toBe("words");
    await page.keyboard.type("jk first");
    expect(await page.getByLabel("Scenario or finding").inputValue()).toBe("jk first");
    expect(await rows(page).count()).toBe(0);
    await page.getByLabel("Scenario or finding").fill("first");
    expect(await press("ArrowDown")).toBe(address("booking/first-available:1"));
    expect(await press("Shift+Tab")).toBe("shortcuts");
    await page.keyboard.press("Space");
    expect(await press("Tab", "j", "k", "/")).toBe(address("booking/first-available:1"));
    expect(await press("ArrowDown")).toBe(address("booking/first-available:2"));
  });

  it("shows a run's conversation beside the rows, with the fields that differ, and leads from a finding to its turn", async () => {
    const page = await open();
    await rows(page).first().click();
    expect(await page.locator(".bubble.person").allTextContents()).toEqual([
      "Person (wish)hi, I need a dental cleaning, first available please",
      "Person (choice)the first one",
      "Person (details)Ana Ruiz, born 3 April 1988, 555-0142",
      "Person (yes)yes please, go ahead",
    ]);
    expect(await page.locator(".row caption").textContent()).toBe("≠ Near match: appointments");
    expect(await page.locator(".differs th").allTextContents()).toEqual([
      "≠ practitioner differs",
      "≠ location differs",
      "≠ startsAt differs",
    ]);
    await page.getByRole("button", { name: "See turn 4" }).click();
    expect(await focus(page)).toBe("turn-4");
    expect(await page.locator("#turn-4 .fault").textContent()).toContain("the yes was to one on March 2.");
    expect(await page.evaluate("location.hash")).toBe(address("booking/first-available:1"));
  });

  it("opens the run of its address, and none for one that is not there", async () => {
    const page = await open(A_FEW, { at: address("booking/first-available:3") });
    expect(await page.locator(".facts .result").textContent()).toBe("✓ passed");
    expect(await focus(page)).toBe("run-title");
    for (const gone of [address("booking/gone:1"), "#run=%E0%A4%A"]) {
      await page.evaluate(`location.hash = ${JSON.stringify(gone)}`);
      await page.getByText("No run is open").waitFor();
    }
    await page.goBack();
    await page.goBack();
    await page.getByText("✓ passed", { exact: true }).first().waitFor();
  });

  describe.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])("on a %s", (_device, device) => {
    it.each(["light", "dark"] as const)("has no axe violation in any of its states (%s)", async (colorScheme) => {
      const page = await open(A_FEW, { options: { ...device, colorScheme } });
      const check = async (state: string) => {
        expect([state, await axeViolations(page)]).toEqual([state, []]);
        expect([state, await evaluate(page, TOO_SMALL)]).toEqual([state, []]);
      };
      await page.getByText("Writing and reading scenarios, coverage").click();
      await check("summary");
      await page.getByRole("button", { name: "Show all" }).click();
      for (const result of ["failed", "infrastructure", "passed"]) {
        await page.getByRole("combobox", { name: "Result" }).selectOption(result);
        await rows(page).first().click();
        await page.locator("#run .result").waitFor();
        await evaluate(
          page,
          `document.querySelectorAll("#run details").forEach((details) => { details.open = true; })`,
        );
        await check(result);
        await page.keyboard.press("Escape");
      }
      await page.getByLabel("Scenario or finding").fill("nowhere");
      await check("nothing fits");
    });
  });

  it("needs no sideways scrolling at 400 % zoom", async () => {
    const page = await open(A_FEW, { options: { viewport: { width: 320, height: 256 } } });
    expect(await evaluate(page, "document.documentElement.scrollWidth")).toBe(320);
    await rows(page).first().click();
    await page.locator(".row").waitFor();
    expect(await evaluate(page, "document.documentElement.scrollWidth")).toBe(320);
    await page.getByRole("link", { name: "Back to the list" }).click();
    expect(await focus(page)).toBe(address("booking/first-available:1"));
  });

  it("shows hostile text as text, wherever it stands", async () => {
    const says = `</script><script>globalThis.hacked = 1</script><img src=x onerror="globalThis.hacked = 2"><!-- fill: data --><!--<script>`;
    const turn = toTurn(
      {
        says,
        answer: says,
        suggestions: [says],
        pending: says,
        tools: [{ name: says, args: { says }, refusal: says }],
      },
      0,
    );
    const hostile = failed(
      { turns: [turn], error: says, changed: [{ table: "handoffs", fields: { [says]: says } }] },
      { findings: [{ grader: "facts", turn: 0, message: says }], diff: { missing: [says], unexpected: [says] } },
    );
    const page = await open({ graded: [hostile], cases: [aCase({ title: says, policy: says, persona: says })] });
    await rows(page).first().click();
    expect(await page.locator(".bubble.person p").last().textContent()).toBe(says);
    expect(await page.locator("h3").textContent()).toBe(says);
    expect(await page.locator("#run .fault").textContent()).toBe(`✗ Finding: ${says}`);
    expect(await page.locator(".row.unexpected td").textContent()).toBe(says);
    expect(await evaluate(page, "[document.images.length, document.scripts.length, typeof hacked]")).toEqual([
      0,
      2,
      "undefined",
    ]);
  });

  it("runs no script but its own, and can send nothing away", async () => {
    const page = await open(A_FEW, { watch: false });
    const tried = await evaluate(
      page,
      `(async () => {
        const script = document.createElement("script");
        const refused = [];
        try { script.text = "globalThis.hacked = 1"; } catch { refused.push("text of a script"); }
        try { document.body.innerHTML = "<b>x</b>"; } catch { refused.push("markup"); }
        try { await fetch("data:,x"); } catch { refused.push("fetch"); }
        return [...refused, typeof hacked];
      })()`,
    );
    expect(tried).toEqual(["text of a script", "markup", "fetch", "undefined"]);
  });

  it("lists 1,000 runs, and makes a conversation only when it is opened", async () => {
    const page = await open(aWholeRun({ scenarios: 250, trials: 4 }));
    await page.getByRole("button", { name: "Show all" }).click();
    expect(await page.getByRole("status").textContent()).toBe("1,000 of 1,000 runs");
    expect([await rows(page).count(), await page.locator(".turn").count()]).toEqual([1_000, 0]);
    await rows(page).last().click();
    expect(await page.locator(".turn").count()).toBeGreaterThan(0);
    expect(await page.locator(".turn").count()).toBeLessThan(5);
    expect(await evaluate(page, `document.querySelectorAll("#list a[tabindex='0']").length`)).toBe(1);
  });

  it("says so when no run counts, and when everything passed", async () => {
    const none = await open({ graded: [infrastructure()], cases: [aCase()] });
    expect(await none.locator("h1").textContent()).toBe("No run counts");
    const all = await open({ graded: [passed()], cases: [aCase()] });
    expect(await all.locator("h1").textContent()).toBe("All 1 run of 1 scenario passed");
    expect(await all.getByRole("status").textContent()).toBe("1 of 1 run");
  });
});
