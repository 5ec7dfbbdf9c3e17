import { describe, expect, it } from "vitest";
import type { Card, SlotsCard } from "../../../src/graph/reply.ts";
import { aTurn, aVisit, aWrite, proposing } from "../../graders/testing/a-trial.ts";
import { createSchedule, momentsOf } from "./moment.ts";

const form = (purpose: "identity" | "code"): Card => ({
  type: "agentcare.form",
  content: { purpose, fields: [], submitLabel: "Send" },
});
const times = (days: SlotsCard["days"]): Card => ({
  type: "agentcare.slots",
  content: { visitType: "Skin check", timeZone: "UTC", days },
});
const slots = times([{ date: "2026-03-10", label: "Tuesday, March 10", slots: [] }]);

describe("the moment an answer has come to", () => {
  it.each([
    ["start", null],
    ["offered", aTurn({ cards: [slots] })],
    ["asked", aTurn({ cards: [form("identity")] })],
    ["code_asked", aTurn({ cards: [form("code")] })],
    ["proposed", proposing()],
    ["written", aTurn({ writes: [aWrite()] })],
  ] as const)("is %s", (moment, turn) => {
    expect([...momentsOf(turn)]).toEqual([moment]);
  });

  it("is not that times were offered when a card says why there are none", () => {
    expect([...momentsOf(aTurn({ cards: [times([])] }))]).toEqual([]);
  });

  it("is not that something was written when a time is only kept", () => {
    const kept = aWrite({ ...aVisit(), table: "holds" }, "held");
    expect([...momentsOf(aTurn({ writes: [kept] }))]).toEqual([]);
  });
});

describe("a schedule of disruptions", () => {
  it("gives each once, at its moment", () => {
    const due = createSchedule([
      { at: "start", fault: "redis_down" },
      { at: "proposed", fault: "slot_taken" },
    ]);
    expect(due(null)).toEqual(["redis_down"]);
    expect(due(aTurn())).toEqual([]);
    expect(due(proposing())).toEqual(["slot_taken"]);
    expect(due(proposing())).toEqual([]);
  });
});
