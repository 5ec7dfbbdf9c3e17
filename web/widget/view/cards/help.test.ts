// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { es } from "../../strings/es.ts";
import { aWidget } from "../testing/a-widget.ts";
import { onAPage } from "../testing/on-a-page.ts";

onAPage();

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

  it("says once what the message and the card both say", async () => {
    const widget = await aWidget();
    await widget.type("my arm is numb");
    expect(widget.find(".log").textContent?.match(/Do not wait for an answer here/g)).toHaveLength(1);
    await widget.type("my chest hurts");
    expect(widget.find(".log").textContent?.match(/If this is an emergency/g)).toHaveLength(1);
  });

  it("says in the interface's language, too, whom to call in an emergency", async () => {
    const widget = await aWidget({ locale: "es", strings: es });
    await widget.type("my arm is numb");
    const [spanish] = widget.find(".emergency").querySelectorAll("[lang=es]");
    expect(spanish?.textContent).toContain("llame al 911");
  });

  it("leads to a person", async () => {
    const widget = await aWidget();
    await widget.type("a person please");
    expect(widget.find("fieldset[aria-label='Talk to a person'] a").getAttribute("href")).toBe("tel:5550100100");
  });
});
