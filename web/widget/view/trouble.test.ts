// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import type { Conversation } from "./contract.ts";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

onAPage();

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

  it("is said where the conversation itself does not load, and what was written is still there to be sent", async () => {
    const say = async () => Promise.reject(new Error("No network."));
    const widget = await aWidget({
      conversation: { idle: true, say, mayRate: () => false } as Partial<Conversation> as Conversation,
    });
    const unhandled = vi.fn();
    process.once("unhandledRejection", unhandled);
    await widget.type("Hello");
    // Node tells of a rejection that nobody took when it has nothing else to do.
    vi.useRealTimers();
    await new Promise((done) => setImmediate(done));
    process.off("unhandledRejection", unhandled);
    expect(unhandled).not.toHaveBeenCalled();
    expect(widget.status).toBe(en.unavailable);
    expect((widget.find("textarea") as HTMLTextAreaElement).value).toBe("Hello");
  });

  it("is said where a turn was refused after all, and what was written since is not overwritten", async () => {
    let refuse = (_begun: boolean) => {};
    const say = () =>
      new Promise<boolean>((resolve) => {
        refuse = resolve;
      });
    const widget = await aWidget({
      conversation: { idle: true, say, mayRate: () => false } as Partial<Conversation> as Conversation,
    });
    const field = widget.find("textarea") as HTMLTextAreaElement;
    await widget.type("Hello");
    expect(field.value).toBe("");
    field.value = "And more";
    refuse(false);
    await widget.settled();
    expect(widget.status).toBe(en.oneMoment);
    expect(field.value).toBe("And more");
  });

  it.each<[string, (widget: Awaited<ReturnType<typeof aWidget>>) => void]>([
    ["finished", ({ emit }) => emit({ type: "RUN_FINISHED", outcome: { type: "cancelled" } })],
    ["failed", ({ emit }) => emit({ type: "RUN_ERROR", message: "It failed." })],
    ["lost", ({ store }) => store.apply({ type: "run_lost", id: "lost", text: "It is lost.", code: "unreachable" })],
  ])("or is still to be waited for is not said any longer once the answer has %s", async (_how, end) => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    await widget.type("And more");
    expect(widget.status).toBe(en.answerComing);
    end(widget);
    await widget.settled();
    expect(widget.status).toBe("");
  });

  it("leaves the warning before the chat is cleared, whatever ends meanwhile", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    widget.store.apply({ type: "idle", soon: true });
    widget.emit({ type: "RUN_ERROR" });
    await widget.settled();
    expect(widget.status).toBe(en.idle);
  });

  it("is spoken as it is shown, also where the server gave no words for it", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    widget.emit({ type: "RUN_ERROR" });
    await widget.settled();
    vi.advanceTimersByTime(1000);
    expect(widget.find(".notice").textContent).toContain(en.wentWrong);
    expect(widget.announced).toContain(en.wentWrong);
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
    expect(widget.status).toBe(en.handedOff);
    const messages: [] = [];
    const view = { threadId: "t", status: "handed_off" as const, messages, activeRunId: null, state: null };
    const other = await aWidget();
    other.store.apply({ type: "restored", view: view as never });
    await other.settled();
    expect(other.status).toBe(en.handedOff);
  });
});
