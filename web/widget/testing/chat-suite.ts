import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { DESKTOP, type Faults, launchBrowser, watchFaults } from "./chat-browser.ts";
import { type ChatDriver, createChatDriver } from "./chat-driver.ts";
import { hostPages } from "./host-pages.ts";
import { startScriptedServer } from "./scripted-server.ts";

export type ScriptedServer = Awaited<ReturnType<typeof startScriptedServer>>;

/**
 * One browser for the suite, one server and fresh contexts for each of its tests. A test also fails when a page of it
 * threw, broke its content security policy or asked another origin for anything.
 */
export function useChat(executablePath: string) {
  let browser: Browser;
  let server: ScriptedServer;
  const allFaults: Faults[] = [];

  beforeAll(async () => {
    browser = await launchBrowser({ executablePath });
  });
  afterAll(() => browser.close());
  beforeEach(async () => {
    server = await startScriptedServer();
  });
  afterEach(async () => {
    const faults = allFaults.splice(0);
    await Promise.all(browser.contexts().map((context) => context.close()));
    await server.close();
    for (const fault of faults) expect(fault).toEqual({ errors: [], foreign: [] });
  });

  return {
    get server() {
      return server;
    },
    /** The runs that were posted so far. */
    runs: () => server.seen.filter(({ method, path }) => method === "POST" && path === "/v1/chat/runs"),
    async newPage(options: BrowserContextOptions = DESKTOP, url = server.url) {
      const page = await (await browser.newContext(options)).newPage();
      allFaults.push(watchFaults(page, url));
      return page;
    },
    /** The chat page, ready to be used. */
    async open(options: BrowserContextOptions = DESKTOP, url = server.url): Promise<ChatDriver> {
      const chat = createChatDriver(await this.newPage(options, url));
      await chat.open(url);
      return chat;
    },
    /** A page of the clinic's own with the chat in it, under the strictest policy; the bubble is closed. */
    async openOnSite(mode: "bubble" | "inline", options: BrowserContextOptions = DESKTOP): Promise<ChatDriver> {
      const chat = await this.place(await this.newPage(options), mode);
      await (mode === "bubble" ? chat.launcher : chat.field).waitFor();
      return chat;
    },
    /** Goes to such a page, or with `page` to the chat page, and waits for nothing. */
    async place(page: Page, mode: "bubble" | "inline" | "page"): Promise<ChatDriver> {
      const tag = `<script async src="/widget/v1.js" data-clinic="riverside" data-mode="${mode}"></script>`;
      const { html, policy = "" } = hostPages.strict(tag, server.url);
      const address = `${server.url}/a-page-of-the-clinic`;
      const headers = { "Content-Security-Policy": policy };
      await page.route(address, (route) => route.fulfill({ contentType: "text/html", headers, body: html }));
      await page.goto(mode === "page" ? `${server.url}/chat/riverside` : address);
      return createChatDriver(page);
    },
  };
}
