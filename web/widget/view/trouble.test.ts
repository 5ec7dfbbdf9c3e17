// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import { aWidget, START } from "./testing/a-widget.ts";

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
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

  it("includes being gone for long: a warning that what is said will be cleared, taken back by any sign of life", async () => {
    const widget = await aWidget();
    await widget.type("Hello");
    widget.store.apply({ type: "idle", soon: true });
    await widget.settled();
    expect(widget.status).toBe(en.idle);
    widget.store.apply({ type: "idle", soon: false });
    await widget.settled();
    expect(widget.status).toBe("");
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
