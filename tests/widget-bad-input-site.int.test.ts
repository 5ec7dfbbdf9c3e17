import type { Page, Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { hostPages } from "../web/widget/testing/host-pages.ts";
import { useHosts } from "../web/widget/testing/host-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** The number that the demo clinic's tag has. */
const CALL = /^Call \(\d{3}\) \d{3}-\d{4}$/;
const UNAVAILABLE = "The chat is not available here right now. Please call the clinic.";

describe.skipIf(!chromium)("on a clinic's site, what cannot be", () => {
  const suite = useHosts(chromium?.executablePath ?? "");

  /** A visitor of a page with the chat in it, whose own script counts on. */
  async function visit(options: {
    key?: string;
    site?: "listed" | "unlisted";
    before?: (page: Page) => Promise<unknown>;
  }) {
    const { key, site = "listed", before } = options;
    const page = hostPages.inline(suite.tag({ mode: "inline", ...(key ? { key } : {}) }));
    const visitor = await suite.prepare(page, { site: suite[site] });
    // The network says again and again that it is back, so that nobody waits as long as a person would.
    await visitor.page.addInitScript(() => setInterval(() => dispatchEvent(new Event("online")), 25));
    await before?.(visitor.page);
    await visitor.visit();
    const { chat } = visitor;
    return {
      ...visitor,
      /** The sentence is there, with the number, and the site's developer has a line that says why: one, and no more. */
      async calm(sentence: string, code: string) {
        await visitor.page.locator(".notice").getByText(sentence).waitFor();
        await visitor.page.locator(".notice").getByRole("link", { name: CALL }).waitFor();
        expect(visitor.lines).toHaveLength(1);
        expect(visitor.lines[0]).toContain(`(${code})`);
        expect(await visitor.page.locator("#after").isVisible()).toBe(true);
      },
      async hello() {
        await chat.say("What are your opening hours?");
        await chat.items.getByText("Source:").first().waitFor();
        await chat.answered();
      },
    };
  }

  it("a key that no clinic has: the phone number, and one line that says where to get the key", async () => {
    const visitor = await visit({ key: "pub_7Qm2xV9kLr4TzB8nYcJ5hGd3" });
    await visitor.calm(UNAVAILABLE, "clinic_unknown");
    expect(visitor.lines[0]).toContain("agentcare widget key");
    expect(await visitor.chat.field.count()).toBe(0);
  });

  it("a site that is not on the clinic's list: the phone number, and one line that says so", async () => {
    const visitor = await visit({ site: "unlisted" });
    await visitor.calm(UNAVAILABLE, "origin_not_allowed");
  });

  it("a server that is down when the page is opened: the phone number, and the chat as soon as it is back", async () => {
    const visitor = await visit({
      before: (page) => page.route(`${suite.host}/v1/**`, (route) => route.abort("connectionrefused")),
    });
    await visitor.calm(UNAVAILABLE, "unreachable");
    await visitor.page.unroute(`${suite.host}/v1/**`);
    await visitor.hello();
  });

  it("a server that goes down in the middle: the message is kept, and sent once when it is back", async () => {
    const visitor = await visit({});
    await visitor.hello();
    await visitor.page.route(`${suite.host}/v1/**`, (route) => route.abort("connectionrefused"));
    await visitor.chat.say("Do you validate parking?");
    await visitor.calm("We could not reach the clinic. Your message is kept", "unreachable");
    await visitor.page.unroute(`${suite.host}/v1/**`);
    await visitor.page.getByRole("button", { name: "Try again" }).click();
    await visitor.chat.items.getByText("Source: Parking").waitFor();
    expect(await visitor.chat.texts("user")).toEqual(["What are your opening hours?", "Do you validate parking?"]);
  });

  it("a token that is no longer good: says that the conversation is over, and begins another one", async () => {
    const visitor = await visit({});
    await visitor.hello();
    const withOldToken = (route: Route) =>
      route.continue({ headers: { ...route.request().headers(), authorization: "Bearer no.longer.good" } });
    await visitor.page.route(`${suite.host}/v1/**`, withOldToken);
    await visitor.chat.say("Do you validate parking?");
    await visitor.calm("This conversation has ended. What was booked stays booked.", "unauthenticated");
    await visitor.page.unroute(`${suite.host}/v1/**`, withOldToken);
    await visitor.page.getByRole("button", { name: "Try again" }).click();
    await visitor.chat.items.getByText("Source: Parking").waitFor();
  });

  it("a token that is no longer good when the page is opened: a new conversation, without a word about it", async () => {
    const visitor = await visit({});
    await visitor.hello();
    const old = await keptToken(visitor.page);
    await visitor.page.evaluate(() => {
      for (const [key, value] of Object.entries(sessionStorage))
        sessionStorage.setItem(key, value.replace(/"token":"[^"]+"/, '"token":"no.longer.good"'));
    });
    await visitor.page.reload();
    await visitor.page.getByRole("heading", { name: "How can we help?" }).waitFor();
    await visitor.hello();
    expect(await keptToken(visitor.page)).not.toBe(old);
    expect(visitor.lines).toEqual([]);
  });
});

const keptToken = (page: Page): Promise<string> =>
  page.evaluate(() => /"token":"([^"]+)"/.exec(Object.values(sessionStorage).join())?.[1] ?? "");
