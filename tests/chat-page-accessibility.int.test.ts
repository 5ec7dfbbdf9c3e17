import { describe, expect, it } from "vitest";
import { axeViolations, evaluate } from "../web/widget/testing/chat-browser.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

describe.skipIf(!chromium)("the chat page for everybody", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  it("leads from the top of the page to the message field with two keys", async () => {
    const chat = await suite.open();
    await chat.page.keyboard.press("Tab");
    expect(await chat.focus()).toBe("Write a message");
    expect(await chat.page.getByRole("button", { name: "Write a message" }).boundingBox()).toMatchObject({
      x: 16,
      y: 10,
    });
    await chat.page.keyboard.press("Enter");
    expect(await chat.focus()).toBe("Your message");
    await chat.page.keyboard.type("Hello");
    expect(await chat.field.inputValue()).toBe("Hello");
  });

  it("needs no sideways scrolling at 400 % zoom, and every part can be reached", async () => {
    const chat = await suite.open({ viewport: { width: 320, height: 256 } });
    await chat.propose();
    expect(await evaluate(chat.page, "document.documentElement.scrollWidth")).toBe(320);
    await chat.confirm.scrollIntoViewIfNeeded();
    await chat.confirm.click();
    await chat.reference.scrollIntoViewIfNeeded();
    expect(await axeViolations(chat.page)).toEqual([]);
  });

  it("lets a screen reader that only checks a radio go on with a button, in words of date, time and person", async () => {
    const chat = await suite.open();
    await chat.say("I need a dental cleaning");
    const slot = chat.page.getByRole("radio", { name: "Tuesday, March 10 at 2:30 PM with Jordan Kim, RDH, Downtown" });
    await slot.waitFor();
    await chat.page.getByRole("group", { name: "Tuesday, March 10" }).waitFor();
    await evaluate(
      chat.page,
      `document.querySelector("agentcare-chat").shadowRoot.querySelector("[aria-label^='Tuesday, March 10 at 2:30']").click()`,
    );
    expect(suite.runs()).toHaveLength(1);
    await chat.page.getByRole("button", { name: "Choose Tuesday, March 10, 2:30 PM" }).click();
    await chat.page.getByLabel("Full name").waitFor();
    expect(await slot.isChecked()).toBe(true);
  });

  it("announces a message when it is finished, and not before", async () => {
    const chat = await suite.open();
    const announcer = chat.announcer;
    const go = suite.server.pauseAfter(6);
    await chat.say("a cleaning");
    await chat.items.getByText("Here are the next").first().waitFor();
    expect(await announcer.textContent()).not.toContain("Here are");
    expect(await announcer.textContent()).toContain("automated assistant");
    go();
    await announcer
      .getByText("Here are the next free times for a dental cleaning in the afternoon.")
      .waitFor({ state: "attached" });
  });
});
