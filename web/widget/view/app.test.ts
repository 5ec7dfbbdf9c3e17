// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import { es } from "../strings/es.ts";
import { pseudoArabic } from "../strings/pseudo-arabic.ts";
import { aWidget, START } from "./testing/a-widget.ts";

const NOTICE = "You are chatting with an automated assistant. It is not for emergencies: call 911.";
const FOUND = "Here are the next free times for a dental cleaning in the afternoon.";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

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

describe("the composer", () => {
  it("sends on Enter, starts a line on Shift and Enter, and leaves Enter to an input method", async () => {
    const widget = await aWidget();
    const field = widget.find("textarea") as HTMLTextAreaElement;
    field.value = "Hello";
    const enter = { key: "Enter", bubbles: true, cancelable: true };
    field.dispatchEvent(new KeyboardEvent("keydown", { ...enter, shiftKey: true }));
    field.dispatchEvent(new KeyboardEvent("keydown", { ...enter, isComposing: true }));
    expect(widget.sent).toEqual([]);
    await widget.type("Hello");
    expect(widget.sent).toMatchObject([{ text: "Hello" }]);
    expect(field.value).toBe("");
  });

  it("keeps what is typed while an answer is coming, and says so", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    await widget.type("And more");
    expect((widget.find("textarea") as HTMLTextAreaElement).value).toBe("And more");
    expect(widget.status).toBe(en.answerComing);
    expect(widget.sent).toHaveLength(1);
  });

  it("tells how long is too long instead of sending it", async () => {
    const widget = await aWidget();
    await widget.type("x".repeat(20_001));
    expect(widget.status).toBe("That is 20,001 characters; a message has 20,000 at most.");
    expect(widget.sent).toEqual([]);
  });

  it("is one button that sends and stops, and keeps the focus between the two", async () => {
    const widget = await aWidget({ quiet: true, failing: true });
    const send = widget.button("Send");
    await widget.type("Hello");
    expect(widget.button("Stop")).toBe(send);
    await widget.press(send);
    expect(widget.status).toBe(en.cannotStop);
  });
});

describe("the focus", () => {
  it("goes to the message field after a key, stays after a finger, and never moves for a message", async () => {
    const widget = await aWidget();
    const [first] = widget.all(".suggestions button");
    if (!first) throw new Error("There is nothing to tap.");
    await widget.tap(first);
    expect(widget.root.activeElement).toBe(null);
    await widget.press(widget.all(".suggestions button")[0] ?? first);
    expect(widget.root.activeElement).toBe(widget.find("textarea"));
    const phone = widget.button("Call (555) 010-0100");
    phone.focus();
    widget.emit({ type: "TEXT_MESSAGE_START", messageId: "late", role: "assistant" });
    widget.emit({ type: "TEXT_MESSAGE_END", messageId: "late" });
    await widget.settled();
    expect(widget.root.activeElement).toBe(phone);
  });
});

describe("what goes wrong", () => {
  it("is said, shown, and mended by trying the same again or by phone", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    const retry = widget.sent[0];
    widget.store.apply({ type: "run_lost", id: "lost", text: en.unreachable, code: "unreachable", retry });
    await widget.settled();
    vi.advanceTimersByTime(1000);
    expect(widget.announced).toContain(en.unreachable);
    expect(widget.find(".notice").textContent).toContain("Call (555) 010-0100");
    await widget.press(widget.button("Try again"));
    expect(widget.sent).toHaveLength(2);
    expect(widget.sent[1]).toBe(retry);
    expect(widget.all(".notice")).toEqual([]);
  });

  it("is told beside the conversation while the connection is lost or the browser is offline", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    widget.store.apply({ type: "connection", connection: "reconnecting" });
    await widget.settled();
    expect(widget.status).toBe(en.reconnecting);
    const online = vi.spyOn(navigator, "onLine", "get").mockReturnValue(false);
    window.dispatchEvent(new Event("offline"));
    await widget.settled();
    expect(widget.status).toBe(en.offline);
    online.mockRestore();
    window.dispatchEvent(new Event("online"));
    await widget.settled();
    expect(widget.status).toBe(en.reconnecting);
  });

  it("leaves the text of a card it does not know, or cannot draw", async () => {
    const widget = await aWidget();
    await widget.type("Hello");
    widget.show("new", { type: "agentcare.hologram", content: {} });
    widget.show("bad", { type: "agentcare.slots", content: null });
    widget.show("proto", { type: "constructor", content: {} });
    await widget.settled();
    expect(widget.all(".message").map((message) => message.querySelector("p")?.textContent)).toEqual([
      "Hello",
      "You said: Hello",
    ]);
    expect(widget.all(".card")).toEqual([]);
  });

  it("leads only to addresses of the clinic's own list", async () => {
    const clinic = { name: "A", phone: "1", timeZone: "UTC", languages: ["en"], links: ["https://clinic.example"] };
    const widget = await aWidget({ clinic });
    await widget.type("https://clinic.example/map and https://evil.example");
    expect(widget.all(".message a").map((link) => link.getAttribute("href"))).toEqual(["https://clinic.example/map"]);
    expect(widget.find(".bot").textContent).toContain("and https://evil.example");
  });

  it("shows markup as it was written", async () => {
    const widget = await aWidget();
    await widget.type("<img src=x onerror=alert(1)>");
    expect(widget.all("img")).toEqual([]);
    expect(widget.find(".bot p").textContent).toBe("You said: <img src=x onerror=alert(1)>");
  });
});

describe("a person of the clinic", () => {
  it("has taken over: an unanswered message is said to be with them, and the state stays in sight", async () => {
    const widget = await aWidget();
    await widget.type("is anybody there?");
    expect(widget.status).toBe(en.withStaff);
    const messages: [] = [];
    const view = { threadId: "t", status: "handed_off" as const, messages, activeRunId: null, state: null };
    const other = await aWidget();
    other.store.apply({ type: "restored", view: view as never });
    await other.settled();
    expect(other.status).toBe(en.handedOff);
  });
});

describe("another language of the interface", () => {
  it("says which one the assistant speaks, and marks its words as that", async () => {
    const widget = await aWidget({ locale: "es-MX" });
    await widget.type("Hola");
    expect(widget.find(".root").getAttribute("lang")).toBe("es-MX");
    expect(widget.find(".log").textContent).toContain("inglés");
    expect(widget.find(".bot p").getAttribute("lang")).toBe("en");
    expect(widget.find(".user p").hasAttribute("lang")).toBe(false);
  });

  it("runs from right to left where its language does, and says nothing where it is the same", async () => {
    expect((await aWidget({ locale: "ar" })).find(".root").getAttribute("dir")).toBe("rtl");
    const english = await aWidget({ locale: "en-GB" });
    expect(english.find(".root").getAttribute("dir")).toBe("ltr");
    expect(english.find(".log").textContent).not.toContain("understands");
  });
});

describe("the end", () => {
  const end = async (failing: boolean) => {
    const widget = await aWidget({ failing });
    await widget.type("Hello");
    await widget.press(widget.button("Options"));
    expect(widget.find(".options").textContent).toContain(en.shared);
    await widget.press(widget.button("End & clear"));
    return widget;
  };

  it("is asked for once more, clears the conversation and says so", async () => {
    const widget = await end(false);
    expect(widget.find("dialog h3").textContent).toBe(en.endTitle);
    await widget.press(widget.find("dialog .primary"));
    expect(widget.all("dialog, .message")).toEqual([]);
    expect(widget.status).toBe(en.cleared);
    expect(widget.root.activeElement).toBe(widget.find("textarea"));
  });

  it("deletes nothing where the clinic could not be told, and can be thought better of", async () => {
    const widget = await end(true);
    await widget.press(widget.find("dialog .primary"));
    expect(widget.find("dialog [role=alert]").textContent).toBe(en.notEnded);
    expect(widget.all(".message")).toHaveLength(2);
    await widget.press(widget.button("Keep it"));
    expect(widget.all("dialog")).toEqual([]);
  });

  it("comes with a copy to keep", async () => {
    const widget = await aWidget();
    await widget.type("Hello");
    const blobs: Blob[] = [];
    const clicked = vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    vi.spyOn(URL, "createObjectURL").mockImplementation((blob) => {
      blobs.push(blob as Blob);
      return "blob:copy";
    });
    await widget.press(widget.button("Options"));
    await widget.press(widget.button("Save a copy"));
    expect(clicked).toHaveBeenCalledOnce();
    expect(await blobs[0]?.text()).toBe("Riverside Clinic\n\nYou: Hello\n\nAssistant: You said: Hello\n");
    vi.restoreAllMocks();
  });
});

it("leaves the root as it was", async () => {
  const widget = await aWidget();
  widget.view.unmount();
  expect(widget.root.childNodes).toHaveLength(0);
  expect(widget.root.adoptedStyleSheets).toHaveLength(0);
});

it("changes its language under way, and what is being written stays", async () => {
  const widget = await aWidget({ locale: "es", strings: es });
  await widget.type("Hola");
  (widget.find("textarea") as HTMLTextAreaElement).value = "Quiero";
  expect(widget.button("Enviar").getAttribute("type")).toBe("submit");
  widget.view.update({ locale: "en", strings: en });
  await widget.settled();
  expect(widget.button("Send").getAttribute("type")).toBe("submit");
  expect(widget.find(".bot p").getAttribute("lang")).toBe("en");
  expect(widget.find(".bot .unseen").textContent).toBe("Assistant: ");
  expect((widget.find("textarea") as HTMLTextAreaElement).value).toBe("Quiero");
});

it("is drawn from right to left with the pseudo-locale", async () => {
  const widget = await aWidget({ locale: "ar", strings: pseudoArabic(en) });
  expect(widget.find(".root").getAttribute("dir")).toBe("rtl");
  expect(widget.find(".log").textContent).toMatch(/[\u0600-\u06ff]/);
  // Names and numbers are put in as they are.
  expect(widget.find(".log a").textContent).toBe("911");
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
