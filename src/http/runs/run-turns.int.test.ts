import { randomUUID } from "node:crypto";
import { EventType } from "@ag-ui/core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Db, withClinic } from "../../../db/client.ts";
import { closeHandoff, listQueuedHandoffs, takeHandoff } from "../../../db/queries/handoffs.ts";
import { type TestAgentCare, testAgentCare } from "../../../tests/agentcare.ts";
import type { RunTurn, TurnEvent } from "../../graph/turn.ts";
import { createLocalFanOut } from "../../platform/fan-out.ts";
import { createRuns } from "./create-runs.ts";
import { createRunLog } from "./run-log.ts";
import { createRunTurns } from "./run-turns.ts";
import { type LoggedEvent, type Runs, RunsBusy, type Session } from "./runs.ts";

let care: TestAgentCare;
beforeAll(async () => {
  care = await testAgentCare();
});
afterAll(() => care.close());

/** Runs on the real database, with turns that do what a test says. */
function runsOf(runTurn: RunTurn, turnTimeoutMs = 30_000) {
  const { db, clock } = care.system;
  const faults: unknown[] = [];
  const report = (error: unknown) => void faults.push(error);
  const log = createRunLog({ db, fanOut: createLocalFanOut(), pollMs: 20 });
  const tidy = async () => {};
  const turns = createRunTurns({ db, runTurn, log, clock, report, tidy, owner: randomUUID(), turnTimeoutMs });
  const forget = async () => {};
  return { runs: createRuns({ db, turns, log, clock, newId: randomUUID, report, forget }), faults };
}

const message = (text = "hello") => ({
  runId: randomUUID(),
  messageId: randomUUID(),
  input: { kind: "text" as const, text },
});

async function toldBy(runs: Runs, session: Session, runId: string): Promise<LoggedEvent[]> {
  const following = await runs.follow(session, runId, 0, new AbortController().signal);
  return following ? Array.fromAsync(following) : [];
}

const typesOf = (told: LoggedEvent[]) => told.map(({ event }) => event.type);
const begun: TurnEvent = { type: "step_started", step: "screen" };
const replied: TurnEvent = {
  type: "replied",
  reply: { text: "Hello.", cards: [], suggestions: [] },
  state: { held: null, pending: null, suggestions: [] },
  reading: null,
};

const inClinic = <Result>(db: Db, work: (tx: Db) => Promise<Result>) => withClinic(db, care.clinicId, work);

/** Ends only when it is told to. */
const untilAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

describe("a turn that fails", () => {
  it("once is gone on with from where it stood; the client sees one run, its steps closed", async () => {
    const resumed: boolean[] = [];
    const { runs, faults } = runsOf(async function* (request) {
      resumed.push(request.resumed);
      yield begun;
      if (resumed.length === 1) throw new Error("a connection broke");
      yield { type: "step_finished", step: "screen" };
      yield replied;
    });
    const session = await runs.openThread(care.clinicId);
    const run = message();
    await runs.submit(session, run);
    const told = await toldBy(runs, session, run.runId);
    expect(resumed).toEqual([false, true]);
    expect(faults).toHaveLength(1);
    expect(told.map(({ sequence }) => sequence)).toEqual(told.map((_, index) => index + 1));
    const types = typesOf(told);
    expect(types.filter((type) => type === EventType.RUN_STARTED)).toHaveLength(1);
    expect(types.at(-1)).toBe(EventType.RUN_FINISHED);
    const count = (type: EventType) => types.filter((other) => other === type).length;
    expect(count(EventType.STEP_STARTED)).toBe(count(EventType.STEP_FINISHED));
  });

  it("as often as a pool has broken connections is answered all the same", async () => {
    let left = 4;
    const { runs } = runsOf(async function* () {
      yield begun;
      left -= 1;
      if (left >= 0) throw Object.assign(new Error("terminating connection"), { code: "57P01" });
      yield { type: "step_finished", step: "screen" };
      yield replied;
    });
    const session = await runs.openThread(care.clinicId);
    const run = message();
    await runs.submit(session, run);
    expect(typesOf(await toldBy(runs, session, run.runId)).at(-1)).toBe(EventType.RUN_FINISHED);
  });

  it("for good ends with one fixed sentence, and the next message is answered", async () => {
    let broken = true;
    const { runs } = runsOf(async function* () {
      yield begun;
      if (broken) throw new Error("select * from patients where name = 'Ana'");
      yield { type: "step_finished", step: "screen" };
      yield replied;
    });
    const session = await runs.openThread(care.clinicId);
    const run = message();
    await runs.submit(session, run);
    const told = await toldBy(runs, session, run.runId);
    expect(told.at(-1)?.event).toMatchObject({ type: EventType.RUN_ERROR, code: "unavailable" });
    expect(JSON.stringify(told)).not.toMatch(/select|Ana/);
    broken = false;
    const next = message();
    await runs.submit(session, next);
    expect(typesOf(await toldBy(runs, session, next.runId)).at(-1)).toBe(EventType.RUN_FINISHED);
  });

  it("to end in time is stopped and says so", async () => {
    const { runs } = runsOf(async function* ({ signal }) {
      yield begun;
      await untilAborted(signal);
    }, 20);
    const session = await runs.openThread(care.clinicId);
    const run = message();
    await runs.submit(session, run);
    const told = await toldBy(runs, session, run.runId);
    expect(told.at(-1)?.event).toMatchObject({ type: EventType.RUN_ERROR, code: "timeout" });
  });
});

describe("a run", () => {
  it("that a drain leaves unfinished is carried on elsewhere, and no new one is taken", async () => {
    const held = Promise.withResolvers<void>();
    const draining = runsOf(async function* ({ signal }) {
      yield begun;
      held.resolve();
      await untilAborted(signal);
    });
    const session = await draining.runs.openThread(care.clinicId);
    const run = message();
    await draining.runs.submit(session, run);
    await held.promise;
    await draining.runs.drain(0);
    await expect(draining.runs.submit(session, message())).rejects.toBeInstanceOf(RunsBusy);
    const other = runsOf(async function* ({ resumed }) {
      yield begun;
      yield { type: "step_finished", step: "screen" };
      if (resumed) yield replied;
    });
    const told = await toldBy(other.runs, session, run.runId);
    expect(typesOf(told).at(-1)).toBe(EventType.RUN_FINISHED);
    expect(draining.faults).toEqual([]);
    expect(other.faults).toEqual([]);
  });

  it("X1: is another conversation's: it cannot be followed or cancelled, and its id means nothing there", async () => {
    const { runs } = runsOf(async function* () {
      yield replied;
    });
    const mine = await runs.openThread(care.clinicId);
    const other = await runs.openThread(care.clinicId);
    const run = message();
    await runs.submit(mine, run);
    await toldBy(runs, mine, run.runId);
    expect(await runs.follow(other, run.runId, 0, new AbortController().signal)).toBeNull();
    expect(await runs.cancel(other, run.runId)).toBeNull();
    expect((await runs.thread(other))?.messages).toEqual([]);
    expect(await runs.submit(other, { ...run, input: { kind: "text", text: "another" } })).toEqual({ attached: false });
    expect((await toldBy(runs, other, run.runId)).length).toBeGreaterThan(0);
    expect((await runs.thread(mine))?.messages).toHaveLength(2);
  });

  it("leaves no message in the transcript while a person of the clinic has taken over, and answers again after", async () => {
    const { db, runs } = care.system;
    const chat = await care.open();
    await chat.say("I want to talk to a person");
    const rolesOf = async () =>
      (await runs.thread(chat.session))?.messages.map(({ role, text }) => [role, text !== ""]);
    const said = await rolesOf();
    const [handoff] = (await inClinic(db, (tx) => listQueuedHandoffs(tx, care.clinicId, 100))).filter(
      ({ threadId }) => threadId === chat.session.threadId,
    );
    if (!handoff) throw new Error("Nobody was asked to take over.");
    expect(await inClinic(db, (tx) => takeHandoff(tx, care.clinicId, handoff.id))).toBe(true);
    const { events, text } = await chat.say("Is anybody there?");
    expect([text, events.at(-1)?.type]).toEqual(["", EventType.RUN_FINISHED]);
    expect(await rolesOf()).toEqual([...(said ?? []), ["user", true]]);
    await inClinic(db, (tx) => closeHandoff(tx, care.clinicId, handoff.id));
    expect((await chat.say("What are your opening hours?")).text).not.toBe("");
    expect((await rolesOf())?.slice(-2)).toEqual([
      ["user", true],
      ["assistant", true],
    ]);
  });

  it("leaves nothing behind in the process, however many there are", async () => {
    const warnings: Error[] = [];
    const note = (warning: Error) => void warnings.push(warning);
    process.on("warning", note);
    const chat = await care.open();
    for (let turn = 0; turn < 15; turn += 1) await chat.say("hello");
    process.off("warning", note);
    expect(warnings).toEqual([]);
  });
});
