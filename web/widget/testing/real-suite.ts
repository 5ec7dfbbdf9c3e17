import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { connect } from "../../../db/client.ts";
import { seedDemo } from "../../../db/seed/demo.ts";
import { refusingUrl } from "../../../src/llm/testing/fake-ollama.ts";
import { MONDAY } from "../../../tests/agentcare.ts";
import { type TestDatabase, testDatabase } from "../../../tests/database.ts";
import { DESKTOP, type Faults, launchBrowser, watchFaults } from "./chat-browser.ts";
import { type ChatDriver, createChatDriver } from "./chat-driver.ts";
import { startRealServer } from "./real-server.ts";

/**
 * The whole system as a process of its own on a database of its own, with no model, and one browser for the suite; `env`
 * goes before what the server is told else. A test also fails when a page of it threw, broke its content security
 * policy or asked another origin for anything.
 */
export function useRealChat(executablePath: string, env: Record<string, string> = {}) {
  let database: TestDatabase;
  let server: Awaited<ReturnType<typeof startRealServer>>;
  let browser: Browser;
  const allFaults: Faults[] = [];

  beforeAll(async () => {
    database = await testDatabase();
    const owner = connect(database.ownerUrl, { max: 1 });
    await seedDemo({ db: owner.db, anchor: MONDAY.slice(0, 10) });
    await owner.close();
    server = await startRealServer({
      NODE_ENV: "test",
      DATABASE_URL: database.adminUrl,
      DB_POOL_MAX: "6",
      AGENTCARE_NOW: MONDAY,
      OLLAMA_URLS: await refusingUrl(),
      LOG_LEVEL: "silent",
      ...env,
    });
    browser = await launchBrowser({ executablePath });
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
    await database?.close();
  });
  afterEach(async () => {
    const faults = allFaults.splice(0);
    await Promise.all(browser.contexts().map((context) => context.close()));
    for (const fault of faults) expect(fault).toEqual({ errors: [], foreign: [] });
  });

  return {
    get database() {
      return database;
    },
    get server() {
      return server;
    },
    /** Its contexts are closed after each test. */
    get browser() {
      return browser;
    },
    async newPage(device: BrowserContextOptions = DESKTOP, url = server.url) {
      const page = await (await browser.newContext(device)).newPage();
      allFaults.push(watchFaults(page, url));
      return page;
    },
    /** The chat page, ready to be used; `url` is the server's, or of a proxy before it. */
    async open(device: BrowserContextOptions = DESKTOP, url = server.url): Promise<ChatDriver> {
      const chat = createChatDriver(await this.newPage(device, url));
      await chat.open(url);
      return chat;
    },
  };
}
