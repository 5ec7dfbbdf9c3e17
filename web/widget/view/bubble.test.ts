// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

const phones = (phone: boolean) =>
  vi
    .spyOn(window, "matchMedia")
    .mockImplementation(() => Object.assign(new EventTarget(), { matches: phone }) as unknown as MediaQueryList);

onAPage();

const aBubble = () => aWidget({ mode: "bubble" });

describe("the bubble", () => {
  it("opens beside the page, leads a key to the message field, and gives the focus back on Escape", async () => {
    const widget = await aBubble();
    const launcher = widget.button("Chat with Riverside Clinic");
    expect(launcher.getAttribute("aria-expanded")).toBe("false");
    expect(widget.all("dialog[open]")).toEqual([]);
    await widget.press(launcher);
    expect(widget.find("dialog[open]").hasAttribute("aria-modal")).toBe(false);
    expect(launcher.getAttribute("aria-expanded")).toBe("true");
    expect(widget.root.activeElement).toBe(widget.find("textarea"));
    widget.find("textarea").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await widget.settled();
    expect(widget.all("dialog[open]")).toEqual([]);
    expect(widget.root.activeElement).toBe(launcher);
    expect(widget.events).toEqual([{ type: "open" }, { type: "close" }]);
  });

  it("leads a finger to the conversation, where no keyboard rises, and a script nowhere", async () => {
    const widget = await aBubble();
    await widget.tap(widget.button("Chat with Riverside Clinic"));
    expect(widget.root.activeElement).toBe(widget.find("[role=log]"));
    const other = await aBubble();
    other.view.open("script");
    await other.settled();
    expect(other.all("dialog[open]")).toHaveLength(1);
    expect(other.root.activeElement).toBe(null);
  });

  it("is modal where it fills the screen of a phone", async () => {
    phones(true);
    const widget = await aBubble();
    const modal = vi.spyOn(HTMLDialogElement.prototype, "showModal");
    await widget.press(widget.button("Chat with Riverside Clinic"));
    expect(modal).toHaveBeenCalledOnce();
    expect(widget.find("dialog").getAttribute("aria-modal")).toBe("true");
    const cancel = new Event("cancel", { cancelable: true });
    widget.find("dialog").dispatchEvent(cancel);
    await widget.settled();
    expect(cancel.defaultPrevented).toBe(true);
    expect(widget.all("dialog[open]")).toEqual([]);
  });

  it("follows a browser that closes a modal by itself, and not its own change of shape", async () => {
    phones(true);
    const widget = await aBubble();
    widget.view.open("script");
    await widget.settled();
    const dialog = widget.find("dialog") as HTMLDialogElement;
    dialog.dispatchEvent(new Event("close"));
    await widget.settled();
    expect(dialog.open).toBe(true);
    dialog.removeAttribute("open");
    dialog.dispatchEvent(new Event("close"));
    await widget.settled();
    expect(widget.button("Chat with Riverside Clinic").getAttribute("aria-expanded")).toBe("false");
  });

  it("counts what came while it was closed, outside the panel, and is read by opening it", async () => {
    const widget = await aBubble();
    const status = widget.find(".launcher + [role=status]");
    expect(status.closest("dialog")).toBe(null);
    await widget.conversation.say("Hello");
    await widget.settled();
    expect(status.textContent).toBe("1 unread message in chat");
    await widget.conversation.say("Hello again");
    await widget.settled();
    expect(status.textContent).toBe("2 unread messages in chat");
    expect(widget.find(".badge").textContent).toBe("2");
    widget.view.toggle();
    await widget.settled();
    expect(status.textContent).toBe("");
    expect(widget.events).toEqual([
      { type: "unread", count: 1 },
      { type: "unread", count: 2 },
      { type: "unread", count: 0 },
      { type: "open" },
    ]);
  });

  it("counts nothing of a conversation that was cleared", async () => {
    const widget = await aBubble();
    await widget.conversation.say("Hello");
    await widget.conversation.clear();
    await widget.settled();
    expect(widget.find(".launcher + [role=status]").textContent).toBe("");
    expect(widget.events).toEqual([
      { type: "unread", count: 1 },
      { type: "unread", count: 0 },
    ]);
  });

  it("keeps the focus in the field when the device takes another shape", async () => {
    const device = Object.assign(new EventTarget(), { matches: false });
    vi.spyOn(window, "matchMedia").mockReturnValue(device as unknown as MediaQueryList);
    // As browsers do it: what is closed keeps no focus, and the event comes later.
    vi.spyOn(HTMLDialogElement.prototype, "close").mockImplementation(function (this: HTMLDialogElement) {
      this.removeAttribute("open");
      this.querySelector("textarea")?.blur();
    });
    const widget = await aBubble();
    widget.view.open("keyboard");
    await widget.settled();
    const field = widget.find("textarea");
    for (const phone of [true, false]) {
      device.matches = phone;
      device.dispatchEvent(new Event("change"));
      await widget.settled();
      expect(widget.find("dialog[open]").hasAttribute("aria-modal")).toBe(phone);
      expect(widget.root.activeElement).toBe(field);
    }
  });

  it("keeps its Escape from the question before the end, which has its own", async () => {
    const widget = await aBubble();
    widget.view.open("keyboard");
    await widget.settled();
    await widget.type("Hello");
    await widget.press(widget.button("Options"));
    await widget.press(widget.button("End & clear"));
    widget.find(".ask").dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await widget.settled();
    expect(widget.all("dialog.panel[open]")).toHaveLength(1);
  });
});

it("has nothing to close where it is part of the page", async () => {
  const widget = await aWidget({ mode: "page" });
  widget.view.close();
  widget.view.toggle();
  await widget.settled();
  expect(widget.events).toEqual([]);
  expect(widget.find("main h1").textContent).toBe("Riverside Clinic");
  expect(widget.all(".launcher, [aria-label='Close chat']")).toEqual([]);
});
