import { describe, expect, it } from "vitest";
import { DESKTOP, PHONE } from "../web/widget/testing/chat-browser.ts";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** As Turbo does it: the body of the next page takes the place of this one's, and its scripts run again. */
const EXCHANGE_BODY = `async () => {
  const source = await (await fetch(location.href)).text();
  const next = document.adoptNode(new DOMParser().parseFromString(source, "text/html").body);
  history.pushState({}, "", "?next");
  const running = [...next.querySelectorAll("script")].map((old) => {
    const script = document.createElement("script");
    for (const { name, value } of old.attributes) script.setAttribute(name, value);
    old.replaceWith(script);
    return new Promise((resolve) => script.addEventListener("load", resolve));
  });
  document.documentElement.replaceChild(next, document.body);
  await Promise.all(running);
}`;

const WAYS: [string, string][] = [
  ["exchanges the body", `(${EXCHANGE_BODY})()`],
  ["exchanges the body in a view transition", `document.startViewTransition(${EXCHANGE_BODY}).finished`],
  [
    "exchanges its main part",
    `(() => {
      history.pushState({}, "", "?next");
      document.querySelector("main").replaceChildren(document.createElement("h1"));
    })()`,
  ],
  ["moves it elsewhere", `document.querySelector("header").append(document.querySelector("agentcare-chat"))`],
];

const LOG = `document.querySelector("agentcare-chat").shadowRoot.querySelector(".log")`;
const DEVICES = Object.entries({ desktop: DESKTOP, phone: PHONE });

describe.skipIf(!chromium)("client-side navigation that", () => {
  const hosts = useHosts(chromium?.executablePath ?? "");
  const cases = WAYS.flatMap(([way, code]) => DEVICES.map(([name, device]) => [way, name, code, device] as const));

  it.each(cases)("%s leaves the open chat on a %s as it is", async (_way, name, code, device) => {
    const { page, chat, run, lines } = await hosts.visit(hostPages.plain(hosts.tag()), { device });
    const told: string[] = [];
    await page.exposeFunction("tell", (line: string) => told.push(line));
    await chat.launcher.click();
    for (const question of ["What are your opening hours?", "Do you validate parking?"]) {
      await chat.say(question);
      await chat.items.getByText("Source:").last().waitFor();
      await chat.answered();
    }
    await chat.field.fill("I was just going to say");
    const before = [await chat.texts("assistant"), await run(`${LOG}.scrollTop`)];
    await run(`for (const type of ["ready", "open", "close", "message", "error"])
      document.addEventListener("agentcare:" + type, () => tell(type))`);
    await run(code);
    expect(await page.locator("agentcare-chat").count()).toBe(1);
    expect([await chat.texts("assistant"), await run(`${LOG}.scrollTop`)]).toEqual(before);
    expect(await chat.field.inputValue()).toBe("I was just going to say");
    expect(await page.locator("dialog.panel").evaluate((panel) => panel.matches(":modal"))).toBe(name === "phone");
    await chat.field.press("Enter");
    await chat.answered();
    expect(told).toEqual(["message", "message"]);
    expect(lines).toEqual([]);
  });

  it("loads pages keeps the conversation, too", async () => {
    const { page, chat } = await hosts.visit(hostPages.plain(hosts.tag()));
    await chat.launcher.click();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
    await chat.answered();
    const before = await chat.texts("assistant");
    await page.goto(hosts.listed.url + hosts.listed.add(hostPages.plain(hosts.tag())));
    await chat.launcher.click();
    await chat.items.getByText("Source:").waitFor();
    expect(await chat.texts("assistant")).toEqual(before);
  });
});
