// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { aWidget } from "./testing/a-widget.ts";
import { propose, proposed, submit } from "./testing/booking.ts";
import { onAPage } from "./testing/on-a-page.ts";

onAPage();

describe("the question how it was", () => {
  const booked = async (changes = {}) => {
    const widget = await proposed(changes);
    await widget.press(widget.button("Confirm booking"));
    return widget;
  };

  it("comes once for a completed outcome, with five marks and a comment", async () => {
    const widget = await booked();
    const marks = widget.all("input[name=rating]");
    expect(marks.map((mark) => mark.getAttribute("aria-label"))).toEqual(
      ["Poor", "Fair", "Good", "Very good", "Great"].map((name, index) => `${index + 1} of 5: ${name}`),
    );
    expect(widget.all("textarea[name=comment]")).toEqual([]);
    await widget.press(marks[3] as HTMLElement);
    (widget.find("textarea[name=comment]") as HTMLTextAreaElement).value = " Quick. ";
    await submit(widget, "form:has([name=rating])");
    expect(widget.ratings).toEqual([{ outcome: "booked:RC-7K3M-Q2", rating: 4, comment: "Quick." }]);
    expect(widget.events).toContainEqual({ type: "csat", rating: 4 });
    expect(widget.all("input[name=rating]")).toEqual([]);
    expect(widget.status).toBe(en.thanks);
  });

  it("can be passed over, and stays when it did not arrive", async () => {
    const widget = await booked();
    await widget.press(widget.button("No, thanks"));
    expect(widget.all("input[name=rating]")).toEqual([]);
    const failing = await booked({ failing: true });
    await failing.press(failing.all("input[name=rating]")[0] as HTMLElement);
    await submit(failing, "form:has([name=rating])");
    expect(failing.status).toBe(en.notRated);
    expect(failing.all("input[name=rating]")).toHaveLength(5);
  });

  it("leads a finger to the conversation when it goes, where no keyboard rises over it, and a key to the field", async () => {
    const widget = await booked();
    await widget.tap(widget.button("No, thanks"));
    expect(widget.root.activeElement).toBe(widget.find("[role=log]"));
    const rated = await booked();
    await rated.press(rated.all("input[name=rating]")[0] as HTMLElement);
    await rated.tap(rated.button("Send feedback"));
    expect(rated.ratings).toHaveLength(1);
    expect(rated.root.activeElement).toBe(rated.find("[role=log]"));
    const byKey = await booked();
    await byKey.press(byKey.button("No, thanks"));
    expect(byKey.root.activeElement).toBe(byKey.find("textarea"));
  });

  it("is not asked after an emergency", async () => {
    const widget = await aWidget();
    await widget.type("my chest hurts");
    await propose(widget);
    await widget.press(widget.button("Confirm booking"));
    expect(widget.find(".booked").textContent).toContain("RC-7K3M-Q2");
    expect(widget.all("input[name=rating]")).toEqual([]);
  });
});
