import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { evaluate } from "../web/widget/testing/chat-browser.ts";
import { useChat } from "../web/widget/testing/chat-suite.ts";
import { availableChromium } from "./services.ts";

const chromium = await availableChromium();
/** Ten megabytes, and what a browser and the network between take in before anybody reads it. */
const FLOOD_BYTES = 40 * 1024 * 1024;
const PART_LOST = "Part of this answer cannot be shown here. The clinic can tell you more by phone.";
const NOT_REACHED = "We could not reach the clinic. Your message is kept; sending it again books nothing twice.";
const CALL = "Call (555) 010-0100";

/** Frames as the server writes them, numbered from 1; a text is sent as it is. */
const streamOf = (runId: string, data: (string | object)[]): Response => {
  const frames = data.map((each, at) => {
    const line = typeof each === "string" ? each : JSON.stringify(each);
    return `id: ${runId}:${at + 1}\ndata: ${line}\n\n`;
  });
  return new Response(frames.join(""), { headers: { "Content-Type": "text/event-stream" } });
};

const START = { type: "TEXT_MESSAGE_START", messageId: "m1", role: "assistant" };
const says = (delta: string) => ({ type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta });
const END = { type: "TEXT_MESSAGE_END", messageId: "m1" };
const FINISHED = { type: "RUN_FINISHED", outcome: { type: "success" } };
const card = (activityType: unknown, content: unknown) => ({
  type: "ACTIVITY_SNAPSHOT",
  messageId: "c1",
  activityType,
  content,
});

describe.skipIf(!chromium)("an answer that is not as it should be", () => {
  const suite = useChat(chromium?.executablePath ?? "");

  /** A patient in a page of the clinic's own, and the lines that its developer reads. */
  async function visit() {
    const chat = await suite.openOnSite("inline");
    const lines = linesOf(chat.page);
    return {
      ...chat,
      lines,
      /** The sentence is there, with the clinic's number, and one line says why. */
      async calm(sentence: string, code: string) {
        const notice = chat.page.locator(".notice").filter({ hasText: sentence });
        await notice.getByRole("link", { name: CALL }).waitFor();
        expect(await notice.count()).toBe(1);
        expect(lines).toHaveLength(1);
        expect(lines[0]).toMatch(new RegExp(`^\\[AgentCare\\] .*\\(${code}\\)`));
        expect(await chat.page.getByRole("heading", { name: "Our team" }).isVisible()).toBe(true);
      },
    };
  }

  /** The next answers are these frames, also when they are asked for again. */
  const answerWith = (data: (string | object)[]) =>
    suite.server.answerInstead(({ method, path, body }) => {
      if (method === "POST" && path === "/v1/chat/runs") return streamOf(runIdOf(body), data);
      const followed = /^\/v1\/chat\/runs\/([^/]+)\/events$/.exec(path)?.[1];
      // All of it was sent.
      return followed ? new Response("", { headers: { "Content-Type": "text/event-stream" } }) : null;
    });

  it.each([
    ["broken JSON", ["{", START, '{"type":"TEXT_MESSAGE', says("We open at 8."), END, FINISHED]],
    ["what is no event", ["null", "7", "[]", "{}", START, says("We open at 8."), '"text"', END, FINISHED]],
    ["fields of the wrong type", [START, says("We open at 8."), { ...START, messageId: 7 }, END, FINISHED]],
    ["a known card without what it holds", [START, says("We open at 8."), END, card("agentcare.slots", {}), FINISHED]],
    ["a card of no type", [START, says("We open at 8."), END, card(null, {}), FINISHED]],
  ])("with %s: the rest of it is shown, and whom to ask", async (_name, data) => {
    const chat = await visit();
    answerWith(data);
    await chat.say("When do you open?");
    await chat.calm(PART_LOST, "malformed");
    expect(await chat.texts("assistant")).toEqual(["We open at 8."]);
    suite.server.answerInstead(() => null);
    await chat.say("Hello");
    await chat.items.getByText("You said: Hello").waitFor();
  });

  it("in another order than told: nothing of it is lost, and nothing is said about it", async () => {
    const chat = await visit();
    answerWith([says("We open"), END, START, says("We open"), END, says(" at 8."), END, FINISHED]);
    await chat.say("When do you open?");
    await chat.answered();
    expect(await chat.texts("assistant")).toEqual(["We open at 8."]);
    expect(chat.lines).toEqual([]);
  });

  it("with events of a newer protocol: they change nothing", async () => {
    const chat = await visit();
    answerWith([
      { type: "SOMETHING_NEW", messageId: {} },
      START,
      says("We open at 8."),
      { type: "CUSTOM" },
      END,
      FINISHED,
    ]);
    await chat.say("When do you open?");
    await chat.answered();
    expect(await chat.texts("assistant")).toEqual(["We open at 8."]);
    expect(chat.lines).toEqual([]);
  });

  it("with a card that this version does not know: its text stands, and the clinic's number below it", async () => {
    const chat = await visit();
    answerWith([START, says("Here is a map."), END, card("agentcare.map", { at: [1, 2] }), FINISHED]);
    await chat.say("Where are you?");
    await chat.calm(PART_LOST, "unknown_card");
    expect(await chat.texts("assistant")).toEqual(["Here is a map."]);
    expect(chat.lines[0]).toContain("agentcare.map");
  });

  it.each([
    ["never ends", [START, says("We open")]],
    ["is empty", []],
  ])("that %s: the message is kept and can be sent again", async (_name, data) => {
    const chat = await visit();
    await hurry(chat.page);
    answerWith(data);
    await chat.say("When do you open?");
    await chat.calm(NOT_REACHED, "unreachable");
    suite.server.answerInstead(() => null);
    await chat.page.getByRole("button", { name: "Try again" }).click();
    await chat.items.getByText("You said: When do you open?").waitFor();
    expect(await chat.texts("user")).toEqual(["When do you open?"]);
  });

  it("of ten megabytes: reading stops early, the server is told, and the conversation goes on", async () => {
    const chat = await visit();
    const flood = aFlood(JSON.stringify(says("so ".repeat(10_000))));
    suite.server.answerInstead(({ method, path }) =>
      method === "POST" && path === "/v1/chat/runs" ? flood.response() : null,
    );
    await chat.say("Tell me everything");
    await chat.calm("This answer was too long to show. Please ask again, or call the clinic.", "answer_too_long");
    expect(await flood.ended).toBeLessThan(FLOOD_BYTES);
    await expect.poll(() => suite.server.seen.filter(({ path }) => path.endsWith("/cancel")).length).toBe(1);
    suite.server.answerInstead(() => null);
    await chat.say("Hello");
    await chat.items.getByText("You said: Hello").waitFor();
  });

  it("as a history of ten megabytes: reading stops early, and the conversation goes on below", async () => {
    const chat = await visit();
    await chat.say("Hello");
    await chat.items.getByText("You said: Hello").waitFor();
    await chat.answered();
    const flood = aFlood(" ".repeat(64 * 1024));
    suite.server.answerInstead(({ method, path }) =>
      method === "GET" && path.startsWith("/v1/chat/threads/") ? flood.response() : null,
    );
    await chat.page.reload();
    await chat.calm("What was said before is too long to show. The conversation goes on below.", "history_too_long");
    expect(await flood.ended).toBeLessThan(FLOOD_BYTES);
    await chat.say("Are you there?");
    await chat.items.getByText("You said: Are you there?").waitFor();
    expect(new Set(suite.runs().map(({ body }) => threadIdOf(body))).size).toBe(1);
  });

  it.each([
    "null",
    "[]",
    '{"messages":[null]}',
    '{"messages":[{"id":"m1","role":"user","text":7,"cards":[]}]}',
    "<html>",
  ])("as a history of %s: says that it could not be loaded", async (history) => {
    const chat = await visit();
    await chat.say("Hello");
    await chat.items.getByText("You said: Hello").waitFor();
    await chat.answered();
    suite.server.answerInstead(({ path }) => (path.startsWith("/v1/chat/threads/") ? new Response(history) : null));
    await chat.page.reload();
    await chat.calm("Your conversation could not be loaded. Reload the page to try again.", "not_loaded");
  });

  it.each(["null", "7", "{}", '{"name":7,"phone":{},"languages":"en","links":null}', "<html>"])(
    "as what is known of the clinic (%s): the number that the page itself has",
    async (info) => {
      suite.server.answerInstead(({ path }) => (path.startsWith("/v1/widget/") ? new Response(info) : null));
      const page = await suite.newPage();
      const lines = linesOf(page);
      await page.goto(`${suite.server.url}/chat/riverside`);
      await page.getByText("The chat is not available here right now. Please call the clinic.").waitFor();
      await page.getByRole("link", { name: CALL }).waitFor();
      expect(lines).toHaveLength(1);
    },
  );

  it.each([
    [500, "<h1>Internal Server Error</h1>", NOT_REACHED, "unreachable"],
    [403, "x".repeat(200_000), "Something went wrong. Please try again.", "refused"],
    [422, '{"detail":{"html":"<b>"},"title":[],"code":5}', "Something went wrong. Please try again.", "refused"],
  ])("as a refusal with the status %i that is no problem document", async (status, body, sentence, code) => {
    const chat = await visit();
    await hurry(chat.page);
    suite.server.answerInstead(({ path }) => (path === "/v1/chat/runs" ? new Response(body, { status }) : null));
    await chat.say("Hello");
    await chat.calm(sentence, code);
  });
});

const runIdOf = (body: unknown): string => (body as { runId: string }).runId;
const threadIdOf = (body: unknown): string => (body as { threadId: string }).threadId;

/** The network says again and again that it is back, so that nobody waits as long as a person would. */
const hurry = (page: Page) => evaluate(page, 'setInterval(() => dispatchEvent(new Event("online")), 25)');

function linesOf(page: Page): string[] {
  const lines: string[] = [];
  page.on("console", (message) => {
    if (message.text().startsWith("[AgentCare]")) lines.push(message.text());
  });
  return lines;
}

/** Megabytes of `data`, as frames without an end; `ended` resolves to the bytes that were taken of it. */
function aFlood(data: string) {
  const frame = new TextEncoder().encode(`data: ${data}\n\n`);
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  let sent = 0;
  const body = () =>
    new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent >= FLOOD_BYTES) {
          resolve(sent);
          controller.close();
          return;
        }
        sent += frame.byteLength;
        controller.enqueue(frame);
      },
      cancel: () => resolve(sent),
    });
  return { ended, response: () => new Response(body(), { headers: { "Content-Type": "text/event-stream" } }) };
}
