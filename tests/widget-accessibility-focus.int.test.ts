import { describe, expect, it } from "vitest";
import { z } from "zod";
import { DESKTOP, evaluate, PHONE } from "../web/widget/testing/chat-browser.ts";
import type { ChatDriver } from "../web/widget/testing/chat-driver.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { walkEveryState } from "../web/widget/testing/every-state.ts";
import { FOCUSED, STOPS } from "../web/widget/testing/sizes.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const ZOOMED = { viewport: { width: 320, height: 256 } };

const Focused = z.object({ id: z.number(), name: z.string(), inside: z.boolean(), hidden: z.string() });

/** Where the Tab key leads, from where the focus is until it comes round; `body` is the browser's own controls. */
async function tabRound(chat: ChatDriver) {
  const stops = new Map<number, z.infer<typeof Focused>>();
  const back = new Set<number>();
  for (let presses = 0; presses < 200; presses++) {
    await chat.page.keyboard.press("Tab");
    const focused = Focused.parse(await evaluate(chat.page, FOCUSED));
    // A date has three parts; only what was left before is met again.
    if (stops.has(focused.id) && [...stops.keys()].at(-1) !== focused.id) back.add(focused.id);
    if (back.size === 2) return [...stops.values()];
    stops.set(focused.id, focused);
  }
  throw new Error("The Tab key never came round.");
}

describe.skipIf(!chromium)("the focus", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  it.each([
    ["bubble", "a desktop", DESKTOP],
    ["bubble", "a phone", PHONE],
    ["bubble", "400 % zoom", ZOOMED],
    ["inline", "a desktop", DESKTOP],
    ["page", "a desktop", DESKTOP],
    ["page", "400 % zoom", ZOOMED],
  ] as const)(
    "as %s on %s is always seen, reaches every control, and is kept only by what is modal",
    async (...row) => {
      const [mode, , device] = row;
      const chat = await (mode === "page" ? suite.open(device) : suite.openOnSite(mode, device));
      const found: unknown[] = [];
      await walkEveryState(chat, suite.server, async (state) => {
        const stops = await tabRound(chat);
        const hidden = stops.filter((stop) => stop.hidden);
        const inside = stops.filter((stop) => stop.inside).length;
        const expected = await evaluate(chat.page, STOPS);
        if (hidden.length > 0 || inside !== expected)
          found.push([state, inside, expected, hidden, stops.map((stop) => stop.name)]);
        const modal = await evaluate(
          chat.page,
          `Boolean(document.querySelector("agentcare-chat").shadowRoot.querySelector(":modal"))`,
        );
        const onPage = stops.some(({ name }) => name === "who we are");
        if (mode !== "page" && onPage === modal)
          found.push([state, modal ? "the focus left the modal" : "the page is out of reach"]);
      });
      expect(found).toEqual([]);
    },
  );

  it("stays in the middle of what is being written when an answer arrives", async () => {
    const chat = await suite.openOnSite("bubble");
    await chat.launcher.click();
    const go = suite.server.pauseAfter(4);
    await chat.say("I need a dental cleaning");
    await chat.items.getByText("Here").waitFor();
    await chat.field.fill("in the morning");
    await chat.page.keyboard.press("Home");
    await chat.page.keyboard.press("Shift+ArrowRight");
    go();
    await chat.answered();
    await chat.slots.first().waitFor();
    expect(await chat.focus()).toBe("Your message");
    const selected = `(({ value, selectionStart, selectionEnd }) => [value, selectionStart, selectionEnd])(document.querySelector("agentcare-chat").shadowRoot.activeElement)`;
    expect(await evaluate(chat.page, selected)).toEqual(["in the morning", 0, 1]);
  });

  it("cannot leave the panel on a phone, is given back on Escape, and finds the launcher told as closed", async () => {
    const chat = await suite.openOnSite("bubble", PHONE);
    await chat.launcher.focus();
    await chat.page.keyboard.press("Enter");
    await chat.field.waitFor();
    expect(await chat.launcher.getAttribute("aria-expanded")).toBe("true");
    await chat.page.keyboard.press("Escape");
    await chat.field.waitFor({ state: "hidden" });
    expect(await chat.focus()).toBe("Chat with Riverside Clinic");
    expect(await chat.launcher.getAttribute("aria-expanded")).toBe("false");
  });
});
