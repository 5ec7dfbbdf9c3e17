import { describe, expect, it } from "vitest";
import { evaluate, watchFaults } from "../web/widget/testing/chat-browser.ts";
import { type ChatDriver, createChatDriver } from "../web/widget/testing/chat-driver.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
const FOUND = "Here are the next free times for a dental cleaning in the afternoon.";
const OFFLINE = "You are offline. Nothing is lost; the conversation goes on when you are back.";
const WAITING = "That has to wait until the connection is back.";

describe.skipIf(!chromium)("a conversation that outlives its page", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  /** What was sent as a patient's words, in order. */
  const sent = () => suite.runs().map(({ body }) => (body as { messages: [{ content: string }] }).messages[0].content);

  /** A second tab as `window.open` makes it, or "Duplicate tab": it takes a copy of the session along. */
  async function duplicate({ page }: ChatDriver): Promise<ChatDriver> {
    const opened = page.context().waitForEvent("page");
    await evaluate(page, "void window.open(location.href)");
    const other = createChatDriver(await opened);
    const faults = watchFaults(other.page, suite.server.url);
    await other.field.waitFor();
    expect(faults).toEqual({ errors: [], foreign: [] });
    return other;
  }

  it("shows each answer once, whole, however much of it had come when the page was loaded anew", async () => {
    const chat = await suite.open();
    const wishes: string[] = [];
    // Its events: the start, the words between two more, the card, the state, the end.
    const events = FOUND.split(" ").length + 6;
    for (let after = 1; after < events; after += 2) {
      const go = suite.server.pauseAfter(after);
      wishes.push(`a cleaning, after ${after}`);
      await chat.say(wishes.at(-1) ?? "");
      await chat.stop.waitFor();
      await chat.page.reload();
      await chat.stop.waitFor();
      go();
      await chat.answered();
    }
    expect(await chat.texts("user")).toEqual(wishes);
    expect(await chat.texts("assistant")).toEqual(wishes.map(() => FOUND));
    expect(await chat.page.locator(".slots").count()).toBe(wishes.length);
    expect(sent()).toEqual(wishes);
  });

  it("is one in two tabs: each shows what is said in the other, and nothing is sent twice", async () => {
    const chat = await suite.open();
    const go = suite.server.pauseAfter(5);
    await chat.say("a cleaning");
    await chat.items.getByText("Here are the").waitFor();
    const other = await duplicate(chat);
    await other.items.getByText("Here are the").waitFor();
    go();
    for (const tab of [chat, other]) {
      await tab.slots.first().waitFor();
      await tab.answered();
    }
    await other.say("Hello from the other tab");
    await chat.items.getByText("You said: Hello from the other tab").waitFor();
    await chat.answered();
    await chat.say("And from the first");
    await other.items.getByText("You said: And from the first").waitFor();
    await other.answered();
    const said = ["a cleaning", "Hello from the other tab", "And from the first"];
    expect(sent()).toEqual(said);
    for (const tab of [chat, other]) {
      expect(await tab.texts("user")).toEqual(said);
      expect(await tab.texts("assistant")).toEqual([FOUND, ...said.slice(1).map((text) => `You said: ${text}`)]);
    }
  });

  it("takes one message without a network, says that a second one waits in the field, and sends each once", async () => {
    const chat = await suite.open();
    await chat.page.context().setOffline(true);
    await chat.say("Hello");
    await chat.status.getByText(OFFLINE).waitFor();
    await chat.say("And another thing");
    await chat.status.getByText(WAITING).waitFor();
    expect(await chat.field.inputValue()).toBe("And another thing");
    expect(await chat.texts("user")).toEqual(["Hello"]);
    await chat.page.context().setOffline(false);
    await chat.items.getByText("You said: Hello").waitFor();
    await chat.answered();
    await chat.status.getByText(WAITING).waitFor({ state: "hidden" });
    await chat.field.press("Enter");
    await chat.items.getByText("You said: And another thing").waitFor();
    expect(sent()).toEqual(["Hello", "And another thing"]);
  });

  it.each(["the first", "a later"])(
    "sends %s message that waited for the server once, also after a reload",
    async (which) => {
      const chat = await suite.open();
      const before = which === "a later" ? ["Good morning"] : [];
      for (const text of before) {
        await chat.say(text);
        await chat.items.getByText(`You said: ${text}`).waitFor();
        await chat.answered();
      }
      await chat.page.route("**/v1/**", (route) => route.abort("internetdisconnected"));
      await chat.say("Hello");
      await chat.status.getByText("Reconnecting").waitFor();
      await chat.page.reload();
      await chat.page.getByText("The chat is not available here right now.").waitFor();
      await chat.page.unroute("**/v1/**");
      await evaluate(chat.page, 'dispatchEvent(new Event("online"))');
      await chat.items.getByText("You said: Hello").waitFor();
      await chat.answered();
      await chat.page.reload();
      await chat.items.getByText("You said: Hello").waitFor();
      expect(await chat.texts("user")).toEqual([...before, "Hello"]);
      expect(sent()).toEqual([...before, "Hello"]);
    },
  );
});
