// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from "vitest";
import type { Widget } from "../element/public-api.ts";
import { createAgentCareFrame } from "./agentcare-frame.ts";

const HOST = "https://agentcare.example";

afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("<agentcare-frame>", () => {
  it("frames the clinic's chat from its server, and names this site to it", () => {
    const { frame } = aPlace({ locale: "es", position: "start" });
    const address = new URL(frame.src);
    expect(address.origin + address.pathname).toBe(`${HOST}/widget/frame/pub_1`);
    expect(Object.fromEntries(address.searchParams)).toEqual({
      site: location.origin,
      locale: "es",
      position: "start",
    });
    expect(frame.title).toBe("Riverside");
    expect(frame.style.width).toBe("96px");
  });

  it.each(["auto", ""])("tells the language of this page, where the wish for one is %j", (locale) => {
    document.documentElement.lang = "es-MX";
    const { frame } = aPlace({ locale });
    document.documentElement.removeAttribute("lang");
    expect(new URL(frame.src).searchParams.get("locale")).toBe("es-MX");
    expect(new URL(aPlace({ locale }).frame.src).searchParams.has("locale")).toBe(false);
  });

  it("says whom to call where nobody answers in it, and takes that back when somebody does", () => {
    vi.useFakeTimers();
    const { element, frame, say, told, warned } = aPlace({ phone: "(555) 010-0100" });
    const standIn = () => element.shadowRoot?.querySelector("details");
    frame.dispatchEvent(new Event("load"));
    vi.advanceTimersByTime(999);
    expect(standIn()).toBeNull();
    vi.advanceTimersByTime(1);
    expect(standIn()?.textContent).toContain("Please call the clinic.");
    expect(standIn()?.querySelector("a")?.href).toBe("tel:5550100100");
    expect(frame.style.display).toBe("none");
    expect(told).toEqual([["agentcare:error", { code: "unreachable" }]]);
    expect(warned).toHaveLength(1);
    element.open();
    expect(standIn()?.open).toBe(true);
    say({ agentcare: "here" });
    expect(standIn()).toBeNull();
    expect(frame.style.display).toBe("");
  });

  it("waits for who is there, however long the chat takes then", () => {
    vi.useFakeTimers();
    const { element, frame, say, warned } = aPlace();
    say({ agentcare: "here" });
    frame.dispatchEvent(new Event("load"));
    vi.advanceTimersByTime(60_000);
    expect(element.shadowRoot?.querySelector("details")).toBeNull();
    expect(warned).toEqual([]);
  });

  it("goes along when client-side navigation exchanges the body, and opens again what was open", async () => {
    const { element, frame, sent, say } = aPlace();
    say({ agentcare: "event", type: "open", detail: {} });
    document.body.replaceWith(document.createElement("body"));
    await Promise.resolve();
    expect(element.isConnected).toBe(true);
    expect(frame.style.width).toBe("96px");
    say({ agentcare: "event", type: "ready", detail: {} });
    expect(sent).toEqual([[{ agentcare: "command", call: ["open"] }, HOST]]);
  });

  it("makes room when the chat opens, tells the page, and takes the room back", () => {
    const { frame, say, told } = aPlace();
    say({ agentcare: "event", type: "open", detail: {} });
    expect(frame.style.height).not.toBe("96px");
    say({ agentcare: "event", type: "close", detail: {} });
    expect(frame.style.height).toBe("96px");
    say({ agentcare: "event", type: "booked", detail: { action: "book" } });
    expect(told).toEqual([
      ["agentcare:open", {}],
      ["agentcare:close", {}],
      ["agentcare:booked", { action: "book" }],
    ]);
  });

  it("hears nobody but its own frame at its own server", () => {
    const { say, told } = aPlace();
    const open = { agentcare: "event", type: "open", detail: {} };
    say(open, { origin: "https://agentcare.example.evil.example" });
    say(open, { source: window });
    say({ agentcare: "event", type: "anything" });
    say(null);
    expect(told).toEqual([]);
  });

  it("passes commands on to the exact origin of its server, once somebody is there", () => {
    const { element, sent, say } = aPlace();
    element.open();
    expect(sent).toEqual([]);
    say({ agentcare: "event", type: "ready", detail: {} });
    element.sendMessage("Hello");
    element.identify("signed");
    expect(sent).toEqual([
      [{ agentcare: "command", call: ["open"] }, HOST],
      [{ agentcare: "command", call: ["sendMessage", "Hello"] }, HOST],
      [{ agentcare: "command", call: ["identify", "signed"] }, HOST],
    ]);
  });
});

let names = 0;

function aPlace(attributes: Record<string, string> = {}) {
  const name = `agentcare-frame-${++names}`;
  const warned: string[] = [];
  customElements.define(name, createAgentCareFrame({ register: () => () => {}, warn: (line) => warned.push(line) }));
  // The class is an element and a widget; `createElement` knows only the first.
  const element = document.createElement(name) as HTMLElement & Widget;
  for (const [key, value] of Object.entries({ clinic: "pub_1", host: HOST, name: "Riverside", ...attributes })) {
    element.setAttribute(key, value);
  }
  const told: [string, unknown][] = [];
  for (const type of ["open", "close", "booked", "error"]) {
    element.addEventListener(`agentcare:${type}`, (event) => told.push([event.type, (event as CustomEvent).detail]));
  }
  document.body.append(element);
  const frame = element.shadowRoot?.querySelector("iframe");
  if (!frame) throw new Error("There is no frame.");
  const sent: unknown[][] = [];
  const inside = { postMessage: (...message: unknown[]) => void sent.push(message) };
  Object.defineProperty(frame, "contentWindow", { value: inside });
  const say = (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
    dispatchEvent(Object.assign(new Event("message"), { origin: HOST, source: inside, data, ...from }));
  return { element, frame, told, sent, say, warned };
}
