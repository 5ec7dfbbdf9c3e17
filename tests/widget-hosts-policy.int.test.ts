import { describe, expect, it } from "vitest";
import { createChatDriver } from "../web/widget/testing/chat-driver.ts";
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

  it.each([
    ["is gone", { status: 404 }, 0],
    ["is another than the tag's digest says", { contentType: "text/javascript", body: "alert(1)" }, 1],
  ])("shows whom to call where the widget %s", async (_which, answer, complaints) => {
    const { page, lines, faults, visit } = await hosts.prepare(hostPages.strict(hosts.tag(), hosts.host));
    const headers = { "Access-Control-Allow-Origin": "*" };
    await page.route("**/agentcare-chat.js", (route) => route.fulfill({ headers, ...answer }));
    await visit();
    const call = page.getByRole("link", { name: "Riverside Health (914) 555-0100" });
    await call.waitFor();
    expect(await call.getAttribute("href")).toBe("tel:9145550100");
    expect(lines).toEqual([expect.stringContaining("its address or its digest is wrong")]);
    const told = faults.errors.splice(0).filter((line) => !lines.includes(line));
    // The browser's own word on it.
    expect(told).toEqual(Array(complaints).fill(expect.stringContaining("digest")));
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

describe.skipIf(!chromium)("a page of the site in a sandboxed frame that may not submit forms", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");

  const sandboxed = async () => {
    const inner = hosts.listed.add(hostPages.plain(hosts.tag()));
    // High enough for the whole frame: what is fixed in one does not scroll the page around it.
    const device = { viewport: { width: 1100, height: 1000 } };
    const visitor = await hosts.visit(hostPages.sandbox(inner, "allow-scripts allow-same-origin"), { device });
    const frame = visitor.page.frameLocator("iframe");
    const chat = createChatDriver(visitor.page, frame);
    await chat.launcher.click();
    return { ...visitor, frame, chat };
  };

  it("books a visit by its buttons, and takes what the patient thinks of it", async () => {
    const { chat, frame, lines } = await sandboxed();
    await chat.field.fill("What are your opening hours?");
    await frame.getByRole("button", { name: "Send", exact: true }).click();
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    expect(await book(chat, "Ana Ruiz")).toMatch(REFERENCE);
    await frame.getByRole("radio", { name: "5 of 5: Great" }).check();
    await frame.getByRole("button", { name: "Send feedback" }).click();
    await chat.status.getByText("Thank you").waitFor();
    expect(lines).toEqual([]);
  });

  it("books a visit by keys alone, Enter in a field of the form among them", async () => {
    const { chat, page, frame, lines } = await sandboxed();
    await chat.say("I need a dental cleaning");
    await chat.slots.first().focus();
    await page.keyboard.press("ArrowDown");
    await frame.getByRole("button", { name: /^Choose/ }).focus();
    await page.keyboard.press("Enter");
    await chat.fillIdentity({ name: "Ben Osei", dateOfBirth: "1988-04-03", phone: "914-555-0142" });
    await frame.locator("input[name=phone]").press("Enter");
    await chat.confirm.waitFor();
    await chat.answered();
    await chat.confirm.press("Enter");
    await chat.reference.waitFor();
    expect(await chat.reference.textContent()).toMatch(REFERENCE);
    expect(lines).toEqual([]);
  });
});
