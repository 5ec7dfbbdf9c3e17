import { describe, expect, it } from "vitest";
import type { Finding } from "../trial.ts";
import { classify, goldIsWrong, personIsWrong } from "./classify.ts";
import { aCase, aTrial, aTurn, aVisit, proposing, said } from "./testing/a-trial.ts";

const wrongRow: Finding = { grader: "end_state", turn: null, message: "a row is missing" };
const blame = (record = aTrial(), findings = [wrongRow], evalCase = aCase()) => classify(evalCase, record, findings);

describe("who is at fault", () => {
  it("is nobody when nothing was found", () => expect(blame(aTrial(), [])).toBeNull());
  it("is the agent when nothing else explains it", () => expect(blame()).toBe("agent"));
  it("is the environment when something outside broke", () => {
    expect(blame(aTrial({ ended: "infrastructure", error: "the server is gone" }), [])).toBe("environment");
    expect(blame(aTrial({ error: "the server is gone" }))).toBe("environment");
  });
  it("is the scenario when its own actions were refused", () => {
    const error = "a-case.yaml: gold action 1 (book) was refused (past)";
    expect(blame(aTrial({ ended: "infrastructure", error }))).toBe("scenario");
  });
  it("is the scenario when its gold leaves nothing, or what no goal wants", () => {
    expect(blame(aTrial({ gold: [] }))).toBe("scenario");
    const gold = [{ book: { visitType: "office-visit", at: "2026-03-10T10:00", patient: "ana" } }];
    expect(blame(aTrial(), [wrongRow], aCase({ gold }))).toBe("scenario");
    const accepts = [{ from: "2026-03-11T00:00", to: "2026-03-12T00:00" }];
    const goals = [{ says: ["one", "other"], until: "booked", visitType: "dental-cleaning", accepts }];
    expect(goldIsWrong(aCase({ user: { is: "ana", goals } }), { gold: [aVisit()] })).toMatch(/no goal accepts/);
    const wider = [
      ...goals.map((goal) => ({
        ...goal,
        otherwise: [{ says: ["a", "b"], accepts: [{ from: "2026-03-10T00:00", to: "2026-03-11T00:00" }] }],
      })),
    ];
    expect(goldIsWrong(aCase({ user: { is: "ana", goals: wider } }), { gold: [aVisit()] })).toBeNull();
  });
  it("is the person when they answered what was not asked", () => {
    const turn = (move: ReturnType<typeof said>) => [aTurn({ text: "Hello." }), aTurn({ move })];
    expect(personIsWrong(turn(said("123456", "code")))).toBe("gave a code in turn 2 that nobody asked for");
    expect(personIsWrong(turn(said("yes", "yes")))).toBe("said yes in turn 2 and nothing was asked");
    expect(
      personIsWrong([aTurn({ text: "Hello." }), aTurn({ move: { kind: "text", text: "the first", means: "choice" } })]),
    ).toMatch(/none was shown/);
    expect(personIsWrong(aTrial().turns)).toBeNull();
    expect(blame(aTrial({ turns: turn(said("yes", "yes")) }))).toBe("user");
  });
  it("is the person when they left with a proposal just put to them, not when they had answered it", () => {
    expect(blame(aTrial({ turns: [proposing()] }))).toBe("user");
    const again = proposing({ move: said("yes", "yes"), pendingBefore: proposing().state?.pending ?? null });
    expect(blame(aTrial({ turns: [proposing(), again], ended: "gave_up" }))).toBe("agent");
  });
  it("is always the agent when an invariant broke", () => {
    const broken: Finding = { grader: "invariant:consent", turn: 0, message: "written without a yes" };
    expect(blame(aTrial({ turns: [proposing()], gold: [] }), [wrongRow, broken])).toBe("agent");
  });
});
