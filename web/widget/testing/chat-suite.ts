import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { DESKTOP, type Faults, launchBrowser, watchFaults } from "./chat-browser.ts";
import { type ChatDriver, createChatDriver } from "./chat-driver.ts";
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
  };
}
