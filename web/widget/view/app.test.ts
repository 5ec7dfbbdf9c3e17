// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

const NOTICE = "You are chatting with an automated assistant. It is not for emergencies: call 911.";
const FOUND = "Here are the next free times for a dental cleaning in the afternoon.";

onAPage();

describe("before the first message", () => {
  it("says what it is and what it is not for, offers a start, and names the number", async () => {
    const widget = await aWidget();
    expect(widget.find(".log").textContent).toContain(NOTICE);
    expect(widget.all(".suggestions button").map(({ textContent }) => textContent)).toEqual(en.starters);
    expect(widget.button("Call (555) 010-0100").getAttribute("href")).toBe("tel:5550100100");
    expect(widget.all("[aria-label='Options']")).toEqual([]);
  });

  it("names the clinic's own emergency number", async () => {
    const clinic = { name: "A", phone: "1", timeZone: "UTC", emergencyNumber: "112", languages: ["en"], links: [] };
    const widget = await aWidget({ clinic });
    expect(widget.find(".log").textContent).toContain("call 112.");
    expect(widget.find(".log a").getAttribute("href")).toBe("tel:112");
  });

  it("shows why there is nothing to talk to, with the phone number and no message field", async () => {
    const widget = await aWidget({ problem: en.unavailable });
    expect(widget.find(".notice").textContent).toContain("Please call the clinic.");
    // It takes the place of what was there: nothing else would tell a screen reader.
    expect(widget.find("[role=alert]").textContent).toBe(en.unavailable);
    expect(widget.all("textarea")).toEqual([]);
    expect(widget.all("a[href='tel:5550100100']")).toHaveLength(1);
  });
});

describe("the announcer", () => {
  it("says the notice once before the first answer, then each finished message, one at a time, and clears them", async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    expect(widget.announced).toEqual([NOTICE]);
    vi.advanceTimersByTime(150);
    expect(widget.announced).toEqual([NOTICE, FOUND]);
    await widget.type("Do you have parking?");
    vi.advanceTimersByTime(150);
    expect(widget.announced.filter((text) => text === NOTICE)).toHaveLength(1);
    vi.advanceTimersByTime(20_000);
    expect(widget.announced).toEqual([]);
  });

  it("says nothing of a message that is still coming, and the log itself is not live", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    widget.emit({ type: "TEXT_MESSAGE_START", messageId: "a", role: "assistant" });
    widget.emit({ type: "TEXT_MESSAGE_CONTENT", messageId: "a", delta: "Good " });
    await widget.settled();
    widget.emit({ type: "TEXT_MESSAGE_CONTENT", messageId: "a", delta: "morning." });
    await widget.settled();
    expect(widget.find(".bot p").textContent).toBe("Good morning.");
    vi.advanceTimersByTime(1000);
    expect(widget.announced).toEqual([NOTICE]);
    widget.emit({ type: "TEXT_MESSAGE_END", messageId: "a" });
    vi.advanceTimersByTime(1000);
    expect(widget.announced).toEqual([NOTICE, "Good morning."]);
    expect(widget.find("[role=log]").getAttribute("aria-live")).toBe("off");
  });

  it("keeps the text node of an answer that grows, so that a reader's selection stays", async () => {
    const widget = await aWidget({ quiet: true });
    widget.emit({ type: "TEXT_MESSAGE_START", messageId: "a", role: "assistant" });
    widget.emit({ type: "TEXT_MESSAGE_CONTENT", messageId: "a", delta: "One" });
    await widget.settled();
    const node = widget.find(".bot p").firstChild;
    widget.emit({ type: "TEXT_MESSAGE_CONTENT", messageId: "a", delta: ", two" });
    await widget.settled();
    expect(widget.find(".bot p").firstChild).toBe(node);
    widget.emit({ type: "TEXT_MESSAGE_END", messageId: "a" });
    await widget.settled();
    expect(widget.find(".bot p").firstChild).toBe(node);
    expect(node?.textContent).toBe("One, two");
  });
});

it("leaves the root as it was", async () => {
  const widget = await aWidget();
  widget.view.unmount();
  expect(widget.root.childNodes).toHaveLength(0);
  expect(widget.root.adoptedStyleSheets).toHaveLength(0);
});

it("wears the clinic's colours as soon as they are known", async () => {
  const widget = await aWidget();
  const rules = () =>
    widget.root.adoptedStyleSheets.flatMap(({ cssRules }) => [...cssRules]).map((rule) => rule.cssText);
  const accented = () => rules().filter((rule) => rule.includes("#123456"));
  expect(accented()).toEqual([]);
  const clinic = { name: "A", phone: "1", timeZone: "UTC", languages: ["en"], links: [] };
  widget.view.update({
    clinic: { ...clinic, colours: { accent: ["#123456", "#abcdef"], onAccent: ["#ffffff", "#000000"] } },
  });
  expect(accented()).toHaveLength(1);
  widget.view.update({ clinic });
  expect(accented()).toEqual([]);
});
