// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { aWidget } from "../testing/a-widget.ts";
import { fill, IDENTITY, radio, submit, TWO_O_CLOCK } from "../testing/booking.ts";
import { onAPage } from "../testing/on-a-page.ts";

onAPage();

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
