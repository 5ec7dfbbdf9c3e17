// @vitest-environment happy-dom
import { readFile } from "node:fs/promises";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "../core/problem.ts";
import { en } from "../strings/en.ts";
import type { MountedView, ViewParts } from "../view/contract.ts";
import { createAgentCareChat } from "./agentcare-chat.ts";
import { createDesks } from "./desk.ts";
import type { Widget } from "./public-api.ts";
import type { Surroundings } from "./surroundings.ts";

const CLINIC = { name: "Riverside", phone: "555-0100", timeZone: "UTC", languages: ["en"], links: [] };

afterEach(() => document.body.replaceChildren());

describe("<agentcare-chat>", () => {
  it("shows its clinic, and says so to the page", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1", mode: "inline", position: "start" });
    await page.ready;
    expect(page.mounted).toHaveLength(1);
    expect(page.mounted[0]).toMatchObject({
      clinic: CLINIC,
      mode: "inline",
      position: "start",
      locale: "en",
      problem: null,
    });
    expect(page.asked).toEqual([{ clinic: "pub_1", host: "https://agentcare.example" }]);
    expect(element.shadowRoot?.mode).toBe("open");
    expect(page.told).toEqual([["agentcare:ready", {}]]);
  });

  it("takes every key for a sign of life, also one that its own fields keep from the page", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1", mode: "inline" });
    await settled();
    const field = document.createElement("textarea");
    field.addEventListener("keydown", (event) => event.stopPropagation());
    element.shadowRoot?.append(field);
    const before = page.timers();
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "a", bubbles: true, composed: true }));
    expect(page.timers()).toBe(before + 1);
  });

  it("goes on when it is moved, and rests when it is taken away", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1", mode: "inline" });
    await settled();
    const elsewhere = document.createElement("main");
    document.body.append(elsewhere);
    elsewhere.append(element);
    await settled();
    expect(page.calls).toEqual([]);
    element.remove();
    await settled();
    expect(page.calls).toEqual(["unmount"]);
    document.body.append(element);
    await settled();
    expect(page.mounted).toHaveLength(2);
    // The same conversation, as it was.
    const [before, after] = page.seats();
    expect(after?.store).toBe(before?.store);
  });

  it("goes along when client-side navigation exchanges the body", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1" });
    await page.ready;
    document.body.replaceWith(document.createElement("body"));
    await settled();
    expect(element.isConnected).toBe(true);
    expect(page.calls).toEqual([]);
  });

  it("shares one conversation between two of a clinic, and keeps those of two clinics apart", async () => {
    const page = aPage();
    page.place({ clinic: "pub_1", mode: "inline" });
    page.place({ clinic: "pub_1", mode: "inline" });
    page.place({ clinic: "pub_2", mode: "inline" });
    await settled();
    const [first, second, other] = page.seats();
    expect(second?.store).toBe(first?.store);
    expect(other?.store).not.toBe(first?.store);
    page.told.length = 0;
    void first?.conversation?.say("Hello");
    expect(page.told).toEqual([["agentcare:message", { role: "user" }]]);
  });

  it("carries out what was asked before it was there", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1" });
    (element as unknown as Widget).open();
    await page.ready;
    expect(page.calls).toEqual(["open script"]);
  });

  it("loads no conversation before somebody wants one", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1" });
    await settled();
    expect(page.seats()).toEqual([]);
    (element as unknown as Widget).sendMessage("Hello");
    await settled();
    expect(page.seats()).toHaveLength(1);
    expect(page.told.at(-1)).toEqual(["agentcare:message", { role: "user" }]);
  });

  it("shows a conversation again that this tab has kept", async () => {
    const page = aPage();
    page.kept = true;
    page.place({ clinic: "pub_1" });
    await settled();
    expect(page.seats()).toHaveLength(1);
  });

  it("does what is done in it before it is loaded, once it is", async () => {
    const page = aPage();
    page.place({ clinic: "pub_1" });
    await page.ready;
    void page.mounted[0]?.conversation.say("Hello");
    await settled();
    expect(page.seats()[0]?.store?.state.items.at(0)).toMatchObject({ kind: "text", text: "Hello" });
  });

  it("ends what there is to end, and loads nothing for it otherwise", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1" });
    await page.ready;
    (element as unknown as Widget).reset();
    await settled();
    expect(page.seats()).toEqual([]);
    (element as unknown as Widget).sendMessage("Hello");
    await settled();
    (element as unknown as Widget).reset();
    await settled();
    expect(page.seats()[0]?.store?.state.items).toEqual([]);
  });

  it("speaks another language when its attribute changes", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1" });
    await page.ready;
    (element as unknown as Widget).setLocale("es-MX");
    await settled();
    expect(page.updates.at(-1)).toMatchObject({ locale: "es" });
  });

  it("speaks what was wished last, whichever comes first, and also before it is drawn", async () => {
    const page = aPage();
    const spanish = page.holdSpanish();
    const element = page.place({ clinic: "pub_1", locale: "es" });
    (element as unknown as Widget).setLocale("en");
    await settled();
    spanish();
    await settled();
    expect([...page.mounted, ...page.updates].findLast(({ locale }) => locale)).toMatchObject({ locale: "en" });

    const late = aPage();
    const known = late.holdInfo();
    const other = late.place({ clinic: "pub_1" });
    await settled();
    (other as unknown as Widget).setLocale("es");
    await settled();
    known();
    await late.ready;
    expect([...late.mounted, ...late.updates].findLast(({ locale }) => locale)).toMatchObject({ locale: "es" });
  });

  it.each(["page", "frame"])("speaks the browser's language in our own %s, which has none", async (ours) => {
    const html = await readFile(`${import.meta.dirname}/../page/${ours}.html`, "utf8");
    const spoken: (string | undefined)[] = [];
    const languages = vi.spyOn(navigator, "languages", "get").mockReturnValue(["es-MX", "en"]);
    for (const [, name = "", value = ""] of /<html(.*)>/.exec(html)?.[1]?.matchAll(/([a-z-]+)="([^"]*)"/g) ?? []) {
      document.documentElement.setAttribute(name, value);
      const page = aPage();
      page.place({ clinic: "pub_1" });
      await page.ready;
      spoken.push(page.mounted[0]?.locale);
    }
    languages.mockRestore();
    for (const name of ["lang", "data-site"]) document.documentElement.removeAttribute(name);
    expect(spoken).toEqual(["en", "es"]);
  });

  it("is shown once its clinic is known, and again when that was taken away", async () => {
    const page = aPage();
    const element = page.place({ mode: "inline" });
    await settled();
    element.setAttribute("clinic", "pub_1");
    await settled();
    expect(page.mounted).toHaveLength(1);
    element.removeAttribute("clinic");
    await settled();
    element.setAttribute("clinic", "pub_2");
    await settled();
    expect(page.mounted).toHaveLength(2);
    expect(page.asked).toEqual(["pub_1", "pub_2"].map((clinic) => ({ clinic, host: "https://agentcare.example" })));
  });

  it("keeps its conversation when the one of the clinic before could not be loaded", async () => {
    const page = aPage();
    const failed = page.holdDesk();
    const element = page.place({ clinic: "pub_1", mode: "inline" });
    await settled();
    element.setAttribute("clinic", "pub_2");
    await settled();
    failed(new Error("offline"));
    await settled();
    (element as unknown as Widget).sendMessage("Hello");
    await settled();
    expect(page.desksAsked).toEqual(["pub_1", "pub_2"]);
  });

  it("goes with its page when it is a part of it", async () => {
    const page = aPage();
    const element = page.place({ clinic: "pub_1", mode: "inline" });
    await page.ready;
    document.body.replaceWith(document.createElement("body"));
    await settled();
    expect(element.isConnected).toBe(false);
    expect(page.calls).toEqual(["unmount"]);
  });

  it("says calmly that it is not available, with the phone number of its tag and one line for the developer", async () => {
    const page = aPage(new Problem(403, "origin_not_allowed", "This website is not on the clinic's list."));
    page.place({ clinic: "pub_1", phone: "555-0199" });
    await settled();
    expect(page.mounted[0]).toMatchObject({ problem: en.unavailable, clinic: { phone: "555-0199" } });
    expect(page.told).toEqual([["agentcare:error", { code: "origin_not_allowed" }]]);
    expect(page.lines).toHaveLength(1);
    expect(page.lines[0]).toContain("origin_not_allowed");
  });

  it("asks again until the server is back, however long that takes", async () => {
    const away = Array.from({ length: 12 }, () => new TypeError("fetch failed"));
    const page = aPage(...away, new Problem(503, "busy", ""));
    page.place({ clinic: "pub_1" });
    await page.ready;
    expect(page.updates.at(-1)).toMatchObject({ problem: null, clinic: CLINIC });
    expect(page.lines).toHaveLength(1);
  });

  it("is nothing but a line for the developer without a clinic", async () => {
    const page = aPage();
    page.place({});
    await settled();
    expect(page.mounted).toEqual([]);
    expect(page.lines).toHaveLength(1);
  });
});

let names = 0;

/** A page with a class of its own; its server answers with `failures` first. */
function aPage(...failures: Error[]) {
  const mounted: ViewParts[] = [];
  const updates: Partial<ViewParts>[] = [];
  const calls: string[] = [];
  const lines: string[] = [];
  const asked: unknown[] = [];
  const told: [string, unknown][] = [];
  let timers = 0;
  const ready = Promise.withResolvers<void>();
  const desksAsked: string[] = [];
  let heldDesk: Promise<void> | null = null;
  let heldSpanish: Promise<void> | null = null;
  let heldInfo: Promise<void> | null = null;
  const surroundings: Surroundings = {
    fetch: () => Promise.withResolvers<Response>().promise,
    wait: async () => {},
    storage: () => sessionStorage,
    openChannel: () => {
      throw new Error("no channels");
    },
    startTimer: () => {
      timers += 1;
      return () => {};
    },
    random: () => 0,
    newId: () => crypto.randomUUID(),
    now: () => 0,
    timeZone: "UTC",
    warn: (line) => lines.push(line),
  };
  const desks = createDesks(surroundings);
  const element = createAgentCareChat({
    surroundings,
    async desk(of) {
      desksAsked.push(of.clinic);
      const held = heldDesk;
      heldDesk = null;
      await held;
      return desks(of);
    },
    isKept: () => page.kept,
    async clinicInfo(of) {
      asked.push(of);
      await heldInfo;
      const failure = failures.shift();
      if (failure) throw failure;
      return CLINIC;
    },
    mount(_root, parts): MountedView {
      mounted.push(parts);
      const note = (name: string) => (gesture?: string) => void calls.push(gesture ? `${name} ${gesture}` : name);
      return {
        open: note("open"),
        close: note("close"),
        toggle: note("toggle"),
        update: (changes) => void updates.push(changes),
        unmount: () => void calls.push("unmount"),
      };
    },
    languages: {
      en: async () => en,
      async es() {
        await heldSpanish;
        return en;
      },
    },
    register: () => () => {},
    host: "https://agentcare.example",
  });
  const name = `agentcare-chat-${++names}`;
  customElements.define(name, element);
  const place = (attributes: Record<string, string>) => {
    const placed = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) placed.setAttribute(key, value);
    for (const type of ["ready", "message", "error"]) {
      placed.addEventListener(`agentcare:${type}`, (event) => {
        told.push([event.type, (event as CustomEvent).detail]);
        if (type === "ready") ready.resolve();
      });
    }
    document.body.append(placed);
    return placed;
  };
  /** What was shown once there was a conversation. */
  const seats = () => updates.filter(({ store }) => store);
  const page = {
    place,
    mounted,
    updates,
    seats,
    calls,
    lines,
    asked,
    told,
    /** How many were started so far. */
    timers: () => timers,
    kept: false,
    ready: ready.promise,
    desksAsked,
    /** The next conversation is not loaded until the result says why it cannot be. */
    holdDesk() {
      const held = Promise.withResolvers<void>();
      heldDesk = held.promise;
      return held.reject;
    },
    /** Who the clinic is, is known when the result is called. */
    holdInfo() {
      const held = Promise.withResolvers<void>();
      heldInfo = held.promise;
      return held.resolve;
    },
    /** Spanish comes when the result is called. */
    holdSpanish() {
      const held = Promise.withResolvers<void>();
      heldSpanish = held.promise;
      return held.resolve;
    },
  };
  return page;
}

/** Lets everything happen that waits for nothing else. */
const settled = () => new Promise<void>((resolve) => setImmediate(resolve));
