// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { en } from "../../strings/en.ts";
import { aWidget } from "../testing/a-widget.ts";
import { onAPage } from "../testing/on-a-page.ts";

onAPage();

const CARD = `fieldset[aria-label="${en.nothingFits}"]`;

describe("a wish that nothing fits", () => {
  it("is answered with the reasons as a list, and with what to do next to tap or to call", async () => {
    const widget = await aWidget();
    await widget.type("A cleaning at midnight");
    const card = widget.find(CARD);
    expect(card.querySelector("h3")?.textContent).toBe(en.nothingFits);
    expect([...card.querySelectorAll("li")].map(({ textContent }) => textContent)).toEqual([
      "Visits of this kind begin between 8:00 AM and 5:00 PM.",
      "Dr. Amara Lee is away then.",
    ]);
    expect(card.querySelectorAll("input")).toHaveLength(0);
    expect(card.querySelector("a")?.getAttribute("href")).toBe("tel:5550100100");
    await widget.press(widget.button("Another practitioner"));
    expect(widget.sent.at(-1)).toMatchObject({ text: "With any practitioner" });
  });

  it("keeps its reasons and loses its buttons when newer times have come", async () => {
    const widget = await aWidget();
    await widget.type("A cleaning at midnight");
    await widget.type("I need a cleaning");
    expect(widget.find(CARD).querySelectorAll("li")).toHaveLength(2);
    expect(widget.find(CARD).querySelectorAll("button, a")).toHaveLength(0);
    expect(widget.all(".slots input[type=radio]")).toHaveLength(6);
  });
});
