import { describe, expect, it } from "vitest";
import { gradeTrial } from "./grade-trial.ts";
import { A_CLINIC, aCase, aTrial, aVisit, aWrite, booking, proposing, said } from "./testing/a-trial.ts";

const grade = (record = aTrial(), evalCase = aCase()) => gradeTrial(evalCase, record, A_CLINIC);
const gradersOf = async (record: ReturnType<typeof aTrial>) => [
  ...new Set((await grade(record)).findings.map(({ grader }) => grader)),
];

describe("the grade of a run", () => {
  it("passes a booking that was agreed, written and reported", async () =>
    expect(await grade()).toEqual({ passed: true, findings: [], blame: null, diff: { missing: [], unexpected: [] } }));

  it("is the same when it is given again", async () => {
    const record = aTrial({ changed: [] });
    expect(await grade(record)).toEqual(await grade(structuredClone(record)));
  });

  it("fails a write without a yes", async () => {
    const turns = [proposing({ writes: [aWrite()] }), booking({ writes: [] })];
    expect(await gradersOf(aTrial({ turns }))).toEqual(["invariant:consent"]);
  });

  it('fails "booked" said before the commit', async () => {
    const turns = [proposing({ text: booking().text, cards: booking().cards }), booking()];
    const { findings, blame } = await grade(aTrial({ turns }));
    expect(findings.map(({ grader, turn }) => [grader, turn])).toEqual([
      ["invariant:success_words", 0],
      ["invariant:success_words", 0],
    ]);
    expect(blame).toBe("agent");
  });

  it("fails a date a week off, wherever it went wrong", async () => {
    const off = aVisit({ startsAt: "2026-03-17T10:00" });
    expect(
      await gradersOf(aTrial({ turns: [proposing(), booking({ writes: [aWrite(off)] })], changed: [off] })),
    ).toEqual(["end_state", "invariant:consent", "invariant:success_words"]);
    const { findings } = await grade(aTrial({ changed: [off] }));
    expect(findings).toMatchObject([{ grader: "end_state", message: expect.stringContaining("is 2026-03-17T10:00") }]);
  });

  it("takes a rival's booking neither for the system's nor for what it says", async () => {
    const rival = aWrite(aVisit({ patient: "Quentin Zwart born 1979-06-17" }));
    const disrupted = aCase({ gold: [], disruptions: [{ at: "proposed", fault: "slot_taken" }] });
    const refused = booking({ text: "That time has just been taken.", cards: [], writes: [rival] });
    const record = aTrial({ turns: [proposing(), refused], changed: [], gold: [] });
    expect((await grade(record, disrupted)).findings).toEqual([]);
    const lying = aTrial({ ...record, turns: [proposing(), booking({ writes: [rival] })] });
    expect((await grade(lying, disrupted)).findings.map(({ grader }) => grader)).toEqual([
      "invariant:success_words",
      "invariant:success_words",
    ]);
    expect((await grade(record, aCase({ gold: [] }))).findings[0]?.grader).toBe("invariant:consent");
  });

  it("does not judge a run that something outside broke", async () => {
    const record = aTrial({ ended: "infrastructure", error: "the database server is gone", turns: [], changed: [] });
    expect(await grade(record)).toMatchObject({ passed: false, blame: "environment", findings: [{ turn: null }] });
  });

  it("asks no more of who was handed over than that nothing wrong was done", async () => {
    const note = { table: "handoffs" as const, fields: { topic: null, urgency: "routine", reason: "no calendar" } };
    const record = aTrial({ turns: [], changed: [note], reached: [] });
    expect(await grade(record, aCase({ facts: [{ time: "10:00" }] }, { expects: "same_or_handoff" }))).toMatchObject({
      passed: true,
    });
    expect((await grade(record)).passed).toBe(false);
  });

  it("fails whoever does nothing, and whoever writes what is not in the gold", async () => {
    const nothing = aTrial({ turns: [], changed: [], reached: [], ended: "gave_up" });
    expect((await grade(nothing)).passed).toBe(false);
    const twice = aTrial({ changed: [aVisit(), aVisit({ startsAt: "2026-03-12T10:00" })] });
    expect((await grade(twice)).diff.unexpected).toHaveLength(1);
    const question = aTrial({ turns: [proposing({ move: said("hi") })], changed: [aVisit()], gold: [] });
    expect((await grade(question, aCase({ gold: [] }))).passed).toBe(false);
  });
});
