import { describe, expect, it } from "vitest";
import { DESKTOP } from "../web/widget/testing/chat-browser.ts";
import { useRealChat } from "../web/widget/testing/real-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const WISH = "I need a dental cleaning next Tuesday afternoon, after 2 if possible";

describe.skipIf(!chromium)("the chat page in another zone than the clinic", () => {
  const suite = useRealChat(chromium?.executablePath ?? "");

  it("D4: shows both times on the free times and the visit, by the browser's own zone", async () => {
    const chat = await suite.open({ ...DESKTOP, timezoneId: "Asia/Kolkata" });
    await chat.say(WISH);
    await chat.slots.first().waitFor();
    const names = await chat.slots.evaluateAll((radios) => radios.map((radio) => radio.getAttribute("aria-label")));
    expect(names.length).toBeGreaterThan(0);
    for (const name of names) expect(name).toMatch(/ at \d+:\d\d PM \(.*\d+:\d\d [AP]M your time\) with /);
    const shown = await chat.page.locator(".slots .choice > span").allTextContents();
    for (const face of shown) expect(face).toMatch(/^\d+:\d\d PM.*\d+:\d\d [AP]M your time/);

    await chat.slots.first().click();
    const send = await chat.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "914-555-0142" });
    await send.click();
    await chat.confirm.waitFor();
    await chat.answered();
    const facts = await chat.page.locator(".visit dl").first().textContent();
    expect(facts).toMatch(/at \d+:\d\d PM.*Eastern Time · .*\d+:\d\d [AP]M your time/);
  });

  it("D4: shows one time to a browser on the clinic's clock", async () => {
    const chat = await suite.open({ ...DESKTOP, timezoneId: "America/Toronto" });
    await chat.say(WISH);
    await chat.slots.first().waitFor();
    expect(await chat.page.locator(".slots").first().textContent()).not.toContain("your time");
  });
});
