import { describe, expect, it } from "vitest";
import { axeViolations } from "../web/widget/testing/chat-browser.ts";
import { createChatDriver } from "../web/widget/testing/chat-driver.ts";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { book, useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const EVENTS = ["ready", "open", "close", "message", "booked", "csat", "error", "unread"];

/** What the host page hears, as `[type, detail]`. */
const LISTEN = `window.heard = [];
for (const type of ${JSON.stringify(EVENTS)})
  document.addEventListener("agentcare:" + type, ({ detail }) => heard.push([type, detail]));`;

describe.skipIf(!chromium)("the chat in a frame", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it("books on a listed site that allows no more than its script and its frame, and tells the site no more than that", async () => {
    const { page, lines, run, visit } = await hosts.prepare(
      hostPages.strictFramed(hosts.tag({ mode: "iframe" }), hosts.host),
    );
    await page.addInitScript(LISTEN);
    await visit();
    const chat = createChatDriver(page, page.frameLocator("agentcare-frame iframe"));
    await chat.launcher.click();
    await book(chat, "Ana Ruiz");
    await chat.answered();
    await page.waitForFunction("heard.some(([type]) => type === 'booked')");
    const heard = (await run("heard")) as [string, unknown][];
    expect(heard).toContainEqual(["booked", { action: "book" }]);
    expect(heard.slice(0, 3)).toEqual([
      ["ready", {}],
      ["open", {}],
      ["message", { role: "user" }],
    ]);
    for (const [, detail] of heard) {
      for (const value of Object.values(detail ?? {})) expect(["user", "assistant", "book"]).toContain(value);
    }
    expect(lines).toEqual([]);
  });

  it("is not shown on a site that is not listed: a calm sentence, the phone number and one line instead", async () => {
    const { page, lines, faults } = await hosts.visit(hostPages.plain(hosts.tag({ mode: "iframe" })), {
      site: hosts.unlisted,
    });
    await page.getByText("Riverside", { exact: false }).last().waitFor();
    const summary = page.locator("agentcare-frame summary");
    await summary.click();
    await page.getByText("The chat is not available here right now. Please call the clinic.").waitFor();
    expect(await page.getByRole("link", { name: "(914) 555-0100" }).getAttribute("href")).toBe("tel:9145550100");
    expect(await page.locator("agentcare-frame iframe").isVisible()).toBe(false);
    expect(lines).toEqual([expect.stringContaining("cannot be framed here (unreachable)")]);
    // The browser's own word on it.
    expect(faults.errors.splice(0)).toEqual([expect.stringContaining("frame-ancestors")]);
  });

  it("and its site take no word from anybody else", async () => {
    const evil = hosts.unlisted.add({
      html: `<!doctype html><title>Stranger</title><script>
        const events = ["open", "booked"].map((type) => ({ agentcare: "event", type, detail: { action: "forged" } }));
        const call = (...call) => ({ agentcare: "command", call });
        onmessage = ({ data }) => {
          if (data !== "go") return;
          for (const event of events) top.postMessage(event, "*");
          for (let index = 0; index < top.frames.length; index++) {
            top.frames[index].postMessage(call("open"), "*");
            top.frames[index].postMessage(call("sendMessage", "Forged"), "*");
          }
          top.postMessage("done", "*");
        };
      </script>`,
    });
    const { page, run, visit } = await hosts.prepare(
      hostPages.withStranger(hosts.tag({ mode: "iframe" }), hosts.unlisted.url + evil),
    );
    await page.addInitScript(LISTEN);
    await visit();
    const frame = page.frameLocator("agentcare-frame iframe");
    await frame.locator(".launcher").waitFor();
    await page.waitForFunction("heard.some(([type]) => type === 'ready')");
    await run(`new Promise((resolve) => {
      addEventListener("message", ({ data }) => data === "done" && resolve());
      document.querySelector("iframe[title=Stranger]").contentWindow.postMessage("go", "*");
      // Nor from the page's own scripts in the frame's name.
      postMessage({ agentcare: "event", type: "booked", detail: {} }, "*");
    })`);
    // What the true site says comes after what the stranger said, and is done.
    await run("AgentCare('open')");
    await frame.getByRole("heading", { name: "How can we help?" }).waitFor();
    expect(await createChatDriver(page, frame).texts("user")).toEqual([]);
    await page.waitForFunction("heard.length > 1");
    expect(await run("heard")).toEqual([
      ["ready", {}],
      ["open", {}],
    ]);
  });

  it("stands in the corner of the body's direction and breaks no rule of axe, though it is beside the body", async () => {
    const tag = hosts.tag({ mode: "iframe" });
    const { page } = await hosts.visit(hostPages.styled(tag, "body { direction: rtl }"));
    await page.frameLocator("agentcare-frame iframe").locator(".launcher").waitFor();
    expect(await page.locator("agentcare-frame iframe").boundingBox()).toMatchObject({ x: 0 });
    expect(await axeViolations(page)).toEqual([]);
  });

  // Its browser denies a frame of another site its storage, as private windows do.
  it("stays as it is when the page's body is exchanged, with its conversation and what is being typed", async () => {
    const { page, run, lines } = await hosts.visit(hostPages.plain(hosts.tag({ mode: "iframe" })));
    const chat = createChatDriver(page, page.frameLocator("agentcare-frame iframe"));
    await chat.launcher.click();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    await chat.field.fill("Do you validate parking?");
    const before = await chat.texts("assistant");
    await run("document.body.replaceWith(document.createElement('body'))");
    expect(await page.locator("agentcare-frame").count()).toBe(1);
    await chat.items.getByText("Source:").waitFor();
    expect(await chat.texts("assistant")).toEqual(before);
    expect(await chat.field.inputValue()).toBe("Do you validate parking?");
    await chat.field.press("Enter");
    await chat.items.getByText("Source:").nth(1).waitFor();
    expect(await chat.texts("user")).toEqual(["What are your opening hours?", "Do you validate parking?"]);
    expect(lines).toEqual([]);
  });

  it("shows its conversation again where it has to load anew, if its browser lets it keep that", async () => {
    // A server of the page's own site: no browser denies its frame the storage.
    const host = hosts.host.replace("127.0.0.1", "localhost");
    const tag = hosts.tag({ mode: "iframe" }).replaceAll(hosts.host, host);
    const { page, run, faults, lines } = await hosts.visit(hostPages.plain(tag));
    const chat = createChatDriver(page, page.frameLocator("agentcare-frame iframe"));
    await chat.launcher.click();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    const before = await chat.texts("assistant");
    // Moved by the page, it is open again by itself.
    await run("document.body.append(document.querySelector('agentcare-frame'))");
    await chat.items.getByText("Source:").waitFor();
    expect(await chat.texts("assistant")).toEqual(before);
    await page.reload();
    await chat.launcher.click();
    await chat.items.getByText("Source:").waitFor();
    expect(await chat.texts("assistant")).toEqual(before);
    expect(lines).toEqual([]);
    // The suite knows the server by its other name.
    expect(faults.foreign.splice(0).filter((url) => !url.startsWith(host))).toEqual([]);
  });
});
