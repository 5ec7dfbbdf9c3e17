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
export function watchFaults(page: Page, origin: string): Faults {
  const faults: Faults = { errors: [], foreign: [] };
  page.on("pageerror", (error) => faults.errors.push(error.message));
  page.on("console", (message) => {
    const isNetwork = /Failed to load resource|ERR_/.test(message.text());
    if (message.type() === "error" && !isNetwork) faults.errors.push(message.text());
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== origin) faults.foreign.push(request.url());
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

/** What axe finds against WCAG 2.2 AA and good practice, one line an element. */
export async function axeViolations(page: Page): Promise<string[]> {
  if ((await evaluate(page, "typeof axe")) === "undefined") {
    const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    await evaluate(page, `${source}; 0`);
  }
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const found = await evaluate(
    page,
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} }).then(({ violations }) => JSON.parse(JSON.stringify(violations)))`,
  );
  return Violations.parse(found).flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html} ${failureSummary ?? ""}`),
  );
}
