import { describe, expect, it } from "vitest";
import { gradeOrder, usesSameTools } from "./order.ts";
import { aTurn } from "./testing/a-trial.ts";

const run = (...names: string[]) => ({
  turns: names.map((name) =>
    aTurn({
      tools: [
        { name: name.replace("!", ""), args: { a: name }, refusal: name.endsWith("!") ? "not_authorised" : null },
      ],
    }),
  ),
});
const order = ["verify_code", "list_appointments"];

describe("tools whose order is policy", () => {
  it("pass in that order, whatever else was used and however often", async () => {
    expect(
      await gradeOrder({ order }, run("find_slots", "verify_code", "hold_slot", "list_appointments", "verify_code")),
    ).toEqual([]);
    expect(await gradeOrder({ order: [] }, run("book_appointment"))).toEqual([]);
  });
  it.each([
    ["the wrong way round", run("list_appointments", "verify_code")],
    ["read once before the proof", run("list_appointments", "verify_code", "list_appointments")],
    ["one is missing", run("list_appointments")],
    ["one was only refused", run("verify_code!", "list_appointments")],
    ["none", run()],
  ])("fail: %s", async (_, record) => expect(await gradeOrder({ order }, record)).toHaveLength(1));
  it("do not count what was refused before its time", async () =>
    expect(await gradeOrder({ order }, run("list_appointments!", "verify_code", "list_appointments"))).toEqual([]));
  it("tell what was used instead", async () =>
    expect((await gradeOrder({ order }, run("list_appointments", "verify_code")))[0]?.message).toBe(
      "policy wants verify_code before list_appointments; used in this order: list_appointments, verify_code",
    ));
});

it("a run is like another when it used the same tools, in any order", async () => {
  expect(await usesSameTools(run("a_tool", "b_tool"), run("b_tool", "a_tool"))).toBe(true);
  expect(await usesSameTools(run("a_tool"), run("b_tool", "a_tool"))).toBe(false);
});
