// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { en } from "../../strings/en.ts";
import { aWidget } from "../testing/a-widget.ts";
import { proposed, radio, TWO_O_CLOCK } from "../testing/booking.ts";
import { onAPage } from "../testing/on-a-page.ts";

const A_SLOT = {
  slotId: "a",
  label: "2:00 PM",
  time: "14:00",
  practitioner: "Dr. Lee",
  location: "Downtown",
  accessibleName: "A",
};

onAPage();

describe("the times to choose from", () => {
  it("are radios in one group a day, each named with day, date, time, person and place", async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    const days = widget.all(".slots fieldset:has(legend)");
    expect(days.map((day) => day.querySelector("legend")?.textContent)).toEqual([
      "Tuesday, March 10",
      "Wednesday, March 11",
    ]);
    expect(days.map((day) => day.querySelectorAll("input[type=radio]").length)).toEqual([4, 2]);
    expect(radio(widget, TWO_O_CLOCK).disabled).toBe(false);
    expect(widget.find(".slots .muted").textContent).toBe("Downtown · Eastern Time");
  });

  it("are picked by one tap, said to be picked, and stay readable without being disabled", async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    await widget.tap(radio(widget, TWO_O_CLOCK));
    expect(widget.sent.at(-1)).toMatchObject({
      text: "Tuesday, March 10 at 2:00 PM with Dr. Amara Lee",
      action: { type: "select_slot", slotId: "2026-03-10T14:00" },
    });
    vi.advanceTimersByTime(2000);
    expect(widget.announced).toContain(`${TWO_O_CLOCK} selected.`);
    const chosen = radio(widget, TWO_O_CLOCK);
    expect([chosen.checked, chosen.disabled, chosen.getAttribute("aria-disabled")]).toEqual([true, false, "true"]);
    await widget.tap(chosen);
    expect(widget.sent).toHaveLength(2);
  });

  it("are neither marked nor said to be picked while an answer is still coming, and can be picked after it", async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    const submission = { runId: "late", messageId: "late", text: "And parking?" };
    widget.store.apply({ type: "submitted", submission });
    await widget.settled();
    const slot = radio(widget, TWO_O_CLOCK);
    await widget.tap(slot);
    vi.advanceTimersByTime(2000);
    expect([slot.checked, widget.sent.length, widget.status]).toEqual([false, 1, en.oneMoment]);
    expect(widget.announced).not.toContain(`${TWO_O_CLOCK} selected.`);
    widget.emit({ type: "RUN_FINISHED", outcome: { type: "success" } });
    await widget.settled();
    await widget.tap(slot);
    expect([slot.checked, widget.sent.length]).toEqual([true, 2]);
  });

  it("can be picked again when the server refused it", async () => {
    const widget = await aWidget({ quiet: true });
    const slots = { date: "2026-03-10", label: "Tuesday", slots: [A_SLOT] };
    widget.show("slots", {
      type: "agentcare.slots",
      content: { visitType: "Cleaning", timeZone: "America/New_York", days: [slots] },
    });
    await widget.settled();
    await widget.tap(radio(widget, "A"));
    widget.emit({ type: "RUN_ERROR", message: "It could not be held." });
    await widget.settled();
    await widget.tap(radio(widget, "A"));
    expect(widget.sent).toHaveLength(2);
  });

  it("are only looked at with the arrows, and picked with Enter or the button that names the time", async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    const first = radio(widget, TWO_O_CLOCK);
    // As arrows and assistive technology do it: a click that counts no press.
    await widget.press(first);
    expect(widget.sent).toHaveLength(1);
    expect(widget.button("Choose Tuesday, March 10, 2:00 PM").getAttribute("type")).toBe("submit");
    first.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await widget.settled();
    expect(widget.sent).toHaveLength(2);
    expect(widget.root.activeElement).toBe(widget.find("textarea"));
  });

  it("come with other times to ask for in words, until something was booked", async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    await widget.press(widget.button("Later"));
    expect(widget.sent.at(-1)).toMatchObject({ text: "Anything later?" });
    expect(widget.sent.at(-1)?.action).toBe(undefined);
    const done = await proposed();
    await done.press(done.button("Confirm booking"));
    expect(done.all(".slots .row")).toEqual([]);
    expect(radio(done, TWO_O_CLOCK).checked).toBe(true);
    expect(done.all(".slots input").every((input) => input.getAttribute("aria-disabled") === "true")).toBe(true);
  });

  it("show the patient's own clock beside the clinic's only where the two differ", async () => {
    const widget = await aWidget();
    const slots = [
      { ...A_SLOT, yourTime: "8:00 PM your time" },
      { ...A_SLOT, slotId: "b", label: "3:00 PM", location: "Uptown" },
    ];
    const days = [{ date: "2026-03-10", label: "Tuesday, March 10", slots }];
    const content = { visitType: "Cleaning", timeZone: "America/New_York", days };
    widget.show("slots", { type: "agentcare.slots", content });
    await widget.settled();
    expect(widget.all(".choice span").map(({ textContent }) => textContent)).toEqual([
      "2:00 PM8:00 PM your timeDr. LeeDowntown",
      "3:00 PMDr. LeeUptown",
    ]);
  });
});

describe("times that do not fit", () => {
  it("leave the reasons in words, and the next steps to tap", async () => {
    const widget = await aWidget({ quiet: true });
    await widget.type("a cleaning at midnight");
    const reasons = "I found no free time for a dental cleaning like that. We are closed then.";
    const suggestions = ["First available", "Talk to a person"];
    widget.emit({ type: "TEXT_MESSAGE_START", messageId: "a", role: "assistant" });
    widget.emit({ type: "TEXT_MESSAGE_CONTENT", messageId: "a", delta: reasons });
    widget.emit({ type: "TEXT_MESSAGE_END", messageId: "a" });
    widget.emit({ type: "STATE_SNAPSHOT", snapshot: { held: null, pending: null, suggestions } });
    widget.emit({ type: "RUN_FINISHED", outcome: { type: "success" } });
    await widget.settled();
    expect(widget.find(".bot p").textContent).toBe(reasons);
    await widget.press(widget.button("First available"));
    expect(widget.sent.at(-1)).toMatchObject({ text: "First available" });
  });
});
