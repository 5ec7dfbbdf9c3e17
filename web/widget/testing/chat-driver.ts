import type { FrameLocator, Page } from "playwright-core";
import { evaluate } from "./chat-browser.ts";

export type ChatDriver = ReturnType<typeof createChatDriver>;

/** The parts of a page, or of a frame in it, as a person finds them, and what a person does with them. */
export function createChatDriver(page: Page, place: Page | FrameLocator = page) {
  const field = place.getByRole("textbox", { name: "Your message" });
  const driver = {
    page,
    field,
    /** What opens the bubble, and closes it. */
    launcher: place.locator(".launcher"),
    /** The conversation, without the region that speaks it. */
    items: place.locator(".log"),
    slots: place.locator(".slots").getByRole("radio"),
    confirm: place.getByRole("button", { name: "Confirm booking" }).last(),
    change: place.getByRole("button", { name: "Change", exact: true }),
    stop: place.getByRole("button", { name: "Stop" }),
    status: place.getByRole("status"),
    /** The region that speaks finished messages. */
    announcer: place.locator("[aria-live=polite]"),
    reference: place.locator(".reference b"),
    /** The texts of one side, in order, as a reader sees them. */
    texts: (role: "user" | "assistant") =>
      place.locator(`.message.${role === "user" ? "user" : "bot"} > p`).allTextContents(),
    async open(url: string) {
      await page.goto(`${url}/chat/riverside`);
      // The conversation is there in full when there is something to write in.
      await field.waitFor();
    },
    async say(text: string) {
      await field.fill(text);
      await field.press("Enter");
    },
    /** The answer is there in full: the page takes the next message. */
    answered: () => place.getByRole("button", { name: "Send", exact: true }).waitFor(),
    async fillIdentity({ name, dateOfBirth, phone }: { name: string; dateOfBirth: string; phone: string }) {
      const form = place.locator("form.form").last();
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
    /** What has the focus, also inside the widget: its name, else its label, else its text. */
    focus: async () =>
      String(
        await evaluate(
          page,
          `(() => {
            let focus = document.activeElement;
            while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
            return focus.name || focus.getAttribute("aria-label") || focus.textContent;
          })()`,
        ),
      ),
    /** Asks to end the conversation; the question whether to is open then. */
    async end() {
      await place.getByRole("button", { name: "Options" }).click();
      await place.getByRole("button", { name: "End & clear" }).click();
      await place.getByRole("dialog").waitFor();
    },
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
