import { describe, expect, it } from "vitest";
import { DESKTOP, PHONE } from "../web/widget/testing/chat-browser.ts";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** From before the page on, without regard to whether somebody pressed a key: what of the page moved, and what else. */
const WATCH_SHIFTS = `window.shifts = { ofPage: [], ofChat: 0 };
new PerformanceObserver((list) => {
  for (const { sources } of list.getEntries()) {
    // What is in a shadow root has no name here.
    shifts.ofPage.push(...sources.flatMap(({ node }) => (node ? [node.nodeName] : [])));
    shifts.ofChat += 1;
  }
}).observe({ type: "layout-shift", buffered: true });`;

/** After what was drawn so far, whose shifts are known then. */
const SHIFTS =
  "new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(structuredClone(shifts)))))";

describe.skipIf(!chromium)("the layout of the host page", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");
  const DEVICES = Object.entries({ desktop: DESKTOP, phone: PHONE });

  it.each(DEVICES)(
    "does not shift on a %s while the bubble loads, opens, answers and closes",
    async (_name, device) => {
      const { page, chat, run, visit } = await hosts.prepare(hostPages.plain(hosts.tag()), { device });
      await page.addInitScript(WATCH_SHIFTS);
      await visit();
      await chat.launcher.click();
      await chat.field.waitFor();
      expect(await run(SHIFTS)).toEqual({ ofPage: [], ofChat: 0 });
      await chat.say("I need a dental cleaning");
      await chat.slots.first().waitFor();
      await chat.answered();
      // Within the panel a message makes room for the next.
      expect(await run(SHIFTS)).toMatchObject({ ofPage: [] });
      await run("shifts.ofChat = 0");
      await page.getByRole("button", { name: "Close chat" }).first().click();
      await chat.field.waitFor({ state: "hidden" });
      expect(await run(SHIFTS)).toEqual({ ofPage: [], ofChat: 0 });
    },
  );

  it("is told apart from that of the chat", async () => {
    const { page, chat, run, visit } = await hosts.prepare(hostPages.plain(hosts.tag()));
    await page.addInitScript(WATCH_SHIFTS);
    await visit();
    await chat.launcher.waitFor();
    await run(SHIFTS);
    await run('document.querySelector("header").append(document.createElement("hr"), "Closed today")');
    expect(await run(SHIFTS)).toMatchObject({ ofPage: expect.arrayContaining(["MAIN"]) });
  });

  it("does not shift around an inline chat whose place has a height", async () => {
    const { page, chat, run, visit } = await hosts.prepare(hostPages.inline(hosts.tag({ mode: "inline" })));
    await page.addInitScript(WATCH_SHIFTS);
    await visit();
    const top = await page.locator("#after").evaluate((after) => after.getBoundingClientRect().top);
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    expect(await page.locator("#after").evaluate((after) => after.getBoundingClientRect().top)).toBe(top);
    expect(await run(SHIFTS)).toMatchObject({ ofPage: [] });
  });
});

describe.skipIf(!chromium)("on a page from right to left", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it.each([
    ["end", "left"],
    ["start", "right"],
  ])("the bubble stands at its inline %s, and the panel on the screen", async (position, side) => {
    const tag = hosts.tag().replace('data-position="end"', `data-position="${position}"`);
    const { page, chat } = await hosts.visit(hostPages.rightToLeft(tag));
    const within = async (selector: string) => {
      const box = await page.locator(selector).boundingBox();
      if (!box) throw new Error(`${selector} is not shown.`);
      return { left: box.x, right: 1100 - box.x - box.width, top: box.y, bottom: 820 - box.y - box.height };
    };
    await chat.launcher.click();
    await chat.field.waitFor();
    expect(await within(".launcher")).toMatchObject({ [side]: 20, bottom: 20 });
    const panel = await within(".panel");
    expect(panel).toMatchObject({ [side]: 20 });
    expect(Math.min(...Object.values(panel))).toBeGreaterThan(0);
    // What is spoken there decides how it reads.
    expect(await page.locator(".root").evaluate((root) => getComputedStyle(root).direction)).toBe("ltr");
  });
});
