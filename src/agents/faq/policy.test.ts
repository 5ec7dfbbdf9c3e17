import { describe, expect, it } from "vitest";
import { emptyFrame } from "../../graph/frame.ts";
import type { ToolAnswer } from "../../tools/run-tool.ts";
import { directory } from "../supervisor/testing/conversation-so-far.ts";
import { faqPolicy } from "./policy.ts";

const closure = { day: "2026-11-26", locationName: "Downtown", from: "00:00", to: "24:00" };
const hours = { kind: "answer", text: "Open Monday to Friday.", sources: [], tier: "rules" };
const unknown = { kind: "unknown" };

function decide(question: string, ...answers: [name: string, answer: ToolAnswer<unknown>][]) {
  return faqPolicy({
    task: { id: "1", agent: "faq", kind: "answer", question },
    frame: emptyFrame(),
    footing: {} as Parameters<typeof faqPolicy>[0]["footing"],
    results: answers.map(([name, answer]) => ({ name, args: {}, answer })),
    context: { now: "2026-11-22T14:00:00Z" } as Parameters<typeof faqPolicy>[0]["context"],
    directory: { ...directory, timeZone: "America/New_York" },
  });
}
const ok = (value: unknown) => ({ ok: true as const, value });
const ASKED = "are you open this Thursday, November 26?";

describe("a question about opening on a day", () => {
  it("is asked of the calendar first, then of the documents by its weekday", () => {
    expect(decide(ASKED)).toEqual({
      call: { name: "find_closures", args: { from: "2026-11-26", to: "2026-11-26" } },
    });
    expect(decide(ASKED, ["find_closures", ok([])])).toEqual({
      call: { name: "answer_question", args: { question: "are you open on Thursday?" } },
    });
  });

  it("is answered by the calendar's closure before the usual hours", () => {
    const step = decide(ASKED, ["find_closures", ok([closure])], ["answer_question", ok(hours)]);
    expect(step).toMatchObject({
      done: { facts: [{ kind: "closed_on", closures: [closure], otherwise: true }, { kind: "answer" }] },
    });
  });

  it("is answered by the closure alone where the documents do not tell", () => {
    const step = decide(ASKED, ["find_closures", ok([closure])], ["answer_question", ok(unknown)]);
    expect(step).toEqual({ done: { facts: [{ kind: "closed_on", closures: [closure], otherwise: false }] } });
  });

  it("is never answered by the usual hours alone while the calendar is away", () => {
    const step = decide(ASKED, ["find_closures", { ok: false, unavailable: true }], ["answer_question", ok(hours)]);
    expect(step).toMatchObject({ done: { facts: [{ kind: "unavailable", part: "calendar" }, { kind: "answer" }] } });
  });
});

it("any other question goes to the documents alone, and a person is offered when they do not tell", () => {
  expect(decide("is parking free?")).toEqual({
    call: { name: "answer_question", args: { question: "is parking free?" } },
  });
  expect(decide("is parking free?", ["answer_question", ok(unknown)])).toMatchObject({
    done: { facts: [{ kind: "unknown_answer", offer: true }] },
  });
});
