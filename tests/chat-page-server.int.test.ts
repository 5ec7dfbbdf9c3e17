import { describe, expect, it } from "vitest";
import { axeViolations, PHONE } from "../web/widget/testing/chat-browser.ts";
import type { ChatDriver } from "../web/widget/testing/chat-driver.ts";
import { useRealChat } from "../web/widget/testing/real-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const WISH = "Hi, I need a dental cleaning next Tuesday afternoon, after 2 if possible";

describe.skipIf(!chromium)("the chat page on the whole system", () => {
  const suite = useRealChat(chromium?.executablePath ?? "");

  /** From the wish to the proposal, by tapping. */
  async function proposed(chat: ChatDriver, name: string) {
    await chat.say(WISH);
    await chat.slots.first().click();
    const send = await chat.fillIdentity({ name, dateOfBirth: "1988-04-03", phone: "914-555-0142" });
    await send.click();
    await chat.confirm.waitFor();
    await chat.answered();
  }

  it("books by tapping on a phone, with a question in the middle, and the slot is gone for the next", async () => {
    const chat = await suite.open(PHONE);
    await proposed(chat, "Ana Ruiz");
    const wanted = await chat.page.locator(".slots input:checked").getAttribute("value");
    await chat.say("do you validate parking?");
    await chat.items.getByText("Source: Parking").waitFor();
    await chat.answered();
    expect(await axeViolations(chat.page)).toEqual([]);
    await chat.confirm.tap();
    await chat.reference.waitFor();
    expect(await chat.reference.textContent()).toMatch(/^[A-Z0-9]{4}-[A-Z0-9]{4}$/);

    const next = await suite.open();
    await next.say(WISH);
    await next.slots.first().waitFor();
    const offered = await next.slots.evaluateAll((radios) => radios.map((radio) => radio.getAttribute("value")));
    expect(offered).not.toContain(wanted);
  });

  it("books once when the answer to the yes is lost on the way", async () => {
    const chat = await suite.open();
    await proposed(chat, "Ben Osei");
    let lost = 0;
    await chat.page.route("**/v1/chat/runs", async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      // The server does it; the browser never hears of it.
      await route.fetch();
      await route.abort("connectionreset");
    });
    await chat.confirm.click();
    await chat.reference.waitFor();
    await chat.answered();
    expect(lost).toBe(1);
    expect(await chat.reference.count()).toBe(1);
    expect((await chat.texts("user")).filter((text) => text.startsWith("Yes"))).toHaveLength(1);
  });

  it("shows the same conversation after a reload and goes on from it", async () => {
    const chat = await suite.open();
    await proposed(chat, "Cora Diaz");
    const before = await chat.texts("assistant");
    await chat.page.reload();
    await chat.confirm.waitFor();
    expect(await chat.texts("assistant")).toEqual(before);
    await chat.confirm.click();
    await chat.reference.waitFor();
  });

  it("ends and clears, and starts anew", async () => {
    const chat = await suite.open();
    await proposed(chat, "Dan Ito");
    await chat.end();
    await chat.page.getByRole("dialog").getByRole("button", { name: "End & clear" }).click();
    await chat.page.getByRole("heading", { name: "How can we help?" }).waitFor();
    await chat.say("What are your opening hours?");
    await chat.items.getByText("Source:").waitFor();
  });
});
