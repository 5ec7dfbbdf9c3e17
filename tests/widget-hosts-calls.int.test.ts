import { describe, expect, it } from "vitest";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const UNAVAILABLE = "The chat is not available here right now. Please call the clinic.";

describe.skipIf(!chromium)("the chat on a clinic's own page", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  describe("a page's own calls", () => {
    it("from before the chat is loaded are carried out in order, and its events tell nothing of the patient", async () => {
      const script = `window.heard = [];
      for (const type of ["ready", "open", "close", "message", "booked", "unread"])
        AgentCare("on", type, (detail) => heard.push([type, detail]));
      AgentCare("open"); AgentCare("close"); AgentCare("sendMessage", "What are your opening hours?");`;
      const { page, chat, run } = await hosts.visit(hostPages.calling(hosts.tag(), script));
      await chat.items.getByText("Source:").waitFor();
      await chat.answered();
      expect(await run("heard")).toEqual([
        ["ready", {}],
        ["open", {}],
        ["close", {}],
        ["open", {}],
        ["message", { role: "user" }],
        ["message", { role: "assistant" }],
      ]);
      // What comes while the panel is closed is counted.
      await chat.say("Do you validate parking?");
      await run("AgentCare('close'); heard.length = 0");
      await page.waitForFunction("heard.length > 1");
      expect(await run("heard")).toEqual(
        expect.arrayContaining([
          ["message", { role: "assistant" }],
          ["unread", { count: 1 }],
        ]),
      );
    });
  });

  describe("where the chat may not be", () => {
    it.each(["unlisted", "wrong key"])(
      "(%s) it says whom to call, and why in one line of the console",
      async (which) => {
        const tag = hosts.tag();
        const page = hostPages.plain(which === "unlisted" ? tag : tag.replace(/pub_\w+/, "pub_wrong"));
        const site = which === "unlisted" ? hosts.unlisted : hosts.listed;
        const { chat, lines, page: opened } = await hosts.visit(page, { site });
        await chat.launcher.click();
        await opened.getByText(UNAVAILABLE).waitFor();
        expect(await opened.getByRole("link", { name: "(914) 555-0100" }).getAttribute("href")).toBe("tel:9145550100");
        expect(lines).toEqual([
          expect.stringContaining(which === "unlisted" ? "(origin_not_allowed)" : "(clinic_unknown)"),
        ]);
      },
    );

    it("it says so in a frame without an origin, too", async () => {
      const inner = hosts.listed.add(hostPages.plain(hosts.tag()));
      const { page, lines } = await hosts.visit(hostPages.sandbox(inner, "allow-scripts"));
      const frame = page.frameLocator("iframe");
      await frame.locator(".launcher").click();
      await frame.getByText(UNAVAILABLE).waitFor();
      expect(lines).toHaveLength(1);
    });
  });

  describe("two on one page", () => {
    it("of two clinics stand in two corners and hold two conversations", async () => {
      const tags = hosts.tag() + hosts.tag({ clinic: "harborview" });
      const { page } = await hosts.visit(hostPages.plain(tags));
      const chats = page.locator("agentcare-chat");
      await chats.nth(1).locator(".launcher").waitFor();
      for (const index of [0, 1]) {
        await chats.nth(index).locator(".launcher").click();
        await chats.nth(index).locator("textarea").fill(`Hello from ${index}`);
        await chats.nth(index).locator("textarea").press("Enter");
        await chats.nth(index).locator(".message.bot > p").first().waitFor();
      }
      for (const index of [0, 1]) {
        expect(await chats.nth(index).locator(".message.user > p").allTextContents()).toEqual([`Hello from ${index}`]);
      }
    });

    it("of one clinic are one bubble", async () => {
      const { page, chat, run } = await hosts.visit(hostPages.plain(hosts.tag() + hosts.tag({ mutable: true })));
      await chat.launcher.click();
      await chat.field.waitFor();
      await run("document.readyState === 'complete' || new Promise((done) => addEventListener('load', () => done()))");
      expect(await page.locator("agentcare-chat").count()).toBe(1);
    });
  });
});
