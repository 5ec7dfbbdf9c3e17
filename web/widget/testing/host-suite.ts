import type { BrowserContextOptions } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { connect } from "../../../db/client.ts";
import { changeWidgetKeys, changeWidgetSites, readWidgetClinic } from "../../../db/queries/clinics.ts";
import { HARBORVIEW_ID, RIVERSIDE_ID } from "../../../db/seed/demo.ts";
import { newClinicKey } from "../../../src/http/auth/clinic-key.ts";
import { rotate } from "../../../src/http/auth/rotating-keys.ts";
import { siteOrigin, withChange } from "../../../src/http/widget/sites.ts";
import { type SnippetMode, widgetSnippet } from "../../../src/http/widget/snippet.ts";
import { readWidgetFiles } from "../../../src/http/widget/widget-files.ts";
import { DESKTOP, evaluate, type Faults, watchFaults } from "./chat-browser.ts";
import { type ChatDriver, createChatDriver } from "./chat-driver.ts";
import { type HostPage, type HostSite, startHostSite } from "./host-pages.ts";
import { useRealChat } from "./real-suite.ts";

/** Turned into console errors, so that a violation fails the test like any other fault of the page. */
const TELL_VIOLATIONS = `addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI }) =>
  console.error("violates " + effectiveDirective + ": " + blockedURI));`;

const CLINICS = { riverside: RIVERSIDE_ID, harborview: HARBORVIEW_ID };
type Clinic = keyof typeof CLINICS;
type TagOptions = { clinic?: Clinic; mode?: SnippetMode; mutable?: boolean; locale?: string; key?: string };

interface VisitOptions {
  device?: BrowserContextOptions;
  site?: HostSite;
}

/**
 * The whole system, a site on the lists of both demo clinics and one on nobody's, each an origin (and to the browser a
 * site) of its own. What `useRealChat` holds every page to holds here too.
 */
export function useHosts(executablePath: string) {
  const suite = useRealChat(executablePath);
  let listed: HostSite;
  let unlisted: HostSite;
  let makeTag: (options: TagOptions) => string;
  const allFaults: Faults[] = [];

  beforeAll(async () => {
    [listed, unlisted] = await Promise.all([startHostSite(), startHostSite()]);
    const built = await readWidgetFiles();
    if (!built) throw new Error("The widget is not built.");
    const owner = connect(suite.database.ownerUrl, { max: 1 });
    const now = new Date();
    const clinics = new Map<Clinic, { key: string; clinic: Awaited<ReturnType<typeof readWidgetClinic>> }>();
    for (const [name, id] of Object.entries(CLINICS)) {
      await changeWidgetSites(owner.db, id, (before) => ({
        ...before,
        allowedOrigins: withChange(before.allowedOrigins, { add: siteOrigin(listed.url) ?? "" }),
      }));
      const key = newClinicKey(now);
      await changeWidgetKeys(owner.db, id, (known) => rotate(known, { key, now, keepDays: 0 }));
      clinics.set(name as Clinic, { key: key.key, clinic: await readWidgetClinic(owner.db, id) });
    }
    await owner.close();
    makeTag = ({ clinic = "riverside", mode = "bubble", ...options }) => {
      const known = clinics.get(clinic);
      if (!known) throw new Error(`There is no ${clinic}.`);
      return widgetSnippet({ host: suite.server.url, ...known, mode, loader: built.manifest.loader, ...options });
    };
  });
  afterAll(() => Promise.all([listed?.close(), unlisted?.close()]));
  afterEach(() => {
    for (const fault of allFaults.splice(0)) expect(fault).toEqual({ errors: [], foreign: [] });
  });

  /** A visitor who is about to open the page; `lines` are those that the widget writes to the console. */
  const prepare = async (hostPage: HostPage, { device = DESKTOP, site = listed }: VisitOptions = {}) => {
    const page = await (await suite.browser.newContext(device)).newPage();
    const faults = watchFaults(page, suite.server.url, listed.url, unlisted.url);
    allFaults.push(faults);
    const lines: string[] = [];
    page.on("console", (message) => {
      if (message.text().startsWith("[AgentCare]")) lines.push(message.text());
    });
    await page.addInitScript(TELL_VIOLATIONS);
    return {
      page,
      faults,
      lines,
      chat: createChatDriver(page),
      run: (code: string) => evaluate(page, code),
      visit: () => page.goto(site.url + site.add(hostPage)),
    };
  };

  return {
    get database() {
      return suite.database;
    },
    get host() {
      return suite.server.url;
    },
    get listed() {
      return listed;
    },
    get unlisted() {
      return unlisted;
    },
    /** What `agentcare widget snippet` prints. */
    tag: (options: TagOptions = {}) => makeTag(options),
    prepare,
    /** A visitor of the page, by default on the listed site. */
    async visit(hostPage: HostPage, options: VisitOptions = {}) {
      const visitor = await prepare(hostPage, options);
      await visitor.visit();
      return visitor;
    },
  };
}

/** From the wish to the reference, by tapping, as somebody who has no other visit here. */
export async function book(chat: ChatDriver, name: string): Promise<string> {
  await chat.say("I need a dental cleaning");
  await chat.slots.first().click();
  const send = await chat.fillIdentity({ name, dateOfBirth: "1988-04-03", phone: "914-555-0142" });
  await send.click();
  await chat.confirm.waitFor();
  await chat.answered();
  await chat.confirm.click();
  await chat.reference.waitFor();
  return (await chat.reference.textContent()) ?? "";
}
