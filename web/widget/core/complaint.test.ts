import { describe, expect, it } from "vitest";
import { complaintOf } from "./complaint.ts";
import type { Change } from "./types.ts";

const event = (fields: { type: string; [field: string]: unknown }): Change => ({
  type: "event",
  event: fields,
  receivedAt: 0,
});

describe("the console's line", () => {
  it("names the code of what failed, and nothing that was said", () => {
    const text = "My name is Ana Ruiz";
    const retry = { runId: "r1", messageId: "m1", text };
    const lines = [
      complaintOf({ type: "run_lost", id: "n1", text, code: "unreachable", retry }),
      complaintOf({ type: "run_lost", id: "n1", text, code: "", retry }),
      complaintOf(event({ type: "RUN_ERROR", message: text, code: "unavailable" })),
    ];
    expect(lines.map((line) => /\((\w+)\)/.exec(line ?? "")?.[1])).toEqual(["unreachable", "refused", "run_error"]);
    expect(lines.join()).not.toContain("Ana");
  });

  it("names a card that this version cannot draw, and is silent on all that is as it should be", () => {
    expect(complaintOf(event({ type: "ACTIVITY_SNAPSHOT", activityType: "agentcare.new" }))).toContain("agentcare.new");
    const silent: Change[] = [
      event({ type: "ACTIVITY_SNAPSHOT", activityType: "agentcare.slots" }),
      event({ type: "SOMETHING_NEW" }),
      { type: "cleared" },
    ];
    expect(silent.map(complaintOf)).toEqual([null, null, null]);
  });
});
