import { describe, expect, it } from "vitest";
import { createBridge } from "./bridge.ts";

const SITE = "https://riverside.example";

describe("the bridge of a framed chat", () => {
  it("tells that it is there, and events, to the exact origin of the site", () => {
    const { events, sent } = aFrame();
    expect(sent.splice(0)).toEqual([[{ agentcare: "here" }, SITE]]);
    events.dispatchEvent(new CustomEvent("agentcare:booked", { detail: { action: "book" } }));
    events.dispatchEvent(new CustomEvent("agentcare:secret", { detail: {} }));
    expect(sent).toEqual([[{ agentcare: "event", type: "booked", detail: { action: "book" } }, SITE]]);
  });

  it("does what its site says, and nobody else", () => {
    const { parent, say, calls } = aFrame();
    say({ origin: SITE, source: parent, data: { agentcare: "command", call: ["open"] } });
    say({
      origin: "https://riverside.example.evil.example",
      source: parent,
      data: { agentcare: "command", call: ["reset"] },
    });
    say({ origin: SITE, source: null, data: { agentcare: "command", call: ["reset"] } });
    say({ origin: SITE, source: parent, data: { agentcare: "command", call: "reset" } });
    say({ origin: SITE, source: parent, data: null });
    expect(calls).toEqual([["open"]]);
  });
});

function aFrame() {
  const sent: [unknown, unknown][] = [];
  const calls: unknown[][] = [];
  const events = new EventTarget();
  const messages = new EventTarget();
  const parent = { postMessage: (message: unknown, target: unknown) => void sent.push([message, target]) };
  createBridge({ site: SITE, parent, messages, events, command: (...call) => void calls.push(call) });
  const say = (fields: { origin: string; source: unknown; data: unknown }) =>
    messages.dispatchEvent(Object.assign(new Event("message"), fields));
  return { parent, events, sent, calls, say };
}
