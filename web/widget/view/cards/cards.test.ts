// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { en } from "../../strings/en.ts";
import { aWidget, START } from "../testing/a-widget.ts";

const TWO_O_CLOCK = "Tuesday, March 10 at 2:00 PM with Dr. Amara Lee, Downtown";
const IDENTITY = { name: "Ana Ruiz", dateOfBirth: "1988-04-03", phone: "555-0142-00" };

type Widget = Awaited<ReturnType<typeof aWidget>>;

const fill = (widget: Widget, values: Record<string, string>) => {
  for (const [name, value] of Object.entries(values)) {
    (widget.find(`input[name=${name}]`) as HTMLInputElement).value = value;
  }
};

const submit = async (widget: Widget, selector: string) => {
  widget.find(selector).dispatchEvent(new SubmitEvent("submit", { bubbles: true, cancelable: true }));
  await widget.settled();
};

const radio = (widget: Widget, name: string) => widget.find(`input[aria-label="${name}"]`) as HTMLInputElement;

/** A widget that has come as far as the question whether to book. */
async function proposed(changes: Parameters<typeof aWidget>[0] = {}) {
  const widget = await aWidget(changes);
  await widget.type("I need a cleaning");
  await widget.tap(radio(widget, TWO_O_CLOCK));
  fill(widget, IDENTITY);
  await submit(widget, ".form");
  return widget;
}

beforeEach(() => {
  vi.useFakeTimers({ now: START });
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

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
    const slot = { slotId: "a", time: "14:00", practitioner: "Dr. Lee", location: "Downtown", accessibleName: "A" };
    const slots = [
      { ...slot, label: "2:00 PM", yourTime: "8:00 PM your time" },
      { ...slot, slotId: "b", label: "3:00 PM", location: "Uptown" },
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

describe("the form", () => {
  const asked = async () => {
    const widget = await aWidget();
    await widget.type("I need a cleaning");
    await widget.tap(radio(widget, TWO_O_CLOCK));
    return widget;
  };

  it("lets the browser fill it in, names what is missing, and goes to the first of it", async () => {
    const widget = await asked();
    expect(widget.all(".form input").map((input) => input.getAttribute("autocomplete"))).toEqual([
      "name",
      "bday",
      "tel",
    ]);
    fill(widget, { name: "Ana Ruiz", dateOfBirth: "", phone: "12" });
    await submit(widget, ".form");
    expect(widget.all(".fault").map(({ textContent }) => textContent)).toEqual([
      "Enter your date of birth.",
      "Enter a phone number with at least 7 digits.",
    ]);
    const date = widget.find("input[name=dateOfBirth]");
    expect(widget.root.activeElement).toBe(date);
    expect(date.getAttribute("aria-invalid")).toBe("true");
    expect(widget.root.getElementById(date.getAttribute("aria-describedby") ?? "")?.textContent).toContain("birth");
    expect(widget.sent).toHaveLength(2);
  });

  it("says the same in words, and goes when it is answered", async () => {
    const widget = await asked();
    fill(widget, IDENTITY);
    await submit(widget, ".form");
    expect(widget.sent.at(-1)).toMatchObject({
      text: "My name is Ana Ruiz, born April 3, 1988, phone 555-0142-00",
      action: { type: "submit_form", purpose: "identity", values: IDENTITY },
    });
    expect(widget.all(".form")).toEqual([]);
  });

  it("takes a one-time code that is filled in or pasted whole, and keeps it out of the words", async () => {
    const widget = await aWidget();
    await widget.type("show my visits");
    const code = widget.find("input[name=code]") as HTMLInputElement;
    expect([code.getAttribute("autocomplete"), code.getAttribute("inputmode")]).toEqual(["one-time-code", "numeric"]);
    const paste = new Event("paste", { bubbles: true, cancelable: true });
    Object.assign(paste, { clipboardData: { getData: () => "Your code is 123 456. It works for 10 minutes." } });
    code.dispatchEvent(paste);
    expect([code.value, paste.defaultPrevented]).toEqual(["123456", true]);
    await submit(widget, ".form");
    expect(widget.sent.at(-1)).toMatchObject({ text: "Here is the code.", action: { values: { code: "123456" } } });
  });
});

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

describe("help", () => {
  it("puts the numbers to call before any reading in an emergency", async () => {
    const widget = await aWidget();
    await widget.type("my chest hurts");
    const card = widget.find(".emergency");
    expect([...card.querySelectorAll("a")].map((link) => [link.textContent, link.getAttribute("href")])).toEqual([
      ["Call 911", "tel:911"],
      ["Call or text 988", "tel:988"],
    ]);
    expect(card.querySelector("a, h3")?.tagName).toBe("A");
  });

  it("leads to a person", async () => {
    const widget = await aWidget();
    await widget.type("a person please");
    expect(widget.find("fieldset[aria-label='Talk to a person'] a").getAttribute("href")).toBe("tel:5550100100");
  });
});

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

  it("is not asked after an emergency", async () => {
    const widget = await aWidget();
    await widget.type("my chest hurts");
    await widget.type("I need a cleaning");
    await widget.tap(radio(widget, TWO_O_CLOCK));
    fill(widget, IDENTITY);
    await submit(widget, ".form");
    await widget.press(widget.button("Confirm booking"));
    expect(widget.find(".booked").textContent).toContain("RC-7K3M-Q2");
    expect(widget.all("input[name=rating]")).toEqual([]);
  });
});
