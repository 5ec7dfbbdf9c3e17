// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { es } from "../strings/es.ts";
import { pseudoArabic } from "../strings/pseudo-arabic.ts";
import { aWidget } from "./testing/a-widget.ts";
import { propose } from "./testing/booking.ts";
import { onAPage } from "./testing/on-a-page.ts";

onAPage();

describe("another language of the interface", () => {
  it("says which one the assistant speaks, and marks its words as that", async () => {
    const widget = await aWidget({ locale: "es-MX" });
    await widget.type("Hola");
    expect(widget.find(".root").getAttribute("lang")).toBe("es-MX");
    expect(widget.find(".log").textContent).toContain("inglés");
    expect(widget.find(".bot p").getAttribute("lang")).toBe("en");
    expect(widget.find(".user p").hasAttribute("lang")).toBe(false);
  });

  it("is marked in the cards too: the buttons and the name of the clock are its own", async () => {
    const widget = await aWidget({ locale: "es-MX", strings: es });
    await widget.type("add them to my calendar");
    await propose(widget);
    expect(widget.button("Confirmar la cita").closest("[lang]")?.getAttribute("lang")).toBe("es-MX");
    const clock = widget.all(".visit dd small span")[0];
    expect([clock?.textContent, clock?.getAttribute("lang")]).toEqual(["hora oriental", "es-MX"]);
    expect(clock?.closest("dd")?.getAttribute("lang")).toBe("en");
  });

  it("runs from right to left where its language does, and says nothing where it is the same", async () => {
    expect((await aWidget({ locale: "ar" })).find(".root").getAttribute("dir")).toBe("rtl");
    const english = await aWidget({ locale: "en-GB" });
    expect(english.find(".root").getAttribute("dir")).toBe("ltr");
    expect(english.find(".log").textContent).not.toContain("understands");
  });
});

it("changes its language under way, and what is being written stays", async () => {
  const widget = await aWidget({ locale: "es", strings: es });
  await widget.type("Hola");
  (widget.find("textarea") as HTMLTextAreaElement).value = "Quiero";
  expect(widget.button("Enviar").getAttribute("type")).toBe("submit");
  widget.view.update({ locale: "en", strings: en });
  await widget.settled();
  expect(widget.button("Send").getAttribute("type")).toBe("submit");
  expect(widget.find(".bot p").getAttribute("lang")).toBe("en");
  expect(widget.find(".bot .unseen").textContent).toBe("Assistant: ");
  expect((widget.find("textarea") as HTMLTextAreaElement).value).toBe("Quiero");
});

it("is drawn from right to left with the pseudo-locale", async () => {
  const widget = await aWidget({ locale: "qps", strings: pseudoArabic(en) });
  expect(widget.find(".root").getAttribute("dir")).toBe("rtl");
  expect(widget.find(".log").textContent).toMatch(/[\u0600-\u06ff]/);
  // Names and numbers are put in as they are.
  expect(widget.find(".log a").textContent).toBe("911");
  // Apart from the words around them, or "(555) 010-0100" would be read as "010-0100 (555)".
  expect(widget.button(pseudoArabic(en).call("(555) 010-0100")).getAttribute("aria-label")).toContain(
    "\u2068(555) 010-0100\u2069",
  );
  expect(widget.find(".header .wide").getAttribute("dir")).toBe("ltr");
  // What the clinic says runs as it is written, its suggestions and complaints too.
  await widget.type("I need a cleaning");
  widget.store.apply({ type: "run_lost", id: "lost", text: "It is lost.", code: "lost" });
  await widget.settled();
  const clinicSays = [...widget.all(".suggestions button"), widget.find(".notice p")];
  expect(clinicSays.map((text) => text.getAttribute("dir"))).toEqual(clinicSays.map(() => "auto"));
});
