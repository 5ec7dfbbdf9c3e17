// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

onAPage();

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

  it("says of what is typed while the last message waits for the network that it waits too, until it goes on", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("Hello");
    widget.store.apply({ type: "connection", connection: "reconnecting" });
    await widget.settled();
    await widget.type("And more");
    expect((widget.find("textarea") as HTMLTextAreaElement).value).toBe("And more");
    expect(widget.status).toBe(`${en.reconnecting} ${en.stillWaiting}`);
    widget.store.apply({ type: "connection", connection: "online" });
    await widget.settled();
    expect(widget.status).toBe("");
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
    widget.store.apply({ type: "connection", connection: "reconnecting" });
    await widget.press(send);
    expect(widget.status).toBe(`${en.reconnecting} ${en.stillWaiting}`);
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
