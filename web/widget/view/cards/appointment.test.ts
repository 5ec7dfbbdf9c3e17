// @vitest-environment happy-dom
import { describe, expect, it, vi } from "vitest";
import { Problem } from "../../core/problem.ts";
import { en } from "../../strings/en.ts";
import { aWidget } from "../testing/a-widget.ts";
import { proposed } from "../testing/booking.ts";
import { onAPage } from "../testing/on-a-page.ts";

onAPage();

describe("a visit", () => {
  it("is asked about with its facts, and its answer stays readable under it", async () => {
    const widget = await proposed();
    const card = widget.find(".visit");
    expect(card.querySelector("h3")?.textContent).toBe("Is this right?");
    expect(card.querySelector("dl")?.textContent).toContain(
      "WhenTuesday, March 10, 2026 at 2:00 PMEastern TimeWhoDr. Amara Lee",
    );
    const confirm = widget.button("Confirm booking");
    await widget.press(confirm);
    expect(widget.sent.at(-1)).toMatchObject({ text: "Yes, book it.", answer: { approved: true } });
    expect(confirm.getAttribute("aria-disabled")).toBe("true");
    expect(confirm.hasAttribute("disabled")).toBe(false);
    expect(widget.all("button").some(({ textContent }) => textContent === "Change")).toBe(false);
    await widget.press(confirm);
    expect(widget.sent).toHaveLength(4);
    expect(widget.find(".booked .reference b").textContent).toBe("RC-7K3M-Q2");
    expect(widget.find(".booked .preparation").textContent).toBe("Please arrive ten minutes early.");
  });

  it("counts down how long it is held, says so at two minutes, half a minute and the end, and no more", async () => {
    const widget = await proposed();
    const timer = widget.find("[role=timer]");
    expect(timer.textContent).toBe("5:00");
    const heard: (string | null)[] = [];
    for (let second = 0; second < 302; second += 1) {
      vi.advanceTimersByTime(1000);
      for (const text of widget.announced) if (!heard.includes(text)) heard.push(text);
    }
    await widget.settled();
    expect(heard.slice(-3)).toEqual([en.twoMinutes, en.halfMinute, en.holdOverSpoken]);
    expect(widget.all("[role=timer]")).toEqual([]);
    expect(widget.find(".proposed .muted").closest(".visit")?.textContent).toContain(en.holdOver);
    // It cannot be accepted any more; asked in words, the server looks again.
    await widget.press(widget.button("Confirm booking"));
    expect(widget.sent.at(-1)).toMatchObject({ text: "Yes, book it." });
    expect(widget.sent.at(-1)?.answer).toBe(undefined);
  });

  it("can be put into a calendar with a file of our own, and says when it could not", async () => {
    vi.spyOn(HTMLAnchorElement.prototype, "click").mockReturnValue();
    vi.spyOn(URL, "createObjectURL").mockReturnValue("blob:file");
    const widget = await aWidget();
    await widget.type("add them to my calendar");
    const name = "Add to calendar: Dental cleaning, Tuesday, March 10, 2026 at 2:00 PM";
    await widget.press(widget.button(name));
    expect(widget.find(".booked").textContent).toContain(en.savedFile("visit.ics"));
    expect(widget.all("a[href*='.ics']")).toEqual([]);
    const failing = await aWidget({ failing: true });
    await failing.type("add them to my calendar");
    await failing.press(failing.button(name));
    expect(failing.find(".booked").textContent).toContain(en.noFile);
  });

  it("says that it could not be put into a calendar also where the server gave no words for it", async () => {
    const calendarFile = async () => Promise.reject(new Problem(502, "bad_gateway", ""));
    const widget = await proposed();
    await widget.press(widget.button("Confirm booking"));
    widget.view.update({ conversation: { ...widget.conversation, calendarFile } });
    await widget.type("add them to my calendar");
    await widget.press(widget.all(".booked button").at(-1) as HTMLElement);
    expect(widget.all(".booked").at(-1)?.textContent).toContain(en.noFile);
  });

  it("shows the way only on a map that the clinic allows", async () => {
    const widget = await aWidget();
    await widget.type("add them to my calendar");
    expect(widget.all("a[target=_blank]")).toEqual([]);
    const clinic = { name: "A", phone: "1", timeZone: "UTC", languages: ["en"] };
    const allowed = await aWidget({ clinic: { ...clinic, links: ["https://www.openstreetmap.org"] } });
    await allowed.type("add them to my calendar");
    const [way] = allowed.all("a[target=_blank]");
    expect(way?.getAttribute("href")).toBe("https://www.openstreetmap.org/search?query=12%20River%20Street");
    expect(way?.getAttribute("rel")).toBe("noopener noreferrer");
    expect(way?.getAttribute("aria-label")).toBe("Directions: 12 River Street (opens in a new tab)");
  });

  it("gives two buttons to a question in words, and no second bare yes beside them", async () => {
    const widget = await proposed();
    await widget.type("no wait, cancel both");
    expect(widget.all(".suggestions button").map(({ textContent }) => textContent)).toEqual(["Yes, ask a person"]);
    await widget.press(widget.button("Cancel these visits"));
    expect(widget.sent.at(-1)).toMatchObject({ text: "Yes, cancel them.", answer: { approved: true } });
  });
});
