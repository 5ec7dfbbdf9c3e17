import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { en } from "../strings/en.ts";
import { EMPTY } from "./empty.ts";
import { parseEvent } from "./parse-event.ts";
import { reduce } from "./store.ts";
import { isCard, isThread, isWellFormed } from "./well-formed.ts";

describe("isWellFormed", () => {
  it.each([
    [{ type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: "Hi" }, true],
    [{ type: "TEXT_MESSAGE_CONTENT", messageId: "m1" }, false],
    [{ type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: { html: "<b>" } }, false],
    [{ type: "TEXT_MESSAGE_START" }, false],
    [{ type: "ACTIVITY_SNAPSHOT", messageId: "a1", activityType: "agentcare.slots", content: null }, false],
    [{ type: "ACTIVITY_SNAPSHOT", messageId: "a1", activityType: "agentcare.slots", content: { days: [{}] } }, false],
    [{ type: "ACTIVITY_SNAPSHOT", messageId: "a1", activityType: "agentcare.slots", content: { days: [] } }, true],
    [{ type: "ACTIVITY_SNAPSHOT", messageId: "a1", activityType: "agentcare.new", content: 7 }, true],
    [{ type: "SOMETHING_NEW" }, true],
    [{ type: "toString" }, true],
    [{ type: 7 }, false],
  ])("%j: %s", (event, good) => {
    expect(isWellFormed(event)).toBe(good);
  });

  it("knows what each card cannot do without", () => {
    expect(isCard("agentcare.appointment", { status: "booked", visitType: "Cleaning", when: "Tuesday" })).toBe(true);
    expect(isCard("agentcare.appointment", { status: "booked" })).toBe(false);
    expect(isCard("agentcare.emergency", { title: "", text: "", calls: [{ label: "911", number: 911 }] })).toBe(false);
    expect(isCard("agentcare.form", { purpose: "identity", fields: "none" })).toBe(false);
  });
});

describe("isThread", () => {
  const message = { id: "m1", role: "user", text: "Hello", cards: [] };

  it.each([
    [{ messages: [] }, true],
    [{ messages: [message, { ...message, cards: [{ type: "agentcare.new", content: null }] }] }, true],
    [{ messages: [message, null] }, false],
    [{ messages: [{ ...message, text: { html: "<b>" } }] }, false],
    [{ messages: [{ ...message, cards: [null] }] }, false],
    [{ messages: "none" }, false],
    [{}, false],
    [null, false],
  ])("%j: %s", (view, good) => {
    expect(isThread(view)).toBe(good);
  });
});

describe("whatever arrives", () => {
  it("never makes the store throw", () => {
    const types = ["TEXT_MESSAGE_CONTENT", "ACTIVITY_SNAPSHOT", "STATE_SNAPSHOT", "RUN_FINISHED", "RUN_ERROR"];
    const anEvent = fc.record({
      type: fc.constantFrom(...types),
      messageId: fc.jsonValue(),
      delta: fc.jsonValue(),
      activityType: fc.oneof(fc.constant("agentcare.appointment"), fc.jsonValue()),
      content: fc.jsonValue(),
      snapshot: fc.oneof(fc.jsonValue(), fc.record({ pending: fc.jsonValue(), suggestions: fc.jsonValue() })),
      outcome: fc.oneof(fc.jsonValue(), fc.record({ type: fc.constant("interrupt"), interrupts: fc.jsonValue() })),
      message: fc.jsonValue(),
    });
    fc.assert(
      fc.property(fc.array(anEvent), (events) => {
        let state = EMPTY;
        for (const each of events) {
          const event = parseEvent(JSON.stringify(each));
          if (event) state = reduce(state, { type: "event", event, receivedAt: 0 }, en);
        }
      }),
    );
  });
});
