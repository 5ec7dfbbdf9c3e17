import { describe, expect, it } from "vitest";
import { EMPTY } from "../core/empty.ts";
import { reduce } from "../core/store.ts";
import type { Change, ServerEvent } from "../core/types.ts";
import { en } from "../strings/en.ts";
import type { WidgetEvent } from "../view/contract.ts";
import { eventsOf } from "./widget-events.ts";

const visit = (status: string): ServerEvent => ({
  type: "ACTIVITY_SNAPSHOT",
  messageId: `a-${status}`,
  activityType: "agentcare.appointment",
  content: { status, visitType: "Cleaning", when: "Tuesday", reference: "RC-7K3M-Q2", startsAt: "2026-03-10T14:00Z" },
});

/** What the host page learns of these changes, one after the other. */
function told(...changes: (Change | ServerEvent)[]): WidgetEvent[] {
  let state = EMPTY;
  return changes.flatMap((each) => {
    const change: Change = isChange(each) ? each : { type: "event", event: each, receivedAt: 0 };
    state = reduce(state, change, en);
    return eventsOf(state, change);
  });
}
const isChange = (each: Change | ServerEvent): each is Change => ["submitted", "run_lost"].includes(each.type);

describe("what the host page learns", () => {
  it("is who said something, never what", () => {
    const submission = { runId: "r1", messageId: "u1", text: "My tooth hurts" };
    const events = told(
      { type: "submitted", submission },
      { type: "TEXT_MESSAGE_START", messageId: "m1" },
      { type: "TEXT_MESSAGE_CONTENT", messageId: "m1", delta: "I am sorry" },
      { type: "TEXT_MESSAGE_END", messageId: "m1" },
    );
    expect(events).toEqual([
      { type: "message", role: "user" },
      { type: "message", role: "assistant" },
    ]);
  });

  it("is that a visit was booked or moved, not that one was looked at", () => {
    expect(told(visit("proposed"), visit("booked"))).toEqual([{ type: "booked", action: "book" }]);
    expect(told(visit("proposed"), visit("rescheduled"))).toEqual([{ type: "booked", action: "reschedule" }]);
    expect(told(visit("booked"))).toEqual([]);
    expect(told(visit("proposed"), visit("cancelled"))).toEqual([]);
  });

  it("is the code of what failed", () => {
    expect(told({ type: "RUN_ERROR", message: "Ana's visit could not be booked." })).toEqual([
      { type: "error", code: "run_error" },
    ]);
    expect(told({ type: "run_lost", id: "l", text: "Ana", code: "" })).toEqual([{ type: "error", code: "refused" }]);
  });
});
