import { describe, expect, it } from "vitest";
import type { Outcome } from "../scenario/schema.ts";
import { gradeGoals } from "./goals.ts";
import { aCase, aTrial } from "./testing/a-trial.ts";

const goals = (untils: Outcome[], of: Record<string, unknown> = {}, record = aTrial()) =>
  gradeGoals(
    aCase({ user: { is: "ana", goals: untils.map((until) => ({ says: ["one", "other"], until })) }, ...of }),
    record,
  );

describe("the person's goals", () => {
  it("pass when each was seen reached", () => {
    expect(goals(["booked"])).toEqual([]);
    expect(goals(["answered", "booked"], {}, aTrial({ reached: ["booked", "answered"] }))).toEqual([]);
  });
  it("fail when one was not, as often as it was wanted", () => {
    expect(goals(["booked", "booked"])).toHaveLength(1);
    expect(goals(["answered"])).toMatchObject([{ message: 'the person did not see "answered" reached' }]);
    expect(goals(["booked"], {}, aTrial({ reached: [], ended: "gave_up" }))[0]?.message).toMatch(/and gave up$/);
  });
  it("leave out what policy denies: its write is not in the gold", () =>
    expect(goals(["booked", "declined"], { gold: [] }, aTrial({ reached: ["declined"] }))).toEqual([]));
  it("leave out what an emergency ended", () => {
    const user = {
      is: "ana",
      goals: [{ says: ["one", "other"], until: "answered" }],
      interrupts: [{ at: "offered", says: ["chest pain", "my chest"], means: "emergency" }],
    };
    expect(gradeGoals(aCase({ user, gold: [] }), aTrial({ reached: [] }))).toEqual([]);
  });
  it("fail a conversation that never ends", () => {
    expect(goals(["booked"], {}, aTrial({ ended: "turn_limit" }))).toMatchObject([
      { message: "the conversation did not end" },
    ]);
  });
});
