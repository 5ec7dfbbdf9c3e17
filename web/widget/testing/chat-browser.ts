import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { z } from "zod";

const ARGUMENTS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const DESKTOP: BrowserContextOptions = { viewport: { width: 1100, height: 820 } };
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** A Chromium with a new profile, which is gone when it is closed. */
export const launchBrowser = ({ executablePath }: { executablePath: string }) =>
  chromium.launch({ executablePath, args: ARGUMENTS });

/** What went wrong in a page, by kind; all empty on a good one. */
export interface Faults {
  /** Errors that were thrown and what the console called an error: a policy violation is one. */
  errors: string[];
  /** Requests to any other origin. */
  foreign: string[];
}

/** Collects what goes wrong in the page from now on. */
export function watchFaults(page: Page, ...origins: string[]): Faults {
  const faults: Faults = { errors: [], foreign: [] };
  page.on("pageerror", (error) => faults.errors.push(error.message));
  page.on("console", (message) => {
    const isNetwork = /Failed to load resource|ERR_/.test(message.text());
    if (message.type() === "error" && !isNetwork) faults.errors.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && !origins.includes(url.origin)) faults.foreign.push(request.url());
  });
  return faults;
}

/** The value of an expression in the page. Through the debugger: trusted types forbid the page to evaluate text. */
export async function evaluate(page: Page, expression: string): Promise<unknown> {
  const debug = await page.context().newCDPSession(page);
  try {
    const answer = await debug.send("Runtime.evaluate", { expression, awaitPromise: true, returnByValue: true });
    if (answer.exceptionDetails)
      throw new Error(answer.exceptionDetails.exception?.description ?? answer.exceptionDetails.text);
    return answer.result.value;
  } finally {
    await debug.detach();
  }
}

const Violations = z.array(
  z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string(), failureSummary: z.string().optional() })) }),
);

/** Rules of the highest level (AAA), of earlier versions, and one that only reminds of what is hidden. */
const NOT_ASKED = ["wcag2aaa", "deprecated", "review-item"];

/**
 * What axe finds with all its rules, those for good practice and the experimental ones too, or with `only` these; one
 * line an element.
 */
export async function axeViolations(page: Page, only?: readonly string[]): Promise<string[]> {
  if ((await evaluate(page, "typeof axe")) === "undefined") {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await evaluate(page, `${source}; 0`);
  }
  const found = await evaluate(
    page,
    `axe.run(document, {
      resultTypes: ["violations"],
      rules: Object.fromEntries(axe.getRules().map(({ ruleId, tags }) =>
        [ruleId, { enabled: ${only ? `${JSON.stringify(only)}.includes(ruleId)` : `!tags.some((tag) => ${JSON.stringify(NOT_ASKED)}.includes(tag))`} }])),
    }).then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
  );
  return Violations.parse(found).flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}
