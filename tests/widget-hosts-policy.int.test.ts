import { describe, expect, it } from "vitest";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { book, useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const REFERENCE = /^[A-Z0-9]{4}-[A-Z0-9]{4}$/;

// Every page of the suite also fails its test by an error, a policy violation or a request to a third party.
describe.skipIf(!chromium)("a site with the strictest policy", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it.each([
    ["with the digest of what it loads", false, "Ana Ruiz"],
    ["that follows updates", true, "Ben Osei"],
  ])("books a visit in the bubble, by the tag %s", async (_which, mutable, name) => {
    const { chat, lines } = await hosts.visit(hostPages.strict(hosts.tag({ mutable }), hosts.host));
    await chat.launcher.click();
    expect(await book(chat, name)).toMatch(REFERENCE);
    expect(lines).toEqual([]);
  });

  it("sees a violation when there is one", async () => {
    const { faults, run } = await hosts.visit(hostPages.strict("", hosts.host));
    await run(`new Promise((resolve) => {
      addEventListener("securitypolicyviolation", resolve);
      document.body.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
    }).then(() => {})`);
    expect(faults.errors.splice(0)).toContainEqual(expect.stringContaining("violates style-src-elem: inline"));
  });
});

describe.skipIf(!chromium)("a page without what the chat would keep", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  it.each([
    ["session storage is denied", "sessionStorage"],
    ["all storage is denied", "sessionStorage", "localStorage", "indexedDB", "caches"],
  ])("chats where %s, and starts anew after a reload", async (_which, ...denied) => {
    const { page, chat, visit, lines } = await hosts.prepare(hostPages.plain(hosts.tag()));
    await page.addInitScript(`for (const name of ${JSON.stringify(denied)}) {
      Object.defineProperty(window, name, { get() { throw new DOMException("Access is denied.", "SecurityError"); } });
    }`);
    await visit();
    await chat.launcher.click();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    await page.reload();
    await chat.launcher.click();
    await page.getByRole("heading", { name: "How can we help?" }).waitFor();
    expect(await chat.texts("user")).toEqual([]);
    expect(lines).toEqual([]);
  });

  it("chats where even messages between tabs are denied", async () => {
    const { page, chat, visit, lines } = await hosts.prepare(hostPages.plain(hosts.tag()));
    await page.addInitScript(`window.BroadcastChannel = class {
      constructor() { throw new DOMException("Access is denied.", "SecurityError"); }
    }`);
    await visit();
    await chat.launcher.click();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    expect(lines).toEqual([]);
  });

  it("is a link with the phone number where scripts do not run, and leads to a page with it", async () => {
    const { page } = await hosts.visit(hostPages.strict(hosts.tag(), hosts.host), {
      device: { javaScriptEnabled: false },
    });
    await page.getByRole("link", { name: "(914) 555-0100" }).click();
    expect(page.url()).toBe(`${hosts.host}/chat/riverside`);
    const call = page.getByRole("link", { name: "Call (914) 555-0100" });
    expect(await call.getAttribute("href")).toBe("tel:9145550100");
  });
});
