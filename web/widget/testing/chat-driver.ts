import type { Page } from "playwright-core";
import { evaluate } from "./chat-browser.ts";

export type ChatDriver = ReturnType<typeof createChatDriver>;

/** The page's parts as a person finds them, and what a person does with them. */
export function createChatDriver(page: Page) {
  const field = page.getByRole("textbox", { name: "Your message" });
  const driver = {
    page,
    field,
    /** The conversation, without the region that speaks it. */
    items: page.locator("#items"),
    slots: page.locator(".slots-card").getByRole("radio"),
    confirm: page.getByRole("button", { name: "Confirm booking" }).last(),
    change: page.getByRole("button", { name: "Change", exact: true }),
    stop: page.getByRole("button", { name: "Stop" }),
    status: page.locator("#status"),
    reference: page.locator(".reference strong"),
    /** The texts of one side, in order, as a reader sees them. */
    texts: (role: "user" | "assistant") => page.locator(`.message-${role} .message-text`).allTextContents(),
    async open(url: string) {
      await page.goto(`${url}/chat/riverside`);
      // The page's script has run when the scrolling part can be reached by keyboard.
      await page.locator("#transcript[tabindex='0']").waitFor();
    },
    async say(text: string) {
      await field.fill(text);
      await field.press("Enter");
    },
    /** The answer is there in full: the page takes the next message. */
    answered: () => page.getByRole("button", { name: "Send", exact: true }).waitFor(),
    async fillIdentity({ name, dateOfBirth, phone }: { name: string; dateOfBirth: string; phone: string }) {
      const form = page.locator(".form-card").last();
      await form.locator("input[name=name]").fill(name);
      await form.locator("input[name=dateOfBirth]").fill(dateOfBirth);
      await form.locator("input[name=phone]").fill(phone);
      return form.getByRole("button");
    },
    /** Everything up to the proposal, which then waits for its yes. */
    async propose() {
      await driver.say("I need a dental cleaning");
      await driver.slots.first().click();
      const send = await driver.fillIdentity({ name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142-00" });
      await send.click();
      await driver.confirm.waitFor();
      await driver.answered();
    },
    /** What has the focus: its name, else its id, else its text. */
    focus: async () =>
      String(
        await evaluate(
          page,
          "document.activeElement.name || document.activeElement.id || document.activeElement.textContent",
        ),
      ),
    /** Presses a key until the focus is where it is wanted; an error when it does not get there. */
    async pressUntil(key: string, wanted: (focus: string) => boolean) {
      for (let presses = 0; presses < 40; presses++) {
        const focus = await driver.focus();
        if (wanted(focus)) return focus;
        await page.keyboard.press(key);
      }
      throw new Error(`Pressing ${key} never reached it; the focus is on “${await driver.focus()}”.`);
    },
  };
  return driver;
}
