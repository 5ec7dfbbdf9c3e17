import type { Runtime } from "@langchain/langgraph";
import { describe, expect, it } from "vitest";
import { held } from "../../agents/supervisor/testing/conversation-so-far.ts";
import type { RunContext } from "../context.ts";
import { type Footing, startFooting, startTurn } from "../state.ts";
import { screenMessage } from "./screen-message.ts";

const context: RunContext = {
  clinicId: "00000000-0000-4000-8000-000000000001",
  threadId: "00000000-0000-4000-8000-000000000002",
  runId: "00000000-0000-4000-8000-000000000003",
  now: "2026-03-02T14:00:00Z",
  leaseToken: 1,
  personHere: false,
  patientTimeZone: null,
  knownPatient: null,
};
const midway: Footing = {
  ...startFooting(),
  turn: 4,
  active: "cancel",
  asked: ["code"],
  parked: [{ frame: held, active: "book", asked: [] }],
  agenda: [{ wish: { kind: "list", span: { start: 0, end: 0 }, frame: {}, visit: {}, confidence: 1 } }],
  afterProof: { agent: "booking", kind: "list" },
  noted: true,
  proved: true,
};

const screened = (text: string) =>
  screenMessage(
    { turn: startTurn(context.runId, { kind: "text", text }), frame: held, footing: midway, messages: [] },
    // Of the runtime only the context is looked at.
    { context } as Runtime<RunContext>,
  );

describe("the screen", () => {
  it.each(["stop", "start over"])(
    "'%s' drops the task and all that waits, and keeps what was proved",
    async (words) => {
      const { footing, turn } = (await screened(words)) as { footing: Footing; turn: { tasks: unknown[] } };
      expect(footing).toEqual({ ...startFooting(), turn: 5, noted: true, proved: true });
      expect(turn.tasks).toEqual([{ id: "s0", agent: "booking", kind: "release" }]);
    },
  );

  it("'start over' with a new wish keeps who it is, gives the held time back first, and leaves only the wish to be read", async () => {
    const update = (await screened("No, let's start over. I need a skin check on Friday")) as {
      footing: Footing;
      turn: { input: unknown; tasks: unknown[] };
      frame: typeof held;
    };
    expect(update.turn.input).toEqual({ kind: "text", text: "I need a skin check on Friday" });
    expect(update.footing).toEqual({ ...startFooting(), turn: 5, noted: true, proved: true });
    expect(update.turn.tasks).toEqual([{ id: "s0", agent: "booking", kind: "release", holdId: held.held?.holdId }]);
    expect(update.frame).toMatchObject({ held: null, offered: [], pending: null });
    expect(update.frame).not.toHaveProperty("visitType");
  });

  it("acts on no part of a message longer than it reads, and leaves everything as it was", async () => {
    const update = await screened("yes, please. ".repeat(1_000));
    expect(update).toMatchObject({ turn: { planned: true, facts: [{ kind: "too_long" }], tasks: [] } });
    expect(update).toHaveProperty("footing", { ...midway, turn: 5 });
    expect(update).not.toHaveProperty("frame");
  });
});
