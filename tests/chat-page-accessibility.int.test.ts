import { describe, expect, it } from "vitest";
import { axeViolations, DESKTOP, evaluate, PHONE } from "../web/widget/testing/chat-browser.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

/** The smallest side of what can be operated, by name, where it is under `least` CSS pixels. A link in a text may be. */
const TOO_SMALL = (least: number) => `
  [...document.querySelector("agentcare-chat").shadowRoot.querySelectorAll("button, input, textarea, a:not(p a)")]
    .filter((element) => element.checkVisibility())
    .map((element) => [element.getAttribute("aria-label") ?? element.textContent ?? element.name, element.getBoundingClientRect()])
    .filter(([, { width, height }]) => Math.min(width, height) < ${least})
    .map(([name, { width, height }]) => name.trim() + " " + width + "×" + height)`;

describe.skipIf(!chromium)("the chat page for everybody", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  describe.each([
    ["desktop", DESKTOP],
    ["phone", PHONE],
  ])("on a %s", (_device, device) => {
    it.each(["light", "dark"] as const)("has no axe violation in any of its states (%s)", async (colorScheme) => {
      const chat = await suite.open({ ...device, colorScheme, reducedMotion: "reduce" });
      const check = async (state: string) => {
        expect([state, await axeViolations(chat.page)]).toEqual([state, []]);
        expect([state, await evaluate(chat.page, TOO_SMALL(44))]).toEqual([state, []]);
      };
      await check("empty");
      await chat.say("I need a dental cleaning");
      await chat.slots.first().waitFor();
      await chat.answered();
      await check("slots");
      await chat.slots.first().click();
      const send = await chat.fillIdentity({ name: "", dateOfBirth: "", phone: "" });
      await send.click();
      await chat.items.getByText("Enter your full name.").waitFor();
      await check("form with faults");
      await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142-00" });
      await send.click();
      await chat.confirm.waitFor();
      await chat.answered();
      await check("proposal");
      await chat.confirm.click();
      await chat.reference.waitFor();
      await chat.answered();
      await check("booked");
      await chat.say("show my visits");
      await chat.page.getByLabel("6-digit code").waitFor();
      await chat.answered();
      await check("code form");
      await chat.say("add them to my calendar");
      await chat.page.getByRole("group", { name: "Waiting for the clinic's approval" }).waitFor();
      await chat.answered();
      await check("visits with calendar files");
      await chat.say("cancel both");
      await chat.page.getByRole("button", { name: "Cancel these visits" }).waitFor();
      await chat.answered();
      await check("question in words");
      await chat.page.getByRole("button", { name: "Keep them" }).click();
      await chat.items.getByText("Nothing was changed.").waitFor();
      await chat.answered();
      await chat.say("is anybody there?");
      await chat.status.getByText("Your message is with our staff now.").waitFor();
      await chat.answered();
      await check("a person has taken over");
      await chat.say("my chest hurts");
      await chat.page.locator(".emergency").waitFor();
      await chat.answered();
      await chat.say("a person please");
      await chat.page.getByRole("group", { name: "Talk to a person" }).waitFor();
      await chat.answered();
      await check("emergency and handoff");
      suite.server.forgetSessions();
      await chat.say("Hello?");
      await chat.page.getByRole("button", { name: "Try again" }).waitFor();
      await check("problem");
      await chat.end();
      await check("dialog");
    });
  });

  it("has no axe violation in forced colours, and still shows which time was chosen", async () => {
    const chat = await suite.open({ ...DESKTOP, forcedColors: "active" });
    await chat.say("I need a dental cleaning");
    await chat.slots.first().click();
    await chat.page.getByLabel("Full name").waitFor();
    expect(await axeViolations(chat.page)).toEqual([]);
    const outline = (slot: number) =>
      evaluate(
        chat.page,
        `getComputedStyle(document.querySelector("agentcare-chat").shadowRoot.querySelectorAll(".choice > span")[${slot}]).outlineStyle`,
      );
    expect([await outline(0), await outline(1)]).toEqual(["solid", "none"]);
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

  it("is still when motion is not wanted", async () => {
    const chat = await suite.open({ ...DESKTOP, reducedMotion: "reduce" });
    const go = suite.server.pauseAfter(1);
    await chat.say("Hello");
    await chat.page.locator(".typing").waitFor();
    expect(await evaluate(chat.page, "document.getAnimations().length")).toBe(0);
    go();
    await chat.answered();
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
