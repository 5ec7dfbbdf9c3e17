import { describe, expect, it } from "vitest";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();

describe.skipIf(!chromium)("the chat page and its connection", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  it("takes up an answer whose connection was killed, without a word lost or doubled", async () => {
    const chat = await suite.open();
    const go = suite.server.pauseAfter(6);
    await chat.say("a cleaning");
    await chat.items.getByText("Here are the next").waitFor();
    suite.server.cutStreams();
    await chat.status.getByText("Reconnecting").waitFor();
    go();
    await chat.slots.first().waitFor();
    expect(await chat.texts("assistant")).toEqual([
      "Here are the next free times for a dental cleaning in the afternoon.",
    ]);
    expect(await chat.slots.count()).toBe(6);
    const resumed = suite.server.seen.filter(({ path }) => path.endsWith("/events"));
    expect(resumed).toHaveLength(1);
    expect(resumed[0]?.lastEventId).toMatch(/:6$/);
    expect(suite.runs()).toHaveLength(1);
  });

  it("waits for the network while there is none, and then goes on", async () => {
    const chat = await suite.open();
    const go = suite.server.pauseAfter(6);
    await chat.say("a cleaning");
    await chat.items.getByText("Here are the next").waitFor();
    await chat.page.context().setOffline(true);
    suite.server.cutStreams();
    await chat.status.getByText("You are offline.").waitFor();
    go();
    await chat.page.context().setOffline(false);
    await chat.slots.first().waitFor();
    expect(await chat.texts("assistant")).toEqual([
      "Here are the next free times for a dental cleaning in the afternoon.",
    ]);
    expect(suite.runs()).toHaveLength(1);
  });

  it("goes on with the answer when the page is reloaded in the middle of it", async () => {
    const chat = await suite.open();
    const go = suite.server.pauseAfter(5);
    await chat.say("a cleaning");
    await chat.items.getByText("Here are the").waitFor();
    await chat.page.reload();
    await chat.items.getByText("Here are the").waitFor();
    go();
    await chat.slots.first().waitFor();
    expect(await chat.texts("user")).toEqual(["a cleaning"]);
    expect(await chat.texts("assistant")).toEqual([
      "Here are the next free times for a dental cleaning in the afternoon.",
    ]);
    expect(await chat.slots.count()).toBe(6);
    expect(suite.runs()).toHaveLength(1);
    await chat.answered();
    await chat.slots.nth(1).click();
    await chat.page.getByLabel("Full name").waitFor();
  });

  it("still knows the open proposal after a reload", async () => {
    const chat = await suite.open();
    await chat.propose();
    await chat.page.reload();
    await chat.confirm.click();
    await chat.reference.waitFor();
  });

  it("stops an answer on request and takes the next message", async () => {
    const chat = await suite.open();
    const go = suite.server.pauseAfter(6);
    await chat.say("a cleaning");
    await chat.items.getByText("Here are the next").waitFor();
    await chat.stop.click();
    await chat.items.getByText("Stopped.").waitFor();
    go();
    await chat.answered();
    expect(await chat.slots.count()).toBe(0);
    await chat.say("Hello");
    await chat.items.getByText("You said: Hello").waitFor();
  });

  it("keeps what is typed while an answer is still coming, and sends nothing twice", async () => {
    const chat = await suite.open();
    const go = suite.server.pauseAfter(4);
    await chat.say("a cleaning");
    await chat.stop.waitFor();
    await chat.say("and parking?");
    await chat.status.getByText("still coming").waitFor();
    expect(await chat.field.inputValue()).toBe("and parking?");
    expect(suite.runs()).toHaveLength(1);
    go();
    await chat.answered();
    await chat.field.press("Enter");
    await chat.items.getByText("we validate two hours").waitFor();
  });

  it("says when the network is gone and when it is back", async () => {
    const chat = await suite.open();
    await chat.page.context().setOffline(true);
    await chat.status.getByText("You are offline.").waitFor();
    await chat.page.context().setOffline(false);
    await chat.status.getByText("You are offline.").waitFor({ state: "hidden" });
  });

  it("ends and clears: nothing is left here, and the server was told", async () => {
    const chat = await suite.open();
    await chat.say("a cleaning");
    await chat.slots.first().waitFor();
    await chat.answered();
    await chat.end();
    await chat.page.getByRole("dialog").getByRole("button", { name: "End & clear" }).click();
    await chat.page.getByRole("heading", { name: "How can we help?" }).waitFor();
    expect(await chat.focus()).toBe("Your message");
    expect(suite.server.seen.filter(({ method }) => method === "DELETE")).toHaveLength(1);
    await chat.page.reload();
    await chat.page.getByRole("heading", { name: "How can we help?" }).waitFor();
    expect(await chat.texts("user")).toEqual([]);
  });

  it("offers a new conversation when the old one is over", async () => {
    const chat = await suite.open();
    await chat.say("Hello");
    await chat.items.getByText("You said: Hello").waitFor();
    await chat.answered();
    suite.server.forgetSessions();
    await chat.say("Are you there?");
    await chat.page.getByRole("button", { name: "Try again" }).click();
    await chat.items.getByText("You said: Are you there?").waitFor();
  });
});
