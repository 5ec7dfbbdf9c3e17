import { describe, expect, it } from "vitest";
import { DESKTOP, evaluate, PHONE } from "../web/widget/testing/chat-browser.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** Where the two halves of a number stand, in the first visible text that has both. */
const HALVES = `(() => {
  const root = document.querySelector("agentcare-chat").shadowRoot;
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found = [];
  while (texts.nextNode()) {
    const text = texts.currentNode.data;
    const at = text.indexOf("(555) 010-0100");
    if (at < 0) continue;
    const leftOf = (index) => {
      const range = document.createRange();
      range.setStart(texts.currentNode, index);
      range.setEnd(texts.currentNode, index + 1);
      return range.getBoundingClientRect().left;
    };
    const places = [at, at + 1, at + 6, at + 10].map(leftOf);
    if (places.some((left) => left > 0)) found.push(places.every((left, index) => index === 0 || left > places[index - 1]));
  }
  return found;
})()`;

describe.skipIf(!chromium)("what is around the chat", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  it("may change its shape: what is being written keeps its words and the focus", async () => {
    const chat = await suite.openOnSite("bubble");
    await chat.launcher.click();
    await chat.field.fill("I need");
    const shapes = [
      { ...PHONE, panel: "dialog.panel[open][aria-modal]" },
      { ...DESKTOP, panel: "dialog.panel[open]:not([aria-modal])" },
    ];
    for (const { viewport, panel } of shapes) {
      if (!viewport) throw new Error("The device has no size.");
      await chat.page.setViewportSize(viewport);
      await chat.page.locator(panel).waitFor();
      expect(await chat.focus()).toBe("Your message");
    }
    await chat.page.keyboard.type(" a visit");
    expect(await chat.field.inputValue()).toBe("I need a visit");
  });

  it("is printed without the bubble over it, open or closed; a chat that is part of the page is printed with it", async () => {
    const chat = await suite.openOnSite("bubble");
    await chat.launcher.click();
    await chat.field.waitFor();
    await chat.page.emulateMedia({ media: "print" });
    expect([await chat.launcher.isVisible(), await chat.field.isVisible()]).toEqual([false, false]);
    const inline = await suite.openOnSite("inline");
    await inline.page.emulateMedia({ media: "print" });
    expect(await inline.items.isVisible()).toBe(true);
  });

  it("takes no key that is typed in the chat for a shortcut of its own", async () => {
    const chat = await suite.openOnSite("inline");
    await evaluate(chat.page, `window.heard = ""; addEventListener("keydown", ({ key }) => { heard += key; });`);
    await chat.field.pressSequentially("/s");
    expect(await chat.field.inputValue()).toBe("/s");
    await chat.page.getByRole("button", { name: "Send" }).press("x");
    expect(await evaluate(chat.page, "heard")).toBe("x");
  });

  it("may run from right to left: a phone number is read as it is written", async () => {
    const chat = await suite.openOnSite("inline");
    // With the number to call in a card, too.
    await chat.say("Can I talk to a person?");
    await chat.answered();
    await evaluate(chat.page, 'document.querySelector("agentcare-chat").setLocale("qps")');
    await chat.page.locator(".root[dir=rtl]").waitFor();
    expect(await evaluate(chat.page, HALVES)).toEqual([true, true]);
  });
});
