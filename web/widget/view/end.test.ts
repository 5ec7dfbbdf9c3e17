// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { en } from "../strings/en.ts";
import { aWidget } from "./testing/a-widget.ts";
import { onAPage } from "./testing/on-a-page.ts";

onAPage();

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

  it("leads a finger to the conversation, where no keyboard rises over it", async () => {
    const widget = await end(false);
    await widget.tap(widget.find("dialog .primary"));
    expect(widget.status).toBe(en.cleared);
    expect(widget.root.activeElement).toBe(widget.find("[role=log]"));
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
    const heading = "Riverside Clinic\n(555) 010-0100\nMarch 9, 2026";
    expect(await blobs[0]?.text()).toBe(`${heading}\n\nYou: Hello\n\nAssistant: You said: Hello\n`);
    vi.restoreAllMocks();
  });
});
