import { execFile } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { buildWidget } from "../web/widget/build/build-widget.mjs";
import { DIST } from "../web/widget/build/places.mjs";
import { isStale } from "../web/widget/build/stale.mjs";
import { DESKTOP, launchBrowser, PHONE } from "../web/widget/testing/chat-browser.ts";
import { type ChatDriver, createChatDriver } from "../web/widget/testing/chat-driver.ts";
import { startHostSite } from "../web/widget/testing/host-pages.ts";
import { startRealServer } from "../web/widget/testing/real-server.ts";

const PICTURES = new URL("../docs/widget/", import.meta.url);
const SITE = new URL("../web/widget/testing/clinic-site.html", import.meta.url);
const ENTRY = fileURLToPath(new URL("../bin/agentcare.mjs", import.meta.url));
const NOW = "2026-03-02T09:00:00";

/**
 * Takes the pictures in docs/widget: `node scripts/screenshot-widget.ts`. The whole system on a database of its own and
 * a clinic's site on another origin; nothing in the pictures is made up but the site.
 */
if (await isStale()) await buildWidget({ dist: DIST });
const dataDir = await mkdtemp(join(tmpdir(), "agentcare-pictures-"));
const environment = { NODE_ENV: "test", AGENTCARE_DATA_DIR: dataDir, AGENTCARE_NOW: NOW, LOG_LEVEL: "silent" };
const server = await startRealServer(environment);
const site = await startHostSite();
const browser = await launchBrowser({ executablePath: process.env.CHROMIUM_PATH ?? "/usr/bin/chromium" });
try {
  await mkdir(PICTURES, { recursive: true });
  await agentcare("sites", "--add", site.url);
  await takeAll(browser);
} finally {
  await browser.close();
  await site.close();
  await server.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5 });
}

async function takeAll(browser: Browser): Promise<void> {
  const visit = async (device: BrowserContextOptions, locale = "en") => {
    const page = await (await browser.newContext({ ...device, timezoneId: "America/New_York" })).newPage();
    const tag = await agentcare("snippet", "--host", server.url, "--locale", locale);
    const html = (await readFile(SITE, "utf8")).replace("<!-- tag -->", () => tag);
    const mirrored = html.replace('lang="en" dir="ltr"', 'lang="ar" dir="rtl"');
    await page.goto(site.url + site.add({ html: locale === "qps" ? mirrored : html }));
    await page.locator("agentcare-chat button").first().click();
    await page.getByRole("textbox").waitFor();
    return page;
  };
  const picture = (page: Page, name: string) => page.screenshot({ path: fileURLToPath(new URL(name, PICTURES)) });

  for (const colorScheme of ["light", "dark"] as const) {
    const page = await visit({ ...PHONE, colorScheme });
    const chat = createChatDriver(page);
    await offered(chat);
    await picture(page, `phone-${colorScheme}.png`);
    if (colorScheme === "dark") continue;
    await proposed(chat, "Ana Ruiz");
    await picture(page, "confirm.png");
    await chat.confirm.click();
    await chat.reference.waitFor();
    await chat.answered();
    await picture(page, "booked.png");
    await chat.say("my chest hurts and my left arm is numb");
    await page.getByRole("link", { name: /911/ }).last().waitFor();
    await chat.answered();
    await picture(page, "emergency.png");
  }

  const desk = await visit({ ...DESKTOP, colorScheme: "light" });
  await picture(desk, "desktop-bubble.png");
  await offered(createChatDriver(desk));
  await picture(desk, "slot-picker.png");

  const mirrored = await visit({ ...DESKTOP, colorScheme: "light" }, "qps");
  await mirrored.getByRole("textbox").fill("I need a dental cleaning");
  await mirrored.getByRole("textbox").press("Enter");
  await mirrored.getByRole("radio").last().waitFor();
  await picture(mirrored, "rtl.png");
}

async function offered(chat: ChatDriver): Promise<void> {
  await chat.say("I need a dental cleaning next Tuesday afternoon");
  await chat.slots.first().waitFor();
  await chat.answered();
}

async function proposed(chat: ChatDriver, name: string): Promise<void> {
  await chat.slots.first().click();
  const send = await chat.fillIdentity({ name, dateOfBirth: "1988-04-03", phone: "914-555-0142" });
  await send.click();
  await chat.confirm.waitFor();
  await chat.answered();
}

/** What `agentcare widget …` prints of the demo clinic. */
async function agentcare(...command: [string, ...string[]]): Promise<string> {
  const [verb, ...options] = command;
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [ENTRY, "widget", verb, "--clinic", "riverside", ...options],
    { env: { PATH: process.env.PATH, ...environment } },
  );
  return stdout;
}
